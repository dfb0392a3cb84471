using DlGen.Runtime;

namespace DlGen.Training.Tests.Metrics;

/// <summary>Evaluations of predictions that are written out.</summary>
internal static class Scored
{
    /// <summary>An evaluation of examples with a class each.</summary>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="labels">The class of each example; −1 for one that is left out.</param>
    /// <param name="probabilities">The probabilities, example by example.</param>
    /// <param name="positions">How many of them are positions of one example.</param>
    public static Evaluation Classes(int classes, int[] labels, double[] probabilities, int positions = 1)
    {
        int[] shape = positions == 1 ? [classes] : [positions, classes];
        int[] predicted = [.. labels.Select((_, row) => Runtime.Classes.OfProbabilities<double>(probabilities.AsSpan(row * classes, classes)))];
        return Of(new HeadModel("", shape, positions, TargetKind.Classes), labels, predicted, [], probabilities);
    }

    /// <summary>An evaluation of examples of two classes, from the probability of class 1.</summary>
    public static Evaluation Binary(float[] targets, double[] probabilities)
    {
        int[] predicted = [.. probabilities.Select(static probability => Runtime.Classes.OfProbabilities<double>([probability]))];
        int[] actual = [.. targets.Select(static target => target > 0.5f ? 1 : 0)];
        return Of(new HeadModel("", [1], 1, TargetKind.Probabilities), actual, predicted, targets, probabilities);
    }

    /// <summary>An evaluation of examples with a yes or no for each of several outputs.</summary>
    public static Evaluation Labels(int outputs, float[] targets, double[] probabilities) =>
        Of(new HeadModel("", [outputs], 1, TargetKind.Probabilities), [], [], targets, probabilities);

    /// <summary>An evaluation of examples with values.</summary>
    public static Evaluation Values(int outputs, float[] targets, double[] predictions) =>
        Of(new HeadModel("", [outputs], 1, TargetKind.Values), [], [], targets, predictions);

    private static Evaluation Of(HeadModel head, int[] actual, int[] predicted, float[] targets, double[] outputs)
    {
        int examples = outputs.Length / head.Size;
        Evaluation without = Evaluation.Of(head, examples, sum: 0, actual, predicted);
        return new Evaluation("", 1, without.Count, 0.5, without.ConfusionMatrix)
        {
            Task = without.Task,
            Sample = new ScoreSample(new HeadScores<double>(head, outputs, 0, head.Size, actual, predicted, targets)),
        };
    }
}
