namespace DlGen.Formats;

/// <summary>What a column's categories are.</summary>
internal enum CategorySet
{
    /// <summary>It has numbers only.</summary>
    None,

    /// <summary>It has categories if it has text.</summary>
    IfText,

    /// <summary>It has categories.</summary>
    Always,

    /// <summary>It has classes.</summary>
    Classes,

    /// <summary>They are known before the file is read.</summary>
    Known,
}

/// <summary>A column that is used.</summary>
internal sealed class TableColumn(string name, int index, CategorySet set)
{
    private readonly NumberedTexts categories = new(StringComparer.Ordinal);

    public string Name => name;

    public int Index => index;

    public CategorySet Set => set;

    /// <summary>What the first value is.</summary>
    public (bool IsNumber, int Line, string Text)? Kind { get; set; }

    public IReadOnlyCollection<string> Categories => categories.Texts;

    /// <summary>Whether its categories have numbers; else it has numbers itself.</summary>
    public bool HasNumbers { get; private set; }

    /// <returns>Whether the category is new.</returns>
    public bool Add(ReadOnlySpan<char> category) => categories.Add(category);

    /// <summary>Numbers its categories in an order.</summary>
    public void Number(string[]? names)
    {
        categories.Clear();
        for (int number = 0; number < names?.Length; number++)
        {
            categories.Add(names[number].AsSpan(), number);
        }

        HasNumbers = names is not null;
    }

    /// <returns>A category's number; −1 where there is no such category.</returns>
    public int Find(ReadOnlySpan<char> category) => categories.Find(category);
}

/// <summary>A column that became an input, or several.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Categories">Its categories, in order; null for numbers.</param>
internal sealed record CsvInput(string Name, string[]? Categories)
{
    /// <summary>The names of the inputs: that of their column, with the category where each has an input.</summary>
    public static string[] NamesOf(IEnumerable<CsvInput> inputs, bool isOneHot) => [.. inputs.SelectMany(input => input.Categories is { } categories && isOneHot
        ? categories.Select(category => $"{input.Name}={category}")
        : [input.Name])];
}
