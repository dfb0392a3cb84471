using DlGen.Generators.Scalars;
using DlGen.Kernels;

namespace DlGen.Generators.Tests.Scalars;

/// <summary>A register of one double, on which printed formulas run; a mask is one or zero.</summary>
public readonly struct Lane(double value) : IVector<Lane, double>
{
    public double Value => value;

    public static int Count => 1;

    public static int TileRows => 1;

    public static int BatchPart => 1;

    public static bool FetchesWeights => false;

    public static implicit operator Lane(double value) => new(value);

    public static Lane operator +(Lane left, Lane right) => left.Value + right.Value;

    public static Lane operator -(Lane left, Lane right) => left.Value - right.Value;

    public static Lane operator *(Lane left, Lane right) => left.Value * right.Value;

    public static Lane operator /(Lane left, Lane right) => left.Value / right.Value;

    public static Lane operator -(Lane value) => -value.Value;

    public static Lane operator >(Lane left, Lane right) => left.Value > right.Value ? 1 : 0;

    public static Lane operator <(Lane left, Lane right) => left.Value < right.Value ? 1 : 0;

    public static Lane operator >=(Lane left, Lane right) => left.Value >= right.Value ? 1 : 0;

    public static Lane operator <=(Lane left, Lane right) => left.Value <= right.Value ? 1 : 0;

    public static Lane IsBelow(int threshold, uint firstKey, uint secondKey, int column) => throw new NotSupportedException("Formulas draw no random numbers.");

    public static uint NonZeros(Lane value) => value.Value != 0 ? 1u : 0;

    public static Lane Where(Lane mask, Lane yes, Lane no) => mask.Value == 1 ? yes : no;

    public static Lane MultiplyAdd(Lane left, Lane right, Lane addend) => (left.Value * right.Value) + addend.Value;

    public static void MultiplyAccumulate(ref Lane sum, Lane left, double right) => sum = MultiplyAdd(left, right, sum);

    public static void MultiplyAccumulate(ref Lane sum, Lane left, Lane right) => sum = MultiplyAdd(left, right, sum);

    public static void MultiplyAccumulate(ref Lane sum0, ref Lane sum1, Lane left0, Lane left1, double right)
    {
        MultiplyAccumulate(ref sum0, left0, right);
        MultiplyAccumulate(ref sum1, left1, right);
    }

    public static Lane Max(Lane left, Lane right) => Math.Max(left.Value, right.Value);

    public static Lane Min(Lane left, Lane right) => Math.Min(left.Value, right.Value);

    public static Lane Abs(Lane value) => Math.Abs(value.Value);

    public static Lane Sqrt(Lane value) => Math.Sqrt(value.Value);

    public static Lane Exp(Lane value) => Math.Exp(value.Value);

    public static Lane Log(Lane value) => Math.Log(value.Value);

    public static Lane Pow(Lane value, double exponent) => Math.Pow(value.Value, exponent);

    public static Lane Sin(Lane value) => Math.Sin(value.Value);

    public static Lane Cos(Lane value) => Math.Cos(value.Value);

    public static Lane Atan(Lane value) => Math.Atan(value.Value);

    public static Lane Sinh(Lane value) => Math.Sinh(value.Value);

    public static Lane Cosh(Lane value) => Math.Cosh(value.Value);

    public static Lane Tanh(Lane value) => Math.Tanh(value.Value);

    public static Lane Sigmoid(Lane value) => SpecialFunctions.Sigmoid(value.Value);

    public static Lane Softplus(Lane value) => SpecialFunctions.Softplus(value.Value);

    public static Lane Erf(Lane value) => SpecialFunctions.Erf(value.Value);

    public static double Sum(Lane value) => value.Value;

    public static double Largest(Lane value) => value.Value;

    public static Lane First(Lane value, int count, Lane fill = default) => count > 0 ? value : 0;

    public static unsafe Lane Load(double* source) => *source;

    public static unsafe void Store(Lane value, double* destination) => *destination = value.Value;

    public static unsafe void Transpose(double* source, nint sourceStride, double* destination, nint destinationStride) =>
        *destination = *source;
}
