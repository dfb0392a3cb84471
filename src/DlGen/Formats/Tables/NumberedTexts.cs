namespace DlGen.Formats;

/// <summary>Texts with a number each, in which a part of a line is looked up without making an object of it.</summary>
internal sealed class NumberedTexts
{
    private readonly Dictionary<string, int> numbers;
#if NET
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;
#endif

    public NumberedTexts(StringComparer comparer)
    {
        numbers = new Dictionary<string, int>(comparer);
#if NET
        lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
#endif
    }

    public int Count => numbers.Count;

    public IReadOnlyCollection<string> Texts => numbers.Keys;

    public void Clear() => numbers.Clear();

    /// <summary>Adds a text.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(ReadOnlySpan<char> text, int number = 0)
    {
#if NET
        return lookup.TryAdd(text, number);
#else
        string key = text.ToString();
        if (numbers.ContainsKey(key))
        {
            return false;
        }

        numbers.Add(key, number);
        return true;
#endif
    }

    public bool Contains(ReadOnlySpan<char> text) => Find(text) >= 0;

    /// <returns>A text's number; −1 where there is no such text.</returns>
    public int Find(ReadOnlySpan<char> text) =>
#if NET
        lookup.TryGetValue(text, out int number) ? number : -1;
#else
        numbers.TryGetValue(text.ToString(), out int number) ? number : -1;
#endif
}
