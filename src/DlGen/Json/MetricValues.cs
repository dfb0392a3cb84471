using System.Text.Json;

namespace DlGen.Json;

/// <summary>Metrics as a JSON array of objects: name and value, and lower end, upper end and level of the interval where there is one.</summary>
internal static class MetricValues
{
    public static IReadOnlyList<MetricValue> Read(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        JsonObjects.CheckStart(reader, JsonTokenType.StartArray, nameof(Evaluation.Metrics));
        var values = new List<MetricValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            values.Add(ReadValue(ref reader, options));
        }

        return values;
    }

    public static void Write(Utf8JsonWriter writer, IReadOnlyList<MetricValue> values, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (MetricValue value in values)
        {
            writer.WriteStartObject();
            writer.WriteString(JsonObjects.Name(nameof(MetricValue.Name), options), value.Name);
            WriteFigure(nameof(MetricValue.Value), value.Value);
            if (value.Interval is { } interval)
            {
                WriteFigure(nameof(ConfidenceInterval.Lower), interval.Lower);
                WriteFigure(nameof(ConfidenceInterval.Upper), interval.Upper);
                WriteFigure(nameof(ConfidenceInterval.Level), interval.Level);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();

        void WriteFigure(string name, double figure)
        {
            writer.WritePropertyName(JsonObjects.Name(name, options));
            JsonFigures.Write(writer, figure);
        }
    }

    private static MetricValue ReadValue(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        (string name, double value, double lower, double upper, double? level) = ("", double.NaN, double.NaN, double.NaN, null);
        JsonObjects.CheckStart(reader, JsonTokenType.StartObject, nameof(MetricValue));
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string property = reader.GetString()!;
            reader.Read();
            if (JsonObjects.Is(property, nameof(MetricValue.Name), options))
            {
                name = reader.GetString() ?? "";
            }
            else if (JsonObjects.Is(property, nameof(MetricValue.Value), options))
            {
                value = JsonFigures.Read(ref reader);
            }
            else if (JsonObjects.Is(property, nameof(ConfidenceInterval.Lower), options))
            {
                lower = JsonFigures.Read(ref reader);
            }
            else if (JsonObjects.Is(property, nameof(ConfidenceInterval.Upper), options))
            {
                upper = JsonFigures.Read(ref reader);
            }
            else if (JsonObjects.Is(property, nameof(ConfidenceInterval.Level), options))
            {
                level = JsonFigures.ReadOrNull(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return new MetricValue(name, value, level is { } known ? new ConfidenceInterval(lower, upper, known) : null);
    }
}
