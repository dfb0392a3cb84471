using System.Collections.Concurrent;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Advice;

/// <summary>What a function of one number does to numbers and to gradients. It is measured on a grid, once for each function.</summary>
internal sealed class FunctionFacts
{
    private const int PointsOfDecade = 20;
    private const int Decades = 6;
    private const double Farthest = 1e3;
    private const int Kept = 500;

    private static readonly ConcurrentDictionary<Expression, FunctionFacts> Known = new();
    private static readonly Variable X = new("x");

    private readonly double[] points;
    private readonly double[] values;
    private readonly double[] slopes;
    private readonly ConcurrentDictionary<int, (double Value, double Slope)> moments = new();

    private FunctionFacts(Expression function)
    {
        Func<IReadOnlyDictionary<string, double>, double> value = Evaluator.Prepare(function);
        Expression derivative = ExactSimplifier.Simplify(Derivative.Of(function, X));
        Func<IReadOnlyDictionary<string, double>, double> slope = Evaluator.Prepare(derivative);
        var at = new Dictionary<string, double>();
        points = Grid();
        values = new double[points.Length];
        slopes = new double[points.Length];
        for (int index = 0; index < points.Length; index++)
        {
            at[X.Name] = points[index];
            values[index] = value(at);
            slopes[index] = slope(at);
        }

        at[X.Name] = 0;
        AtZero = value(at);
        SlopeAtZero = slope(at);
        IsKnown = values.Concat(slopes).All(static number => !double.IsNaN(number) && !double.IsInfinity(number));
        IsLinear = derivative is Constant;
        if (!IsKnown)
        {
            return;
        }

        Lowest = Least(static number => number);
        Highest = -Least(static number => -number);
        SteepestSlope = slopes.Max(Math.Abs);
        double flat = 1e-3 * SteepestSlope;
        Saturates = Math.Abs(SlopeAt(-30)) < flat && Math.Abs(SlopeAt(30)) < flat && Math.Abs(SlopeAt(-200)) < flat && Math.Abs(SlopeAt(200)) < flat && SteepestSlope > 0;
        IsSigmoid = points.Select((point, index) => Math.Abs(values[index] - SpecialFunctions.Sigmoid(point))).Max() < 1e-6;
        KeepsMoments = !IsLinear && Math.Abs(SecondMoment(1) - 1) < 0.05 && Math.Abs(Mean()) < 0.05;
        StopsBelowZero = points.Select((point, index) => point >= 0 || (values[index] == 0 && slopes[index] == 0)).All(static holds => holds);
    }

    /// <summary>Whether function and slope are numbers everywhere; nothing else is said of a function where they aren't.</summary>
    public bool IsKnown { get; }

    /// <summary>Whether the slope is the same everywhere.</summary>
    public bool IsLinear { get; }

    /// <summary>The bound that no value is below; −∞ where there is none.</summary>
    public double Lowest { get; }

    /// <summary>The bound that no value is above; ∞ where there is none.</summary>
    public double Highest { get; }

    /// <summary>The largest |f′|.</summary>
    public double SteepestSlope { get; }

    /// <summary>Whether the slope vanishes on both sides, as that of a sigmoid.</summary>
    public bool Saturates { get; }

    /// <summary>Whether what is negative becomes zero without a slope, as with a relu.</summary>
    public bool StopsBelowZero { get; }

    /// <summary>f(0).</summary>
    public double AtZero { get; }

    /// <summary>f′(0).</summary>
    public double SlopeAtZero { get; }

    /// <summary>Whether mean 0 and variance 1 reproduce themselves, as with a SELU.</summary>
    public bool KeepsMoments { get; }

    /// <summary>Whether it is the logistic function, whatever it is called.</summary>
    public bool IsSigmoid { get; }

    /// <summary>The facts of a function of one variable.</summary>
    /// <param name="function">The function.</param>
    /// <param name="variable">Its variable.</param>
    public static FunctionFacts Of(Expression function, Variable variable)
    {
        if (Known.Count > Kept)
        {
            Known.Clear();
        }

        return Known.GetOrAdd(function.Replace(variable, X), static function => new FunctionFacts(function));
    }

    /// <summary>E[f(z)²] for normal z with E[z²] = <paramref name="square"/>.</summary>
    public double SecondMoment(double square) => square * MomentsAt(square).Value;

    /// <summary>E[f′(z)²] for normal z with E[z²] = <paramref name="square"/>.</summary>
    public double MeanSquaredSlope(double square) => MomentsAt(square).Slope;

    /// <summary>Whether every number between two is handed on as it is.</summary>
    public bool IsIdentityBetween(double low, double high) => IsKnown
        && points.Select((point, index) => point < low || point > high || Math.Abs(values[index] - point) <= 1e-6 * Math.Abs(point)).All(static holds => holds);

    /// <summary>−1000 to 1000, closer towards zero.</summary>
    private static double[] Grid()
    {
        double[] positive = [.. Enumerable.Range(0, (PointsOfDecade * Decades) + 1).Select(static index => Farthest * Math.Pow(10, (index / (double)PointsOfDecade) - Decades))];
        return [.. Enumerable.Reverse(positive).Select(static point => -point), .. positive];
    }

    /// <summary>The least value, unless it is still falling far out.</summary>
    private double Least(Func<double, double> side)
    {
        double near = points.Select((point, index) => Math.Abs(point) <= 100 ? side(values[index]) : double.PositiveInfinity).Min();
        double far = values.Min(side);
        return near - far > 0.01 * Math.Max(1, Math.Abs(near)) ? double.NegativeInfinity : far;
    }

    private double Mean() => Integrate(1, values, static value => value);

    /// <summary>E[f²]/E[z²] and E[f′²], at one of the places that differ by a quarter of an octave.</summary>
    private (double Value, double Slope) MomentsAt(double square)
    {
        int place = (int)Math.Round(4 * Math.Log(Math.Min(Math.Max(square, 1e-12), 1e12), 2));
        return moments.GetOrAdd(place, place =>
        {
            double at = Math.Pow(2, place / 4.0);
            return (Integrate(at, values, static value => value * value) / at, Integrate(at, slopes, static slope => slope * slope));
        });
    }

    /// <summary>The mean over normal z with E[z²] = <paramref name="square"/>, by the trapezoidal rule.</summary>
    private double Integrate(double square, double[] numbers, Func<double, double> function)
    {
        const double width = 0.1;
        const int steps = 60;
        double deviation = Math.Sqrt(square);
        double sum = 0;
        for (int step = -steps; step <= steps; step++)
        {
            double z = step * width;
            sum += function(At(deviation * z, numbers)) * Math.Exp(-z * z / 2);
        }

        return sum * width / Math.Sqrt(2 * Math.PI);
    }

    private double SlopeAt(double x) => At(x, slopes);

    /// <summary>What is between the two points around x.</summary>
    private double At(double x, double[] numbers)
    {
        int index = Array.BinarySearch(points, x);
        if (index >= 0)
        {
            return numbers[index];
        }

        int next = ~index;
        if (next == 0 || next == points.Length)
        {
            int end = Math.Min(next, points.Length - 1);
            return numbers == values ? values[end] + ((x - points[end]) * slopes[end]) : numbers[end];
        }

        double part = (x - points[next - 1]) / (points[next] - points[next - 1]);
        return numbers[next - 1] + (part * (numbers[next] - numbers[next - 1]));
    }
}
