#:package DlGen@*-*
#:package DlGen.Reporting@*-*
using DlGen;
using DlGen.Reporting;

/// <summary>Cross-entropy is a score for probabilities: L = −log ŷ of the class that came true. The lower, the better.</summary>
public static class Lesson08
{
    public static void Main()
    {
        double[] cautious = [0.70, 0.20, 0.10], sure = [0.99, 0.005, 0.005];
        Console.WriteLine("prediction               class   loss   top class right?");
        Score(cautious, trueClass: 0, onPaper: 0.36);
        Score(sure, trueClass: 0, onPaper: 0.01);       // sure, and right: a little better
        Score(cautious, trueClass: 1, onPaper: 1.61);
        Score(sure, trueClass: 1, onPaper: 5.30);       // sure, and wrong: far worse. An accuracy sees no difference

        // What a network that knows nothing has: the loss of even odds. A training that stays there learns nothing.
        Console.WriteLine();
        Console.WriteLine($"even odds among 10 classes: log 10 = {Math.Log(10):F2}");
        Expect.Equal(Math.Log(10), 2.30, decimals: 2);

        // Honesty pays. Say class 0 comes true 70 times in 100. Whoever always says p for it has a mean loss that is lowest at p = 0.7,
        // while the accuracy is the same for every p above a half.
        double[] said = [.. Enumerable.Range(1, 99).Select(i => i / 100.0)];
        double[] meanLoss = [.. said.Select(p => -(0.7 * Math.Log(p)) - (0.3 * Math.Log(1 - p)))];
        double honest = said[Array.IndexOf(meanLoss, meanLoss.Min())];
        Console.WriteLine($"what comes true 70 % of the time is best said to be {honest:P0} probable: mean loss {meanLoss.Min():F3}");
        Expect.Equal(honest, 0.7, decimals: 12);

        Picture.Lines("What comes true 70 times in 100", "probability that is said", "mean over 100", [
            new Curve("cross-entropy", said, meanLoss),
            new Curve("1 − accuracy", said, [.. said.Select(p => p > 0.5 ? 0.3 : 0.7)])]).Save("cross-entropy.svg");
        Console.WriteLine($"picture: {Path.GetFullPath("cross-entropy.svg")}");
    }

    /// <summary>The loss by the formula and by the generated code.</summary>
    private static void Score(double[] prediction, int trueClass, double onPaper)
    {
        double loss = -Math.Log(prediction[trueClass]);

        // The logarithms of probabilities are logits that the softmax turns into the same probabilities.
        var scorer = new Scorer();
        scorer.Linear1.Set([1, 0, 0, 0, 1, 0, 0, 0, 1], [0, 0, 0]);
        scorer.Forward([.. prediction.Select(p => Math.Log(p))]);
        double generated = scorer.ComputeLoss([trueClass]);

        Console.WriteLine($"[{string.Join(", ", prediction.Select(p => $"{p:F3}"))}]      {trueClass}    {loss:F2}   {(prediction[trueClass] == prediction.Max() ? "yes" : "no")}");
        Expect.Equal(loss, onPaper, decimals: 2);
        Expect.Equal(generated, loss, decimals: 12);
    }
}

/// <summary>Three logits in, and their cross-entropy. See ComputeLoss in the generated file: L = mean of −log softmax(z1)[y].</summary>
[Mlp(3, 3, Precision = Precision.Double)]
public partial class Scorer;
