namespace DlGen.Generators.Scalars;

/// <summary>One end of an interval, part of it or not. An end may lie too far out, never too far in.</summary>
internal readonly record struct Bound(double Value, bool IsOpen);

/// <summary>
/// A set of real numbers without gaps, with ends that know whether they belong to it: e^x − 1 for x ≤ 0 is [−1, 0].
/// What an interval proves is true of rounded values too: a rounded end is moved outward, and counts as reached (in
/// floating point eˣ does become 0, and 1 + x does become 1) unless it is a zero whose sign rounding keeps.
/// </summary>
internal readonly record struct Interval(Bound Low, Bound High)
{
    /// <summary>All real numbers.</summary>
    public static Interval Reals => new(new(double.NegativeInfinity, true), new(double.PositiveInfinity, true));

    /// <summary>One number.</summary>
    public static Interval Point(double value) => new(new(value, false), new(value, false));

    /// <summary>The numbers that compare so with <paramref name="value"/>.</summary>
    public static Interval Of(Comparison comparison, double value) => comparison switch
    {
        Comparison.Greater => Reals with { Low = new(value, true) },
        Comparison.GreaterOrEqual => Reals with { Low = new(value, false) },
        Comparison.Less => Reals with { High = new(value, true) },
        _ => Reals with { High = new(value, false) },
    };

    /// <summary>Whether every number in the interval compares so with <paramref name="value"/>.</summary>
    public bool IsAll(Comparison comparison, double value) => comparison switch
    {
        Comparison.Greater => Low.Value > value || (Low.Value == value && Low.IsOpen),
        Comparison.GreaterOrEqual => Low.Value >= value,
        Comparison.Less => High.Value < value || (High.Value == value && High.IsOpen),
        _ => High.Value <= value,
    };

    /// <summary>The numbers in both.</summary>
    public Interval Intersect(Interval other) =>
        new(Above(Low, other.Low, openAtTie: Low.IsOpen || other.Low.IsOpen), Below(High, other.High, openAtTie: High.IsOpen || other.High.IsOpen));

    /// <summary>The smallest interval around both.</summary>
    public Interval Union(Interval other) =>
        new(Below(Low, other.Low, openAtTie: Low.IsOpen && other.Low.IsOpen), Above(High, other.High, openAtTie: High.IsOpen && other.High.IsOpen));

    /// <summary>The values of max(a, b).</summary>
    public static Interval Max(Interval a, Interval b) =>
        new(Above(a.Low, b.Low, openAtTie: a.Low.IsOpen || b.Low.IsOpen), Above(a.High, b.High, openAtTie: a.High.IsOpen && b.High.IsOpen));

    /// <summary>The values of a + b.</summary>
    public static Interval operator +(Interval a, Interval b) => new(
        Outward(a.Low.Value + b.Low.Value, a.Low.IsOpen || b.Low.IsOpen, IsExactSum(a.Low.Value, b.Low.Value), -1),
        Outward(a.High.Value + b.High.Value, a.High.IsOpen || b.High.IsOpen, IsExactSum(a.High.Value, b.High.Value), 1));

    /// <summary>The values of −a.</summary>
    public static Interval operator -(Interval a) =>
        new(a.High with { Value = -a.High.Value }, a.Low with { Value = -a.Low.Value });

    /// <summary>The values of a · b.</summary>
    public static Interval operator *(Interval a, Interval b)
    {
        Bound[] lows = [Corner(a.Low, b.Low, -1), Corner(a.Low, b.High, -1), Corner(a.High, b.Low, -1), Corner(a.High, b.High, -1)];
        Bound[] highs = [Corner(a.Low, b.Low, 1), Corner(a.Low, b.High, 1), Corner(a.High, b.Low, 1), Corner(a.High, b.High, 1)];
        return new(
            lows.Aggregate(static (x, y) => Below(x, y, openAtTie: x.IsOpen && y.IsOpen)),
            highs.Aggregate(static (x, y) => Above(x, y, openAtTie: x.IsOpen && y.IsOpen)));
    }

    /// <summary>The values of 1 / a; all reals where a may be zero inside the interval.</summary>
    public Interval Reciprocal()
    {
        bool isPositive = IsAll(Comparison.Greater, 0);
        return isPositive || IsAll(Comparison.Less, 0)
            ? new(Inverse(High, isPositive ? 1 : -1, -1), Inverse(Low, isPositive ? 1 : -1, 1))
            : Reals;
    }

    /// <summary>The values of an increasing function between its limits.</summary>
    public Interval Increasing(Func<double, double> function, double lowest, double highest)
    {
        return new Interval(Image(Low, -1), Image(High, 1)).Intersect(new(new(lowest, false), new(highest, false)));

        // At zero and at infinity, where eˣ is 1 or 0 and tanh x is 0 or 1, the library is exact; the functions that
        // are zero at zero keep the sign beside it.
        Bound Image(Bound end, int side)
        {
            double value = function(end.Value);
            bool isExact = value is 0 or 1 && (end.Value == 0 || double.IsInfinity(end.Value));
            return Outward(value, end.IsOpen && end.Value == 0, isExact, side);
        }
    }

    private static Bound Inverse(Bound end, int sign, int side) =>
        end.Value == 0 ? new(sign * double.PositiveInfinity, true)
        : double.IsInfinity(end.Value) ? new(0, true)
        : Outward(1 / end.Value, end.IsOpen, Math.Abs(end.Value) == 1, side);

    /// <summary>A product of two ends; zero times infinity is zero, and is reached only if the zero is.</summary>
    private static Bound Corner(Bound a, Bound b, int side) =>
        a.Value == 0 || b.Value == 0
            ? new(0, !((a.Value == 0 && !a.IsOpen) || (b.Value == 0 && !b.IsOpen)))
            : Outward(a.Value * b.Value, a.IsOpen || b.IsOpen, Math.Abs(a.Value) == 1 || Math.Abs(b.Value) == 1, side);

    /// <summary>An end, moved outward past its rounding error unless it is known to have none; only zero stays open.</summary>
    private static Bound Outward(double value, bool isOpen, bool isExact, int side) =>
        double.IsNaN(value) ? new(side * double.PositiveInfinity, true)
        : isExact || double.IsInfinity(value) ? new(value, double.IsInfinity(value) || (isOpen && value == 0))
        : new(value + (side * ((Math.Abs(value) * 1e-15) + double.Epsilon)), false);

    /// <summary>Whether a sum is free of rounding (Knuth's two-sum leaves no error).</summary>
    private static bool IsExactSum(double a, double b)
    {
        double sum = a + b;
        double other = sum - a;
        return double.IsInfinity(sum) || (a - (sum - other)) + (b - other) == 0;
    }

    private static Bound Above(Bound a, Bound b, bool openAtTie) =>
        a.Value == b.Value ? new(a.Value, openAtTie) : a.Value > b.Value ? a : b;

    private static Bound Below(Bound a, Bound b, bool openAtTie) =>
        a.Value == b.Value ? new(a.Value, openAtTie) : a.Value < b.Value ? a : b;
}
