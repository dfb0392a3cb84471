using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using static System.FormattableString;

namespace DlGen.Json;

/// <summary>
/// A history as JSON: its epochs, how many steps there were, whether the training was canceled, why else it ended before its last epoch, and
/// where there are any, its validations with the number of the best. Written without reflection, so that trimmed programs can use it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TrainingHistoryConverter : JsonConverter<TrainingHistory>
{
    /// <summary>What <see cref="TrainingHistory.Canceled"/> is called in older files.</summary>
    private const string OldCanceled = "Cancelled";

    private static readonly EpochResultConverter Epoch = new();
    private static readonly ValidationResultConverter Validation = new();

    /// <inheritdoc/>
    public override TrainingHistory Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        List<EpochResult>? epochs = null;
        var validations = new List<ValidationResult>();
        (long steps, bool canceled, bool hasBestWeights) = (0, false, false);
        TrainingEnd? end = null;
        int? best = null;
        JsonObjects.CheckStart(reader, JsonTokenType.StartObject, nameof(TrainingHistory));
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string property = reader.GetString()!;
            reader.Read();
            if (JsonObjects.Is(property, nameof(TrainingHistory.Epochs), options))
            {
                JsonObjects.CheckStart(reader, JsonTokenType.StartArray, nameof(TrainingHistory.Epochs));
                epochs = [];
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
            else if (JsonObjects.Is(property, nameof(TrainingHistory.End), options))
            {
                end = ReadEnd(ref reader);
            }
            else if (JsonObjects.Is(property, nameof(TrainingHistory.Validations), options))
            {
                JsonObjects.CheckStart(reader, JsonTokenType.StartArray, nameof(TrainingHistory.Validations));
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    validations.Add(Validation.Read(ref reader, typeof(ValidationResult), options));
                }
            }
            else if (JsonObjects.Is(property, nameof(TrainingHistory.Best), options))
            {
                best = reader.GetInt32();
            }
            else if (JsonObjects.Is(property, nameof(TrainingHistory.HasBestWeights), options))
            {
                hasBestWeights = reader.GetBoolean();
            }
            else
            {
                reader.Skip();
            }
        }

        if (best is { } number && (number < 0 || number >= validations.Count))
        {
            throw new JsonException(Invariant($"The best validation is number {number}, counted from 0, and there are {validations.Count}."));
        }

        if (epochs is null)
        {
            throw new JsonException($"This is no {nameof(TrainingHistory)}: it has no {JsonObjects.Name(nameof(TrainingHistory.Epochs), options)}.");
        }

        return new TrainingHistory(epochs, steps, canceled)
        {
            End = end ?? (canceled ? TrainingEnd.Canceled : TrainingEnd.Completed),
            Validations = validations,
            Best = best is { } index ? validations[index] : null,
            HasBestWeights = hasBestWeights,
        };
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
        if (value.End is not (TrainingEnd.Completed or TrainingEnd.Canceled))
        {
            writer.WriteString(JsonObjects.Name(nameof(TrainingHistory.End), options), value.End.ToString());
        }

        if (value.Validations.Count > 0)
        {
            WriteValidations(writer, value, options);
        }

        writer.WriteEndObject();
    }

    private static TrainingEnd ReadEnd(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && Enum.TryParse(reader.GetString(), ignoreCase: false, out TrainingEnd end) && Enum.IsDefined(end)
            ? end
            : throw new JsonException($"The end of a training is one of {string.Join(", ", Enum.GetNames<TrainingEnd>())}.");

    private static void WriteValidations(Utf8JsonWriter writer, TrainingHistory value, JsonSerializerOptions options)
    {
        writer.WriteStartArray(JsonObjects.Name(nameof(TrainingHistory.Validations), options));
        int best = -1;
        for (int index = 0; index < value.Validations.Count; index++)
        {
            Validation.Write(writer, value.Validations[index], options);
            best = value.Best is { } result && result.Epoch == value.Validations[index].Epoch && result.Step == value.Validations[index].Step ? index : best;
        }

        writer.WriteEndArray();
        if (best >= 0)
        {
            writer.WriteNumber(JsonObjects.Name(nameof(TrainingHistory.Best), options), best);
            writer.WriteBoolean(JsonObjects.Name(nameof(TrainingHistory.HasBestWeights), options), value.HasBestWeights);
        }
    }
}
