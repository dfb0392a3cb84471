using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DlGen.Kernels;
using static System.FormattableString;

namespace DlGen;

// How batches leave a dataset: straight into a network's buffers, in the network's scalar. Nothing here allocates.
public sealed partial class Dataset
{
    private static int[] LabelsOf(ExampleTargets target) => target.Labels
        ?? throw new InvalidOperationException("The dataset has target values, not labels.");

    /// <summary>
    /// Rows <paramref name="first"/> up to <paramref name="last"/> (exclusive) of a batch: the inputs of this dataset's
    /// <paramref name="rows"/>. Threads share a batch by calling it for different rows. Padding is left as it is.
    /// </summary>
    internal void GatherInputs<T>(ReadOnlySpan<int> rows, ExampleRows<T> destination, int first, int last)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float) && examples.Floats is { } floats)
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

    /// <summary>Inputs that need no conversion, some examples at a time.</summary>
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

    /// <summary>The classes of this dataset's <paramref name="rows"/>, by one of its targets.</summary>
    internal void GatherLabels(ReadOnlySpan<int> rows, Span<int> destination, int target = 0)
    {
        int[] labels = LabelsOf(Target(target));
        destination = destination[..rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            destination[i] = labels[Row(rows[i])];
        }
    }

    /// <summary>
    /// The target values of this dataset's <paramref name="rows"/>, from the batch's example <paramref name="first"/> up to
    /// <paramref name="last"/> (exclusive). A label is one value, for a network whose only output is the probability of
    /// class 1.
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

    /// <summary>
    /// What the positions of a batch's examples count for in the loss of one of their targets, <paramref name="positions"/> an
    /// example: their weights over the mean weight of all of the batch's <paramref name="rows"/>, added up in their order; nothing where
    /// that is zero, and one without weights.
    /// </summary>
    internal void GatherWeights<T>(ReadOnlySpan<int> rows, Span<T> destination, int first, int last, int positions, int target = 0)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ExampleTargets from = Target(target);
        if (from.Weights is not { } weights)
        {
            destination[(first * positions)..(last * positions)].Fill(T.One);
            return;
        }

        double sum = 0;
        foreach (int row in rows)
        {
            foreach (float weight in weights.AsSpan(Row(row) * from.Positions, from.Positions))
            {
                sum += weight;
            }
        }

        double factor = sum > 0 ? rows.Length * from.Positions / sum : 0;
        for (int i = first; i < last; i++)
        {
            int start = Row(rows[i]) * from.Positions;
            for (int position = 0; position < positions; position++)
            {
                destination[(i * positions) + position] = T.CreateTruncating(weights[start + (from.Positions == 1 ? 0 : position)] * factor);
            }
        }
    }

    /// <summary>A dataset's row → a row of the memory it is a view of.</summary>
    internal int Row(int row)
    {
        if ((uint)row >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(nameof(row), Invariant($"There is no row {row} in a dataset of {Count} examples."));
        }

        return rows is null ? row : rows[row];
    }

    /// <summary>Values of one input from <paramref name="first"/> on, by its row in memory.</summary>
    internal void GatherInput<T>(int row, int first, Span<T> destination)
        where T : unmanaged
    {
        // No overflow: the last element of an array has an index that fits an int.
        int start = (row * InputSize) + first;
        if (examples.Bytes is { } bytes)
        {
            Conversion.Scale(bytes.AsSpan(start, destination.Length), destination);
        }
        else
        {
            Conversion.Copy(examples.Floats.AsSpan(start, destination.Length), destination);
        }
    }

    /// <summary>Target values of one example from <paramref name="first"/> on, by its row in memory.</summary>
    internal void GatherTarget<T>(int row, int first, Span<T> destination, int target = 0)
        where T : unmanaged
    {
        ExampleTargets from = targets[target];
        if (from.Labels is { } labels)
        {
            Conversion.Copy(labels[row], destination);
        }
        else
        {
            Conversion.Copy(from.Values.AsSpan((row * from.Size) + first, destination.Length), destination);
        }
    }

    private void PrefetchInput(int row)
    {
        int start = row * InputSize;
        Prefetch(examples.Bytes is { } bytes
            ? bytes.AsSpan(start, InputSize)
            : MemoryMarshal.AsBytes(examples.Floats.AsSpan(start, InputSize)));
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
