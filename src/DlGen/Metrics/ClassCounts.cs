using static System.FormattableString;

namespace DlGen;

/// <summary>How many examples each class has, how many were taken for it, and how many of those are of the class: its precision, recall and F1.</summary>
internal sealed class ClassCounts
{
    private readonly long[] actual;
    private readonly long[] predicted;
    private readonly long[] correct;
    private readonly bool countsAbsent;

    /// <summary>The counts of a confusion matrix.</summary>
    public ClassCounts(ConfusionMatrix matrix)
        : this(matrix.Classes)
    {
        for (int category = 0; category < matrix.Classes; category++)
        {
            actual[category] = matrix.GetActualCount(category);
            predicted[category] = matrix.GetPredictedCount(category);
            correct[category] = matrix[category, category];
        }
    }

    /// <summary>
    /// The counts of outputs that each are a yes or no of their own. Each output counts in a mean, whether it occurs or not, as in
    /// scikit-learn, where it is a column.
    /// </summary>
    public ClassCounts(ScoreSample sample)
        : this(sample.Scores.Categories)
    {
        HeadScores scores = sample.Scores;
        countsAbsent = true;
        for (int row = 0; row < scores.Rows; row++)
        {
            int times = sample.Times(row);
            for (int category = 0; category < actual.Length; category++)
            {
                bool isActual = scores.Is(row, category);
                bool isPredicted = scores.IsTakenFor(row, category);
                actual[category] += isActual ? times : 0;
                predicted[category] += isPredicted ? times : 0;
                correct[category] += isActual && isPredicted ? times : 0;
            }
        }
    }

    private ClassCounts(int classes)
    {
        actual = new long[classes];
        predicted = new long[classes];
        correct = new long[classes];
    }

    /// <summary>The figure of one class; NaN where it isn't defined.</summary>
    public double Get(ClassFigure figure, int category)
    {
        if ((uint)category >= (uint)actual.Length)
        {
            throw new ArgumentOutOfRangeException(
                nameof(category), category, Invariant($"There is no output {category}; there are {actual.Length}, from 0."));
        }

        (long part, long whole) = Quotient(figure, category);
        return whole == 0 ? double.NaN : (double)part / whole;
    }

    /// <summary>The figure of all classes; NaN where nothing was counted.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such average.</exception>
    public double Get(ClassFigure figure, Averaging averaging)
    {
        if (!Enum.IsDefined(averaging))
        {
            throw new ArgumentOutOfRangeException(nameof(averaging), averaging, "It is none of Macro, Weighted and Micro.");
        }

        (long parts, long wholes) = (0, 0);
        (double sum, double weights) = (0, 0);
        for (int category = 0; category < actual.Length; category++)
        {
            (long part, long whole) = Quotient(figure, category);
            parts += part;
            wholes += whole;
            double weight = averaging == Averaging.Weighted ? actual[category]
                : countsAbsent || actual[category] + predicted[category] > 0 ? 1 : 0;
            sum += whole == 0 ? 0 : weight * part / whole;
            weights += weight;
        }

        return averaging == Averaging.Micro ? (double)parts / wholes : sum / weights;
    }

    private (long Part, long Whole) Quotient(ClassFigure figure, int category) => figure switch
    {
        ClassFigure.Precision => (correct[category], predicted[category]),
        ClassFigure.Recall => (correct[category], actual[category]),
        _ => (2 * correct[category], actual[category] + predicted[category]),
    };
}
