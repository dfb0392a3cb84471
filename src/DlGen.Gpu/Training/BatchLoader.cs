using DlGen.Gpu.Kernels;
using ILGPU;

namespace DlGen.Gpu.Training;

/// <summary>Puts batches of a dataset where a program reads them: inputs as floats, targets as its loss takes them.</summary>
internal sealed class BatchLoader : IDisposable
{
    private readonly NetworkRuntime<float> network;
    private readonly GpuProgram program;
    private readonly ExampleOrder order;
    private readonly ExampleFeed<float>? floats;
    private readonly ExampleFeed<byte>? bytes;
    private readonly ExampleFeed<int>? labels;
    private readonly ExampleFeed<float>? values;

    public BatchLoader(NetworkRuntime<float> network, GpuProgram program, Dataset data, int[] order, int capacity, ArrayView<int> stepsMade)
    {
        this.network = network;
        this.program = program;
        GpuDevice device = program.Device;
        this.order = new ExampleOrder(program.Memory, order, capacity, stepsMade);
        if (network.Model.Heads[0].Targets == TargetKind.Classes)
        {
            labels = ExampleFeed<int>.Create(
                device, program.Memory, this.order, 1, capacity, (row, to) => to[0] = data.Label(row));
        }
        else
        {
            values = ExampleFeed<float>.Create(
                device, program.Memory, this.order, network.OutputSize, capacity, (row, to) => data.GatherTarget(data.Row(row), 0, to));
        }

        if (data.HasByteInputs)
        {
            bytes = ExampleFeed<byte>.Create(
                device, program.Memory, this.order, network.InputSize, capacity, (row, to) => data.InputBytes(row).CopyTo(to));
        }
        else
        {
            floats = ExampleFeed<float>.Create(
                device, program.Memory, this.order, network.InputSize, capacity, (row, to) => data.GatherInput(data.Row(row), 0, to));
        }
    }

    /// <summary>Where the batch that follows the steps made lies.</summary>
    public BatchSource Source
    {
        get
        {
            int rows = network.RowsPerInput;
            int columns = network.InputSize / rows;
            BatchSource inputs = floats is not null
                ? BatchSource.Of(floats.Data, floats.Order, rows, columns)
                : BatchSource.Of(bytes!.Data, bytes.Order, rows, columns);
            return labels is not null
                ? inputs.WithLabels(labels.Data, labels.Order)
                : inputs.WithValues(values!.Data, values.Order, network.Model.Heads[0].Rows, network.Model.Heads[0].Width);
        }
    }

    /// <summary>Whether all examples lie on the device.</summary>
    public bool IsResident => floats is ResidentFeed<float> || bytes is ResidentFeed<byte>;

    /// <summary>Takes over the order of a new epoch.</summary>
    public void BeginEpoch() => order.Upload();

    /// <summary>Sees to it that the examples <paramref name="first"/> and following of the order are on the device.</summary>
    public void Prepare(int first, int batch)
    {
        floats?.Prepare(first, batch);
        bytes?.Prepare(first, batch);
        labels?.Prepare(first, batch);
        values?.Prepare(first, batch);
    }

    /// <summary>Launches what loads the batch that follows the steps made.</summary>
    public void Load(int batch) => program.Device.Launcher.Gather(Source, program.InputMatrix, program.Targets, batch);

    public void Dispose()
    {
        floats?.Dispose();
        bytes?.Dispose();
        labels?.Dispose();
        values?.Dispose();
    }
}
