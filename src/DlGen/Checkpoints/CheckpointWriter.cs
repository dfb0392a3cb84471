using System.Buffers;
using System.Numerics;
using System.Text;
using System.Text.Json;
using DlGen.Formats;
using DlGen.Json;
using DlGen.Kernels;
using DlGen.Runtime;

namespace DlGen;

/// <summary>What a checkpoint is to hold: the network, the tensors of the training's state, and its values as JSON.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed class CheckpointWriter<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ArrayBufferWriter<byte> text = new();
    private readonly Utf8JsonWriter json;
    private readonly NetworkRuntime<T> network;
    private readonly List<Parameter<T>> tensors = [];
    private IReadOnlyList<Parameter<T>> inference;

    public CheckpointWriter(NetworkRuntime<T> network)
    {
        this.network = network;
        inference = network.State;
        json = new Utf8JsonWriter(text);
        json.WriteStartObject();
    }

    /// <summary>The network as it does inference, under the names of its own file.</summary>
    public IReadOnlyList<Parameter<T>> Network => inference;

    /// <summary>All tensors: the network, then the state.</summary>
    public IReadOnlyList<Parameter<T>> Tensors => [.. inference, .. tensors];

    /// <summary>The values as JSON; once they are asked for, nothing more can be added.</summary>
    public string Values
    {
        get
        {
            if (json.CurrentDepth > 0)
            {
                json.WriteEndObject();
                json.Flush();
            }

            return Encoding.UTF8.GetString(text.WrittenSpan);
        }
    }

    /// <summary>Takes an average of the weights, laid out as they are, for the network, and the weights for a part of the state.</summary>
    public void AddAverage(Arena<T> average)
    {
        Add("weights", network.ParameterArena);
        inference = [.. network.State.Select(parameter => Learns(parameter) ? At(average, parameter, parameter.Name) : parameter)];
    }

    /// <summary>Adds a tensor for each parameter that learns, laid out as they are.</summary>
    public void Add(string name, Arena<T> values) => tensors.AddRange(network.State.Where(Learns).Select(
        parameter => At(values, parameter, CheckpointNames.Of(name, parameter.Name))));

    /// <summary>Adds a tensor for each of the network's, running statistics and what is frozen included, laid out as they are.</summary>
    public void AddNetwork(string name, Arena<T> values) => tensors.AddRange(network.State.Select(
        parameter => At(values, parameter, CheckpointNames.Of(name, parameter.Name))));

    public void Add(string name, long value) => json.WriteNumber(name, value);

    public void Add(string name, double value)
    {
        json.WritePropertyName(name);
        JsonFigures.Write(json, value);
    }

    public void Add(string name, string value) => json.WriteString(name, value);

    public void Add(string name, ReadOnlySpan<double> values)
    {
        json.WriteStartArray(name);
        foreach (double value in values)
        {
            JsonFigures.Write(json, value);
        }

        json.WriteEndArray();
    }

    public void Add(string name, ReadOnlySpan<long> values)
    {
        json.WriteStartArray(name);
        foreach (long value in values)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }

    /// <summary>Adds whatever a converter of JSON writes.</summary>
    public void Add(string name, Action<Utf8JsonWriter> write)
    {
        json.WritePropertyName(name);
        write(json);
    }

    public void Dispose() => json.Dispose();

    private static bool Learns(Parameter<T> parameter) => !parameter.IsFrozen && !parameter.Model.IsStatistic;

    private static Parameter<T> At(Arena<T> values, Parameter<T> parameter, string name) =>
        new(parameter.Model with { Name = name }, values, () => values);
}
