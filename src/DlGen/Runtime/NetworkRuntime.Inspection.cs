using System.Runtime.CompilerServices;

namespace DlGen.Runtime;

public sealed partial class NetworkRuntime<T>
{
    private InspectionJob<T>? inspection;

    /// <summary>
    /// The values after a layer for one example or several, as inference computes them; for instance to draw the feature space, or to count
    /// dead units.
    /// </summary>
    /// <param name="layer">The layer's name in the layer table: relu1, or mixerBlock1.relu1 in a block.</param>
    /// <param name="inputs">One example or several, one after another.</param>
    /// <returns>The values: as many for each example as the layer's output has.</returns>
    /// <exception cref="ArgumentException">
    /// There is no such layer, or the length isn't a positive multiple of the network's input size, or the values are more than an array can hold.
    /// </exception>
    public T[] GetActivations(string layer, ReadOnlySpan<T> inputs)
    {
        T[] activations = RoomFor(layer, inputs.Length);
        GetActivations(layer, inputs, activations);
        return activations;
    }

    /// <summary>The values after a layer for one example or several, from bytes scaled to [0, 1].</summary>
    /// <inheritdoc cref="GetActivations(string, ReadOnlySpan{T})"/>
    [OverloadResolutionPriority(-1)]
    public T[] GetActivations(string layer, ReadOnlySpan<byte> inputs)
    {
        var scaled = new T[inputs.Length];
        Conversion.Scale(inputs, scaled);
        return GetActivations(layer, scaled);
    }

    /// <summary>The values after a layer for one example or several, into memory that the caller provides.</summary>
    /// <param name="layer">The layer's name in the layer table: relu1, or mixerBlock1.relu1 in a block.</param>
    /// <param name="inputs">One example or several, one after another.</param>
    /// <param name="activations">Where the values go: as many for each example as the layer's output has.</param>
    /// <exception cref="ArgumentException">There is no such layer, a length is wrong, or inputs and results overlap in memory.</exception>
    public void GetActivations(string layer, ReadOnlySpan<T> inputs, Span<T> activations)
    {
        if (inputs.Overlaps(activations))
        {
            throw new ArgumentException($"{Model.Name}: the activations lie in the same memory as the inputs; they need their own.", nameof(activations));
        }

        int index = FindLayer(layer);
        LayerOutput output = Model.LayerOutputs[index];
        int examples = CountExamples(inputs.Length, nameof(inputs));
        if (activations.Length != (long)examples * output.Size)
        {
            throw new ArgumentException(
                Invariant($"{Model.Name}: there is room for {activations.Length} activations; {examples} examples have {examples} · {output.Size} = {(long)examples * output.Size} after {layer}."),
                nameof(activations));
        }

        CheckTokens(inputs, nameof(inputs));

        // Any number of threads may look inside at once: the first finds the buffers of the last call, another makes its own.
        InspectionJob<T> job = Interlocked.Exchange(ref inspection, null) ?? new InspectionJob<T>(this);
        for (int first = 0; first < examples; first += InferenceBuffers<T>.Capacity)
        {
            int count = Math.Min(InferenceBuffers<T>.Capacity, examples - first);
            for (int example = 0; example < count; example++)
            {
                SetInputs(job.Inputs, example, inputs.Slice((first + example) * InputSize, InputSize));
            }

            job.Run(count);
            for (int example = 0; example < count; example++)
            {
                job.Get(index, example, activations.Slice((first + example) * output.Size, output.Size));
            }
        }

        inspection = job;
    }

    private T[] RoomFor(string layer, int length) => new T[Lengths.Product(
        CountExamples(length, "inputs"), Model.LayerOutputs[FindLayer(layer)].Size, "inputs", $"{Model.Name}, after {layer}", "Pass fewer examples at a time.")];

    private int FindLayer(string layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        for (int index = 0; index < Model.LayerOutputs.Count; index++)
        {
            if (Model.LayerOutputs[index].Name == layer)
            {
                return index;
            }
        }

        throw new ArgumentException(
            $"{Model.Name}: there is no layer '{layer}'; its layers are {string.Join(", ", Model.LayerOutputs.Select(static output => output.Name))}.", nameof(layer));
    }
}
