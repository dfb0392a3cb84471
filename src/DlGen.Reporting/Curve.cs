using static System.FormattableString;

namespace DlGen.Reporting;

/// <summary>Points that a picture joins with a line.</summary>
/// <param name="Name">The name in the legend.</param>
/// <param name="X">The points' x.</param>
/// <param name="Y">The points' y, as many.</param>
public sealed record Curve(string Name, IReadOnlyList<double> X, IReadOnlyList<double> Y)
{
    /// <summary>Points as pairs.</summary>
    /// <param name="name">The name in the legend.</param>
    /// <param name="points">The points.</param>
    public Curve(string name, IEnumerable<(double X, double Y)> points)
        : this(name, [.. points.Select(static point => point.X)], [.. points.Select(static point => point.Y)])
    {
    }

    /// <summary>The area under the line, by the trapezoidal rule.</summary>
    internal double Area => Enumerable.Range(1, Math.Max(0, X.Count - 1)).Sum(i => (X[i] - X[i - 1]) * (Y[i] + Y[i - 1]) / 2);

    /// <exception cref="ArgumentException">There are no points, or x and y aren't as many, or an x can't be drawn.</exception>
    internal void Check(string argument)
    {
        if (X.Count == 0 || X.Count != Y.Count)
        {
            throw new ArgumentException(Invariant($"The curve '{Name}' has {X.Count} x and {Y.Count} y; it needs at least one point, and a y for each x."), argument);
        }

        if (X.Any(static value => !(Math.Abs(value) <= Charts.Largest)))
        {
            throw new ArgumentException(Invariant($"The curve '{Name}' has an x of {X.First(static value => !(Math.Abs(value) <= Charts.Largest))}; it must be finite, and from −1E+300 to 1E+300."), argument);
        }
    }

    /// <exception cref="ArgumentException">A value isn't from 0 to 1.</exception>
    internal void CheckParts(string argument)
    {
        Check(argument);
        int index = Enumerable.Range(0, X.Count).FirstOrDefault(i => !(X[i] is >= 0 and <= 1 && Y[i] is >= 0 and <= 1), -1);
        if (index >= 0)
        {
            throw new ArgumentException(Invariant($"The curve '{Name}': point {index} is ({X[index]}, {Y[index]}); both must be from 0 to 1."), argument);
        }
    }
}
