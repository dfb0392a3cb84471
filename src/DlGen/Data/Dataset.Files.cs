using DlGen.Formats;
using static System.FormattableString;

namespace DlGen;

// Datasets from files of tables and arrays.
public sealed partial class Dataset
{
    private const string StreamName = "the stream";

    /// <summary>
    /// A dataset for classification from a file of separated values (.csv, .tsv). All columns but the label become inputs: columns of numbers
    /// as they are, and columns of text as categories.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="label">
    /// The column of classes. Labels that are whole numbers from 0 on stay what they are; others are numbered in the order of their names, or
    /// of their values. <see cref="ClassNames"/> has the names.
    /// </param>
    /// <param name="options">How the file is read; the defaults if null.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ArgumentException">There is no such column; the message has the nearest name.</exception>
    /// <exception cref="InvalidDataException">The file is no such table, or a value is missing or no number; the message names line and column.</exception>
    public static Dataset FromCsv(string path, string label, CsvOptions? options = null)
    {
        using FileStream stream = InputFile.Open(path);
        return FromCsv(stream, path, label, targets: [], options);
    }

    /// <summary>A dataset for regression from a file of separated values. All columns but the targets become inputs.</summary>
    /// <param name="path">The file.</param>
    /// <param name="targets">The columns of target values, which are numbers.</param>
    /// <param name="options">How the file is read; the defaults if null.</param>
    /// <inheritdoc cref="FromCsv(string, string, CsvOptions?)" path="/exception"/>
    public static Dataset FromCsv(string path, IReadOnlyList<string> targets, CsvOptions? options = null)
    {
        using FileStream stream = InputFile.Open(path);
        return FromCsv(stream, path, label: null, targets, options);
    }

    /// <summary>A dataset for classification from a stream of separated values, which is read to its end and stays open.</summary>
    /// <param name="stream">The file's bytes.</param>
    /// <param name="label"><inheritdoc cref="FromCsv(string, string, CsvOptions?)" path="/param[@name='label']"/></param>
    /// <param name="options">How the file is read; the defaults if null.</param>
    /// <inheritdoc cref="FromCsv(string, string, CsvOptions?)" path="/exception"/>
    public static Dataset FromCsv(Stream stream, string label, CsvOptions? options = null) => FromCsv(stream, StreamName, label, targets: [], options);

    /// <summary>A dataset for regression from a stream of separated values, which is read to its end and stays open.</summary>
    /// <param name="stream">The file's bytes.</param>
    /// <param name="targets">The columns of target values, which are numbers.</param>
    /// <param name="options">How the file is read; the defaults if null.</param>
    /// <inheritdoc cref="FromCsv(string, string, CsvOptions?)" path="/exception"/>
    public static Dataset FromCsv(Stream stream, IReadOnlyList<string> targets, CsvOptions? options = null) =>
        FromCsv(stream, StreamName, label: null, targets, options);

    /// <param name="stream">The file.</param>
    /// <param name="source">What messages call it.</param>
    /// <param name="label">The column of classes; null where targets are values.</param>
    /// <param name="targets">The columns of target values.</param>
    /// <param name="options">How the file is read.</param>
    /// <param name="known">What its columns are to become; null for what the options say.</param>
    internal static Dataset FromCsv(
        Stream stream, string source, string? label, IReadOnlyList<string> targets, CsvOptions? options, CsvReading.KnownSchema? known = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(targets);
        if (label is null && targets.Count == 0)
        {
            throw new ArgumentException("There is neither a label nor a target: name the columns that are to be predicted.", nameof(targets));
        }

        CsvReading.Result table = CsvReading.Read(stream, source, label, targets, options ?? new CsvOptions(), known);
        return new Dataset(
            Examples.Of(table),
            [table.Labels is { } labels ? ExampleTargets.Of(labels, table.Count, table.Schema.Classes) : ExampleTargets.Of(table.Targets, table.Count)]);
    }

    /// <summary>
    /// Inputs and targets from a pair of NumPy's arrays (.npy), as <c>numpy.save</c> writes them. Their first axis counts the examples; the other
    /// axes of the inputs are <see cref="InputShape"/>. Inputs of type uint8 stay bytes, which a network reads scaled to [0, 1].
    /// </summary>
    /// <param name="inputs">The array of inputs: floats, integers or booleans.</param>
    /// <param name="targets">The array of targets: integers are labels, one or more an example; floats are target values.</param>
    /// <exception cref="FileNotFoundException">A file doesn't exist.</exception>
    /// <exception cref="InvalidDataException">
    /// A file is truncated, too long, corrupt or of another kind, has a value that isn't finite, or the two don't hold the same number of examples.
    /// </exception>
    public static Dataset FromNpy(string inputs, string targets)
    {
        ArgumentException.ThrowIfNullOrEmpty(inputs);
        ArgumentException.ThrowIfNullOrEmpty(targets);
        return FromNpy(NpyFile.Read(inputs), NpyFile.Read(targets));
    }

    /// <summary>Inputs and targets from two streams of NumPy's arrays, each of which is read to its end and stays open.</summary>
    /// <inheritdoc cref="FromNpy(string, string)"/>
    public static Dataset FromNpy(Stream inputs, Stream targets)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        return FromNpy(NpyFile.Read(inputs, "the stream of inputs"), NpyFile.Read(targets, "the stream of targets"));
    }

    private static Dataset FromNpy(NpyFile inputs, NpyFile targets)
    {
        int count = inputs.Dimensions[0];
        if (targets.Dimensions[0] != count)
        {
            throw new InvalidDataException(Invariant($"{inputs.Source} holds {count} examples, {targets.Source} targets of {targets.Dimensions[0]}."));
        }

        int[] shape = inputs.Dimensions.Length == 1 ? [1] : inputs.Dimensions[1..];
        Examples examples = inputs.HasBytes ? Examples.Of(inputs.ToBytes(), count, shape) : Examples.Of(Finite(inputs), count, shape);
        return new Dataset(examples, [Targets(targets)]);
    }

    private static ExampleTargets Targets(NpyFile targets) => targets.HasIntegers
        ? ExampleTargets.Of(targets.ToLabels(), targets.Dimensions[0])
        : ExampleTargets.Of(Finite(targets), targets.Dimensions[0]);

    private static float[] Finite(NpyFile file)
    {
        float[] values = file.ToFloats();
        int bad = Kernels.Finite.IndexOfOther<float>(values);
        int columns = values.Length / file.Dimensions[0];
        return bad < 0 ? values : throw new InvalidDataException(Invariant(
            $"{file.Source}: example {bad / columns}, value {bad % columns} is {values[bad]}; every value must be finite."));
    }

    /// <summary>A column that was kept beside the inputs (<see cref="CsvOptions.SideColumns"/>): a text for each example, in the order of this dataset.</summary>
    /// <exception cref="ArgumentException">There is no such column; the message has the nearest name.</exception>
    public string[] GetSideColumn(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!examples.SideColumns.TryGetValue(name, out string[]? column))
        {
            string[] names = [.. examples.SideColumns.Keys];
            throw new ArgumentException(Invariant(
                $"There is no side column '{name}'{(names.Length == 0 ? ": CsvOptions.SideColumns names those that are kept." : NearestName.Suggest(name, names))}"), nameof(name));
        }

        var texts = new string[Count];
        for (int row = 0; row < texts.Length; row++)
        {
            texts[row] = column[Row(row)];
        }

        return texts;
    }
}
