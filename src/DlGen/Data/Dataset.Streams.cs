using DlGen.Formats;
using static System.FormattableString;

namespace DlGen;

// Datasets from records that come one after another, and may be more than memory holds.
public sealed partial class Dataset
{
    /// <summary>After so many records the progress is told.</summary>
    private const int ReportedRecords = 1000;

    /// <summary>
    /// A dataset for classification from records that come one after another, and may be larger than memory: their inputs go to a temporary file,
    /// which is mapped into memory (<see cref="IsMapped"/>). Labels stay in memory. The file is gone when the dataset is collected, when
    /// the records end in an exception or are canceled, and when the process ends.
    /// </summary>
    /// <typeparam name="TRecord">A record.</typeparam>
    /// <param name="records">The records, in the order that the examples get. They are gone through once.</param>
    /// <param name="inputs">The inputs of a record, as many for each.</param>
    /// <param name="label">The class of a record, from 0, or the label of one that a network leaves out.</param>
    /// <param name="folder">The folder of the temporary file, which needs room for four bytes an input; null for the system's.</param>
    /// <param name="progress">Is told after every thousand records, and at the end, how many there were.</param>
    /// <param name="cancellationToken">Ends the reading. It is passed on to the records.</param>
    /// <exception cref="ArgumentException">There are no records, one has more or fewer inputs than the first, or an input isn't finite; the message names the record.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">The inputs can't be written: the disk is full, for instance.</exception>
    /// <exception cref="OperationCanceledException">The reading was canceled.</exception>
    public static async Task<Dataset> FromEnumerableAsync<TRecord>(
        IAsyncEnumerable<TRecord> records, Func<TRecord, float[]> inputs, Func<TRecord, int> label,
        string? folder = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(label);
        var labels = new List<int>();
        Examples examples = await SpoolAsync(records, inputs, record => labels.Add(label(record)), folder, progress, cancellationToken).ConfigureAwait(false);
        return new Dataset(examples, [ExampleTargets.Of([.. labels], labels.Count)]);
    }

    /// <summary>
    /// A dataset for classification from records whose classes have names, which come one after another and may be larger than memory: their inputs
    /// go to a temporary file, which is mapped into memory. The classes are numbered in the order of their names.
    /// </summary>
    /// <typeparam name="TRecord">A record.</typeparam>
    /// <param name="records">The records, in the order that the examples get. They are gone through once.</param>
    /// <param name="inputs">The inputs of a record, as many for each.</param>
    /// <param name="label">The name of a record's class.</param>
    /// <param name="classNames">All classes, in the order of their labels, so that data of another day get the same; null for those of the records.</param>
    /// <param name="folder">The folder of the temporary file, which needs room for four bytes an input; null for the system's.</param>
    /// <param name="progress">Is told after every thousand records, and at the end, how many there were.</param>
    /// <param name="cancellationToken">Ends the reading. It is passed on to the records.</param>
    /// <exception cref="ArgumentException">
    /// There are no records, one has more or fewer inputs than the first or a class that isn't among <paramref name="classNames"/>, or an input
    /// isn't finite; the message names the record.
    /// </exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">The inputs can't be written: the disk is full, for instance.</exception>
    /// <exception cref="OperationCanceledException">The reading was canceled.</exception>
    public static async Task<Dataset> FromEnumerableAsync<TRecord>(
        IAsyncEnumerable<TRecord> records, Func<TRecord, float[]> inputs, Func<TRecord, string> label, IReadOnlyList<string>? classNames = null,
        string? folder = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(label);
        var classes = new NamedClasses(classNames);
        Examples examples = await SpoolAsync(records, inputs, record => classes.Add(label(record)), folder, progress, cancellationToken).ConfigureAwait(false);
        return new Dataset(examples, [classes.ToTargets()]);
    }

    /// <summary>
    /// A dataset for regression from records that come one after another, and may be larger than memory: their inputs go to a temporary file, which is
    /// mapped into memory. Target values stay in memory.
    /// </summary>
    /// <typeparam name="TRecord">A record.</typeparam>
    /// <param name="records">The records, in the order that the examples get. They are gone through once.</param>
    /// <param name="inputs">The inputs of a record, as many for each.</param>
    /// <param name="targets">The target values of a record, as many for each.</param>
    /// <param name="folder">The folder of the temporary file, which needs room for four bytes an input; null for the system's.</param>
    /// <param name="progress">Is told after every thousand records, and at the end, how many there were.</param>
    /// <param name="cancellationToken">Ends the reading. It is passed on to the records.</param>
    /// <exception cref="ArgumentException">There are no records, one has more or fewer values than the first, or a value isn't finite; the message names the record.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">The inputs can't be written: the disk is full, for instance.</exception>
    /// <exception cref="OperationCanceledException">The reading was canceled.</exception>
    public static async Task<Dataset> FromEnumerableAsync<TRecord>(
        IAsyncEnumerable<TRecord> records, Func<TRecord, float[]> inputs, Func<TRecord, float[]> targets,
        string? folder = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(targets);
        var wanted = new List<float>();
        int size = 0;
        int row = 0;
        Examples examples = await SpoolAsync(
            records, inputs, record => size = AddRow(wanted, targets(record), row++, size, "target values", nameof(targets)), folder, progress, cancellationToken).ConfigureAwait(false);
        return new Dataset(examples, [ExampleTargets.Of([.. wanted], examples.Count)]);
    }

    private static async Task<Examples> SpoolAsync<TRecord>(
        IAsyncEnumerable<TRecord> records, Func<TRecord, float[]> inputs, Action<TRecord> target, string? folder, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(inputs);
        using var file = new SpoolFile(folder);
        int count = 0;
        int size = 0;
        await foreach (TRecord record in records.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            // Records that don't look at the token themselves end too.
            cancellationToken.ThrowIfCancellationRequested();
            float[] row = inputs(record);
            CheckRow(row, count, size, "inputs", nameof(inputs));
            CheckFinite(row, count);
            size = row.Length;
            target(record);
            await file.WriteAsync(row, cancellationToken).ConfigureAwait(false);
            count = count < Array.MaxLength
                ? count + 1
                : throw new ArgumentException(Invariant($"There are more than {count} records, as many as a dataset can have."), nameof(records));
            if (count % ReportedRecords == 0)
            {
                progress?.Report(count);
            }
        }

        if (count == 0)
        {
            throw NoRecords(nameof(records));
        }

        Examples examples = Examples.Of(await file.MapAsync(count, size, cancellationToken).ConfigureAwait(false), count, [size]);
        if (count % ReportedRecords != 0)
        {
            progress?.Report(count);
        }

        return examples;
    }

    private static void CheckFinite(float[] row, int record)
    {
        if (Kernels.Finite.IndexOfOther<float>(row) is >= 0 and var column)
        {
            throw new ArgumentException(Invariant($"inputs: row {record}, column {column} is {row[column]}; every value must be finite."), "inputs");
        }
    }
}
