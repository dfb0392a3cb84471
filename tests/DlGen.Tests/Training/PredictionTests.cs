namespace DlGen.Tests.Training;

public class PredictionTests
{
    private static readonly HandWrittenModel Model = new(3, 40, 4);

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(333)]
    public void ExamplesAndThreads_DontInfluenceEachOther(int count)
    {
        NetworkRuntime<float> network = Model.Network<float>();
        float[] inputs = Examples.Inputs(count);
        float[] expected = [.. Enumerable.Range(0, count).SelectMany(i => network.Predict(inputs.AsSpan(3 * i, 3)))];
        foreach (int threads in new[] { 0, 1, 2, 3, 8 })
        {
            float[] outputs = new float[count * 4];
            network.Predict(inputs, outputs, threads);
            Assert.Equal(expected, outputs);
        }
    }

    [Fact]
    public void Predictions_AreTheLosssFunctionOfLogits()
    {
        NetworkRuntime<double> network = Model.Network<double>();
        double[] logits = new double[4];
        network.PredictLogits([0.5, -1, 2], logits);
        double sum = logits.Sum(Math.Exp);
        double[] predictions = network.Predict([0.5, -1, 2]);
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(Math.Exp(logits[i]) / sum, predictions[i], 1e-15);
        }

        Assert.Equal(Array.IndexOf(logits, logits.Max()), network.Classify([0.5, -1, 2]));
    }

    [Fact]
    public void OutputsOverInputs_AreRefused()
    {
        NetworkRuntime<float> network = Model.Network<float>();
        float[] memory = new float[400];
        string message = Assert.Throws<ArgumentException>(() => network.Predict(memory.AsSpan(0, 300), memory)).Message;
        Assert.Contains("the outputs lie in the same memory as the inputs", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => network.PredictLogits(memory.AsSpan(0, 3), memory.AsSpan(2, 4)));
        network.Predict(memory.AsSpan(0, 3), memory.AsSpan(3, 4));
    }

    [Fact]
    public void Bytes_AreScaledAsADatasetsAre()
    {
        NetworkRuntime<float> network = Model.Network<float>();
        byte[] bytes = [.. Enumerable.Range(0, 3 * 100).Select(i => (byte)(i * 37))];
        float[] floats = [.. bytes.Select(value => value * (1f / 255f))];
        float[] outputs = new float[400];
        foreach (int threads in new[] { 1, 3 })
        {
            network.Predict(bytes, outputs, threads);
            Assert.Equal(network.Predict(floats), outputs);
        }

        Assert.Equal(network.Predict(floats), network.Predict(bytes));
        Assert.Equal(network.Classify(floats.AsSpan(0, 3)), network.Classify(bytes.AsSpan(0, 3)));
        Assert.Equal(network.Predict(floats.AsSpan(0, 60)), network.Predict(bytes.AsSpan(0, 60)));
    }

    [Fact]
    public void SingleOutput_IsClassOneAboveTheMiddle()
    {
        foreach (TargetKind kind in new[] { TargetKind.Probabilities, TargetKind.Values })
        {
            NetworkRuntime<float> network = new HandWrittenModel(3, 8, 1, kind).Network<float>();
            network.Layer(1).Weight.CopyFrom(new float[8]);
            float middle = kind == TargetKind.Values ? 0.5f : 0f;
            network.Layer(1).Bias![0] = middle + 0.01f;
            Assert.Equal(1, network.Classify([1f, 2f, 3f]));
            network.Layer(1).Bias![0] = middle - 0.01f;
            Assert.Equal(0, network.Classify([1f, 2f, 3f]));
        }
    }

    [Fact]
    public void NotANumber_PassesThrough()
    {
        NetworkRuntime<float> network = Model.Network<float>();
        float[] outputs = network.Predict([1, float.NaN, 2, 1, 0, 2]);
        Assert.All(outputs[..4], value => Assert.Equal(float.NaN, value));
        Assert.Equal(network.Predict([1f, 0, 2]), outputs[4..]);
    }

    [Fact]
    public void NotANumber_HasNoClass()
    {
        NetworkRuntime<float> network = Model.Network<float>();
        string message = Assert.Throws<NotFiniteNumberException>(() => network.Classify([1, float.NaN, 2])).Message;
        Assert.Equal("HandWritten: an output is NaN, so none is the largest and there is no class. An input or a parameter isn't finite, or a value has overflowed.", message);
        network.Layer(1).Bias![3] = float.NaN;
        Assert.Throws<NotFiniteNumberException>(() => network.Classify((byte[])[1, 2, 3]));
        foreach (TargetKind kind in new[] { TargetKind.Probabilities, TargetKind.Values })
        {
            NetworkRuntime<float> single = new HandWrittenModel(3, 8, 1, kind).Network<float>();
            Assert.Throws<NotFiniteNumberException>(() => single.Classify([1, float.NaN, 2]));
        }
    }

    [Fact]
    public void Class_IsTheFirstOfTheLargestOutputs()
    {
        NetworkRuntime<float> network = Model.Network<float>();
        network.Layer(1).Weight.CopyFrom(new float[4 * 40]);
        int Class(params float[] outputs)
        {
            network.Layer(1).Bias!.CopyFrom(outputs);
            return network.Classify([1f, 2f, 3f]);
        }

        Assert.Equal(1, Class(0, 2, 2, 1));
        Assert.Equal(0, Class(5, 5, 5, 5));
        Assert.Equal(2, Class(0, 1e30f, float.PositiveInfinity, float.PositiveInfinity));
        Assert.Equal(3, Class(float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity, -1e30f));
        Assert.Equal(0, Class(float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity));
    }

    [Fact]
    public void WrongLengths_AreRefused()
    {
        NetworkRuntime<float> network = Model.Network<float>();
        static void Refused(string[] parts, Action action)
        {
            string message = Assert.Throws<ArgumentException>(action).Message;
            Assert.All(parts, part => Assert.Contains(part, message, StringComparison.Ordinal));
        }

        Refused(["4 inputs", "has 3"], () => network.Predict(new float[4]));
        Refused(["0 inputs", "has 3"], () => network.Predict(ReadOnlySpan<float>.Empty));
        Refused(["5 outputs", "2 · 4 = 8"], () => network.Predict(new float[6], new float[5]));
        Refused(["5 logits", "2 · 4 = 8"], () => network.PredictLogits(new float[6], new float[5]));
        Refused(["4 inputs", "has 3"], () => network.Predict(new byte[4], new float[4]));
        Refused(["6 inputs", "one example has 3"], () => network.Classify(new float[6]));
        Refused(["2 inputs", "one example has 3"], () => network.Classify(new byte[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Predict(new float[3], new float[4], threads: -1));
    }

    [Fact]
    public void ManyThreads_PredictAtOnce()
    {
        NetworkRuntime<float> network = Model.Network<float>();
        float[][] inputs = [.. Enumerable.Range(0, 16).Select(i => Examples.Inputs(1 + (i * 13), seed: i))];
        float[][] expected = [.. inputs.Select(input => network.Predict(input))];
        int wrong = 0;
        Thread[] threads =
        [
            .. Enumerable.Range(0, 8).Select(number => new Thread(() =>
            {
                for (int round = 0; round < 200; round++)
                {
                    int i = (number + round) % inputs.Length;
                    float[] outputs = new float[expected[i].Length];
                    network.Predict(inputs[i], outputs, threads: 1 + (round % 3));
                    if (!outputs.AsSpan().SequenceEqual(expected[i]))
                    {
                        Interlocked.Increment(ref wrong);
                    }
                }
            })),
        ];
        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        Assert.Equal(0, wrong);
    }
}
