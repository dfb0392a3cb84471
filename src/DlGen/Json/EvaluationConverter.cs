using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DlGen.Json;

/// <summary>
/// An evaluation as JSON: its name, count, loss and accuracy, the confusion matrix where targets are classes, all metrics where predictions were
/// kept, and the evaluation and the weight of each head where there are several. Written without reflection, so that trimmed programs can use it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EvaluationConverter : JsonConverter<Evaluation>
{
    private static readonly ConfusionMatrixConverter Matrix = new();

    /// <inheritdoc/>
    public override Evaluation Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        (string name, double weight, int count, double loss) = ("", 1, 0, double.NaN);
        ConfusionMatrix? matrix = null;
        List<Evaluation>? heads = null;
        IReadOnlyList<MetricValue>? metrics = null;
        JsonObjects.CheckStart(reader, JsonTokenType.StartObject, nameof(Evaluation));
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string property = reader.GetString()!;
            reader.Read();
            if (JsonObjects.Is(property, nameof(Evaluation.Name), options))
            {
                name = reader.GetString() ?? "";
            }
            else if (JsonObjects.Is(property, nameof(Evaluation.Weight), options))
            {
                weight = reader.GetDouble();
            }
            else if (JsonObjects.Is(property, nameof(Evaluation.Count), options))
            {
                count = reader.GetInt32();
            }
            else if (JsonObjects.Is(property, nameof(Evaluation.Loss), options))
            {
                loss = JsonFigures.Read(ref reader);
            }
            else if (JsonObjects.Is(property, nameof(Evaluation.ConfusionMatrix), options) && reader.TokenType != JsonTokenType.Null)
            {
                matrix = Matrix.Read(ref reader, typeof(ConfusionMatrix), options);
            }
            else if (JsonObjects.Is(property, nameof(Evaluation.Metrics), options) && reader.TokenType != JsonTokenType.Null)
            {
                metrics = MetricValues.Read(ref reader, options);
            }
            else if (JsonObjects.Is(property, nameof(Evaluation.Heads), options) && reader.TokenType == JsonTokenType.StartArray)
            {
                heads = [];
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    heads.Add(Read(ref reader, typeToConvert, options));
                }
            }
            else
            {
                // The accuracy among them, which the confusion matrix says.
                reader.Skip();
            }
        }

        return heads is { Count: > 0 } ? Evaluation.Of([.. heads]) : new Evaluation(name, weight, count, loss, matrix) { Stored = metrics };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Evaluation value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteString(JsonObjects.Name(nameof(Evaluation.Name), options), value.Name);
        if (value.Weight != 1)
        {
            writer.WriteNumber(JsonObjects.Name(nameof(Evaluation.Weight), options), value.Weight);
        }

        writer.WriteNumber(JsonObjects.Name(nameof(Evaluation.Count), options), value.Count);
        writer.WritePropertyName(JsonObjects.Name(nameof(Evaluation.Loss), options));
        JsonFigures.Write(writer, value.Loss);
        writer.WritePropertyName(JsonObjects.Name(nameof(Evaluation.Accuracy), options));
        JsonFigures.Write(writer, value.Accuracy);
        if (value.HasHeads)
        {
            writer.WriteStartArray(JsonObjects.Name(nameof(Evaluation.Heads), options));
            foreach (Evaluation head in value.Heads)
            {
                Write(writer, head, options);
            }

            writer.WriteEndArray();
        }
        else if (value.ConfusionMatrix is { } matrix)
        {
            writer.WritePropertyName(JsonObjects.Name(nameof(Evaluation.ConfusionMatrix), options));
            Matrix.Write(writer, matrix, options);
        }

        if (value.HasMetricTable)
        {
            writer.WritePropertyName(JsonObjects.Name(nameof(Evaluation.Metrics), options));
            MetricValues.Write(writer, value.Metrics, options);
        }

        writer.WriteEndObject();
    }
}
