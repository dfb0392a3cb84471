namespace DlGen.Tests.Training;

public class EvaluationTests
{
    [Fact]
    public void NumberOfThreads_ChangesNoBit()
    {
        NetworkRuntime<float> network = new HandWrittenModel(3, 40, 4).Network<float>();
        Dataset data = Examples.Clusters(777);
        Evaluation alone = network.Evaluate(data, threads: 1);
        foreach (int threads in new[] { 0, 2, 3, 8, 50 })
        {
            Evaluation together = network.Evaluate(data, threads);
            Assert.Equal(alone.Loss, together.Loss);
            Assert.Equal(alone.ConfusionMatrix!.ToArray(), together.ConfusionMatrix!.ToArray());
        }
    }

    [Fact]
    public void Figures_AreThoseOfThePredictions()
    {
        NetworkRuntime<double> network = new HandWrittenModel(3, 40, 4).Network<double>();
        Dataset data = Examples.Clusters(150);
        Evaluation evaluation = network.Evaluate(data);
        double loss = 0;
        int correct = 0;
        int[,] confusion = new int[4, 4];
        float[] inputs = new float[3];
        for (int row = 0; row < 150; row++)
        {
            data.CopyInputs(row, inputs);
            double[] exact = [.. inputs.Select(value => (double)value)];
            int actual = data.GetLabel(row);
            int predicted = network.Classify(exact);
            loss -= Math.Log(network.Predict(exact)[actual]);
            correct += actual == predicted ? 1 : 0;
            confusion[actual, predicted]++;
        }

        Assert.Equal(150, evaluation.Count);
        Assert.Equal(loss / 150, evaluation.Loss, 1e-12);
        Assert.Equal(correct / 150.0, evaluation.Accuracy, 1e-12);
        Assert.Equal(confusion, evaluation.ConfusionMatrix!.ToArray());
        double predictedTwos = Enumerable.Range(0, 4).Sum(actual => confusion[actual, 2]);
        double actualTwos = Enumerable.Range(0, 4).Sum(predicted => confusion[2, predicted]);
        Assert.Equal(predictedTwos == 0 ? double.NaN : confusion[2, 2] / predictedTwos, evaluation.GetPrecision(2));
        Assert.Equal(confusion[2, 2] / actualTwos, evaluation.GetRecall(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => evaluation.GetRecall(4));
    }

    [Fact]
    public void SingleProbability_HasTwoClasses()
    {
        NetworkRuntime<float> network = new HandWrittenModel(3, 8, 1, TargetKind.Probabilities).Network<float>();
        Dataset data = Examples.Clusters(100, classes: 2);
        network.Train(data, new TrainingOptions { Epochs = 60, Optimizer = new Adam(0.02f) });
        Evaluation evaluation = network.Evaluate(data);
        Assert.Equal(2, evaluation.ConfusionMatrix!.Classes);
        Assert.InRange(evaluation.Accuracy, 0.95, 1);
        Assert.Equal(100, evaluation.ConfusionMatrix.ToArray().Cast<int>().Sum());
    }

    /// <summary>A NaN is no class: else a network that has diverged would be as good as the part of class 0.</summary>
    [Fact]
    public void NotANumber_IsNoClass()
    {
        NetworkRuntime<float> network = new HandWrittenModel(3, 8, 4).Network<float>();
        network.Layer(1).Bias![2] = float.NaN;
        Evaluation evaluation = network.Evaluate(Examples.Clusters(30));
        Assert.Equal(double.NaN, evaluation.Loss);
        Assert.Equal(0, evaluation.Accuracy);
        Assert.Equal(30, evaluation.ConfusionMatrix!.Unclassified);
        Assert.Equal(double.NaN, evaluation.GetPrecision(0));
        Assert.Equal(0, evaluation.GetRecall(0));
    }

    [Fact]
    public void Values_HaveALossOnly()
    {
        NetworkRuntime<float> network = new HandWrittenModel(3, 8, 2, TargetKind.Values).Network<float>();
        Evaluation evaluation = network.Evaluate(Examples.Curve(100));
        Assert.True(evaluation.Loss > 0);
        Assert.Equal(double.NaN, evaluation.Accuracy);
        Assert.Null(evaluation.ConfusionMatrix);
        Assert.Throws<InvalidOperationException>(() => evaluation.GetPrecision(0));
    }
}
