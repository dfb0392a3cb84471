namespace DlGen;

/// <summary>Two blocks side by side on the same input, their outputs joined: <c>[Parallel&lt;Narrow, Wide&gt;(Join = Join.Sum)]</c>.</summary>
/// <remarks>
/// In a file the first block's parameters are numbered 0.0, 0.1, …, the second's 1.0, 1.1, … behind the layer's own number,
/// as those of an nn.ModuleList of two nn.Sequential.
/// </remarks>
/// <typeparam name="TFirst">A class of the same project with <see cref="BlockAttribute"/>, or a network.</typeparam>
/// <typeparam name="TSecond">Another, or the same again with parameters of its own.</typeparam>
public sealed class ParallelAttribute<TFirst, TSecond> : LayerAttribute
    where TFirst : class
    where TSecond : class
{
    /// <summary>How the two outputs become one; <see cref="Join.Concatenate"/> unless said otherwise.</summary>
    public Join Join { get; set; } = Join.Concatenate;
}
