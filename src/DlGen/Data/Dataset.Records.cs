using System.Diagnostics.CodeAnalysis;
using static System.FormattableString;

namespace DlGen;

// Datasets from records of a program's own.
public sealed partial class Dataset
{
    /// <summary>A dataset for classification from records: an input row and a label for each. The records are gone through once.</summary>
    /// <param name="records">The records, in the order that the examples get.</param>
    /// <param name="inputs">The inputs of a record, as many for each.</param>
    /// <param name="label">The class of a record, from 0, or the label of one that a network leaves out.</param>
    /// <exception cref="ArgumentException">There are no records, one has more or fewer inputs than the first, or an input isn't finite; the message names the record.</exception>
    public static Dataset FromEnumerable<TRecord>(IEnumerable<TRecord> records, Func<TRecord, float[]> inputs, Func<TRecord, int> label)
    {
        ArgumentNullException.ThrowIfNull(label);
        var labels = new List<int>();
        (float[] values, int count) = Collect(records, inputs, record => labels.Add(label(record)));
        return new Dataset(Examples.Of(values, count), [ExampleTargets.Of([.. labels], count)]);
    }

    /// <summary>
    /// A dataset for classification from records whose classes have names: an input row and a class for each. The classes are numbered in the
    /// order of their names, which <see cref="ClassNames"/> has.
    /// </summary>
    /// <param name="records">The records, in the order that the examples get.</param>
    /// <param name="inputs">The inputs of a record, as many for each.</param>
    /// <param name="label">The name of a record's class.</param>
    /// <param name="classNames">All classes, in the order of their labels, so that data of another day get the same; null for those of the records.</param>
    /// <exception cref="ArgumentException">
    /// There are no records, one has more or fewer inputs than the first or a class that isn't among <paramref name="classNames"/>, or an input
    /// isn't finite; the message names the record.
    /// </exception>
    public static Dataset FromEnumerable<TRecord>(
        IEnumerable<TRecord> records, Func<TRecord, float[]> inputs, Func<TRecord, string> label, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(label);
        var classes = new NamedClasses(classNames);
        (float[] values, int count) = Collect(records, inputs, record => classes.Add(label(record)));
        return new Dataset(Examples.Of(values, count), [classes.ToTargets()]);
    }

    /// <summary>A dataset for regression from records: an input row and a row of target values for each. The records are gone through once.</summary>
    /// <param name="records">The records, in the order that the examples get.</param>
    /// <param name="inputs">The inputs of a record, as many for each.</param>
    /// <param name="targets">The target values of a record, as many for each.</param>
    /// <exception cref="ArgumentException">There are no records, one has more or fewer values than the first, or a value isn't finite; the message names the record.</exception>
    public static Dataset FromEnumerable<TRecord>(IEnumerable<TRecord> records, Func<TRecord, float[]> inputs, Func<TRecord, float[]> targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        var wanted = new List<float>();
        int size = 0;
        int row = 0;
        (float[] values, int count) = Collect(records, inputs, record => size = AddRow(wanted, targets(record), row++, size, "target values", nameof(targets)));
        return new Dataset(Examples.Of(values, count), [ExampleTargets.Of([.. wanted], count)]);
    }

    private static (float[] Values, int Count) Collect<TRecord>(IEnumerable<TRecord> records, Func<TRecord, float[]> inputs, Action<TRecord> target)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(inputs);
        var values = new List<float>();
        int count = 0;
        int size = 0;
        foreach (TRecord record in records)
        {
            size = AddRow(values, inputs(record), count, size, "inputs", nameof(inputs));
            target(record);
            count++;
        }

        return count > 0 ? ([.. values], count) : throw NoRecords(nameof(records));
    }

    private static ArgumentException NoRecords(string argument) => new("A dataset needs at least one example; there are no records.", argument);

    /// <summary>Adds the values of a record, as many as the first had.</summary>
    /// <returns>How many there are.</returns>
    private static int AddRow(List<float> values, float[]? row, int record, int size, string what, string argument)
    {
        CheckRow(row, record, size, what, argument);
        if ((long)values.Count + row.Length > Array.MaxLength)
        {
            throw new ArgumentException(Invariant($"With record {record} there are more {what} than an array can hold ({Array.MaxLength})."), argument);
        }

        values.AddRange(row);
        return row.Length;
    }

    /// <exception cref="ArgumentException">A record has no values, or more or fewer than the first.</exception>
    private static void CheckRow([NotNull] float[]? row, int record, int size, string what, string argument)
    {
        if (row is null || row.Length == 0 || (record > 0 && row.Length != size))
        {
            throw new ArgumentException(Invariant(
                $"Record {record} has {(row is null ? "null for" : row.Length)} {what}{(record == 0 ? "; at least one is needed" : Invariant($"; the first has {size}"))}."), argument);
        }
    }
}
