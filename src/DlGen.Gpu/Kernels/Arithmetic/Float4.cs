using System.ComponentModel;

namespace DlGen.Gpu.Kernels;

/// <summary>
/// Four scalars side by side, the unit that kernels read and write: 16 bytes in one access. Formulas over it read as they do
/// over the CPU's registers.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Float4
{
    /// <summary>Scalars it holds.</summary>
    public const int Count = 4;

    /// <summary>The first scalar.</summary>
    public readonly float X;

    /// <summary>The second scalar.</summary>
    public readonly float Y;

    /// <summary>The third scalar.</summary>
    public readonly float Z;

    /// <summary>The fourth scalar.</summary>
    public readonly float W;

    /// <summary>Four scalars.</summary>
    public Float4(float x, float y, float z, float w)
    {
        X = x;
        Y = y;
        Z = z;
        W = w;
    }

    /// <summary>The scalar four times.</summary>
    public static implicit operator Float4(float value) => new(value, value, value, value);

    /// <summary>left + right.</summary>
    public static Float4 operator +(Float4 left, Float4 right) =>
        new(left.X + right.X, left.Y + right.Y, left.Z + right.Z, left.W + right.W);

    /// <summary>left − right.</summary>
    public static Float4 operator -(Float4 left, Float4 right) =>
        new(left.X - right.X, left.Y - right.Y, left.Z - right.Z, left.W - right.W);

    /// <summary>left · right, scalar by scalar.</summary>
    public static Float4 operator *(Float4 left, Float4 right) =>
        new(left.X * right.X, left.Y * right.Y, left.Z * right.Z, left.W * right.W);

    /// <summary>left / right, scalar by scalar.</summary>
    public static Float4 operator /(Float4 left, Float4 right) =>
        new(left.X / right.X, left.Y / right.Y, left.Z / right.Z, left.W / right.W);

    /// <summary>−value.</summary>
    public static Float4 operator -(Float4 value) => new(-value.X, -value.Y, -value.Z, -value.W);

    /// <summary>Where left is larger; nowhere that a side is NaN.</summary>
    public static Mask4 operator >(Float4 left, Float4 right) =>
        new(left.X > right.X, left.Y > right.Y, left.Z > right.Z, left.W > right.W);

    /// <summary>Where left is smaller; nowhere that a side is NaN.</summary>
    public static Mask4 operator <(Float4 left, Float4 right) =>
        new(left.X < right.X, left.Y < right.Y, left.Z < right.Z, left.W < right.W);

    /// <summary>Where left is at least as large; nowhere that a side is NaN.</summary>
    public static Mask4 operator >=(Float4 left, Float4 right) =>
        new(left.X >= right.X, left.Y >= right.Y, left.Z >= right.Z, left.W >= right.W);

    /// <summary>Where left is at most as large; nowhere that a side is NaN.</summary>
    public static Mask4 operator <=(Float4 left, Float4 right) =>
        new(left.X <= right.X, left.Y <= right.Y, left.Z <= right.Z, left.W <= right.W);

    /// <summary><paramref name="yes"/> where the mask is set, <paramref name="no"/> elsewhere.</summary>
    public static Float4 Where(Mask4 mask, Float4 yes, Float4 no) => new(
        mask.X ? yes.X : no.X, mask.Y ? yes.Y : no.Y, mask.Z ? yes.Z : no.Z, mask.W ? yes.W : no.W);

    /// <summary>The first <paramref name="count"/> scalars, the others zero.</summary>
    public static Float4 First(Float4 value, int count) => new(
        count > 0 ? value.X : 0f, count > 1 ? value.Y : 0f, count > 2 ? value.Z : 0f, count > 3 ? value.W : 0f);

    /// <summary>The sum of the four scalars.</summary>
    public static float Sum(Float4 value) => value.X + value.Y + (value.Z + value.W);

    /// <summary>The largest of the four scalars, or NaN where one is.</summary>
    public static float Largest(Float4 value) =>
        DeviceMath.Max(DeviceMath.Max(value.X, value.Y), DeviceMath.Max(value.Z, value.W));

    /// <summary>The larger of the two, or NaN where one is; 0 is larger than −0.</summary>
    public static Float4 Max(Float4 left, Float4 right) => new(
        DeviceMath.Max(left.X, right.X),
        DeviceMath.Max(left.Y, right.Y),
        DeviceMath.Max(left.Z, right.Z),
        DeviceMath.Max(left.W, right.W));

    /// <summary>The smaller of the two, or NaN where one is; −0 is smaller than 0.</summary>
    public static Float4 Min(Float4 left, Float4 right) => new(
        DeviceMath.Min(left.X, right.X),
        DeviceMath.Min(left.Y, right.Y),
        DeviceMath.Min(left.Z, right.Z),
        DeviceMath.Min(left.W, right.W));

    /// <summary>|value|.</summary>
    public static Float4 Abs(Float4 value) =>
        new(MathF.Abs(value.X), MathF.Abs(value.Y), MathF.Abs(value.Z), MathF.Abs(value.W));

    /// <summary>√value.</summary>
    public static Float4 Sqrt(Float4 value) =>
        new(MathF.Sqrt(value.X), MathF.Sqrt(value.Y), MathF.Sqrt(value.Z), MathF.Sqrt(value.W));

    /// <summary>e to the power of value.</summary>
    public static Float4 Exp(Float4 value) =>
        new(DeviceMath.Exp(value.X), DeviceMath.Exp(value.Y), DeviceMath.Exp(value.Z), DeviceMath.Exp(value.W));

    /// <summary>The natural logarithm.</summary>
    public static Float4 Log(Float4 value) =>
        new(DeviceMath.Log(value.X), DeviceMath.Log(value.Y), DeviceMath.Log(value.Z), DeviceMath.Log(value.W));

    /// <summary>value to a power other than 0; NaN where value is below 0 and the power isn't whole.</summary>
    public static Float4 Pow(Float4 value, float exponent) => new(
        DeviceMath.Pow(value.X, exponent), DeviceMath.Pow(value.Y, exponent), DeviceMath.Pow(value.Z, exponent), DeviceMath.Pow(value.W, exponent));

    /// <summary>The hyperbolic tangent.</summary>
    public static Float4 Tanh(Float4 value) =>
        new(DeviceMath.Tanh(value.X), DeviceMath.Tanh(value.Y), DeviceMath.Tanh(value.Z), DeviceMath.Tanh(value.W));

    /// <summary>1 / (1 + e^−value).</summary>
    public static Float4 Sigmoid(Float4 value) => new(
        DeviceMath.Sigmoid(value.X), DeviceMath.Sigmoid(value.Y), DeviceMath.Sigmoid(value.Z), DeviceMath.Sigmoid(value.W));

    /// <summary>log(1 + e^value).</summary>
    public static Float4 Softplus(Float4 value) => new(
        DeviceMath.Softplus(value.X), DeviceMath.Softplus(value.Y), DeviceMath.Softplus(value.Z), DeviceMath.Softplus(value.W));

    /// <summary>The error function.</summary>
    public static Float4 Erf(Float4 value) =>
        new(DeviceMath.Erf(value.X), DeviceMath.Erf(value.Y), DeviceMath.Erf(value.Z), DeviceMath.Erf(value.W));

    /// <summary>The sine of value, in radians.</summary>
    public static Float4 Sin(Float4 value) =>
        new(DeviceMath.Sin(value.X), DeviceMath.Sin(value.Y), DeviceMath.Sin(value.Z), DeviceMath.Sin(value.W));

    /// <summary>The cosine of value, in radians.</summary>
    public static Float4 Cos(Float4 value) =>
        new(DeviceMath.Cos(value.X), DeviceMath.Cos(value.Y), DeviceMath.Cos(value.Z), DeviceMath.Cos(value.W));

    /// <summary>The inverse tangent, from −π/2 to π/2.</summary>
    public static Float4 Atan(Float4 value) =>
        new(DeviceMath.Atan(value.X), DeviceMath.Atan(value.Y), DeviceMath.Atan(value.Z), DeviceMath.Atan(value.W));

    /// <summary>The hyperbolic sine.</summary>
    public static Float4 Sinh(Float4 value) =>
        new(DeviceMath.Sinh(value.X), DeviceMath.Sinh(value.Y), DeviceMath.Sinh(value.Z), DeviceMath.Sinh(value.W));

    /// <summary>The hyperbolic cosine.</summary>
    public static Float4 Cosh(Float4 value) =>
        new(DeviceMath.Cosh(value.X), DeviceMath.Cosh(value.Y), DeviceMath.Cosh(value.Z), DeviceMath.Cosh(value.W));
}
