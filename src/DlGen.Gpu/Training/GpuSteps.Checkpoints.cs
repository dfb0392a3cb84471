using DlGen.Gpu.Kernels;
using DlGen.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu.Training;

// What the steps keep: it lies on the device, and is copied to and fro for a checkpoint.
internal sealed partial class GpuSteps
{
    /// <summary>What the device keeps, and the host's copy of it as of the last checkpoint.</summary>
    private readonly List<(ArrayView<Float4> Device, Arena<float> Host)> copies = [];

    private (double Sum, long Hits) restored;

    public override void Save(CheckpointWriter<float> to)
    {
        // An epoch's last step leaves nothing to be gone on with within it.
        int batches = steps == UpdatePlan.Pieces(trained, options.BatchSize) ? 0 : steps;
        to.Add("lossSum", losses.Sum);
        to.Add("correct", losses.Hits);
        updates.Save(to, batches);
        copies.Clear();
        try
        {
            foreach ((string name, ArrayView<Float4> values) in updates.Kept)
            {
                to.Add(name, CopyOf(values));
            }

            if (updates.Averages is { } averages)
            {
                to.AddAverage(CopyOf(averages));
            }
        }
        catch (AcceleratorException exception)
        {
            throw Lost(exception);
        }
    }

    public override void Restore(CheckpointValues from)
    {
        restored = (from.GetDouble("lossSum"), from.GetInt64("correct"));
        updates.Restore(from);
    }

    public override void Resume()
    {
        try
        {
            program.StartRandomSteps(network.RandomStep);
            parameters.Upload();
            foreach ((ArrayView<Float4> device, Arena<float> host) in copies)
            {
                // What doesn't learn is in the average as it is in the network.
                parameters.Upload(device, parameter => parameter.IsFrozen || parameter.Model.IsStatistic ? parameter.Value : In(host, parameter));
            }
        }
        catch (AcceleratorException exception)
        {
            throw Lost(exception);
        }
    }

    private static TensorView<float> In(Arena<float> host, Parameter<float> parameter) => new(() => host, parameter.Model);

    private Arena<float> CopyOf(ArrayView<Float4> device)
    {
        var host = new Arena<float>(network.ParameterArena.Length);
        parameters.Download(device, parameter => In(host, parameter));
        copies.Add((device, host));
        return host;
    }
}
