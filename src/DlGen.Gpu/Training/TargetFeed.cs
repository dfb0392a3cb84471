using DlGen.Gpu.Kernels;
using DlGen.Runtime;

namespace DlGen.Gpu.Training;

/// <summary>The targets of one head on the way to a batch: labels, or values as its loss takes them.</summary>
internal sealed class TargetFeed : IDisposable
{
    private readonly HeadModel head;
    private readonly ExampleFeed<int>? labels;
    private readonly ExampleFeed<float>? values;

    /// <param name="program">Whose device they go to, and in whose memory they lie.</param>
    /// <param name="head">The head.</param>
    /// <param name="data">Data with its targets alone.</param>
    /// <param name="order">The order of an epoch's examples.</param>
    /// <param name="capacity">The most examples a batch may have.</param>
    public TargetFeed(GpuProgram program, HeadModel head, Dataset data, ExampleOrder order, int capacity)
    {
        this.head = head;
        if (head.Targets == TargetKind.Classes)
        {
            labels = ExampleFeed<int>.Create(
                program.Device, program.Memory, order, head.Rows, capacity, (row, to) => data.GetLabels(row).Replace(to, head.IgnoreIndex, -1));
        }
        else
        {
            values = ExampleFeed<float>.Create(
                program.Device, program.Memory, order, head.Size, capacity, (row, to) => data.GatherTarget(data.Row(row), 0, to));
        }
    }

    /// <summary>A batch with these targets.</summary>
    public BatchSource AddTo(BatchSource batch) => labels is not null
        ? batch.WithLabels(labels.Data, labels.Order, head.Rows)
        : batch.WithValues(values!.Data, values.Order, head.Rows, head.Width);

    /// <summary>Sees to it that those of the examples <paramref name="first"/> and following of the order are on the device.</summary>
    public void Prepare(int first, int batch)
    {
        labels?.Prepare(first, batch);
        values?.Prepare(first, batch);
    }

    public void Dispose()
    {
        labels?.Dispose();
        values?.Dispose();
    }
}
