using DlGen.Gpu.Kernels;
using DlGen.Runtime;
using ILGPU;

namespace DlGen.Gpu.Training;

/// <summary>Puts batches of a dataset where a program reads them: inputs as floats, targets as its losses take them.</summary>
internal sealed class BatchLoader : IDisposable
{
    private readonly NetworkRuntime<float> network;
    private readonly GpuProgram program;
    private readonly ExampleOrder order;
    private readonly ExampleFeed<float>? floats;
    private readonly ExampleFeed<byte>? bytes;
    private readonly TargetFeed[] targets;
    private int? epoch;

    /// <param name="network">The network.</param>
    /// <param name="program">Its formulas on a device.</param>
    /// <param name="data">The data.</param>
    /// <param name="order">The order of the examples.</param>
    /// <param name="capacity">The most examples a batch may have.</param>
    /// <param name="stepsMade">Where the device counts steps.</param>
    /// <param name="augments">Whether inputs are augmented, and so others in every epoch.</param>
    public BatchLoader(NetworkRuntime<float> network, GpuProgram program, Dataset data, int[] order, int capacity, ArrayView<int> stepsMade, bool augments = false)
    {
        this.network = network;
        this.program = program;
        GpuDevice device = program.Device;
        this.order = new ExampleOrder(program.Memory, order, capacity, stepsMade);
        targets = [.. network.Model.Heads.Select((head, index) => new TargetFeed(program, head, data.SelectTarget(index), this.order, capacity))];
        if (data.HasPlainBytes)
        {
            bytes = ExampleFeed<byte>.Create(
                device, program.Memory, this.order, network.InputSize, capacity, (row, to) => data.GetInputBytes(row).CopyTo(to));
        }
        else
        {
            floats = ExampleFeed<float>.Create(
                device, program.Memory, this.order, network.InputSize, capacity, (row, to) => data.GatherExample(row, to, epoch), isChanging: data.Augmentation is not null && augments);
        }
    }

    /// <summary>Where the batch that follows the steps made lies, with the first head's targets.</summary>
    public BatchSource Source
    {
        get
        {
            int rows = network.RowsPerInput;
            int columns = network.InputSize / rows;
            BatchSource inputs = floats is not null
                ? BatchSource.Of(floats.Data, floats.Order, rows, columns)
                : BatchSource.Of(bytes!.Data, bytes.Order, rows, columns);
            return targets[0].AddTo(inputs);
        }
    }

    /// <summary>Whether all examples lie on the device.</summary>
    public bool IsResident => floats is ResidentFeed<float> || bytes is ResidentFeed<byte>;

    /// <summary>Takes over the order of a new epoch.</summary>
    /// <param name="epoch">The order's seed, by which inputs are augmented; null where they aren't to be.</param>
    public void BeginEpoch(int? epoch)
    {
        this.epoch = epoch;
        order.Upload();
    }

    /// <summary>Sees to it that the examples <paramref name="first"/> and following of the order are on the device.</summary>
    public void Prepare(int first, int batch)
    {
        floats?.Prepare(first, batch);
        bytes?.Prepare(first, batch);
        foreach (TargetFeed feed in targets)
        {
            feed.Prepare(first, batch);
        }
    }

    /// <summary>
    /// Launches what loads the batch that follows the steps made: inputs and the first head's targets, then those of each other head; and what
    /// mixes the inputs, where the program's batches are mixed.
    /// </summary>
    public void Load(int batch)
    {
        KernelLauncher launcher = program.Device.Launcher;
        launcher.Gather(Source, program.InputMatrix, program.Heads[0].Targets, batch);
        for (int head = 1; head < targets.Length; head++)
        {
            launcher.Gather(targets[head].AddTo(BatchSource.OfTargets), program.InputMatrix, program.Heads[head].Targets, batch);
        }

        if (program.Mixture is { } mixture)
        {
            launcher.Mix(Source, mixture, program.InputMatrix, batch);
        }
    }

    public void Dispose()
    {
        floats?.Dispose();
        bytes?.Dispose();
        foreach (TargetFeed feed in targets)
        {
            feed.Dispose();
        }
    }
}
