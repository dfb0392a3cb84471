namespace DlGen;

/// <summary>
/// Makes a static method a function that a network can apply to every element: as an activation, by
/// <see cref="MlpAttribute.ActivationFunction"/> or <see cref="ApplyAttribute"/>, or as a loss, by
/// <see cref="MlpAttribute.LossFunction"/>. It is differentiated when the program is compiled, and printed over vectors.
/// </summary>
/// <remarks>
/// <para>
/// The method takes and returns <see cref="float"/>, or takes and returns <see cref="double"/>; it may be private. Its
/// body is made of arithmetic, comparisons, <c>?:</c>, <c>&amp;&amp;</c>, <c>||</c> and <c>!</c>, constants, locals that
/// don't change, <c>if</c> statements that return, calls to other methods with this attribute, and of these functions of
/// <see cref="MathF"/> and <see cref="Math"/>: Abs, Sqrt, Exp, Exp2, Log, Log2, Log10, Sin, Cos, Tan, Atan, Sinh, Cosh, Tanh,
/// Sign, Max, Min, Clamp, FusedMultiplyAdd, and Pow with a constant base or exponent. A compile-time error names any
/// part that can't be differentiated.
/// </para>
/// <para>
/// The network's scalar decides, not the method's: a network of <see cref="Precision.Double"/> computes a method of
/// floats in double precision, where 0.1f is 0.1 and <see cref="MathF.PI"/> is π. Called in C#, the method stays what it is.
/// </para>
/// <para>
/// The forward pass computes what the method computes in that precision, infinities, NaN and the sign of zero included:
/// arithmetic to the last bit, functions to a few units in the last place, powers to some hundreds at the ends of the range.
/// The derivative follows the rules of real numbers.
/// </para>
/// <para>
/// At a kink the slope is that of the branch taken; that of <c>Max(x, 0)</c> and <c>Abs(x)</c> at 0 is 0, as in PyTorch.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ElementwiseAttribute : Attribute;
