using System.Globalization;
using nietras.SeparatedValues;
using static System.FormattableString;

namespace DlGen.Formats;

/// <summary>
/// Reads a table in two passes. The first finds out what each column is, and the second fills arrays of the length that is known by then:
/// no more of a file is held in memory than its numbers.
/// </summary>
internal sealed class CsvReading
{
    /// <summary>Labels that are whole numbers from 0 on stay as they are, if none is larger.</summary>
    private const int LargestNumberedClass = 999;

    private readonly CsvTable table;
    private readonly CsvOptions options;
    private readonly CsvSchema? same;
    private readonly Column[] inputs;
    private readonly Column? label;
    private readonly Column[] targets;
    private readonly (string Name, int Index)[] side;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> missing;
    private CsvSchema? schema;

    private CsvReading(CsvTable table, string? label, IReadOnlyList<string> targets, CsvOptions options)
    {
        this.table = table;
        this.options = options;
        missing = new HashSet<string>(options.MissingMarkers, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        if (options.SameAs is { } other)
        {
            same = other.Schema ?? throw new ArgumentException("CsvOptions.SameAs: that dataset is of no file of separated values.", nameof(options));
        }

        this.label = label is null ? null : new Column(label, table.IndexOf(label, nameof(label)), CategorySet.Classes);
        this.targets = [.. targets.Select(name => new Column(name, table.IndexOf(name, nameof(targets)), CategorySet.None))];
        side = [.. options.SideColumns.Select(name => (name, table.IndexOf(name, nameof(CsvOptions.SideColumns))))];
        int[] categories = Indices(options.CategoryColumns, nameof(CsvOptions.CategoryColumns));
        inputs = [.. InputColumns().Select(index => new Column(
            table.Names[index], index, same is not null ? CategorySet.Known : categories.Contains(index) ? CategorySet.Always : CategorySet.IfText))];
        if (inputs.Length == 0)
        {
            throw new ArgumentException(Invariant($"{table.Source}: no column is left for inputs; there are '{string.Join("', '", table.Names)}'."), nameof(options));
        }
    }

    private int[] Indices(IReadOnlyList<string> names, string what) => [.. names.Select(name => table.IndexOf(name, what))];

    /// <summary>What a column's categories are.</summary>
    private enum CategorySet
    {
        /// <summary>It has numbers only.</summary>
        None,

        /// <summary>It has categories if it has text.</summary>
        IfText,

        /// <summary>It has categories.</summary>
        Always,

        /// <summary>It has classes.</summary>
        Classes,

        /// <summary>Another file has them.</summary>
        Known,
    }

    /// <summary>What was read.</summary>
    /// <param name="Count">How many rows.</param>
    /// <param name="Inputs">The inputs, row by row.</param>
    /// <param name="Labels">The labels; null where targets are values.</param>
    /// <param name="Targets">The target values, row by row.</param>
    /// <param name="Side">The columns that are kept beside them, by name.</param>
    /// <param name="Schema">What became of the columns.</param>
    /// <param name="HasMissing">Whether some inputs are NaN, for they are missing.</param>
    public sealed record Result(
        int Count, float[] Inputs, int[]? Labels, float[] Targets, Dictionary<string, string[]> Side, CsvSchema Schema, bool HasMissing);

    /// <summary>Reads a file of separated values.</summary>
    /// <param name="stream">The file, which stays open.</param>
    /// <param name="source">What messages call it.</param>
    /// <param name="label">The column of classes; null where targets are values.</param>
    /// <param name="targets">The columns of target values.</param>
    /// <param name="options">How to read it.</param>
    public static Result Read(Stream stream, string source, string? label, IReadOnlyList<string> targets, CsvOptions options)
    {
        var reading = new CsvReading(new CsvTable(stream, source, options), label, targets, options);
        int count = reading.Scan();
        return reading.Fill(count);
    }

    private List<int> InputColumns()
    {
        var others = new HashSet<int>(targets.Select(static target => target.Index));
        if (label is not null)
        {
            others.Add(label.Index);
        }

        if (same is not null)
        {
            return [.. same.Inputs.Select(input => table.IndexOf(input.Name, nameof(CsvOptions.SameAs)))];
        }

        if (options.Columns is { } chosen)
        {
            var columns = new List<int>();
            foreach (string name in chosen)
            {
                int index = table.IndexOf(name, nameof(CsvOptions.Columns));
                if (others.Contains(index))
                {
                    throw new ArgumentException(Invariant($"{table.Source}: column '{name}' can't be an input: it is what is to be predicted."), nameof(options));
                }

                if (columns.Contains(index))
                {
                    throw new ArgumentException(Invariant($"{table.Source}: column '{name}' is named twice in CsvOptions.Columns."), nameof(options));
                }

                columns.Add(index);
            }

            return columns;
        }

        others.UnionWith(Indices(options.Exclude, nameof(CsvOptions.Exclude)));
        others.UnionWith(side.Select(static column => column.Index));
        return [.. Enumerable.Range(0, table.Names.Length).Where(index => !others.Contains(index))];
    }

    /// <summary>The first pass: what the columns are, and how many rows there will be.</summary>
    private int Scan()
    {
        int count = 0;
        table.ForEach((row, line) =>
        {
            if (!IsLeftOut(row, line))
            {
                foreach (Column column in inputs)
                {
                    Note(column, row, line);
                }

                foreach (Column column in targets)
                {
                    Note(column, row, line);
                }

                if (label is not null)
                {
                    Note(label, row, line);
                }

                count++;
            }
        });
        if (count == 0)
        {
            throw new InvalidDataException(Invariant($"{table.Source}: there are no rows{(options.Missing == MissingValues.DropRow ? " without a missing value" : "")}."));
        }

        string[]? classes = label is null ? null : same?.Classes ?? Classes(label);
        schema = same is not null
            ? same with { Classes = classes }
            : new CsvSchema([.. inputs.Select(static column => new CsvInput(column.Name, column.Categories.Count == 0 ? null : Sorted(column.Categories)))], options.Categories, classes);
        return count;
    }

    private Result Fill(int count)
    {
        int[] starts = new int[inputs.Length];
        int width = 0;
        for (int column = 0; column < inputs.Length; column++)
        {
            starts[column] = width;
            string[]? categories = schema!.Inputs[column].Categories;
            inputs[column].Number(categories);
            width += categories is null || schema.Encoding == CategoryEncoding.Index ? 1 : categories.Length;
        }

        label?.Number(schema!.Classes);
        var values = new float[Lengths.Product(count, width, "path", table.Source)];
        int[]? labels = label is null ? null : new int[count];
        var wanted = new float[count * targets.Length];
        var texts = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach ((string name, _) in side)
        {
            texts[name] = new string[count];
        }

        var pool = new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        bool hasMissing = false;
        int at = 0;
        table.ForEach((row, line) =>
        {
            if (IsLeftOut(row, line))
            {
                return;
            }

            if (at == count)
            {
                throw Changed();
            }

            Span<float> example = values.AsSpan(at * width, width);
            for (int column = 0; column < inputs.Length; column++)
            {
                hasMissing |= !Set(inputs[column], row, line, example[starts[column]..]);
            }

            for (int target = 0; target < targets.Length; target++)
            {
                wanted[(at * targets.Length) + target] = Parse(targets[target], TextOf(row, targets[target].Index), line);
            }

            if (label is not null)
            {
                labels![at] = NumberOf(label, TextOf(row, label.Index), line);
            }

            foreach ((string name, int index) in side)
            {
                ReadOnlySpan<char> text = TextOf(row, index);
                if (!pool.TryGetValue(text, out string? known))
                {
                    known = text.ToString();
                    pool.Set.Add(known);
                }

                texts[name][at] = known;
            }

            at++;
        });
        return at == count ? new Result(count, values, labels, wanted, texts, schema!, hasMissing) : throw Changed();
    }

    /// <summary>Whether a row is left out because a value that is needed is missing; where it must not be, that is refused.</summary>
    private bool IsLeftOut(SepReader.Row row, int line)
    {
        bool isMissing = label is not null && IsMissing(label, row, line, mayBe: options.Missing == MissingValues.DropRow);
        foreach (Column column in targets)
        {
            isMissing |= IsMissing(column, row, line, mayBe: options.Missing == MissingValues.DropRow);
        }

        foreach (Column column in inputs)
        {
            isMissing |= IsMissing(column, row, line, mayBe: options.Missing != MissingValues.Refuse) && options.Missing == MissingValues.DropRow;
        }

        return isMissing;
    }

    private bool IsMissing(Column column, SepReader.Row row, int line, bool mayBe)
    {
        ReadOnlySpan<char> text = TextOf(row, column.Index);
        if (!missing.Contains(text))
        {
            return false;
        }

        return mayBe ? true : throw new InvalidDataException(Invariant(
            $"{At(column, line)} is missing{(text.Length == 0 ? "" : Invariant($" ('{Short(text)}')"))}. CsvOptions.Missing = {(column.Set is CategorySet.Classes or CategorySet.None ? "MissingValues.DropRow leaves such rows out" : "MissingValues.DropRow or Keep says what to do")}."));
    }

    private static ReadOnlySpan<char> TextOf(SepReader.Row row, int index) => row[index].Span.Trim();

    /// <summary>Takes note of a value: whether it is a number, and which category.</summary>
    private void Note(Column column, SepReader.Row row, int line)
    {
        ReadOnlySpan<char> text = TextOf(row, column.Index);
        if (column.Set == CategorySet.Known || missing.Contains(text))
        {
            return;
        }

        if (column.Set == CategorySet.None)
        {
            _ = Parse(column, text, line);
            return;
        }

        if (column.Set == CategorySet.IfText)
        {
            bool isNumber = TryParse(text, out _);
            if (column.Kind is { } kind && kind.IsNumber != isNumber)
            {
                (int numberLine, int textLine) = isNumber ? (line, kind.Line) : (kind.Line, line);
                string number = isNumber ? text.ToString() : kind.Text;
                string other = isNumber ? kind.Text : text.ToString();
                throw new InvalidDataException(Invariant(
                    $"{table.Source}: column '{column.Name}' has both numbers and text: '{Short(number)}' in line {numberLine}, '{Short(other)}' in line {textLine}. If these are categories, name it in CsvOptions.CategoryColumns; if that stands for a missing value, in MissingMarkers."));
            }

            column.Kind ??= (isNumber, line, text.ToString());
            if (isNumber)
            {
                return;
            }
        }

        if (column.Add(text) && column.Set != CategorySet.Classes && column.Categories.Count > options.MostCategories)
        {
            throw new InvalidDataException(Invariant(
                $"{table.Source}: column '{column.Name}' has more than {options.MostCategories} categories by line {line}, such as '{Short(text)}'. Leave it out (CsvOptions.Exclude), or raise MostCategories."));
        }
    }

    /// <summary>Writes the inputs of a value.</summary>
    /// <returns>False where it is missing and so NaN.</returns>
    private bool Set(Column column, SepReader.Row row, int line, Span<float> to)
    {
        ReadOnlySpan<char> text = TextOf(row, column.Index);
        bool isMissing = missing.Contains(text);
        if (!column.HasNumbers)
        {
            to[0] = isMissing ? float.NaN : Parse(column, text, line);
            return !isMissing;
        }

        if (schema!.Encoding == CategoryEncoding.Index)
        {
            to[0] = isMissing ? float.NaN : NumberOf(column, text, line);
            return !isMissing;
        }

        if (!isMissing)
        {
            to[NumberOf(column, text, line)] = 1;
        }

        return true;
    }

    private float Parse(Column column, ReadOnlySpan<char> text, int line) => TryParse(text, out float value)
        ? value
        : throw new InvalidDataException(Invariant($"{At(column, line)} is '{Short(text)}', which is no finite number."));

    private bool TryParse(ReadOnlySpan<char> text, out float value) =>
        float.TryParse(text, NumberStyles.Float, options.Culture, out value) && float.IsFinite(value);

    private int NumberOf(Column column, ReadOnlySpan<char> text, int line) => column.Find(text) is >= 0 and var number
        ? number
        : throw new InvalidDataException(Invariant(
            $"{At(column, line)} is '{Short(text)}', a {(column == label ? "class" : "category")} that {(same is null ? "wasn't there before" : "the dataset of CsvOptions.SameAs doesn't have")}."));

    /// <summary>The classes in the order of their numbers.</summary>
    private string[] Classes(Column column)
    {
        var numbers = new List<(long Number, string Name)>();
        bool areNumbers = true;
        foreach (string name in column.Categories)
        {
            areNumbers &= double.TryParse(name, NumberStyles.Float, options.Culture, out double value);
            if (areNumbers && value != Math.Truncate(value))
            {
                throw new InvalidDataException(Invariant(
                    $"{table.Source}: column '{column.Name}' has numbers such as {Short(name)}, which are no classes. Give it as targets: [\"{column.Name}\"] for target values."));
            }

            if (long.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
            {
                numbers.Add((number, name));
            }
        }

        if (numbers.Count < column.Categories.Count || numbers.DistinctBy(static pair => pair.Number).Count() < numbers.Count)
        {
            return Sorted(column.Categories);
        }

        numbers.Sort();
        return numbers[0].Number == 0 && numbers[^1].Number <= LargestNumberedClass
            ? [.. Enumerable.Range(0, (int)numbers[^1].Number + 1).Select(number => numbers.Find(pair => pair.Number == number).Name ?? Invariant($"{number}"))]
            : [.. numbers.Select(static pair => pair.Name)];
    }

    private static string[] Sorted(IEnumerable<string> names)
    {
        string[] sorted = [.. names];
        Array.Sort(sorted, StringComparer.Ordinal);
        return sorted;
    }

    private string At(Column column, int line) => Invariant($"{table.Source}: line {line}, column '{NearestName.Shorten(column.Name)}'");

    private static string Short(ReadOnlySpan<char> text) => NearestName.Shorten(text.ToString());

    private InvalidDataException Changed() => new(Invariant($"{table.Source}: the file has changed while it was read."));

    /// <summary>A column that is used.</summary>
    private sealed class Column(string name, int index, CategorySet set)
    {
        private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

        public string Name => name;

        public int Index => index;

        public CategorySet Set => set;

        /// <summary>What the first value is.</summary>
        public (bool IsNumber, int Line, string Text)? Kind { get; set; }

        public Dictionary<string, int>.KeyCollection Categories => numbers.Keys;

        /// <summary>Whether its categories have numbers; else it has numbers itself.</summary>
        public bool HasNumbers { get; private set; }

        /// <returns>Whether the category is new.</returns>
        public bool Add(ReadOnlySpan<char> category) => numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryAdd(category, 0);

        /// <summary>Numbers its categories in an order.</summary>
        public void Number(string[]? categories)
        {
            numbers.Clear();
            for (int number = 0; number < categories?.Length; number++)
            {
                numbers.TryAdd(categories[number], number);
            }

            HasNumbers = categories is not null;
        }

        /// <returns>A category's number; −1 where there is no such category.</returns>
        public int Find(ReadOnlySpan<char> category) =>
            numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(category, out int number) ? number : -1;
    }
}
