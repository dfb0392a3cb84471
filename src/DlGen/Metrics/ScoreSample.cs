namespace DlGen;

/// <summary>Examples drawn from those of an evaluation, each any number of times; or all of them once.</summary>
internal sealed class ScoreSample
{
    private readonly int[]? times;

    /// <param name="scores">The predictions and targets.</param>
    /// <param name="times">How often each example was drawn; null for once each.</param>
    public ScoreSample(HeadScores scores, int[]? times = null)
    {
        Scores = scores;
        this.times = times;
    }

    public HeadScores Scores { get; }

    /// <summary>How often a row counts: never where it is left out for its label.</summary>
    public int Times(int row)
    {
        if (!Scores.Counts(row))
        {
            return 0;
        }

        return times is null ? 1 : times[Scores.RowsPerExample == 1 ? row : row / Scores.RowsPerExample];
    }

    /// <summary>The mean of a figure of each row, added up in their order; NaN where no row counts.</summary>
    public double Mean(Func<HeadScores, int, double> figure)
    {
        double sum = 0;
        long count = 0;
        for (int row = 0; row < Scores.Rows; row++)
        {
            int drawn = Times(row);
            if (drawn > 0)
            {
                sum += drawn * figure(Scores, row);
                count += drawn;
            }
        }

        return sum / count;
    }

    /// <summary>How often each class was taken for which.</summary>
    public ConfusionMatrix Confusions()
    {
        var confusion = new ConfusionMatrix(Scores.Categories);
        for (int row = 0; row < Scores.Rows; row++)
        {
            int drawn = Times(row);
            if (drawn > 0)
            {
                confusion.Add(Scores.Actual[row], Scores.Predicted[row], drawn);
            }
        }

        return confusion;
    }

    /// <summary>
    /// A figure of a class as that of all: with two classes that of class 1; else the mean over the classes, or over outputs that each are a
    /// yes or no, of which those where it isn't defined are left out.
    /// </summary>
    public double OverCategories(Func<ScoreSample, int, double> figure)
    {
        if (Scores.IsBinary)
        {
            return figure(this, 1);
        }

        double sum = 0;
        int count = 0;
        for (int category = 0; category < Scores.Categories; category++)
        {
            double value = figure(this, category);
            sum += double.IsNaN(value) ? 0 : value;
            count += double.IsNaN(value) ? 0 : 1;
        }

        return sum / count;
    }
}
