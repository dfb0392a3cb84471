using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DlGen.Kernels;

namespace DlGen;

/// <summary>The targets of a batch for one head, labels or values, and what each row of its outputs counts for in its loss.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed unsafe class HeadTargets<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int[] labels;
    private readonly Arena<T>? values;
    private readonly T[] weights;

    public HeadTargets(HeadModel head, int capacity)
    {
        Rows = head.Rows;
        weights = GC.AllocateArray<T>(checked(capacity * head.Rows), pinned: true);
        var weightRow = new Row<T>((T*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(weights)), 0);
        if (head.Targets == TargetKind.Classes)
        {
            labels = GC.AllocateArray<int>(capacity, pinned: true);
            fixed (int* origin = labels)
            {
                Targets = new Targets<T>(origin, weightRow);
            }
        }
        else
        {
            labels = [];
            values = new Arena<T>(Matrix<T>.Length((long)capacity * head.Rows, head.Width));
            Values = new ExampleRows<T>(values.Matrix(0, capacity * head.Rows), head.Rows, head.Width);
            Targets = new Targets<T>(Values.Matrix, weightRow);
        }
    }

    /// <summary>The targets as the loss sees them.</summary>
    public Targets<T> Targets { get; }

    /// <summary>Rows of outputs an example has.</summary>
    public int Rows { get; }

    public Span<int> Labels => labels;

    public ExampleRows<T> Values { get; }

    public Span<T> Weights => weights;

    /// <summary>Fetches a target of the dataset's <paramref name="rows"/>, from the batch's example <paramref name="first"/> to <paramref name="last"/>.</summary>
    public void Gather(Dataset data, int target, ReadOnlySpan<int> rows, int first, int last)
    {
        if (values is null)
        {
            data.GatherLabels(rows[first..last], labels.AsSpan(first, last - first), target);
        }
        else
        {
            data.GatherValues(rows, Values, first, last, target);
        }
    }
}
