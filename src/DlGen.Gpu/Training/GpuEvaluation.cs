using DlGen.Gpu.Kernels;
using DlGen.Runtime;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu.Training;

/// <summary>
/// Evaluations of one dataset on a device, a block of examples after the other: the host puts them all into the device's queue,
/// and what comes back is a sum of losses for each block and a class for each example, of every head. A block's losses are always
/// added up in the same order, and the blocks' in double precision.
/// </summary>
internal sealed class GpuEvaluation : IDisposable
{
    private readonly NetworkRuntime<float> network;
    private readonly GpuProgram program;
    private readonly BatchLoader batches;
    private readonly HeadEvaluation[] heads;
    private readonly int count;

    /// <param name="program">The network's formulas of inference. It is given back with the evaluation.</param>
    /// <param name="network">The network.</param>
    /// <param name="data">Data that fit it.</param>
    /// <exception cref="GpuException">The device has not enough memory.</exception>
    public GpuEvaluation(GpuProgram program, NetworkRuntime<float> network, Dataset data)
    {
        this.program = program;
        this.network = network;
        count = data.Count;
        int blocks = RowPadding.Pieces(count, program.Capacity);
        heads = [.. network.Model.Heads.Select((_, head) => new HeadEvaluation(program, network.Model.Heads, head, data, blocks))];

        // Last, for it may take memory that the program doesn't give back.
        batches = new BatchLoader(network, program, data, [.. Enumerable.Range(0, count)], program.Capacity, heads[0].BlocksMade);
        batches.BeginEpoch(epoch: null);
    }

    /// <summary>Examples that are computed together.</summary>
    internal int Block => program.Capacity;

    /// <summary>Whether all examples lie on the device.</summary>
    internal bool IsResident => batches.IsResident;

    /// <summary>Evaluates with parameters that lie on the device as the program's do.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="predictions">Where the predictions go, example by example; empty where they aren't kept.</param>
    /// <exception cref="AcceleratorException">The device failed.</exception>
    public Evaluation Run(ArrayView<Float4> parameters, Span<float> predictions = default)
    {
        program.ParameterView.CopyFrom(program.Device.Stream, parameters);
        return Evaluate(predictions);
    }

    /// <summary>Evaluates with the network's own parameters.</summary>
    /// <param name="predictions">Where the predictions go, example by example; empty where they aren't kept.</param>
    /// <exception cref="GpuException">The device failed.</exception>
    public Evaluation Run(Span<float> predictions = default)
    {
        try
        {
            new ParameterTransfer(network, program).Upload();
            return Evaluate(predictions);
        }
        catch (AcceleratorException exception)
        {
            throw new GpuException($"'{program.Device.Name}' failed: {exception.Message}", exception);
        }
    }

    public void Dispose()
    {
        batches.Dispose();
        program.Dispose();
    }

    private Evaluation Evaluate(Span<float> predictions)
    {
        foreach (HeadEvaluation head in heads)
        {
            head.Clear();
        }

        int blocks = 0;
        for (int first = 0; first < count; first += program.Capacity)
        {
            int batch = Math.Min(program.Capacity, count - first);
            Launch(first, batch, predictions.IsEmpty ? default : predictions.Slice(first * network.OutputSize, batch * network.OutputSize));
            blocks++;
        }

        return Evaluation.Of(Array.ConvertAll(heads, head => head.Read(blocks)));
    }

    private void Launch(int first, int batch, Span<float> predictions)
    {
        batches.Prepare(first, batch);
        if (!predictions.IsEmpty)
        {
            // They take the outputs' place, so the loss needs a forward pass of its own.
            batches.Load(batch);
            program.Forward(batch);
            program.Predict(batch);
            GpuPrediction.CopyPredictions(network, program, predictions, batch);
        }

        batches.Load(batch);
        program.Forward(batch);
        foreach (HeadEvaluation head in heads)
        {
            // The loss may leave its gradient in the outputs' place.
            head.Classify(first, batch);
        }

        program.ComputeLoss(batch);
        foreach (HeadEvaluation head in heads)
        {
            head.SumLosses(batch);
        }
    }
}
