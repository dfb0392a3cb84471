using System.ComponentModel;
using System.Globalization;
using DlGen.Formats;
using static System.FormattableString;

namespace DlGen.Runtime;

/// <summary>What the columns of a file became when a class with <see cref="CsvDataAttribute"/> was compiled. Files are loaded by it: the same columns become the same features.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CsvLayout
{
    private readonly string owner;
    private readonly string file;
    private readonly string? label;
    private readonly string[] targets;
    private readonly CsvReading.KnownSchema known;
    private readonly CsvOptions options;

    private CsvLayout(string owner, string file, CsvColumn[] columns, string? label, string[]? classes, string[] targets, CsvOptions? options)
    {
        this.owner = owner;
        this.file = file;
        this.label = label;
        this.targets = targets;
        this.options = options ?? new CsvOptions();
        var schema = new CsvSchema([.. columns.Select(static column => new CsvInput(column.Name, column.Categories))], this.options.Categories, classes);
        known = new CsvReading.KnownSchema(
            schema, "path", "", Invariant($"'{owner}' doesn't have: it has those that the compiler has found in {file}. Where they have changed, build the program again"));
        FeatureNames = schema.InputNames();
        ClassNames = classes ?? [];
        TargetNames = targets;
    }

    /// <summary>The names of the features: that of the column, or column=category where each category has one.</summary>
    public IReadOnlyList<string> FeatureNames { get; }

    /// <summary>The names of the classes, in the order of their labels; none where target values are predicted.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The names of the columns of target values; none where classes are predicted.</summary>
    public IReadOnlyList<string> TargetNames { get; }

    /// <summary>The layout of a file with classes to predict.</summary>
    /// <param name="owner">The class that has it.</param>
    /// <param name="file">The file that the compiler has read.</param>
    /// <param name="columns">The columns that become features.</param>
    /// <param name="label">The column of classes.</param>
    /// <param name="classes">The classes in the order of their labels.</param>
    /// <param name="options">How files are read; the defaults if null.</param>
    public static CsvLayout OfClasses(string owner, string file, CsvColumn[] columns, string label, string[] classes, CsvOptions? options = null) =>
        new(owner, file, columns, label, classes, [], options);

    /// <summary>The layout of a file with numbers to predict.</summary>
    /// <param name="owner">The class that has it.</param>
    /// <param name="file">The file that the compiler has read.</param>
    /// <param name="columns">The columns that become features.</param>
    /// <param name="targets">The columns of target values.</param>
    /// <param name="options">How files are read; the defaults if null.</param>
    public static CsvLayout OfTargets(string owner, string file, CsvColumn[] columns, string[] targets, CsvOptions? options = null) =>
        new(owner, file, columns, label: null, classes: null, targets, options);

    /// <summary>Loads a file; that which the compiler has read, beside the program, if none is named.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file is no such table, or has a class or a category that the compiler hasn't found.</exception>
    /// <exception cref="ArgumentException">A column is missing.</exception>
    public Dataset Load(string? path = null)
    {
        string found = path ?? Path.Combine(AppContext.BaseDirectory, file);
        if (path is null && !File.Exists(found))
        {
            throw new FileNotFoundException(Invariant(
                $"{found}: there is no such file. The project puts it beside the program with <Content Include=\"{file}\" CopyToOutputDirectory=\"PreserveNewest\" />."), found);
        }

        using FileStream stream = InputFile.Open(found);
        return Dataset.FromCsv(stream, found, label, targets, options, known);
    }

    /// <summary>Writes the features of a category, 1 for its own and 0 for the others; all are 0 where it is missing.</summary>
    /// <param name="features">A place for each of the categories.</param>
    /// <param name="category">The category's number; null where it is missing.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such category.</exception>
    public static void SetCategory(Span<float> features, int? category)
    {
        features.Clear();
        if (category is { } number)
        {
            features[Checked(number, features.Length)] = 1;
        }
    }

    /// <summary>A category as one number; NaN where it is missing.</summary>
    /// <param name="category">The category's number; null where it is missing.</param>
    /// <param name="count">How many categories there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such category.</exception>
    public static float NumberOf(int? category, int count) => category is { } number ? Checked(number, count) : float.NaN;

    /// <summary>The culture of a file whose numbers have another decimal separator than a point.</summary>
    public static CultureInfo CultureOf(char decimalSeparator) => TableRules.CultureOf(decimalSeparator);

    private static int Checked(int category, int count) => category >= 0 && category < count
        ? category
        : throw new ArgumentOutOfRangeException(nameof(category), category, Invariant($"There are {count} categories, from 0 to {count - 1}."));
}

/// <summary>A column of a file that became features of a class with <see cref="CsvDataAttribute"/>.</summary>
/// <param name="name">The column's name.</param>
/// <param name="categories">Its categories in order; none for a column of numbers.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CsvColumn(string name, params string[] categories)
{
    /// <summary>The column's name in the file.</summary>
    public string Name => name;

    /// <summary>The column's categories in order; null for a column of numbers.</summary>
    internal string[]? Categories => categories.Length == 0 ? null : categories;
}
