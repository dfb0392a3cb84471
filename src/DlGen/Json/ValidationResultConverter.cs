using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DlGen.Json;

/// <summary>A validation as JSON: its epoch, its step and its metrics by their names. Written without reflection, so that trimmed programs can use it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ValidationResultConverter : JsonConverter<ValidationResult>
{
    /// <inheritdoc/>
    public override ValidationResult Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        (int epoch, long step) = (0, 0);
        var metrics = new Dictionary<string, double>();
        JsonObjects.CheckStart(reader, JsonTokenType.StartObject, nameof(ValidationResult));
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string property = reader.GetString()!;
            reader.Read();
            if (JsonObjects.Is(property, nameof(ValidationResult.Epoch), options))
            {
                epoch = reader.GetInt32();
            }
            else if (JsonObjects.Is(property, nameof(ValidationResult.Step), options))
            {
                step = reader.GetInt64();
            }
            else if (JsonObjects.Is(property, nameof(ValidationResult.Metrics), options))
            {
                JsonObjects.CheckStart(reader, JsonTokenType.StartObject, nameof(ValidationResult.Metrics));
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    // The names are those of metrics, which no naming policy changes.
                    string metric = reader.GetString()!;
                    reader.Read();
                    metrics[metric] = JsonFigures.Read(ref reader);
                }
            }
            else
            {
                reader.Skip();
            }
        }

        return new ValidationResult(epoch, step, metrics);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ValidationResult value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteNumber(JsonObjects.Name(nameof(ValidationResult.Epoch), options), value.Epoch);
        writer.WriteNumber(JsonObjects.Name(nameof(ValidationResult.Step), options), value.Step);
        writer.WriteStartObject(JsonObjects.Name(nameof(ValidationResult.Metrics), options));
        foreach ((string metric, double figure) in value.Metrics)
        {
            writer.WritePropertyName(metric);
            JsonFigures.Write(writer, figure);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
