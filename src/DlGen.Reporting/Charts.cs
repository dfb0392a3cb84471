using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace DlGen.Reporting;

/// <summary>What the plots of pictures have in common.</summary>
internal static class Charts
{
    /// <summary>Colors that people with any kind of color vision tell apart, by Okabe and Ito.</summary>
    private static readonly Color[] Palette =
    [
        Color.FromHex("#0072B2"), Color.FromHex("#D55E00"), Color.FromHex("#009E73"), Color.FromHex("#CC79A7"),
        Color.FromHex("#E69F00"), Color.FromHex("#56B4E9"), Color.FromHex("#555555"), Color.FromHex("#B8A800"),
    ];

    /// <summary>The color of a series or of a class, which comes again after eight others.</summary>
    public static Color ColorOf(int index) => Palette[index % Palette.Length];

    /// <summary>An empty plot with its titles.</summary>
    public static Plot New(string title, string x, string y)
    {
        var plot = new Plot();
        plot.Title(title, 15);
        plot.XLabel(x, 13);
        plot.YLabel(y, 13);
        foreach (IAxis axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left })
        {
            axis.Label.Bold = false;
            axis.TickGenerator = new NumericAutomatic { LabelFormatter = Number };
        }

        plot.Axes.Title.Label.Bold = false;
        plot.Axes.Right.MinimumSize = 18;
        PictureFont.ApplyTo(plot);
        plot.Axes.Title.Label.FontName = PictureFont.NameFor(title);
        plot.Axes.Bottom.Label.FontName = PictureFont.NameFor(x);
        plot.Axes.Left.Label.FontName = PictureFont.NameFor(y);
        plot.Legend.FontName = PictureFont.Name;
        return plot;
    }

    /// <summary>Has an axis count in whole numbers, such as epochs.</summary>
    public static void CountWhole(IAxis axis) => axis.TickGenerator = new NumericAutomatic { LabelFormatter = Number, IntegerTicksOnly = true };

    /// <summary>Puts names along an axis, at 0, 1, 2, …; of many only some.</summary>
    public static void Name(IAxis axis, IReadOnlyList<string> names, int most = 30)
    {
        int step = ((names.Count - 1) / most) + 1;
        int[] shown = [.. Enumerable.Range(0, names.Count).Where(index => index % step == 0)];
        axis.TickGenerator = new NumericManual([.. shown.Select(static index => (double)index)], [.. shown.Select(index => Shorten(names[index]))]);
        axis.TickLabelStyle.FontName = PictureFont.NameFor(string.Concat(names));
    }

    /// <summary>Has the axis of powers of ten, whose values the plot has as logarithms, say the numbers themselves.</summary>
    public static void CountPowersOfTen(IAxis axis) => axis.TickGenerator = new NumericAutomatic
    {
        IntegerTicksOnly = true,
        LabelFormatter = static power => Math.Pow(10, power).ToString("0E0", CultureInfo.InvariantCulture),
    };

    /// <summary>The largest value that is drawn: the sums and differences that a plot computes with larger ones aren't finite.</summary>
    public const double Largest = 1e300;

    /// <summary>A line through points; where a value isn't finite or is beyond <see cref="Largest"/>, it has a gap.</summary>
    public static void AddLine(Plot plot, IReadOnlyList<double> x, IReadOnlyList<double> y, Color color, string name)
    {
        double[] values = [.. y.Select(static value => Math.Abs(value) <= Largest ? value : double.NaN)];
        var line = plot.Add.Scatter(x.ToArray(), values, color);
        line.LineWidth = 2;
        line.MarkerSize = x.Count <= 40 ? 5 : 0;
        line.LegendText = name;
    }

    /// <summary>Shows the names of series in a corner.</summary>
    public static void ShowLegend(Plot plot, Alignment alignment = Alignment.UpperRight, params string[] names)
    {
        plot.Legend.FontName = PictureFont.NameFor(string.Concat(names));
        plot.ShowLegend(alignment);
    }

    /// <summary>The first color at 0, the second at 1, a mixture between.</summary>
    public static Color Between(Color first, Color second, double part)
    {
        double kept = Math.Clamp(part, 0, 1);
        byte Mix(byte from, byte to) => (byte)Math.Round(from + ((to - from) * kept));
        return new Color(Mix(first.R, second.R), Mix(first.G, second.G), Mix(first.B, second.B));
    }

    /// <summary>A name that fits beside an axis.</summary>
    public static string Shorten(string name) => name.Length <= 24 ? name : name[..23] + "…";

    private static string Number(double value) => Math.Abs(value) is 0 or (>= 1e-4 and < 1e6)
        ? Math.Round(value, 10).ToString("G7", CultureInfo.InvariantCulture).Replace('-', '−')
        : value.ToString("0.###E0", CultureInfo.InvariantCulture).Replace('-', '−');
}
