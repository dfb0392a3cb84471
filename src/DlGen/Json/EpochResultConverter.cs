using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DlGen.Json;

/// <summary>An epoch as JSON. Written without reflection, so that trimmed programs can use it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EpochResultConverter : JsonConverter<EpochResult>
{
    /// <inheritdoc/>
    public override EpochResult Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        (int number, long step) = (0, 0);
        TimeSpan duration = TimeSpan.Zero;
        (double loss, double accuracy, double speed) = (double.NaN, double.NaN, double.NaN);
        (double? validationLoss, double? validationAccuracy) = (null, null);
        JsonObjects.CheckStart(reader, JsonTokenType.StartObject, nameof(EpochResult));
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string property = reader.GetString()!;
            reader.Read();
            if (JsonObjects.Is(property, nameof(EpochResult.Epoch), options))
            {
                number = reader.GetInt32();
            }
            else if (JsonObjects.Is(property, nameof(EpochResult.Step), options))
            {
                step = reader.GetInt64();
            }
            else if (JsonObjects.Is(property, nameof(EpochResult.Loss), options))
            {
                loss = JsonFigures.Read(ref reader);
            }
            else if (JsonObjects.Is(property, nameof(EpochResult.Accuracy), options))
            {
                accuracy = JsonFigures.Read(ref reader);
            }
            else if (JsonObjects.Is(property, nameof(EpochResult.ValidationLoss), options))
            {
                validationLoss = JsonFigures.ReadOrNull(ref reader);
            }
            else if (JsonObjects.Is(property, nameof(EpochResult.ValidationAccuracy), options))
            {
                validationAccuracy = JsonFigures.ReadOrNull(ref reader);
            }
            else if (JsonObjects.Is(property, nameof(EpochResult.Duration), options))
            {
                duration = ReadDuration(ref reader);
            }
            else if (JsonObjects.Is(property, nameof(EpochResult.SamplesPerSecond), options))
            {
                speed = JsonFigures.Read(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return new EpochResult(number, loss, accuracy, validationLoss, validationAccuracy, duration, speed) { Step = step };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, EpochResult value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteNumber(JsonObjects.Name(nameof(EpochResult.Epoch), options), value.Epoch);
        if (value.Step != 0)
        {
            writer.WriteNumber(JsonObjects.Name(nameof(EpochResult.Step), options), value.Step);
        }

        Write(nameof(EpochResult.Loss), value.Loss);
        Write(nameof(EpochResult.Accuracy), value.Accuracy);
        Write(nameof(EpochResult.ValidationLoss), value.ValidationLoss ?? double.NaN);
        Write(nameof(EpochResult.ValidationAccuracy), value.ValidationAccuracy ?? double.NaN);
        writer.WriteString(JsonObjects.Name(nameof(EpochResult.Duration), options), value.Duration.ToString("c", CultureInfo.InvariantCulture));
        Write(nameof(EpochResult.SamplesPerSecond), value.SamplesPerSecond);
        writer.WriteEndObject();

        void Write(string property, double figure)
        {
            writer.WritePropertyName(JsonObjects.Name(property, options));
            JsonFigures.Write(writer, figure);
        }
    }

    private static TimeSpan ReadDuration(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && TimeSpan.TryParseExact(reader.GetString(), "c", CultureInfo.InvariantCulture, out TimeSpan duration)
            ? duration
            : throw new JsonException("A duration is written as 00:01:30.5000000.");
}
