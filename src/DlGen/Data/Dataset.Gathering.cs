using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DlGen.Kernels;
using DlGen.Runtime;
using static System.FormattableString;

namespace DlGen;

// How batches leave a dataset: straight into a network's buffers, in the network's scalar. Nothing here allocates.
public sealed partial class Dataset
{
    private static void RequireLabels(ExampleTargets target)
    {
        if (target.Labels is null)
        {
            throw new InvalidOperationException("The dataset has target values, not labels.");
        }
    }

    /// <summary>
    /// Copies the inputs of this dataset's <paramref name="rows"/> into a batch, from its example <paramref name="first"/> up to
    /// <paramref name="last"/> (exclusive). Threads share a batch by calling it for different examples. Padding is left as it is.
    /// </summary>
    /// <param name="rows">The batch.</param>
    /// <param name="destination">Where the inputs go.</param>
    /// <param name="first">The first example to copy.</param>
    /// <param name="last">The example after the last to copy.</param>
    /// <param name="epoch">The seed of the epoch's order, by which inputs are augmented; null where they aren't to be.</param>
    internal void GatherInputs<T>(ReadOnlySpan<int> rows, ExampleRows<T> destination, int first, int last, int? epoch = null)
        where T : unmanaged
    {
        if (view.Augmentation is { } augmentation && epoch is int number)
        {
            GatherAugmented(augmentation, rows, destination, first, last, number);
            return;
        }

        if (typeof(T) == typeof(float) && examples.Floats is { } floats && view.Scaler is null)
        {
            GatherFloats(MemoryMarshal.Cast<float, T>(floats), rows, destination, first, last);
            return;
        }

        // A shuffled row is rarely in cache, and the hardware can't guess which one comes next.
        const int ahead = 2;
        for (int i = first; i < last; i++)
        {
            if (i + ahead < last)
            {
                PrefetchInput(Row(rows[i + ahead]));
            }

            destination.Set(i, new InputSource<T>(this, Row(rows[i])));
        }
    }

    /// <summary>Copies inputs that need no conversion, some examples at a time.</summary>
    private void GatherFloats<T>(ReadOnlySpan<T> floats, ReadOnlySpan<int> rows, ExampleRows<T> destination, int first, int last)
        where T : unmanaged
    {
        const int most = 64;
        Span<int> starts = stackalloc int[most];
        while (first < last)
        {
            int count = Math.Min(most, last - first);
            for (int i = 0; i < count; i++)
            {
                starts[i] = Row(rows[first + i]) * InputSize;
            }

            destination.Set(first, floats, starts[..count]);
            first += count;
        }
    }

    /// <summary>Copies the labels of this dataset's <paramref name="rows"/> at one of its targets, example by example.</summary>
    internal void GatherLabels(ReadOnlySpan<int> rows, Span<int> destination, int target = 0)
    {
        ExampleTargets from = Target(target);
        RequireLabels(from);
        int count = from.LabelCount;
        destination = destination[..(rows.Length * count)];
        for (int i = 0; i < rows.Length; i++)
        {
            from.LabelsOf(Row(rows[i])).CopyTo(destination[(i * count)..]);
        }
    }

    /// <summary>
    /// Copies the target values of this dataset's <paramref name="rows"/> into a batch, from its example <paramref name="first"/> up to
    /// <paramref name="last"/> (exclusive). A label is one value, for a network whose only output is the probability of class 1.
    /// </summary>
    internal void GatherValues<T>(ReadOnlySpan<int> rows, ExampleRows<T> destination, int first, int last, int target = 0)
        where T : unmanaged
    {
        for (int i = first; i < last; i++)
        {
            if (destination.Size == 1)
            {
                GatherTarget(Row(rows[i]), 0, new Span<T>(ref destination.Matrix[i, 0]), target);
            }
            else
            {
                destination.Set(i, new TargetSource<T>(this, Row(rows[i]), target));
            }
        }
    }

    /// <summary>Whether some examples count for other than one in the loss of a head, because of weights or because they are left out.</summary>
    internal bool Weighs(HeadModel head, int target) => Target(target).HasWeights || LeavesOut(head, target);

    /// <summary>Whether the loss of a head leaves some of the examples out.</summary>
    internal bool LeavesOut(HeadModel head, int target) => head.Targets == TargetKind.Classes && Target(target).Has(head.IgnoreIndex);

    /// <summary>Whether the loss of one of a network's heads leaves some of the examples out.</summary>
    internal bool LeavesOut(IReadOnlyList<HeadModel> heads)
    {
        for (int head = 0; head < heads.Count; head++)
        {
            if (LeavesOut(heads[head], head))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a head leaves out examples with a label.</summary>
    private static bool Ignores(HeadModel head, int label) => head.Targets == TargetKind.Classes && label == head.IgnoreIndex;

    /// <summary>
    /// Copies what the positions of a batch's examples count for in the loss of a head, <paramref name="positions"/> for each example.
    /// These are their weights; where the loss is a mean, they are divided by the mean weight of all of the batch's
    /// <paramref name="rows"/>, added up in their order. Where that mean is zero they are all zero. Examples and positions that are left out count for zero.
    /// </summary>
    /// <param name="rows">The batch.</param>
    /// <param name="destination">A weight for each position of its examples.</param>
    /// <param name="first">The first example to write.</param>
    /// <param name="last">The example after the last to write.</param>
    /// <param name="positions">How many positions an example has at the head.</param>
    /// <param name="head">
    /// The head. Where its loss multiplies by the class weights itself (<see cref="GatherClassWeights"/>), they are part of the mean
    /// weight, but not of the weights that are written.
    /// </param>
    /// <param name="target">Which target.</param>
    internal void GatherWeights<T>(ReadOnlySpan<int> rows, Span<T> destination, int first, int last, int positions, HeadModel head, int target = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ExampleTargets from = Target(target);
        if (!Weighs(head, target))
        {
            destination[(first * positions)..(last * positions)].Fill(T.One);
            return;
        }

        double factor = 1;
        if (!head.SumsLosses)
        {
            double sum = 0;
            foreach (int row in rows)
            {
                int place = Row(row);
                for (int position = 0; position < from.WeightCount; position++)
                {
                    sum += IsLeftOut(place, position) ? 0 : from.Weight(place, position);
                }
            }

            factor = sum > 0 ? rows.Length * from.WeightCount / sum : 0;
        }

        for (int i = first; i < last; i++)
        {
            int row = Row(rows[i]);
            for (int position = 0; position < positions; position++)
            {
                double weight = head.WeighsClasses ? from.ExampleWeight(row, position) : from.Weight(row, position);
                destination[(i * positions) + position] = T.CreateTruncating(IsLeftOut(row, position) ? 0 : weight * factor);
            }
        }

        bool IsLeftOut(int row, int position) => from.Labels is not null && Ignores(head, from.Label(row, position));
    }

    /// <summary>Copies the labels of this dataset's <paramref name="rows"/> as a head's loss takes them: −1 for an example or a position that it leaves out.</summary>
    internal void GatherLabels(ReadOnlySpan<int> rows, Span<int> destination, HeadModel head, int target)
    {
        GatherLabels(rows, destination, target);
        if (LeavesOut(head, target))
        {
            destination[..(rows.Length * Target(target).LabelCount)].Replace(head.IgnoreIndex, -1);
        }
    }

    /// <summary>How many of these rows a head's loss doesn't leave out; where an example has several labels, how many of their positions.</summary>
    internal int CountPositions(ReadOnlySpan<int> rows, HeadModel head, int target)
    {
        int count = rows.Length * head.Positions;
        if (LeavesOut(head, target))
        {
            ExampleTargets from = Target(target);
            foreach (int row in rows)
            {
                count -= from.LabelsOf(Row(row)).Count(head.IgnoreIndex);
            }
        }

        return count;
    }

    /// <summary>Copies the class weights of one of the targets; without class weights each is 1.</summary>
    internal void GatherClassWeights<T>(Span<T> destination, int target = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Target(target).ClassWeights is { } weights)
        {
            Conversion.Copy(weights, destination);
        }
        else
        {
            destination.Fill(T.One);
        }
    }

    /// <summary>The row in memory of one of this dataset's rows.</summary>
    internal int Row(int row)
    {
        if ((uint)row >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(nameof(row), Invariant($"There is no row {row} in a dataset of {Count} examples."));
        }

        return rows is null ? row : rows[row];
    }

    /// <summary>Copies values of one input, from <paramref name="first"/> on. The row is that in memory.</summary>
    internal void GatherInput<T>(int row, int first, Span<T> destination)
        where T : unmanaged
    {
        if (examples.HasBytes)
        {
            Conversion.Scale(examples.BytesOf(row).Slice(first, destination.Length), destination);
        }
        else
        {
            Conversion.Copy(examples.FloatsOf(row).Slice(first, destination.Length), destination);
        }

        view.Scaler?.Transform(destination, first);
    }

    /// <summary>Copies target values of one example, from <paramref name="first"/> on. The row is that in memory.</summary>
    internal void GatherTarget<T>(int row, int first, Span<T> destination, int target = 0)
        where T : unmanaged
    {
        ExampleTargets from = targets[target];
        if (from.Labels is not null)
        {
            ReadOnlySpan<int> labels = from.LabelsOf(row).Slice(first, destination.Length);
            for (int position = 0; position < labels.Length; position++)
            {
                Conversion.Copy(labels[position], destination[position..]);
            }
        }
        else
        {
            Conversion.Copy(from.Values.AsSpan((row * from.Size) + first, destination.Length), destination);
        }
    }

    private void PrefetchInput(int row)
    {
        Prefetch(examples.HasBytes ? examples.BytesOf(row) : MemoryMarshal.AsBytes(examples.FloatsOf(row)));
    }

    private static unsafe void Prefetch(ReadOnlySpan<byte> input)
    {
        const int line = 64;
        const int most = 64 * line;
        for (int i = 0; i < Math.Min(input.Length, most); i += line)
        {
            // Prefetching reads nothing: an address that the collector has just moved does no harm.
            Memory.Prefetch(Unsafe.AsPointer(ref Unsafe.AsRef(in input[i])));
        }
    }

    internal static void CheckLength(int length, int expected, string argument)
    {
        if (length != expected)
        {
            throw new ArgumentException(Invariant($"The span has {length} elements; {expected} are needed."), argument);
        }
    }

    private readonly struct InputSource<T>(Dataset data, int row) : IScalarSource<T>
        where T : unmanaged
    {
        public void Read(int start, Span<T> destination) => data.GatherInput(row, start, destination);
    }

    private readonly struct TargetSource<T>(Dataset data, int row, int target) : IScalarSource<T>
        where T : unmanaged
    {
        public void Read(int start, Span<T> destination) => data.GatherTarget(row, start, destination, target);
    }
}
