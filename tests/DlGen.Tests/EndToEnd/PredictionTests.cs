namespace DlGen.Tests.EndToEnd;

public class PredictionTests
{
    [Fact]
    public void Predict_IsTheSoftmaxOfTheLogits()
    {
        var net = new Small(seed: 2);
        float[] x = Samples.Floats(new Random(1), 7 * 12);
        var logits = new float[7 * 5];
        net.PredictLogits(x, logits);
        float[] predicted = net.Predict(x);
        for (int row = 0; row < 7; row++)
        {
            float[] z = logits[(row * 5)..((row + 1) * 5)];
            double sum = z.Sum(value => Math.Exp(value));
            for (int k = 0; k < 5; k++)
            {
                Assert.Equal(Math.Exp(z[k]) / sum, predicted[(row * 5) + k], 1e-6);
            }

            Assert.Equal(Array.IndexOf(z, z.Max()), net.Classify(x.AsSpan(row * 12, 12)));
        }
    }

    [Fact]
    public void Predict_IsTheSigmoidOfTheLogits()
    {
        var net = new YesNo(seed: 2);
        float[] x = Samples.Floats(new Random(1), 9 * 2);
        var logits = new float[9];
        net.PredictLogits(x, logits);
        float[] predicted = net.Predict(x);
        for (int i = 0; i < 9; i++)
        {
            Assert.Equal(1 / (1 + Math.Exp(-logits[i])), predicted[i], 1e-6);
        }
    }

    [Fact]
    public void ExtremeLogits_GiveFiniteProbabilities()
    {
        var net = new Small(seed: 2);
        net.Linear3.Bias!.CopyFrom([1e30f, -1e30f, 0, 88, -88]);
        Assert.Equal([1, 0, 0, 0, 0], net.Predict(new float[12]));
    }

    /// <summary>Each row is computed apart, in the same order of its sums: exactly the same bits, whatever stands beside it.</summary>
    [Fact]
    public void Batch_IsExactlyItsExamples()
    {
        foreach (int count in (int[])[1, 2, 5, 16, 17, 33])
        {
            float[] wide = Samples.Floats(new Random(count), count * 100);
            var together = new float[count * 10];
            var net = new Wide(seed: 4);
            net.Predict(wide, together, threads: 2);
            for (int row = 0; row < count; row++)
            {
                Assert.Equal(net.Predict(wide.AsSpan(row * 100, 100)), together[(row * 10)..((row + 1) * 10)]);
            }

            float[] positions = Samples.Floats(new Random(count), count * 24);
            var sequence = new Positions(seed: 4);
            float[] outputs = sequence.Predict(positions);
            for (int row = 0; row < count; row++)
            {
                Assert.Equal(sequence.Predict(positions.AsSpan(row * 24, 24)), outputs[(row * 6)..((row + 1) * 6)]);
            }
        }
    }

    [Fact]
    public void Bytes_AreScaledAsInTraining()
    {
        var net = new Small(seed: 2);
        byte[] image = [0, 1, 20, 60, 100, 127, 128, 150, 200, 254, 255, 3];
        Assert.Equal(net.Predict(Array.ConvertAll(image, value => value * (1f / 255))), net.Predict(image));
        Assert.Equal(net.Classify(Array.ConvertAll(image, value => value * (1f / 255))), net.Classify(image));
    }

    /// <summary>A list of whole numbers could be bytes too, which are divided by 255.</summary>
    [Fact]
    public void WholeNumbers_AreNotTakenForBytes()
    {
        var net = new YesNo(seed: 2);
        INetwork<float> any = net;
        float[] floats = [2f, 3f];
        Assert.Equal(net.Predict(floats), net.Predict([2, 3]));
        Assert.Equal(any.Predict(floats), any.Predict([2, 3]));
        Assert.Equal(any.Runtime.Predict(floats), any.Runtime.Predict([2, 3]));
        Assert.NotEqual(net.Predict(floats), net.Predict((byte[])[2, 3]));
    }

    [Fact]
    public void ManyCallers_GetTheSamePredictions()
    {
        var net = new Wide(seed: 4);
        float[] x = Samples.Floats(new Random(1), 20 * 100);
        float[] expected = net.Predict(x);
        Parallel.For(0, 64, i =>
        {
            var outputs = new float[20 * 10];
            net.Predict(x, outputs, threads: 1 + (i % 3));
            Assert.Equal(expected, outputs);
        });
    }
}
