using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DlGen.Kernels;

namespace DlGen;

/// <summary>The targets of a batch, in the form that the network's loss takes: labels or values; and what each example counts for.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed unsafe class TargetBuffers<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int[] labels;
    private readonly Arena<T>? values;
    private readonly T[] weights;

    public TargetBuffers(NetworkRuntime<T> network, int capacity)
    {
        weights = GC.AllocateArray<T>(capacity, pinned: true);
        Weights = new Row<T>((T*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(weights)), 0);
        if (network.Model.Targets == TargetKind.Classes)
        {
            labels = GC.AllocateArray<int>(capacity, pinned: true);
            fixed (int* origin = labels)
            {
                Targets = new Targets<T>(origin);
            }
        }
        else
        {
            labels = [];
            int rows = network.Model.OutputRows;
            values = new Arena<T>(Matrix<T>.Length((long)capacity * rows, network.OutputWidth));
            Values = new ExampleRows<T>(values.Matrix(0, capacity * rows), rows, network.OutputWidth);
            Targets = new Targets<T>(Values.Matrix);
        }
    }

    /// <summary>The targets as the loss sees them.</summary>
    public Targets<T> Targets { get; }

    /// <summary>What each example counts for, where it isn't one.</summary>
    public Row<T> Weights { get; }

    /// <summary>Whether <see cref="Weights"/> are to be taken.</summary>
    public bool HasWeights { get; set; }

    public Span<int> Labels => labels;

    public ExampleRows<T> Values { get; }

    /// <summary>Fetches the targets of the dataset's <paramref name="rows"/>, from the batch's example <paramref name="first"/> to <paramref name="last"/>.</summary>
    public void Gather(Dataset data, ReadOnlySpan<int> rows, int first, int last)
    {
        if (values is null)
        {
            data.GatherLabels(rows[first..last], labels.AsSpan(first, last - first));
        }
        else
        {
            data.GatherValues(rows, Values, first, last);
        }
    }

    /// <summary>Fetches what those examples count for in the batch, where the dataset says it.</summary>
    public void GatherWeights(Dataset data, ReadOnlySpan<int> rows, int first, int last)
    {
        HasWeights = data.HasWeights;
        if (data.HasWeights)
        {
            data.GatherWeights<T>(rows, weights, first, last);
        }
    }
}
