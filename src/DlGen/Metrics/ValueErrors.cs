namespace DlGen;

/// <summary>The errors of predicted values. With several outputs, each figure is the mean of the outputs', as in scikit-learn unless told otherwise.</summary>
internal static class ValueErrors
{
    /// <summary>
    /// The coefficient of determination, scikit-learn's <c>r2_score</c>: 1 − Σ(y − ŷ)² / Σ(y − ȳ)². Where all targets of an output are equal, it
    /// is 1 if they are predicted exactly, and else 0. NaN for fewer than two examples.
    /// </summary>
    public static double R2(ScoreSample sample) => OverOutputs(sample, static (all, column) =>
    {
        double mean = all.Mean((scores, row) => scores.Target(row, column));
        double variance = all.Mean((scores, row) => Square(scores.Target(row, column) - mean));
        double error = MeanSquare(all, column);
        return all.Scores.Examples < 2 ? double.NaN : variance > 0 ? 1 - (error / variance) : double.IsNaN(error) ? error : error == 0 ? 1 : 0;
    });

    /// <summary>The mean of |ŷ − y|: scikit-learn's <c>mean_absolute_error</c>.</summary>
    public static double MeanAbsolute(ScoreSample sample) =>
        OverOutputs(sample, static (all, column) => all.Mean((scores, row) => Math.Abs(scores[row, column] - scores.Target(row, column))));

    /// <summary>The square root of the mean of (ŷ − y)²: scikit-learn's <c>root_mean_squared_error</c>.</summary>
    public static double RootMeanSquare(ScoreSample sample) => OverOutputs(sample, static (all, column) => Math.Sqrt(MeanSquare(all, column)));

    private static double MeanSquare(ScoreSample all, int column) => all.Mean((scores, row) => Square(scores[row, column] - scores.Target(row, column)));

    private static double OverOutputs(ScoreSample sample, Func<ScoreSample, int, double> figure)
    {
        double sum = 0;
        for (int column = 0; column < sample.Scores.Columns; column++)
        {
            sum += figure(sample, column);
        }

        return sum / sample.Scores.Columns;
    }

    private static double Square(double value) => value * value;
}
