using System.Globalization;

namespace DlGen.Tests.Training;

public class ConfusionMatrixTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(40)]
    public void Figures_AreThoseOfADenseMatrix(int classes)
    {
        var random = new Random(classes);
        var matrix = new ConfusionMatrix(classes);
        int[,] dense = new int[classes, classes];
        for (int example = 0; example < 300; example++)
        {
            (int actual, int predicted) = (random.Next(classes), random.Next(classes));
            matrix.Add(actual, predicted);
            dense[actual, predicted]++;
        }

        Assert.Equal(dense, matrix.ToArray());
        Assert.Equal(300, matrix.Count);
        Assert.Equal(Enumerable.Range(0, classes).Sum(k => dense[k, k]) / 300.0, matrix.Accuracy);
        for (int k = 0; k < classes; k++)
        {
            int actual = Enumerable.Range(0, classes).Sum(other => dense[k, other]);
            int predicted = Enumerable.Range(0, classes).Sum(other => dense[other, k]);
            Assert.Equal(actual, matrix.GetActualCount(k));
            Assert.Equal(predicted, matrix.GetPredictedCount(k));
            Assert.Equal(predicted == 0 ? double.NaN : dense[k, k] / (double)predicted, matrix.GetPrecision(k));
            Assert.Equal(actual == 0 ? double.NaN : dense[k, k] / (double)actual, matrix.GetRecall(k));
            Assert.Equal(actual + predicted == 0 ? double.NaN : 2.0 * dense[k, k] / (actual + predicted), matrix.GetF1(k));
        }

        Assert.Equal(matrix.ToCounts(), new ConfusionMatrix(classes, matrix.ToCounts()).ToCounts());
    }

    [Fact]
    public void AMillionClasses_TakeMemoryForEachClassAndNotForEachPair()
    {
        const int classes = 1_000_000;
        long before = GC.GetAllocatedBytesForCurrentThread();
        var matrix = new ConfusionMatrix(classes);
        for (int example = 0; example < 1000; example++)
        {
            matrix.Add(classes - 1 - example, example % 2 == 0 ? classes - 1 - example : 7);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16 * classes);
        Assert.Equal(0.5, matrix.Accuracy);
        Assert.Equal(0, matrix.GetPrecision(7));
        Assert.Equal(1, matrix.GetRecall(classes - 1));
        Assert.Equal(1, matrix[classes - 2, 7]);
        Assert.Contains("ToCounts", Assert.Throws<InvalidOperationException>(matrix.ToArray).Message, StringComparison.Ordinal);
        Assert.InRange(matrix.ToString().Split('\n').Length, 1, 30);
    }

    /// <summary>65,536² is 0 in 32 bits, 46,341² is negative.</summary>
    [Theory]
    [InlineData(46_341)]
    [InlineData(65_536)]
    public void NetworkWithManyClasses_IsEvaluated(int classes)
    {
        NetworkRuntime<float> network = new HandWrittenModel(3, 1, classes).Network<float>();
        network.Layer(1).Bias![classes - 2] = 1000;
        Dataset data = Dataset.FromArrays(new float[9], [classes - 2, classes - 1, 0]);

        Evaluation evaluation = network.Evaluate(data);

        Assert.Equal(1 / 3.0, evaluation.Accuracy);
        Assert.Equal(1 / 3.0, evaluation.GetPrecision(classes - 2));
        Assert.Equal(1, evaluation.GetRecall(classes - 2));
        Assert.Equal(0.5, evaluation.GetF1(classes - 2));
        Assert.Equal(1, evaluation.ConfusionMatrix![classes - 1, classes - 2]);
        Assert.Equal(
            $"3 of {classes.ToString("N0", CultureInfo.InvariantCulture)} classes, which occur:",
            evaluation.ToString().Split('\n')[2]);
    }

    [Fact]
    public void ExamplesWithoutAClass_CountAsNotRecognised()
    {
        var matrix = new ConfusionMatrix(2);
        matrix.Add(0, 0);
        matrix.Add(0, ConfusionMatrix.NoClass);
        matrix.Add(1, ConfusionMatrix.NoClass);
        matrix.Add(1, 0);
        Assert.Equal(2, matrix.Unclassified);
        Assert.Equal(0.25, matrix.Accuracy);
        Assert.Equal(0.5, matrix.GetRecall(0));
        Assert.Equal(0.5, matrix.GetPrecision(0));
        Assert.Equal(new int[,] { { 1, 0 }, { 1, 0 } }, matrix.ToArray());
        Assert.Equal([new(0, -1, 1), new(0, 0, 1), new(1, -1, 1), new(1, 0, 1)], matrix.ToCounts());
    }

    [Fact]
    public void WrongCounts_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(0, []));
        foreach (ConfusionCount wrong in (ConfusionCount[])[new(2, 0, 1), new(-1, 0, 1), new(0, 2, 1), new(0, -2, 1), new(0, 0, -1)])
        {
            Assert.Contains("classes are 0 to 1", Assert.Throws<ArgumentException>(() => new ConfusionMatrix(2, [wrong])).Message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentException>(() => new ConfusionMatrix(2, [new(0, 0, int.MaxValue), new(0, 1, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(2)[0, 2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(2).GetF1(-1));
    }
}
