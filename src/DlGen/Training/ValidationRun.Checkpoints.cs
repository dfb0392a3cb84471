using System.Text.Json;
using DlGen.Json;

namespace DlGen;

// What a training keeps of its validations.
internal sealed partial class ValidationRun<T> : ICheckpointed<T>
{
    private static ValidationResultConverter Converter { get; } = new();

    private static JsonSerializerOptions Plain { get; } = new();

    public void Save(CheckpointWriter<T> to)
    {
        to.Add("validations", json =>
        {
            json.WriteStartArray();
            foreach (ValidationResult result in Results)
            {
                Converter.Write(json, result, Plain);
            }

            json.WriteEndArray();
        });
        to.Add("bestValidation", Best is null ? -1 : Results.IndexOf(Best));
        Stopping?.Save(to);
    }

    public void Restore(CheckpointValues from)
    {
        Results.Clear();
        foreach (JsonElement result in from.GetElements("validations"))
        {
            Results.Add(from.Read(result, "validations", "validations", static (ref Utf8JsonReader reader) => Converter.Read(ref reader, typeof(ValidationResult), Plain)));
        }

        int best = from.GetInt32("bestValidation", least: -1, most: Results.Count - 1);
        Best = best < 0 ? null : Results[best];
        Stopping?.Restore(from);
    }
}
