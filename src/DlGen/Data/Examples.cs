using DlGen.Kernels;
using static System.FormattableString;

namespace DlGen;

/// <summary>The memory behind datasets: checked once and never written again, so that every part of a split can share it.</summary>
internal sealed class Examples
{
    private Examples(int count, int[] inputShape)
    {
        Count = count;
        InputShape = inputShape;
        InputSize = inputShape.Aggregate(1, (product, length) => checked(product * length));
    }

    public int Count { get; }

    public int[] InputShape { get; }

    public int InputSize { get; }

    /// <summary>[Count × InputSize]; null when the inputs are <see cref="Bytes"/>.</summary>
    public float[]? Floats { get; private init; }

    /// <summary>[Count × InputSize], 0 to 255 for 0 to 1; null when the inputs are <see cref="Floats"/>.</summary>
    public byte[]? Bytes { get; private init; }

    /// <summary>[Count], none negative; null when the targets are <see cref="Targets"/>.</summary>
    public int[]? Labels { get; private init; }

    /// <summary>[Count × TargetSize]; null when there are <see cref="Labels"/>.</summary>
    public float[]? Targets { get; private init; }

    public int TargetSize { get; private init; }

    /// <summary>The largest label; −1 without labels.</summary>
    public int MaxLabel { get; private init; } = -1;

    /// <summary>Whether every target is in [0, 1].</summary>
    public bool TargetsAreProbabilities { get; private init; }

    /// <summary>Where the labels come from, for messages: a file's name and ": ", or nothing.</summary>
    public string LabelSource { get; private init; } = "";

    public static Examples WithLabels(float[] inputs, int[] labels)
    {
        // Copied before they are checked: nothing can change them afterwards.
        inputs = [.. inputs];
        labels = [.. labels];
        if (labels.Length == 0)
        {
            throw new ArgumentException("A dataset needs at least one example; there are no labels.", nameof(labels));
        }

        int size = RowSize(inputs.Length, labels.Length, nameof(inputs));
        CheckFinite(inputs, size, nameof(inputs));
        int max = 0;
        for (int row = 0; row < labels.Length; row++)
        {
            if (labels[row] < 0)
            {
                throw new ArgumentException(Invariant(
                    $"labels: row {row} has class {labels[row]}; classes count from 0."), nameof(labels));
            }

            max = Math.Max(max, labels[row]);
        }

        return new Examples(labels.Length, [size]) { Floats = inputs, Labels = labels, MaxLabel = max };
    }

    public static Examples WithTargets(float[] inputs, float[] targets, int count)
    {
        inputs = [.. inputs];
        targets = [.. targets];
        if (count <= 0)
        {
            throw new ArgumentException(Invariant($"A dataset needs at least one example; count is {count}."), nameof(count));
        }

        int inputSize = RowSize(inputs.Length, count, nameof(inputs));
        int targetSize = RowSize(targets.Length, count, nameof(targets));
        CheckFinite(inputs, inputSize, nameof(inputs));
        CheckFinite(targets, targetSize, nameof(targets));
        return new Examples(count, [inputSize])
        {
            Floats = inputs,
            Targets = targets,
            TargetSize = targetSize,
            TargetsAreProbabilities = !targets.AsSpan().ContainsAnyExceptInRange(0f, 1f),
        };
    }

    /// <summary>Bytes that nobody else holds, with as many labels as examples.</summary>
    public static Examples WithLabels(byte[] inputs, int[] inputShape, byte[] labels, string labelSource) =>
        new(labels.Length, inputShape)
        {
            Bytes = inputs,
            Labels = Array.ConvertAll(labels, label => (int)label),
            MaxLabel = labels.Max(),
            LabelSource = Invariant($"{labelSource}: "),
        };

    private static int RowSize(int length, int count, string name)
    {
        if (length == 0 || length % count != 0)
        {
            throw new ArgumentException(Invariant(
                $"{name}: {length} values are not a whole number of values for each of {count} examples."), name);
        }

        return length / count;
    }

    private static void CheckFinite(float[] values, int columns, string name)
    {
        int bad = Finite.IndexOfOther<float>(values);
        if (bad >= 0)
        {
            throw new ArgumentException(Invariant(
                $"{name}: row {bad / columns}, column {bad % columns} is {values[bad]}; every value must be finite."), name);
        }
    }
}
