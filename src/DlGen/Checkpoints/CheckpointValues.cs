using System.Text;
using System.Text.Json;
using DlGen.Json;
using static System.FormattableString;

namespace DlGen;

/// <summary>The values of a checkpoint, by their names.</summary>
/// <param name="root">The values as JSON.</param>
/// <param name="source">What messages call the file.</param>
internal sealed class CheckpointValues(JsonElement root, string source)
{
    /// <summary>What messages call the file.</summary>
    public string Source => source;

    /// <summary>A whole number within a range.</summary>
    /// <exception cref="InvalidDataException">It isn't there, or isn't in the range.</exception>
    public long GetInt64(string name, long least = 0, long most = long.MaxValue) => Whole(Get(name)) is { } value && value >= least && value <= most
        ? value
        : throw Wrong(name, Invariant($"a whole number from {least} to {most}"));

    /// <inheritdoc cref="GetInt64"/>
    public int GetInt32(string name, int least = 0, int most = int.MaxValue) => (int)GetInt64(name, least, most);

    public double GetDouble(string name) => Read(Get(name), name, "a number", static (ref Utf8JsonReader reader) => JsonFigures.Read(ref reader));

    public string GetText(string name) => Read(Get(name), name, "text", static (ref Utf8JsonReader reader) => reader.GetString()!);

    /// <summary>As many numbers as there is room for.</summary>
    public void GetDoubles(string name, Span<double> values)
    {
        JsonElement[] elements = GetElements(name, values.Length);
        for (int index = 0; index < values.Length; index++)
        {
            values[index] = Read(elements[index], name, "numbers", static (ref Utf8JsonReader reader) => JsonFigures.Read(ref reader));
        }
    }

    /// <summary>As many whole numbers of at least 0 as there is room for.</summary>
    public void GetInt64s(string name, Span<long> values)
    {
        JsonElement[] elements = GetElements(name, values.Length);
        for (int index = 0; index < values.Length; index++)
        {
            values[index] = Whole(elements[index]) is { } value and >= 0 ? value : throw Wrong(name, "whole numbers of at least 0");
        }
    }

    /// <summary>Whether there is such a value.</summary>
    public bool Has(string name) => root.TryGetProperty(name, out _);

    /// <summary>The elements of an array.</summary>
    /// <param name="name">The array's name.</param>
    /// <param name="count">How many there must be; null for any number.</param>
    public JsonElement[] GetElements(string name, int? count = null)
    {
        JsonElement array = Get(name);
        return array.ValueKind == JsonValueKind.Array && (count is null || array.GetArrayLength() == count)
            ? [.. array.EnumerateArray()]
            : throw Wrong(name, count is null ? "a list" : Invariant($"a list of {count}"));
    }

    /// <summary>The texts of an object, by their names.</summary>
    public Dictionary<string, string> GetTexts(string name)
    {
        JsonElement element = Get(name);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(name, "texts with names");
        }

        foreach (JsonProperty property in element.EnumerateObject())
        {
            texts[property.Name] = Read(property.Value, name, "texts with names", static (ref Utf8JsonReader reader) => reader.GetString()!);
        }

        return texts;
    }

    /// <summary>What a converter of JSON reads of an element.</summary>
    /// <param name="element">The element.</param>
    /// <param name="name">The name that messages give it.</param>
    /// <param name="expected">What is expected of it.</param>
    /// <param name="read">Reads it; the reader stands at its first token.</param>
    public TValue Read<TValue>(JsonElement element, string name, string expected, Reading<TValue> read)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(element.GetRawText()));
            reader.Read();
            return read(ref reader);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw Wrong(name, expected);
        }
    }

    public InvalidDataException Wrong(string name, string expected) => new(Invariant(
        $"{Source}: damaged: '{name}' is {(root.TryGetProperty(name, out JsonElement value) ? Shorten(value.GetRawText()) : "missing")}; it must be {expected}."));

    private static long? Whole(JsonElement element) => element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out long value) ? value : null;

    private static string Shorten(string text)
    {
        const int most = 60;
        return text.Length <= most ? text : text[..most] + " …";
    }

    private JsonElement Get(string name) => root.TryGetProperty(name, out JsonElement value) ? value : throw Wrong(name, "there");

    /// <summary>Reads a value from JSON.</summary>
    public delegate TValue Reading<TValue>(ref Utf8JsonReader reader);
}
