using ScottPlot;
using static System.FormattableString;

namespace DlGen.Reporting;

// Curves of an evaluation, and of a program's own.
public sealed partial class Picture
{
    /// <summary>
    /// The receiver operating characteristic: the part of the positives that are found, by the part of the negatives that are taken for positive,
    /// as the threshold falls. The legend has the area under each curve; 0.5 is chance.
    /// </summary>
    /// <param name="curves">The curves, one for each class or network: x is the false positive rate, y the true positive rate, x ascending.</param>
    /// <exception cref="ArgumentException">There are no curves, one has no points, or a value isn't from 0 to 1.</exception>
    public static Picture Roc(params IReadOnlyList<Curve> curves)
    {
        Plot plot = Parts("ROC curve", "false positive rate", "true positive rate", curves, static curve => Invariant($"{curve.Name} (area {curve.Area:F3})"), nameof(curves));
        Charts.ShowLegend(plot, Alignment.LowerRight, [.. curves.Select(static curve => curve.Name)]);
        return Of("ROC curve", 480, 460, plot);
    }

    /// <summary>How many of those that are predicted with a probability come true. A network that is calibrated is on the diagonal.</summary>
    /// <param name="curves">The curves, one for each class or network: x is the mean predicted probability of a bin, y the part of its examples that are of the class.</param>
    /// <exception cref="ArgumentException">There are no curves, one has no points, or a value isn't from 0 to 1.</exception>
    public static Picture Calibration(params IReadOnlyList<Curve> curves)
    {
        Plot plot = Parts("Calibration", "predicted probability", "part that came true", curves, static curve => curve.Name, nameof(curves));
        Charts.ShowLegend(plot, Alignment.UpperLeft, [.. curves.Select(static curve => curve.Name)]);
        return Of("Calibration", 480, 460, plot);
    }

    /// <summary>
    /// Lines through points: learning rates of a schedule, losses of a range test, whatever a program has. Where a y isn't finite, or is beyond
    /// ±1E+300, the line has a gap.
    /// </summary>
    /// <param name="title">The title.</param>
    /// <param name="x">What x is, with its unit.</param>
    /// <param name="y">What y is, with its unit.</param>
    /// <param name="curves">The curves.</param>
    /// <param name="logarithmicX">Whether x is on a logarithmic scale; it must be positive then.</param>
    /// <param name="logarithmicY">Whether y is on a logarithmic scale; where it isn't positive, the line has a gap.</param>
    /// <exception cref="ArgumentException">There are no curves, one has no points, or an x isn't finite, is beyond ±1E+300 or, on a logarithmic scale, isn't positive.</exception>
    public static Picture Lines(string title, string x, string y, IReadOnlyList<Curve> curves, bool logarithmicX = false, bool logarithmicY = false)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        Check(curves, nameof(curves));
        Plot plot = Charts.New(title, x, y);
        var drawn = new List<(IReadOnlyList<double> X, IReadOnlyList<double> Y)>();
        for (int index = 0; index < curves.Count; index++)
        {
            Curve curve = curves[index];
            if (logarithmicX && curve.X.Any(static value => !(value > 0)))
            {
                throw new ArgumentException(Invariant($"The curve '{curve.Name}' has an x of {curve.X.First(static value => !(value > 0))}; on a logarithmic scale it must be positive."), nameof(curves));
            }

            drawn.Add((logarithmicX ? Logarithms(curve.X) : curve.X, logarithmicY ? Logarithms(curve.Y) : curve.Y));
            Charts.AddLine(plot, drawn[index].X, drawn[index].Y, Charts.ColorOf(index), curve.Name);
        }

        if (logarithmicX)
        {
            Charts.CountPowersOfTen(plot.Axes.Bottom);
        }

        if (logarithmicY)
        {
            Charts.CountPowersOfTen(plot.Axes.Left);
        }

        Charts.ShowLegend(plot, LegendCorner.Among(drawn), [.. curves.Select(static curve => curve.Name)]);
        return Of(title, 560, 380, plot);
    }

    /// <summary>What is drawn on an axis of powers of ten: −∞ or NaN where there is none.</summary>
    private static double[] Logarithms(IReadOnlyList<double> values) => [.. values.Select(Math.Log10)];

    /// <summary>Curves in the unit square, with its diagonal.</summary>
    private static Plot Parts(string title, string x, string y, IReadOnlyList<Curve> curves, Func<Curve, string> nameOf, string argument)
    {
        Check(curves, argument);
        Plot plot = Charts.New(title, x, y);
        var diagonal = plot.Add.Line(0, 0, 1, 1);
        diagonal.Color = Charts.ColorOf(6);
        diagonal.LinePattern = LinePattern.Dotted;
        for (int index = 0; index < curves.Count; index++)
        {
            curves[index].CheckParts(argument);
            Charts.AddLine(plot, curves[index].X, curves[index].Y, Charts.ColorOf(index), nameOf(curves[index]));
        }

        plot.Axes.SetLimits(-0.02, 1.02, -0.02, 1.02);
        return plot;
    }

    private static void Check(IReadOnlyList<Curve> curves, string argument)
    {
        ArgumentNullException.ThrowIfNull(curves, argument);
        if (curves.Count == 0)
        {
            throw new ArgumentException("There are no curves to draw.", argument);
        }

        for (int index = 0; index < curves.Count; index++)
        {
            if (curves[index] is null)
            {
                throw new ArgumentException(Invariant($"{argument}[{index}] is null."), argument);
            }

            curves[index].Check(argument);
        }
    }
}
