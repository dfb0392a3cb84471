namespace DlGen;

/// <summary>Several inputs, each of two to four into a block of its own, whose outputs are joined: the first layer of a [Network].</summary>
/// <remarks>
/// <para>
/// The network's input is those of the blocks, one behind the other, so that [Network] says no shape. A row of a dataset holds them
/// in that order, or gets them by <see cref="Dataset.WithInputs"/>, and the class has a range for each, as <c>Picture1Inputs</c>.
/// </para>
/// <para>In a file the blocks' parameters are named as those of a <see cref="ParallelAttribute"/>: 0.0.0.weight, 0.1.0.weight, ….</para>
/// </remarks>
public abstract class InputsAttribute : LayerAttribute
{
    private protected InputsAttribute()
    {
    }

    /// <summary>How the blocks' outputs become one; <see cref="BranchJoin.Concatenate"/> unless said otherwise.</summary>
    public BranchJoin Join { get; set; } = BranchJoin.Concatenate;

    /// <inheritdoc cref="BlockLayerAttribute.Shared"/>
    public bool Shared { get; set; }

    /// <inheritdoc cref="BlockLayerAttribute.Frozen"/>
    public bool Frozen { get; set; }
}

/// <summary>Two inputs, each into a block of its own, whose outputs are joined: <c>[Network] [Inputs&lt;Picture, Details&gt;, Linear(10)]</c>.</summary>
/// <remarks><inheritdoc cref="InputsAttribute" path="/remarks"/></remarks>
/// <typeparam name="TFirst">A class of the same project with <see cref="BlockAttribute"/>, or a network.</typeparam>
/// <typeparam name="TSecond">Another, or the same again, with parameters of its own unless <see cref="InputsAttribute.Shared"/>.</typeparam>
public sealed class InputsAttribute<TFirst, TSecond> : InputsAttribute
    where TFirst : class
    where TSecond : class;

/// <summary>Three inputs, each into a block of its own, whose outputs are joined.</summary>
/// <remarks><inheritdoc cref="InputsAttribute" path="/remarks"/></remarks>
/// <typeparam name="TFirst">A class of the same project with <see cref="BlockAttribute"/>, or a network.</typeparam>
/// <typeparam name="TSecond">Another, or the same again, with parameters of its own unless <see cref="InputsAttribute.Shared"/>.</typeparam>
/// <typeparam name="TThird">The same holds for it.</typeparam>
public sealed class InputsAttribute<TFirst, TSecond, TThird> : InputsAttribute
    where TFirst : class
    where TSecond : class
    where TThird : class;

/// <summary>Four inputs, each into a block of its own, whose outputs are joined.</summary>
/// <remarks><inheritdoc cref="InputsAttribute" path="/remarks"/></remarks>
/// <typeparam name="TFirst">A class of the same project with <see cref="BlockAttribute"/>, or a network.</typeparam>
/// <typeparam name="TSecond">Another, or the same again, with parameters of its own unless <see cref="InputsAttribute.Shared"/>.</typeparam>
/// <typeparam name="TThird">The same holds for it.</typeparam>
/// <typeparam name="TFourth">And for it.</typeparam>
public sealed class InputsAttribute<TFirst, TSecond, TThird, TFourth> : InputsAttribute
    where TFirst : class
    where TSecond : class
    where TThird : class
    where TFourth : class;
