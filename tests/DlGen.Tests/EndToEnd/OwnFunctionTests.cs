namespace DlGen.Tests.EndToEnd;

public class OwnFunctionTests
{
    [Fact]
    public void MethodOfFloats_IsComputedInTheNetworksScalar()
    {
        double[] x = [0.3, -1.2];

        Assert.Equal(new InDoubles(seed: 1).Predict(x), new InFloats(seed: 1).Predict(x));
    }

    /// <summary>sin(x)/x has no value at 0, where the lanes behind a row's end stand; they must not reach a weight.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void LanesBehindARow_StayThere(int threads)
    {
        Dataset data = Samples.Valued(70, 3, 2);
        var net = new Undefined(seed: 1);
        TrainingHistory history = net.Train(data, new TrainingOptions { Epochs = 30, BatchSize = 16, Optimizer = new Adam(0.01f) { WeightDecay = 0.001f }, Threads = threads });

        Assert.True(history.Epochs[^1].Loss < history.Epochs[0].Loss);
        Assert.All(net.Predict(Samples.Floats(new Random(1), 21)), static value => Assert.True(float.IsFinite(value)));
        Assert.All(net.Parameters, static parameter => Assert.All(parameter.Value.ToArray(), static value => Assert.True(float.IsFinite(value))));
    }

    [Fact]
    public void OwnLoss_IsTheMeanOverBatchAndOutputs()
    {
        var net = new Undefined(seed: 1);
        float[] inputs = Samples.Floats(new Random(2), 9), targets = Samples.Floats(new Random(3), 6);
        float[] outputs = net.Predict(inputs);
        net.Forward(inputs);

        Assert.Equal(outputs.Zip(targets, Undefined.Quartic).Average(), net.ComputeLoss(targets), 1e-6f);
    }

    /// <summary>Cross-entropy as it stands in a book overflows, and so does its loss; its gradient is that of the function, which doesn't.</summary>
    [Theory]
    [InlineData(1000, 0)]
    [InlineData(-1000, 1)]
    [InlineData(1000, 1)]
    [InlineData(-1000, 0)]
    [InlineData(3, 1)]
    public void CrossEntropyWrittenOut_IsItsMethod_WithAFiniteGradient(float logit, float target)
    {
        var net = new BookLoss();
        net.Linear1.Weight[0, 0] = logit;
        net.Forward([1f]);

        Assert.Equal(BookLoss.CrossEntropy(logit, target), net.ComputeLoss([target]), 1e-6f);
        net.Backward();
        Assert.Equal((1 / (1 + Math.Exp(-logit))) - target, net.Linear1.WeightGradient[0, 0], 1e-6);
    }

    /// <summary>relu written out starts as relu does: by He.</summary>
    [Fact]
    public void Weights_StartAsTheFunctionsSlopeAsks()
    {
        double own = Deviation(new OwnRelu(seed: 1)), he = Deviation(new BuiltInRelu(seed: 1));
        Assert.Equal(he, own, 1e-3);
        Assert.Equal(he / 30, Deviation(new Siren(seed: 1)), 1e-3);

        static double Deviation(INetwork<float> network) =>
            Math.Sqrt(network.Parameters[0].Value.ToArray().Average(static value => (double)value * value));
    }
}

[Mlp(2, 5, 3, ActivationFunction = nameof(F), Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class InFloats
{
    [Elementwise]
    private static float F(float x) => MathF.Sin(MathF.PI * x) + (0.1f * x);
}

[Mlp(2, 5, 3, ActivationFunction = nameof(F), Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class InDoubles
{
    [Elementwise]
    private static double F(double x) => Math.Sin(Math.PI * x) + (0.1 * x);
}

[Mlp(3, 7, 5, 2, ActivationFunction = nameof(Sinc), LossFunction = nameof(Quartic))]
public partial class Undefined
{
    [Elementwise]
    private static float Sinc(float x) => (MathF.Sin(3f * x) / x) + x;

    [Elementwise]
    public static float Quartic(float prediction, float target) => MathF.Pow(prediction - target, 4);
}

[Mlp(1, 1, LossFunction = nameof(CrossEntropy), Initialization = Initialization.Zero)]
public partial class BookLoss
{
    [Elementwise]
    public static float CrossEntropy(float logit, float target)
    {
        float p = 1f / (1f + MathF.Exp(-logit));
        return -((target * MathF.Log(p)) + ((1f - target) * MathF.Log(1f - p)));
    }
}

[Mlp(50, 60, 2, ActivationFunction = nameof(Relu))]
public partial class OwnRelu
{
    [Elementwise]
    private static float Relu(float x) => x > 0f ? x : 0f;
}

[Mlp(50, 60, 2)]
public partial class BuiltInRelu;

[Mlp(50, 60, 2, ActivationFunction = nameof(Sine))]
public partial class Siren
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(30f * x);
}
