using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DlGen.Kernels;

namespace DlGen.Runtime;

/// <summary>The targets of a batch for one head, labels or values, and what each row of its outputs counts for in its loss.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed unsafe class HeadTargets<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int[] labels;
    private readonly Arena<T>? values;
    private readonly T[] weights;
    private readonly T[] classWeights;
    private readonly int classes;
    private readonly HeadModel head;

    public HeadTargets(HeadModel head, int capacity)
    {
        this.head = head;
        weights = GC.AllocateArray<T>(checked(capacity * head.Rows), pinned: true);
        classes = head.WeighsClasses ? head.Width : 0;
        classWeights = GC.AllocateArray<T>((classes + Panels<T>.Width - 1) / Panels<T>.Width * Panels<T>.Width, pinned: true);
        if (classes > 0)
        {
            ClearWeights();
        }

        Row<T> weightRow = RowOf(weights);
        if (head.Targets == TargetKind.Classes)
        {
            labels = GC.AllocateArray<int>(checked(capacity * head.Rows), pinned: true);
            fixed (int* origin = labels)
            {
                Targets = new Targets<T>(origin, weightRow, RowOf(classWeights));
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

    /// <summary>How many rows of outputs an example has.</summary>
    public int Rows => head.Rows;

    /// <summary>A label for each row of the outputs; −1 for one that is left out.</summary>
    public Span<int> Labels => labels;

    public ExampleRows<T> Values { get; }

    /// <summary>What each row counts for in the loss.</summary>
    public Span<T> Weights => weights;

    /// <summary>What each class counts for, where the loss multiplies by it itself; empty elsewhere.</summary>
    private Span<T> ClassWeights => classWeights.AsSpan(0, classes);

    /// <summary>Fetches a target of the dataset's <paramref name="rows"/>, from the batch's example <paramref name="first"/> to <paramref name="last"/>.</summary>
    public void Gather(Dataset data, int target, ReadOnlySpan<int> rows, int first, int last)
    {
        if (values is null)
        {
            data.GatherLabels(rows[first..last], labels.AsSpan(first * Rows, (last - first) * Rows), head, target);
        }
        else
        {
            data.GatherValues(rows, Values, first, last, target);
        }
    }

    /// <summary>Fetches the weights of the same examples. The class weights are those of the dataset, and every thread writes them all.</summary>
    public void GatherWeights(Dataset data, int target, ReadOnlySpan<int> rows, int first, int last)
    {
        data.GatherWeights(rows, Weights, first, last, Rows, head, target);
        if (classes > 0)
        {
            data.GatherClassWeights(ClassWeights, target);
        }
    }

    /// <summary>Copies labels, of which those that the loss leaves out become −1.</summary>
    /// <returns>How many labels are not left out.</returns>
    public int SetLabels(ReadOnlySpan<int> from)
    {
        Span<int> own = labels.AsSpan(0, from.Length);
        from.Replace(own, head.IgnoreIndex, -1);
        return from.Length - own.Count(-1);
    }

    /// <summary>Gives all rows of a batch the same weight, but 0 to those that are left out.</summary>
    /// <param name="batch">The number of examples.</param>
    /// <param name="weight">The weight.</param>
    /// <returns>Whether any row is left out.</returns>
    public bool LeaveOut(int batch, double weight)
    {
        Weights[..(batch * Rows)].Fill(T.CreateTruncating(weight));
        bool isAny = false;
        for (int row = 0; row < batch * Rows && labels.Length > 0; row++)
        {
            if (labels[row] < 0)
            {
                Weights[row] = T.Zero;
                isAny = true;
            }
        }

        return isAny;
    }

    /// <summary>Sets all class weights to 1.</summary>
    public void ClearWeights() => ClassWeights.Fill(T.One);

    private static Row<T> RowOf(T[] values) => new((T*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(values)), 0);
}
