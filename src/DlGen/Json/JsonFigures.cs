using System.Globalization;
using System.Text.Json;

namespace DlGen.Json;

/// <summary>
/// Figures in JSON, which has no NaN: it is null there, as a figure that doesn't exist; the infinities are the strings Infinity and
/// -Infinity, as the serializer names them.
/// </summary>
internal static class JsonFigures
{
    public static double Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => double.NaN,
        JsonTokenType.String => reader.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            string other => throw new JsonException($"'{other}' is no figure; a number, null, \"Infinity\" or \"-Infinity\" is expected."),
            null => double.NaN,
        },
        _ => reader.GetDouble(),
    };

    public static double? ReadOrNull(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : Read(ref reader);

    public static void Write(Utf8JsonWriter writer, double value)
    {
        if (double.IsNaN(value))
        {
            writer.WriteNullValue();
        }
        else if (double.IsInfinity(value))
        {
            writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteNumberValue(value);
        }
    }
}
