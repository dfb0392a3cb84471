namespace DlGen;

/// <summary>What only the order of probabilities decides on: whether examples of a class come before the others.</summary>
internal static class Ranking
{
    /// <summary>
    /// The area under the receiver operating characteristic by the trapezoidal rule, scikit-learn's <c>roc_auc_score</c>. It is the part of all
    /// pairs of an example of the class and one that isn't in which the former has the higher probability, pairs of equal ones counted half
    /// (Mann and Whitney 1947). NaN where there are no such pairs or an output is NaN.
    /// </summary>
    public static double RocAuc(ScoreSample sample, int category)
    {
        // Twice the area in pairs, which is whole: nothing is rounded before the division.
        (long positives, long negatives, long twiceArea) = (0, 0, 0);
        foreach ((_, long truePositives, long falsePositives) in Steps(sample, category))
        {
            twiceArea += (falsePositives - negatives) * (positives + truePositives);
            (positives, negatives) = (truePositives, falsePositives);
        }

        return twiceArea / (2.0 * positives * negatives);
    }

    /// <summary>
    /// Σₙ (Rₙ − Rₙ₋₁)·Pₙ over all thresholds from the highest on, with precision P and recall R: scikit-learn's <c>average_precision_score</c>.
    /// NaN where there is no example of the class or an output is NaN.
    /// </summary>
    public static double AveragePrecision(ScoreSample sample, int category)
    {
        double sum = 0;
        long found = 0;
        foreach ((_, long truePositives, long falsePositives) in Steps(sample, category))
        {
            sum += (truePositives - found) * ((double)truePositives / (truePositives + falsePositives));
            found = truePositives;
        }

        return sum / found;
    }

    /// <summary>
    /// The points of the receiver operating characteristic from (0, 0) to (1, 1), without those that continue their neighbors' line evenly:
    /// scikit-learn's <c>roc_curve</c>. A rate of which there is no example is NaN.
    /// </summary>
    public static RocPoint[] RocCurve(ScoreSample sample, int category)
    {
        (double Threshold, long TruePositives, long FalsePositives)[] steps = [.. Steps(sample, category)];
        (double positives, double negatives) = steps.Length == 0 ? (0, 0) : ((double)steps[^1].TruePositives, (double)steps[^1].FalsePositives);
        List<RocPoint> points = [new(0 / negatives, 0 / positives, double.PositiveInfinity)];
        for (int index = 0; index < steps.Length; index++)
        {
            (double threshold, long truePositives, long falsePositives) = steps[index];
            bool isCorner = index == 0 || index == steps.Length - 1
                || steps[index + 1].TruePositives - truePositives != truePositives - steps[index - 1].TruePositives
                || steps[index + 1].FalsePositives - falsePositives != falsePositives - steps[index - 1].FalsePositives;
            if (isCorner)
            {
                points.Add(new RocPoint(falsePositives / negatives, truePositives / positives, threshold));
            }
        }

        return [.. points];
    }

    /// <summary>
    /// Precision and recall at each threshold, from the highest on, behind the point (0, 1): scikit-learn's <c>precision_recall_curve</c> in the
    /// opposite order. Without an example of the class, recall is NaN.
    /// </summary>
    public static PrecisionRecallPoint[] PrecisionRecallCurve(ScoreSample sample, int category)
    {
        (double Threshold, long TruePositives, long FalsePositives)[] steps = [.. Steps(sample, category)];
        double positives = steps.Length == 0 ? 0 : steps[^1].TruePositives;
        return
        [
            new PrecisionRecallPoint(0, 1, double.PositiveInfinity),
            .. steps.Select(step => new PrecisionRecallPoint(
                step.TruePositives / positives, (double)step.TruePositives / (step.TruePositives + step.FalsePositives), step.Threshold)),
        ];
    }

    /// <summary>
    /// How many examples of the class, and how many others, have at least a probability: for each that occurs, from the highest on. Nothing
    /// where an output is NaN, which has no place in the order.
    /// </summary>
    private static IEnumerable<(double Threshold, long TruePositives, long FalsePositives)> Steps(ScoreSample sample, int category)
    {
        HeadScores scores = sample.Scores;
        if (scores.HasNaN)
        {
            yield break;
        }

        (long truePositives, long falsePositives) = (0, 0);
        double threshold = double.NaN;
        foreach (int row in scores.Order(category))
        {
            int times = sample.Times(row);
            if (times == 0)
            {
                continue;
            }

            double probability = scores.Probability(row, category);
            if (probability != threshold && truePositives + falsePositives > 0)
            {
                yield return (threshold, truePositives, falsePositives);
            }

            threshold = probability;
            if (scores.Is(row, category))
            {
                truePositives += times;
            }
            else
            {
                falsePositives += times;
            }
        }

        if (truePositives + falsePositives > 0)
        {
            yield return (threshold, truePositives, falsePositives);
        }
    }
}
