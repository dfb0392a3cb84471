using System.Runtime.CompilerServices;
using DlGen.Formats;
using static System.FormattableString;

namespace DlGen;

/// <summary>
/// Examples to train on or to evaluate on: each has inputs, and a label (its class), a label for each of its positions, or target values; or
/// several of these for a network with several heads. A dataset is immutable; the parts of a split share its memory.
/// </summary>
public sealed partial class Dataset
{
    private readonly Examples examples;

    /// <summary>The targets, one for each of a network's outputs; at least one.</summary>
    private readonly ExampleTargets[] targets;

    /// <summary>The rows in memory of the examples, in this dataset's order; null for all rows in order.</summary>
    private readonly int[]? rows;

    /// <summary>How the examples are looked at: scaled, augmented, as a part of a split.</summary>
    private readonly DatasetView view;

    private Dataset(Examples examples, ExampleTargets[] targets, int[]? rows = null, DatasetView? view = null)
    {
        this.examples = examples;
        this.targets = targets;
        this.rows = rows;
        this.view = view ?? DatasetView.Plain;
    }

    /// <summary>How many examples there are; a part of a split may have none.</summary>
    public int Count => rows?.Length ?? examples.Count;

    /// <summary>An input's shape, without the batch axis: [28, 28] for MNIST, one axis for arrays.</summary>
    public ReadOnlySpan<int> InputShape => examples.InputShape;

    /// <summary>How many values the input of an example has: the product of <see cref="InputShape"/>.</summary>
    public int InputSize => examples.InputSize;

    /// <summary>How many targets an example has, each labels or values: 1, or more for a network with several heads.</summary>
    public int TargetCount => targets.Length;

    /// <summary>Whether the targets are labels; otherwise they are values. Of several targets the first is meant: <see cref="SelectTarget"/> gives another.</summary>
    public bool HasLabels => targets[0].Labels is not null;

    /// <summary>How many labels an example has: 1, or one for each position of a sequence; 0 if it has target values. Of several targets the first is meant.</summary>
    public int LabelCount => targets[0].LabelCount;

    /// <summary>How many target values an example has; 0 if it has labels. Of several targets the first is meant.</summary>
    public int TargetSize => targets[0].Size;

    /// <summary>Whether the inputs are stored as bytes, which a network reads scaled to [0, 1].</summary>
    public bool HasByteInputs => examples.HasBytes;

    /// <summary>The names of the classes, in the order of their labels, where the data's file or records name them; else empty. Of several targets the first is meant.</summary>
    public IReadOnlyList<string> ClassNames => targets[0].ClassNames;

    /// <summary>The names of the inputs where the file names them: that of the column, or column=category where each category has an input; else empty.</summary>
    public IReadOnlyList<string> InputNames => examples.InputNames;

    /// <summary>What became of the columns of the file that the examples are from; null where they are from no such file.</summary>
    internal CsvSchema? Schema => examples.Schema;

    /// <summary>A dataset for classification: an input row and a label for each example. The arrays are copied.</summary>
    /// <param name="inputs">The inputs, row by row: one row for each label.</param>
    /// <param name="labels">
    /// A class for each example, from 0; or the label of examples that a network leaves out (<see cref="NetworkAttribute.IgnoreIndex"/>), which may be
    /// any number.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There are no examples, the values can't be divided evenly into rows, or an input is not finite.
    /// </exception>
    public static Dataset FromArrays(float[] inputs, int[] labels)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(labels);

        // Copied before they are checked: nothing can change them afterwards.
        inputs = (float[])inputs.Clone();
        labels = (int[])labels.Clone();
        if (labels.Length == 0)
        {
            throw new ArgumentException("A dataset needs at least one example; there are no labels.", nameof(labels));
        }

        return new Dataset(Examples.Of(inputs, labels.Length), [ExampleTargets.Of(labels, labels.Length)]);
    }

    /// <summary>
    /// A dataset for the classification of positions: an input row and a row of labels for each example, such as a class for each step of a
    /// sequence. The arrays are copied.
    /// </summary>
    /// <param name="inputs">The inputs, row by row.</param>
    /// <param name="labels">
    /// The labels, row by row: a class for each position, from 0, or the label of positions that a network leaves out
    /// (<see cref="NetworkAttribute.IgnoreIndex"/>). Write <c>labels: [0, 1]</c>, for a literal without the name is taken for target values.
    /// </param>
    /// <param name="count">How many rows each of them has.</param>
    /// <exception cref="ArgumentException">
    /// There are no examples, the values or the labels can't be divided evenly into rows, or an input is not finite.
    /// </exception>
    [OverloadResolutionPriority(-1)]
    public static Dataset FromArrays(float[] inputs, int[] labels, int count)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(labels);
        inputs = (float[])inputs.Clone();
        labels = (int[])labels.Clone();
        CheckCount(count);
        return new Dataset(Examples.Of(inputs, count), [ExampleTargets.Of(labels, count)]);
    }

    /// <summary>Classification of sequences: a row of tokens and a class for each example. The arrays are copied.</summary>
    /// <param name="tokens">The tokens, row by row: one row for each label. They are whole numbers from 0 on, 16,777,215 at most.</param>
    /// <param name="labels">The classes, from 0, or labels to leave out.</param>
    /// <exception cref="ArgumentException">There are no examples, the rows don't come out even, or a token is out of range.</exception>
    public static Dataset FromTokens(int[] tokens, int[] labels)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return FromArrays(ToFloats(tokens, nameof(tokens)), labels);
    }

    /// <summary>
    /// Classification of a sequence's positions: a row of tokens and a row of labels for each example, such as the token that follows each
    /// token. The arrays are copied.
    /// </summary>
    /// <param name="tokens">The tokens, row by row. They are whole numbers from 0 on, 16,777,215 at most.</param>
    /// <param name="labels">The classes, row by row: one for each position, from 0, or labels to leave out.</param>
    /// <param name="count">How many rows each of them has.</param>
    /// <exception cref="ArgumentException">There are no examples, the rows don't come out even, or a token is out of range.</exception>
    public static Dataset FromTokens(int[] tokens, int[] labels, int count)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return FromArrays(ToFloats(tokens, nameof(tokens)), labels, count);
    }

    /// <summary>Tokens as the scalars that inputs are kept in, which hold whole numbers exactly up to 2²⁴.</summary>
    private static float[] ToFloats(int[] tokens, string argument)
    {
        const int end = 1 << 24;
        var values = new float[tokens.Length];
        for (int index = 0; index < tokens.Length; index++)
        {
            values[index] = tokens[index] is >= 0 and < end
                ? tokens[index]
                : throw new ArgumentException(Invariant($"{argument}: token {index} is {tokens[index]}; tokens go from 0 to {end - 1}."), argument);
        }

        return values;
    }

    /// <summary>A dataset for regression: an input row and a row of target values for each example. The arrays are copied.</summary>
    /// <param name="inputs">The inputs, row by row.</param>
    /// <param name="targets">The target values, row by row.</param>
    /// <param name="count">How many rows each of them has.</param>
    /// <exception cref="ArgumentException">
    /// There are no examples, the values can't be divided evenly into rows, or a value is not finite.
    /// </exception>
    public static Dataset FromArrays(float[] inputs, float[] targets, int count)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        inputs = (float[])inputs.Clone();
        targets = [.. targets];
        CheckCount(count);
        return new Dataset(Examples.Of(inputs, count), [ExampleTargets.Of(targets, count)]);
    }

    private static void CheckCount(int count)
    {
        if (count <= 0)
        {
            throw new ArgumentException(Invariant($"A dataset needs at least one example; count is {count}."), nameof(count));
        }
    }

    /// <summary>
    /// Images and their labels from a pair of IDX files, the format of MNIST. The files may be compressed with gzip, which is recognized by
    /// their content. The images are stored as bytes, which a network reads scaled to [0, 1].
    /// </summary>
    /// <param name="images">The path of the images: IDX type 0x08 of rank 2 or more.</param>
    /// <param name="labels">The path of the labels: IDX type 0x08 of rank 1.</param>
    /// <exception cref="FileNotFoundException">A file doesn't exist.</exception>
    /// <exception cref="InvalidDataException">
    /// A file is truncated, too long, corrupt or of another kind, or the two don't hold the same number of examples.
    /// </exception>
    public static Dataset FromIdx(string images, string labels)
    {
        ArgumentException.ThrowIfNullOrEmpty(images);
        ArgumentException.ThrowIfNullOrEmpty(labels);

        // The small file first: when the two are swapped, the message comes without reading the large one.
        IdxFile labelFile = IdxFile.ReadLabels(labels);
        IdxFile imageFile = IdxFile.ReadImages(images);
        if (imageFile.Dimensions[0] != labelFile.Dimensions[0])
        {
            throw new InvalidDataException(Invariant(
                $"{imageFile} holds {imageFile.Dimensions[0]} images, {labelFile} holds {labelFile.Dimensions[0]} labels."));
        }

        return new Dataset(
            Examples.Of(imageFile.Values, imageFile.Dimensions[0], imageFile.Dimensions[1..]), [ExampleTargets.Of(labelFile.Values, labels)]);
    }

    /// <summary>
    /// This dataset's examples with one more label each, or one more row of labels, one for each position: the target of a network's next
    /// head. The order of targets is that of the heads. The array is copied.
    /// </summary>
    /// <param name="labels">The classes, from 0, or labels to leave out, example by example in the order of this dataset: the same number for each.</param>
    /// <param name="weights">
    /// What each example counts for in that head's loss: 0 where its label isn't known. If null, each counts for one.
    /// <see cref="WithWeights"/> sets the weights of all targets added before.
    /// </param>
    /// <exception cref="ArgumentException">The labels can't be divided evenly among the examples, there are more or fewer weights than examples, or a weight is negative or not finite, or none is greater than zero.</exception>
    public Dataset WithLabels(int[] labels, float[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return With(ExampleTargets.Of([.. labels], Count), weights);
    }

    /// <summary>
    /// This dataset's examples with one more row of target values each: the target of a network's next head. The order of targets is that
    /// of the heads. The array is copied.
    /// </summary>
    /// <param name="targets">The target values, row by row, in the order of this dataset.</param>
    /// <param name="weights"><inheritdoc cref="WithLabels" path="/param[@name='weights']"/></param>
    /// <exception cref="ArgumentException">The values can't be divided evenly into rows, a value is not finite, or a weight is negative or not finite, or none is greater than zero.</exception>
    public Dataset WithTargets(float[] targets, float[]? weights = null)
    {
        ArgumentNullException.ThrowIfNull(targets);
        return With(ExampleTargets.Of([.. targets], Count), weights);
    }

    /// <summary>This dataset's examples with only one of their targets, counted from 0 in the order in which they were added.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such target.</exception>
    public Dataset SelectTarget(int target) => new(examples, [Target(target)], rows, view);

    /// <summary>The label of one example. Of several targets the first is meant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidOperationException">The dataset has target values, or several labels an example (<see cref="GetLabels"/>).</exception>
    public int GetLabel(int row)
    {
        ReadOnlySpan<int> labels = GetLabels(row);
        return labels.Length == 1
            ? labels[0]
            : throw new InvalidOperationException(Invariant($"An example has {labels.Length} labels, one for each position; GetLabels gives them."));
    }

    /// <summary>The labels of one example: one, or one for each position of a sequence. Of several targets the first is meant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidOperationException">The dataset has target values.</exception>
    public ReadOnlySpan<int> GetLabels(int row)
    {
        RequireLabels(targets[0]);
        return targets[0].LabelsOf(Row(row));
    }

    /// <summary>The input of one example, as the bytes in which it is stored.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidOperationException">The inputs are floats.</exception>
    public ReadOnlySpan<byte> GetInputBytes(int row) => examples.HasBytes
        ? examples.BytesOf(Row(row))
        : throw new InvalidOperationException("The inputs are kept as floats, not as bytes.");

    /// <summary>Copies the input of one example; bytes are scaled to [0, 1].</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="ArgumentException">The span is not <see cref="InputSize"/> long.</exception>
    public void CopyInputs(int row, Span<float> destination)
    {
        CheckLength(destination.Length, InputSize, nameof(destination));
        GatherInput(Row(row), 0, destination);
    }

    /// <summary>Copies the target values of one example. Of several targets the first is meant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="ArgumentException">The span is not <see cref="TargetSize"/> long.</exception>
    /// <exception cref="InvalidOperationException">The dataset has labels.</exception>
    public void CopyTargets(int row, Span<float> destination)
    {
        float[] values = targets[0].Values
            ?? throw new InvalidOperationException("The dataset has labels, not target values.");
        CheckLength(destination.Length, TargetSize, nameof(destination));
        values.AsSpan(Row(row) * TargetSize, TargetSize).CopyTo(destination);
    }

    /// <summary>The examples in batches of the same size; the last one may be smaller.</summary>
    /// <param name="batchSize">How many examples a batch has.</param>
    /// <param name="seed">
    /// The seed by which the examples are shuffled, as <see cref="Shuffling"/> says: the same seed gives the same order. Null leaves them in order.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The batch size is not positive.</exception>
    public BatchSequence Batches(int batchSize, int? seed = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batchSize);
        if (seed is int value)
        {
            var shuffled = new EpochOrder(this);
            shuffled.Fill(value);
            return new BatchSequence(this, shuffled.Rows, batchSize, value);
        }

        var order = new int[Count];
        for (int row = 0; row < order.Length; row++)
        {
            order[row] = row;
        }

        return new BatchSequence(this, order, batchSize, epoch: 0);
    }

    /// <summary>A permutation of 0, …, n − 1 that is the same on every platform.</summary>
    internal static void FillOrder(Span<int> order, int seed) => Permutation.Fill(order, seed);

    /// <summary>
    /// This dataset's examples with more input values each, after those that they already have: the next of a network's several inputs
    /// (<see cref="InputsAttribute"/>). The array is copied. Inputs stored as bytes become floats in [0, 1].
    /// </summary>
    /// <param name="inputs">The inputs, row by row, in the order of this dataset.</param>
    /// <exception cref="ArgumentException">
    /// The dataset is empty, the values can't be divided evenly into rows, an input is not finite, or all inputs together are more than an array can hold.
    /// </exception>
    public Dataset WithInputs(float[] inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        int more = Examples.RowSize(inputs.Length, Count, nameof(inputs));
        Examples.CheckFinite(inputs, more, nameof(inputs));
        var all = new float[JoinedLength(examples.Count, InputSize, more)];
        int size = InputSize + more;
        for (int row = 0; row < Count; row++)
        {
            Span<float> example = all.AsSpan(Row(row) * size, size);
            GatherInput(Row(row), 0, example[..InputSize]);
            inputs.AsSpan(row * more, more).CopyTo(example[InputSize..]);
        }

        return new Dataset(examples.With(all), targets, rows, view.WithoutInputs(nameof(WithInputs)));
    }

    /// <summary>The length of an array for examples with more input values.</summary>
    /// <exception cref="ArgumentException">It is longer than an array can be.</exception>
    internal static int JoinedLength(int count, int inputs, int more) =>
        Lengths.Product(count, (long)inputs + more, "inputs", "The examples with these inputs");

    private Dataset With(ExampleTargets more, float[]? weights)
    {
        more = more.Placed(rows, examples.Count);
        return new Dataset(examples, [.. targets, weights is null ? more : Weighted(more, weights)], rows, view);
    }

    /// <summary>A target by its number.</summary>
    internal ExampleTargets Target(int target) => (uint)target < (uint)targets.Length
        ? targets[target]
        : throw new ArgumentOutOfRangeException(nameof(target), Invariant($"There is no target {target}; an example has {targets.Length}, counted from 0."));
}
