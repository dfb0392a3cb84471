using ScottPlot;
using static System.FormattableString;

namespace DlGen.Reporting;

// How often each class was taken for which.
public sealed partial class Picture
{
    /// <summary>Cells that have their number in them; of more classes only the colors are shown.</summary>
    private const int NumberedClasses = 20;

    /// <summary>How many examples of each class were taken for which: true classes by predicted classes. The darker a cell, the larger its part of the true class.</summary>
    /// <param name="matrix">The counts.</param>
    /// <param name="classNames">The names of the classes (<see cref="Dataset.ClassNames"/>); their numbers where it is null or empty.</param>
    /// <exception cref="ArgumentException">There aren't as many names as classes.</exception>
    public static Picture ConfusionMatrix(ConfusionMatrix matrix, IReadOnlyList<string>? classNames = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        IReadOnlyList<string> names = ClassNames.Of(matrix.Classes, classNames);
        int classes = matrix.Classes;
        Plot plot = Charts.New("Confusion matrix", "predicted class", "true class");
        plot.HideGrid();
        for (int actual = 0; actual < classes; actual++)
        {
            int count = matrix.GetActualCount(actual);
            for (int predicted = 0; predicted < classes; predicted++)
            {
                // Of very many classes the empty cells would be most of the file.
                int cell = matrix[actual, predicted];
                if (cell > 0 || classes <= NumberedClasses)
                {
                    AddCell(plot, predicted, classes - 1 - actual, cell, count == 0 ? 0 : (double)cell / count, isNumbered: classes <= NumberedClasses);
                }
            }
        }

        Charts.Name(plot.Axes.Bottom, names);
        Charts.Name(plot.Axes.Left, [.. names.Reverse()]);
        if (names.Max(static name => name.Length) > 4)
        {
            plot.Axes.Bottom.TickLabelStyle.Rotation = -40;
            plot.Axes.Bottom.TickLabelStyle.Alignment = Alignment.MiddleRight;
            plot.Axes.Bottom.MinimumSize = 100;
        }

        plot.Axes.SetLimits(-0.5, classes - 0.5, -0.5, classes - 0.5);
        int side = Math.Clamp(200 + (classes * 42), 360, 900);
        return Of("Confusion matrix", side + 60, side, plot);
    }

    private static void AddCell(Plot plot, int x, int y, int count, double part, bool isNumbered)
    {
        var cell = plot.Add.Rectangle(x - 0.5, x + 0.5, y - 0.5, y + 0.5);
        cell.FillColor = Charts.Between(Colors.White, Charts.ColorOf(0), part);
        cell.LineColor = Color.FromHex("#DDDDDD");
        cell.LineWidth = isNumbered ? 1 : 0;
        if (isNumbered && count > 0)
        {
            var text = plot.Add.Text(Invariant($"{count}"), x, y);
            text.LabelFontName = PictureFont.Name;
            text.LabelFontSize = 12;
            text.LabelFontColor = part > 0.5 ? Colors.White : Colors.Black;
            text.LabelAlignment = Alignment.MiddleCenter;
        }
    }
}
