using System.Globalization;
using static System.FormattableString;

namespace DlGen.Formats;

/// <summary>Finds out what the columns of a table are, row by row: numbers, categories or classes. What they can't be is refused by line.</summary>
internal sealed class TableScan
{
    /// <summary>Labels that are whole numbers from 0 on stay as they are, if none is larger.</summary>
    private const int LargestNumberedClass = 999;

    private readonly string source;
    private readonly string[] names;
    private readonly TableRules rules;
    private readonly NumberedTexts missing = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="source">What messages call the table.</param>
    /// <param name="names">The names of all of its columns.</param>
    /// <param name="label">The column of classes; null where targets are values.</param>
    /// <param name="targets">The columns of target values.</param>
    /// <param name="rules">How columns are understood.</param>
    /// <param name="known">The inputs, where they are known before the table is read.</param>
    /// <param name="knownFrom">The argument that they are known from, for messages.</param>
    /// <exception cref="ArgumentException">There is no such column, or it can't be used so.</exception>
    public TableScan(string source, string[] names, string? label, IReadOnlyList<string> targets, TableRules rules, IReadOnlyList<CsvInput>? known = null, string knownFrom = "")
    {
        this.source = source;
        this.names = names;
        this.rules = rules;
        foreach (string marker in rules.MissingMarkers)
        {
            missing.Add(marker.AsSpan());
        }

        Label = label is null ? null : new TableColumn(label, IndexOf(label, nameof(label)), CategorySet.Classes);
        Targets = [.. targets.Select(name => new TableColumn(name, IndexOf(name, nameof(targets)), CategorySet.None))];
        Side = [.. rules.SideColumns.Select(name => (name, IndexOf(name, nameof(TableRules.SideColumns))))];
        int[] categories = Indices(rules.CategoryColumns, nameof(TableRules.CategoryColumns));
        Inputs = known is not null
            ? [.. known.Select(input => new TableColumn(input.Name, IndexOf(input.Name, knownFrom), CategorySet.Known))]
            : [.. InputColumns().Select(index => new TableColumn(names[index], index, categories.Contains(index) ? CategorySet.Always : CategorySet.IfText))];
        if (Inputs.Length == 0)
        {
            throw new ArgumentException(Invariant($"{source}: no column is left for inputs; there are '{string.Join("', '", names)}'."), "options");
        }

        Columns = [.. Label is null ? [] : new[] { Label }, .. Targets, .. Inputs];
    }

    public TableColumn[] Inputs { get; }

    /// <summary>The column of classes; null where targets are values.</summary>
    public TableColumn? Label { get; }

    public TableColumn[] Targets { get; }

    /// <summary>The columns that are kept as text.</summary>
    public (string Name, int Index)[] Side { get; }

    /// <summary>Label, targets and inputs.</summary>
    public TableColumn[] Columns { get; }

    /// <summary>What the inputs are, when all rows have been noted.</summary>
    public CsvInput[] Schema => [.. Inputs.Select(static column => new CsvInput(column.Name, column.Categories.Count == 0 ? null : Sorted(column.Categories)))];

    /// <summary>Whether a value is missing.</summary>
    public bool IsMissing(ReadOnlySpan<char> text) => missing.Contains(text);

    /// <summary>Whether a row is left out because this value of it is missing; where it must not be, that is refused.</summary>
    public bool IsLeftOut(TableColumn column, ReadOnlySpan<char> text, int line)
    {
        if (!missing.Contains(text))
        {
            return false;
        }

        bool isTarget = column.Set is CategorySet.Classes or CategorySet.None;
        if (rules.DropsMissing || (rules.KeepsMissing && !isTarget))
        {
            return rules.DropsMissing;
        }

        throw new InvalidDataException(Invariant(
            $"{At(column, line)} is missing{(text.Length == 0 ? "" : Invariant($" ('{Short(text)}')"))}. {rules.Prefix}Missing = {(isTarget ? "MissingValues.DropRow leaves such rows out" : "MissingValues.DropRow or Keep says what to do")}."));
    }

    /// <summary>Takes note of a value: whether it is a number, and which category.</summary>
    public void Note(TableColumn column, ReadOnlySpan<char> text, int line)
    {
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
            bool isNumber = rules.TryParse(text, out _);
            if (column.Kind is { } kind && kind.IsNumber != isNumber)
            {
                (int numberLine, int textLine) = isNumber ? (line, kind.Line) : (kind.Line, line);
                string number = isNumber ? text.ToString() : kind.Text;
                string other = isNumber ? kind.Text : text.ToString();
                throw new InvalidDataException(Invariant(
                    $"{source}: column '{column.Name}' has both numbers and text: '{NearestName.Shorten(number)}' in line {numberLine}, '{NearestName.Shorten(other)}' in line {textLine}. If these are categories, name it in {rules.Prefix}CategoryColumns; if that stands for a missing value, in MissingMarkers."));
            }

            column.Kind ??= (isNumber, line, text.ToString());
            if (isNumber)
            {
                return;
            }
        }

        if (column.Add(text) && column.Set != CategorySet.Classes && column.Categories.Count > rules.MostCategories)
        {
            throw new InvalidDataException(Invariant(
                $"{source}: column '{column.Name}' has more than {rules.MostCategories} categories by line {line}, such as '{Short(text)}'. Leave it out ({rules.Prefix}Exclude), or raise MostCategories."));
        }
    }

    /// <summary>The number that a value is.</summary>
    public float Parse(TableColumn column, ReadOnlySpan<char> text, int line) => rules.TryParse(text, out float value)
        ? value
        : throw new InvalidDataException(Invariant($"{At(column, line)} is '{Short(text)}', which is no finite number."));

    /// <summary>Refuses a table without a row to learn from.</summary>
    public void CheckCount(int rows)
    {
        if (rows == 0)
        {
            throw new InvalidDataException(Invariant($"{source}: there are no rows{(rules.DropsMissing ? " without a missing value" : "")}."));
        }
    }

    /// <summary>The classes in the order of their numbers.</summary>
    public string[] Classes()
    {
        IReadOnlyCollection<string> texts = Label!.Categories;
        var numbers = new List<(long Number, string Name)>();
        bool areNumbers = true;
        foreach (string name in texts)
        {
            areNumbers &= double.TryParse(name, NumberStyles.Float, rules.Culture, out double value);
            if (areNumbers && value != Math.Truncate(value))
            {
                string targets = rules.IsAttribute ? $"Targets = [\"{Label.Name}\"]" : $"targets: [\"{Label.Name}\"]";
                throw new InvalidDataException(Invariant(
                    $"{source}: column '{Label.Name}' has numbers such as {NearestName.Shorten(name)}, which are no classes. Give it as {targets} for target values."));
            }

            if (long.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
            {
                numbers.Add((number, name));
            }
        }

        if (numbers.Count < texts.Count || numbers.Select(static pair => pair.Number).Distinct().Count() < numbers.Count)
        {
            return Sorted(texts);
        }

        numbers.Sort();
        return numbers[0].Number == 0 && numbers[numbers.Count - 1].Number <= LargestNumberedClass
            ? [.. Enumerable.Range(0, (int)numbers[numbers.Count - 1].Number + 1).Select(number => numbers.Find(pair => pair.Number == number).Name ?? Invariant($"{number}"))]
            : [.. numbers.Select(static pair => pair.Name)];
    }

    /// <summary>A place in the table, for a message.</summary>
    public string At(TableColumn column, int line) => Invariant($"{source}: line {line}, column '{NearestName.Shorten(column.Name)}'");

    /// <summary>A value for a message.</summary>
    public static string Short(ReadOnlySpan<char> text) => NearestName.Shorten(text.ToString());

    private static string[] Sorted(IEnumerable<string> texts)
    {
        string[] sorted = [.. texts];
        Array.Sort(sorted, StringComparer.Ordinal);
        return sorted;
    }

    private int[] Indices(IReadOnlyList<string> columns, string what) => [.. columns.Select(name => IndexOf(name, what))];

    private int IndexOf(string name, string what)
    {
        int index = Array.IndexOf(names, name ?? throw new ArgumentNullException(what));
        return index >= 0 ? index : throw new ArgumentException(Invariant($"{source}: there is no column '{name}'{NearestName.Suggest(name, names)}"), what);
    }

    private List<int> InputColumns()
    {
        var others = new HashSet<int>(Targets.Select(static target => target.Index));
        if (Label is not null)
        {
            others.Add(Label.Index);
        }

        if (rules.Columns is { } chosen)
        {
            var columns = new List<int>();
            foreach (string name in chosen)
            {
                int index = IndexOf(name, nameof(TableRules.Columns));
                if (others.Contains(index))
                {
                    throw new ArgumentException(Invariant($"{source}: column '{name}' can't be an input: it is what is to be predicted."), "options");
                }

                if (columns.Contains(index))
                {
                    throw new ArgumentException(Invariant($"{source}: column '{name}' is named twice in {rules.Prefix}Columns."), "options");
                }

                columns.Add(index);
            }

            return columns;
        }

        others.UnionWith(Indices(rules.Exclude, nameof(TableRules.Exclude)));
        others.UnionWith(Side.Select(static column => column.Index));
        return [.. Enumerable.Range(0, names.Length).Where(index => !others.Contains(index))];
    }
}
