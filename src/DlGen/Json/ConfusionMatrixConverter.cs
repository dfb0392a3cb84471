using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DlGen.Json;

/// <summary>
/// A confusion matrix as JSON: how many classes there are, and [true class, predicted class, examples] for each pair that occurs. Written
/// without reflection, so that trimmed programs can use it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ConfusionMatrixConverter : JsonConverter<ConfusionMatrix>
{
    private const string Counts = nameof(Counts);

    /// <inheritdoc/>
    public override ConfusionMatrix Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        int classes = 0;
        var counts = new List<ConfusionCount>();
        JsonObjects.CheckStart(reader, JsonTokenType.StartObject, nameof(ConfusionMatrix));
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string property = reader.GetString()!;
            reader.Read();
            if (JsonObjects.Is(property, nameof(ConfusionMatrix.Classes), options))
            {
                classes = reader.GetInt32();
            }
            else if (JsonObjects.Is(property, Counts, options))
            {
                JsonObjects.CheckStart(reader, JsonTokenType.StartArray, Counts);
                while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
                {
                    counts.Add(new ConfusionCount(Number(ref reader), Number(ref reader), Number(ref reader)));
                    reader.Read();
                }
            }
            else
            {
                reader.Skip();
            }
        }

        try
        {
            return new ConfusionMatrix(classes, counts);
        }
        catch (ArgumentException exception)
        {
            throw new JsonException($"This is no confusion matrix: {exception.Message}", exception);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ConfusionMatrix value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteStartObject();
        writer.WriteNumber(JsonObjects.Name(nameof(ConfusionMatrix.Classes), options), value.Classes);
        writer.WriteStartArray(JsonObjects.Name(Counts, options));
        foreach (ConfusionCount count in value.ToCounts())
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(count.Actual);
            writer.WriteNumberValue(count.Predicted);
            writer.WriteNumberValue(count.Count);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static int Number(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetInt32();
    }
}
