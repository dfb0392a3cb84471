using System.Collections;
using System.Globalization;
using static System.FormattableString;

namespace DlGen;

/// <summary>
/// What the learning rate is multiplied by in layers and blocks, by their names in the layer table: <c>new LayerRates { ["linear1"] = 0.1f,
/// ["mixerBlock1"] = 0.5f }</c>. A block's factor holds for all that is in it; where a layer in it has a factor of its own, that one
/// holds instead. A factor of 0 leaves the parameters as they are.
/// </summary>
public sealed class LayerRates : IEnumerable<KeyValuePair<string, float>>
{
    private readonly SortedDictionary<string, float> factors = new(StringComparer.Ordinal);

    /// <summary>No factors yet.</summary>
    public LayerRates()
    {
    }

    private LayerRates(LayerRates other) => factors = new(other.factors, StringComparer.Ordinal);

    /// <summary>How many layers and blocks have a factor.</summary>
    public int Count => factors.Count;

    /// <summary>The factor of a layer or a block.</summary>
    /// <param name="layer">The name in the layer table: linear1, mixerBlock1, or mixerBlock1.linear2.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="KeyNotFoundException">It is read, and there is none.</exception>
    public float this[string layer]
    {
        get => factors[layer];
        set
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(layer);
            factors[layer] = float.IsFinite(value) && value >= 0f
                ? value
                : throw new ArgumentOutOfRangeException(
                    nameof(value), value, Invariant($"The rate factor of '{layer}' is {value}; it must be a finite number of at least 0."));
        }
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, float>> GetEnumerator() => factors.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The factors: linear1 0.1, mixerBlock1 0.5.</summary>
    public override string ToString() =>
        string.Join(", ", factors.Select(static factor => string.Create(CultureInfo.InvariantCulture, $"{factor.Key} {factor.Value}")));

    internal LayerRates Copy() => new(this);

    /// <summary>The factor that holds for a layer: its own, or that of the innermost block around it that has one, or 1.</summary>
    internal double FactorOf(string layer)
    {
        for (int length = layer.Length; length > 0; length = layer.LastIndexOf('.', length - 1))
        {
            if (factors.TryGetValue(layer[..length], out float factor))
            {
                return Optimizer.ToDouble(factor);
            }
        }

        return 1;
    }

    /// <summary>Throws if a factor is for a layer or block that isn't there.</summary>
    /// <exception cref="ArgumentException">One is; the message has those that are there.</exception>
    internal void CheckAgainst(string network, IReadOnlyList<string> layers)
    {
        foreach (string name in factors.Keys)
        {
            if (!layers.Any(layer => layer == name || layer.StartsWith(name + ".", StringComparison.Ordinal)))
            {
                throw new ArgumentException(
                    $"{network}: a rate factor is given for '{name}', and no layer or block with parameters has that name; the layers are {string.Join(", ", layers)}.");
            }
        }
    }
}
