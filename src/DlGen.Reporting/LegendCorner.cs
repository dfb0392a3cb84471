using ScottPlot;

namespace DlGen.Reporting;

/// <summary>Where a legend covers the least of what is drawn.</summary>
internal static class LegendCorner
{
    /// <summary>The part of a plot's width, and of its height, that a legend takes.</summary>
    private const double Part = 0.4;

    /// <summary>How many points stand for the line between two.</summary>
    private const int Steps = 4;

    private static readonly (Alignment Corner, bool IsRight, bool IsUpper)[] Corners =
    [
        (Alignment.UpperRight, true, true), (Alignment.UpperLeft, false, true), (Alignment.LowerRight, true, false), (Alignment.LowerLeft, false, false),
    ];

    /// <summary>The corner with the fewest points of some lines; of corners with equally many, the upper right one comes first.</summary>
    public static Alignment Among(IEnumerable<(IReadOnlyList<double> X, IReadOnlyList<double> Y)> lines) => Among([.. lines.SelectMany(static line => Filled(line.X, line.Y))]);

    /// <summary>The corner with the fewest of some points; of corners with equally many, the upper right one comes first.</summary>
    public static Alignment Among(IReadOnlyList<Coordinates> points)
    {
        if (points.Count == 0)
        {
            return Alignment.UpperRight;
        }

        double left = points.Min(static point => point.X), width = points.Max(static point => point.X) - left;
        double bottom = points.Min(static point => point.Y), height = points.Max(static point => point.Y) - bottom;
        return Corners.MinBy(corner => points.Count(point =>
            IsNear((point.X - left) / width, corner.IsRight) && IsNear((point.Y - bottom) / height, corner.IsUpper))).Corner;
    }

    /// <summary>Whether a place from 0 to 1 is within a legend's size from the end.</summary>
    private static bool IsNear(double place, bool isEnd) => isEnd ? place > 1 - Part : place < Part;

    private static IEnumerable<Coordinates> Filled(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        for (int i = 0; i < x.Count; i++)
        {
            int next = Math.Min(i + 1, x.Count - 1);
            for (int step = 0; step < Steps; step++)
            {
                double part = (double)step / Steps;
                var point = new Coordinates(x[i] + (part * (x[next] - x[i])), y[i] + (part * (y[next] - y[i])));
                if (Math.Abs(point.X) <= Charts.Largest && Math.Abs(point.Y) <= Charts.Largest)
                {
                    yield return point;
                }
            }
        }
    }
}
