using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DlGen.Json;

/// <summary>
/// Figures in JSON, which has no NaN: NaN, which stands for a figure that isn't there, is null; the infinities are the strings Infinity
/// and -Infinity, as the serializer names them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NaNAsNullConverter : JsonConverter<double>
{
    /// <summary>Null is read as NaN.</summary>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Write(writer, value);
    }

    internal static double Read(ref Utf8JsonReader reader) => reader.TokenType switch
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

    internal static void Write(Utf8JsonWriter writer, double value)
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
