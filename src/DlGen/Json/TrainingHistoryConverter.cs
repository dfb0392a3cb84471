using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DlGen.Json;

/// <summary>
/// A history as JSON: its epochs, how many steps there were, and whether the training was canceled. Written without reflection, so that
/// trimmed programs can use it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TrainingHistoryConverter : JsonConverter<TrainingHistory>
{
    /// <summary>What <see cref="TrainingHistory.Canceled"/> is called in older files.</summary>
    private const string OldCanceled = "Cancelled";

    private static readonly EpochResultConverter Epoch = new();

    /// <inheritdoc/>
    public override TrainingHistory Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var epochs = new List<EpochResult>();
        (long steps, bool canceled) = (0, false);
        JsonObjects.CheckStart(reader, JsonTokenType.StartObject, nameof(TrainingHistory));
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string property = reader.GetString()!;
            reader.Read();
            if (JsonObjects.Is(property, nameof(TrainingHistory.Epochs), options))
            {
                JsonObjects.CheckStart(reader, JsonTokenType.StartArray, nameof(TrainingHistory.Epochs));
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    epochs.Add(Epoch.Read(ref reader, typeof(EpochResult), options));
                }
            }
            else if (JsonObjects.Is(property, nameof(TrainingHistory.Steps), options))
            {
                steps = reader.GetInt64();
            }
            else if (JsonObjects.Is(property, nameof(TrainingHistory.Canceled), options) || JsonObjects.Is(property, OldCanceled, options))
            {
                canceled = reader.GetBoolean();
            }
            else
            {
                reader.Skip();
            }
        }

        return new TrainingHistory(epochs, steps, canceled);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TrainingHistory value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteStartArray(JsonObjects.Name(nameof(TrainingHistory.Epochs), options));
        foreach (EpochResult epoch in value.Epochs)
        {
            Epoch.Write(writer, epoch, options);
        }

        writer.WriteEndArray();
        writer.WriteNumber(JsonObjects.Name(nameof(TrainingHistory.Steps), options), value.Steps);
        writer.WriteBoolean(JsonObjects.Name(nameof(TrainingHistory.Canceled), options), value.Canceled);
        writer.WriteEndObject();
    }
}
