using System.Text.Json;

namespace DlGen.Json;

/// <summary>Objects in JSON, read and written by hand under the names that a serializer's options give to properties.</summary>
internal static class JsonObjects
{
    /// <summary>A property's name in the file.</summary>
    public static string Name(string property, JsonSerializerOptions? options) =>
        options?.PropertyNamingPolicy?.ConvertName(property) ?? property;

    /// <summary>Whether a name in a file is that of the property.</summary>
    public static bool Is(string name, string property, JsonSerializerOptions? options) => string.Equals(
        name, Name(property, options), options is { PropertyNameCaseInsensitive: true } ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    /// <summary>Throws unless the reader is where an object or an array begins.</summary>
    /// <exception cref="JsonException">Something else is there.</exception>
    public static void CheckStart(in Utf8JsonReader reader, JsonTokenType expected, string what)
    {
        if (reader.TokenType != expected)
        {
            throw new JsonException($"{what} begins with {expected}, not with {reader.TokenType}.");
        }
    }
}
