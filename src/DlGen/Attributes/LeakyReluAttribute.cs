using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>A ReLU that lets a little through below zero: a = z where z &gt; 0, else slope·z (Maas et al. 2013).</summary>
/// <param name="slope">The slope below zero, not negative.</param>
public sealed class LeakyReluAttribute([Range(0.0, float.MaxValue)] float slope = 0.01f) : LayerAttribute
{
    /// <summary>The slope below zero.</summary>
    public float Slope { get; } = slope;
}
