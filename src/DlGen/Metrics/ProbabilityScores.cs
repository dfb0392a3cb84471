using static System.FormattableString;

namespace DlGen;

/// <summary>How good probabilities are, and not only the classes that they name.</summary>
internal static class ProbabilityScores
{
    /// <summary>
    /// The mean of −log p of the true class: scikit-learn's <c>log_loss</c>, which keeps probabilities at least the scalar's epsilon away from
    /// 0 and 1. Of outputs that each are a yes or no, the mean over the outputs.
    /// </summary>
    public static double LogLoss(ScoreSample sample) => sample.Mean(static (scores, row) =>
    {
        if (scores.Task == TargetTask.Classes)
        {
            return -Log(scores, scores[row, scores.Actual[row]]);
        }

        double sum = 0;
        for (int column = 0; column < scores.Columns; column++)
        {
            double target = scores.Target(row, column);
            double probability = scores[row, column];
            sum -= (target * Log(scores, probability)) + ((1 - target) * Log(scores, 1 - probability));
        }

        return sum / scores.Columns;
    });

    /// <summary>
    /// The mean squared error of probabilities: scikit-learn's <c>brier_score_loss</c>. With two classes it is the mean of (p − y)², with p the
    /// probability of class 1 and y 0 or 1. With more, the squares are added up over all classes, as Brier did (1950). Of outputs that each are a yes or
    /// no, the mean over the outputs.
    /// </summary>
    public static double Brier(ScoreSample sample) => sample.Mean(static (scores, row) =>
    {
        if (scores.IsBinary)
        {
            double error = scores.Probability(row, 1) - (scores.Task == TargetTask.Binary ? scores.Target(row, 0) : scores.Actual[row]);
            return error * error;
        }

        double sum = 0;
        for (int column = 0; column < scores.Columns; column++)
        {
            double error = scores[row, column] - (scores.Task == TargetTask.Labels ? scores.Target(row, column) : scores.Actual[row] == column ? 1 : 0);
            sum += error * error;
        }

        return scores.Task == TargetTask.Labels ? sum / scores.Columns : sum;
    });

    /// <summary>
    /// The part of the examples whose class is among the <paramref name="k"/> of the highest probability: scikit-learn's
    /// <c>top_k_accuracy_score</c>, but of equal probabilities the first class comes first, as in <c>Classify</c>.
    /// </summary>
    public static double TopK(ScoreSample sample, int k) => sample.Mean((scores, row) => Rank(scores, row) < k ? 1 : 0);

    /// <exception cref="ArgumentOutOfRangeException">There are fewer classes than <paramref name="k"/>, or it is below 1.</exception>
    public static void CheckTopK(int k, int classes)
    {
        if (k < 1 || k > classes)
        {
            throw new ArgumentOutOfRangeException(nameof(k), k, Invariant($"It counts classes, so it is from 1 to the number of classes, {classes}."));
        }
    }

    /// <summary>How many classes come before the true one; all, where an output is NaN.</summary>
    private static int Rank(HeadScores scores, int row)
    {
        int actual = scores.Actual[row];
        if (scores.Predicted[row] == actual || scores.Predicted[row] == ConfusionMatrix.NoClass)
        {
            return scores.Predicted[row] == actual ? 0 : scores.Categories;
        }

        double own = scores.Probability(row, actual);
        int before = 0;
        for (int category = 0; category < scores.Categories; category++)
        {
            double other = scores.Probability(row, category);
            before += other > own || (other == own && category < actual) ? 1 : 0;
        }

        // The logits, by which the class was chosen, may differ where the rounded probabilities don't.
        return Math.Max(before, 1);
    }

    private static double Log(HeadScores scores, double probability) =>
        Math.Log(double.IsNaN(probability) ? probability : Math.Clamp(probability, scores.Epsilon, 1 - scores.Epsilon));
}
