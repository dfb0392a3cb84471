using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>The exponential linear unit: a = z where z &gt; 0, else α·(eᶻ − 1) (Clevert et al. 2016).</summary>
/// <param name="alpha">α, minus the value far below zero; not negative.</param>
public sealed class EluAttribute([Range(0.0, float.MaxValue)] float alpha = 1f) : LayerAttribute
{
    /// <summary>α, minus the value far below zero.</summary>
    public float Alpha { get; } = alpha;
}
