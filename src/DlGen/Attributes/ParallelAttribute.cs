namespace DlGen;

/// <summary>Two to four blocks side by side on the same input, their outputs joined.</summary>
/// <remarks>
/// In a file the first block's parameters are numbered 0.0, 0.1, …, the second's 1.0, 1.1, … behind the layer's own number,
/// as those of an nn.ModuleList of nn.Sequential.
/// </remarks>
public abstract class ParallelAttribute : BlockLayerAttribute
{
    private protected ParallelAttribute()
    {
    }

    /// <summary>How the outputs become one; <see cref="BranchJoin.Concatenate"/> unless said otherwise.</summary>
    public BranchJoin Join { get; set; } = BranchJoin.Concatenate;
}

/// <summary>Two blocks side by side on the same input, their outputs joined: <c>[Parallel&lt;Narrow, Wide&gt;(Join = BranchJoin.Sum)]</c>.</summary>
/// <remarks><inheritdoc cref="ParallelAttribute" path="/remarks"/></remarks>
/// <typeparam name="TFirst">A class of the same project with <see cref="BlockAttribute"/>, or a network.</typeparam>
/// <typeparam name="TSecond">Another, or the same again, with parameters of its own unless <see cref="BlockLayerAttribute.Shared"/>.</typeparam>
public sealed class ParallelAttribute<TFirst, TSecond> : ParallelAttribute
    where TFirst : class
    where TSecond : class;

/// <summary>Three blocks side by side on the same input, their outputs joined: <c>[Parallel&lt;Narrow, Middle, Wide&gt;]</c>.</summary>
/// <remarks><inheritdoc cref="ParallelAttribute" path="/remarks"/></remarks>
/// <typeparam name="TFirst">A class of the same project with <see cref="BlockAttribute"/>, or a network.</typeparam>
/// <typeparam name="TSecond">Another, or the same again, with parameters of its own unless <see cref="BlockLayerAttribute.Shared"/>.</typeparam>
/// <typeparam name="TThird">The same holds for it.</typeparam>
public sealed class ParallelAttribute<TFirst, TSecond, TThird> : ParallelAttribute
    where TFirst : class
    where TSecond : class
    where TThird : class;

/// <summary>Four blocks side by side on the same input, their outputs joined: <c>[Parallel&lt;Narrow, Middle, Wide, Deep&gt;]</c>.</summary>
/// <remarks><inheritdoc cref="ParallelAttribute" path="/remarks"/></remarks>
/// <typeparam name="TFirst">A class of the same project with <see cref="BlockAttribute"/>, or a network.</typeparam>
/// <typeparam name="TSecond">Another, or the same again, with parameters of its own unless <see cref="BlockLayerAttribute.Shared"/>.</typeparam>
/// <typeparam name="TThird">The same holds for it.</typeparam>
/// <typeparam name="TFourth">And for it.</typeparam>
public sealed class ParallelAttribute<TFirst, TSecond, TThird, TFourth> : ParallelAttribute
    where TFirst : class
    where TSecond : class
    where TThird : class
    where TFourth : class;
