namespace DlGen.Tests.Lecture;

/// <summary>The lecture's worked numbers, to the decimals that it prints, through networks that the compiler made.</summary>
public class WorkedNumbers
{
    private static readonly double[] Corners = [0, 0, 0, 1, 1, 0, 1, 1];

    [Fact]
    public void MnistNetwork_Has269322Parameters()
    {
        Assert.Equal(269_322, Mnist.ParameterCount);
        Assert.Equal(269_322, new Mnist().Parameters.Sum(parameter => parameter.Count));
    }

    [Fact]
    public void OneHiddenLayer_Has407050Parameters_And406528MultiplyAdds()
    {
        Assert.Equal(407_050, OneHiddenLayer.ParameterCount);
        Assert.Equal(2 * 406_528, OneHiddenLayer.ForwardFlops);
    }

    [Fact]
    public void Neuron_WeighsSumsAndSquashes()
    {
        var neuron = new Neuron();
        Set(neuron.Linear1, [0.8, 0.2], [0.1]);
        var z = new double[1];
        neuron.PredictLogits([0.5, -1], z);
        Assert.Equal(0.3, z[0], 1e-15);
        Assert.Equal(0.574, neuron.Predict([0.5, -1])[0], 0.0005);
        Assert.Equal(1 / (1 + Math.Exp(-0.3)), neuron.Predict([0.5, -1])[0], 1e-15);
    }

    [Fact]
    public void TwoLinearLayers_CollapseToOne()
    {
        var two = new TwoLinearLayers();
        Set(two.Linear1, [1, 0, 0, 1], [1, 0]);
        Set(two.Linear2, [2, 1, 1, 2], [0, 1]);
        var one = new OneLinearLayer();
        Set(one.Linear1, [2, 1, 1, 2], [2, 2]);
        Assert.Equal([9, 10], two.Predict([2, 3]));
        Assert.Equal([9, 10], one.Predict([2, 3]));
    }

    [Fact]
    public void Softmax_TurnsScoresIntoProbabilities()
    {
        ThreeClasses net = IdentityClassifier();
        double[] p = net.Predict([2, 1, 0.1]);
        Equal([0.66, 0.24, 0.10], p, 0.005);
        Assert.Equal(1, p.Sum(), 1e-15);
    }

    [Fact]
    public void CrossEntropy_PullsTheRightScoreUp_AndPushesTheOthersDown()
    {
        (_, double[] gradient) = LossAndGradient([2, 1, 0.1], label: 0);
        Equal([-0.34, 0.24, 0.10], gradient, 0.005);
        Assert.Equal(0, gradient.Sum(), 1e-15);
    }

    [Theory]
    [InlineData(new[] { 0.70, 0.20, 0.10 }, 0, 0.36)]
    [InlineData(new[] { 0.99, 0.005, 0.005 }, 0, 0.01)]
    [InlineData(new[] { 0.70, 0.20, 0.10 }, 1, 1.61)]
    [InlineData(new[] { 0.99, 0.005, 0.005 }, 1, 5.30)]
    public void CrossEntropy_IsMinusTheLogarithmOfTheTrueClass(double[] probabilities, int label, double expected)
    {
        // softmax(log p) = p
        (double loss, _) = LossAndGradient(Array.ConvertAll(probabilities, Math.Log), label);
        Assert.Equal(expected, loss, 0.005);
        Assert.Equal(-Math.Log(probabilities[label]), loss, 1e-14);
    }

    /// <summary>P4: a classifier's scores [3, 1, −1], the true class 0.</summary>
    [Fact]
    public void ThreeScores_GiveProbabilitiesLossAndGradient()
    {
        Equal([0.867, 0.117, 0.016], IdentityClassifier().Predict([3, 1, -1]), 0.0005);
        (double loss, double[] gradient) = LossAndGradient([3, 1, -1], label: 0);
        Assert.Equal(0.1429, loss, 0.00005);
        Equal([-0.133, 0.117, 0.016], gradient, 0.0005);
    }

    [Fact]
    public void LinearBackward_BlamesWeightsBiasesAndInputs()
    {
        // The first layer hands x on, so that its bias's gradient is the second's input gradient.
        var net = new TwoLinearLayers();
        Set(net.Linear1, [1, 0, 0, 1], [0, 0]);
        Set(net.Linear2, [0.1, 0.2, 0.3, 0.4], [0, 0]);
        double[] delta = [0.5, -0.1];
        net.Forward([2, 3]);

        // The mean of two squares has the gradient z − y.
        double[] z = net.Predict([2, 3]);
        net.ComputeLoss([z[0] - delta[0], z[1] - delta[1]]);
        net.Backward();
        Equal([1, 1.5, -0.2, -0.3], net.Linear2.WeightGradient.ToArray(), 1e-14);
        Equal(delta, net.Linear2.BiasGradient!.ToArray(), 1e-14);
        Equal([0.02, 0.06], net.Linear1.BiasGradient!.ToArray(), 1e-14);
    }

    /// <summary>The lecture prints 0.5414 for the loss; its own numbers give 0.5417.</summary>
    [Fact]
    public void TwoSigmoids_HaveTheLossAndGradientsOfTheLecture()
    {
        var net = new TwoSigmoids();
        Set(net.Linear1, [0.4], [0]);
        Set(net.Linear2, [0.6], [0]);
        net.Forward([0.5]);
        Assert.Equal(0.5417, net.ComputeLoss([1.0]), 0.00005);
        net.Backward();
        Assert.Equal(-0.4183, net.Linear2.BiasGradient![0], 0.00005);
        Assert.Equal(-0.2300, net.Linear2.WeightGradient[0, 0], 0.00005);
        Assert.Equal(-0.0621, net.Linear1.BiasGradient![0], 0.00005);
        Assert.Equal(-0.0311, net.Linear1.WeightGradient[0, 0], 0.00005);
        Assert.Equal(0.5817, net.Predict([0.5])[0], 0.00005);
    }

    /// <summary>The lecture prints 0.5176 for the loss after the step; its own numbers give one of these.</summary>
    [Theory]
    [InlineData(true, 0.5152)]
    [InlineData(false, 0.4343)]
    public void TwoSigmoids_LoseLessAfterAStep(bool holdsBiases, double expected)
    {
        var net = new TwoSigmoids();
        Set(net.Linear1, [0.4], [0]);
        Set(net.Linear2, [0.6], [0]);
        BoundOptimizer<double> optimizer = new Sgd(0.5f).For(net);
        net.Forward([0.5]);
        net.ComputeLoss([1.0]);
        net.Backward();
        optimizer.Step();
        if (holdsBiases)
        {
            net.Linear1.Bias![0] = 0;
            net.Linear2.Bias![0] = 0;
        }

        Assert.Equal(0.4155, net.Linear1.Weight[0, 0], 0.00005);
        Assert.Equal(0.7150, net.Linear2.Weight[0, 0], 0.00005);
        net.Forward([0.5]);
        Assert.Equal(expected, net.ComputeLoss([1.0]), 0.00005);
    }

    [Fact]
    public void SigmoidSlope_IsAtMostAQuarter_AtZero()
    {
        Assert.Equal(0.25, SigmoidSlope(0), 1e-15);
        for (double z = -8; z <= 8; z += 0.125)
        {
            double sigmoid = 1 / (1 + Math.Exp(-z));
            Assert.InRange(SigmoidSlope(z), 0, 0.25 + 1e-15);
            Assert.Equal(sigmoid * (1 - sigmoid), SigmoidSlope(z), 1e-14);
        }

        Assert.InRange(SigmoidSlope(3), 0, 0.0452);
    }

    [Fact]
    public void FiveSigmoidLayers_LeaveATenThousandthOfTheGradient()
    {
        // σ′(z) = 0.1 where σ(z) = (1 + √0.6) / 2; each bias puts its layer there.
        double a = (1 + Math.Sqrt(0.6)) / 2;
        double z = Math.Log(a / (1 - a));
        var net = new FiveLayers();
        Set(net.Linear1, [1], [z]);
        Set(net.Linear2, [1], [z - a]);
        Set(net.Linear3, [1], [z - a]);
        Set(net.Linear4, [1], [z - a]);
        Set(net.Linear5, [1], [0]);
        net.Forward([0.0]);
        net.ComputeLoss([a - 0.5]);
        net.Backward();
        Assert.Equal(1, net.Linear5.BiasGradient![0], 1e-12);
        Assert.Equal(0.1, net.Linear4.BiasGradient![0], 1e-12);
        Assert.Equal(0.01, net.Linear3.BiasGradient![0], 1e-12);
        Assert.Equal(0.001, net.Linear2.BiasGradient![0], 1e-12);
        Assert.Equal(0.0001, net.Linear1.BiasGradient![0], 1e-12);
    }

    [Fact]
    public void TwoRelus_ComputeXor()
    {
        TwoRelus net = Relus([1, 1, 1, 1], [0, -1], [1, -2]);
        Assert.Equal([0, 1, 1, 0], net.Predict(Array.ConvertAll(Corners, value => (float)value)));
    }

    /// <summary>P3: relu(x₁ + x₂ − 1) − relu(x₁ + x₂ − 2) is x₁ AND x₂, and stays 1 beyond.</summary>
    [Fact]
    public void TwoRelus_ComputeAnd()
    {
        TwoRelus net = Relus([1, 1, 1, 1], [-1, -2], [1, -1]);
        Assert.Equal([0, 0, 0, 1], net.Predict(Array.ConvertAll(Corners, value => (float)value)));
    }

    private static TwoRelus Relus(float[] hidden, float[] bias, float[] output)
    {
        var net = new TwoRelus();
        net.Linear1.Weight.CopyFrom(hidden);
        net.Linear1.Bias!.CopyFrom(bias);
        net.Linear2.Weight.CopyFrom(output);
        net.Linear2.Bias![0] = 0;
        return net;
    }

    private static double SigmoidSlope(double z)
    {
        var net = new OneSigmoid();
        Set(net.Linear1, [1], [0]);
        net.Forward([z]);

        // The square of 1/2 has the slope 1, which leaves σ′.
        net.ComputeLoss([net.Predict([z])[0] - 0.5]);
        net.Backward();
        return net.Linear1.BiasGradient![0];
    }

    private static ThreeClasses IdentityClassifier()
    {
        var net = new ThreeClasses();
        Set(net.Linear1, [1, 0, 0, 0, 1, 0, 0, 0, 1], [0, 0, 0]);
        return net;
    }

    /// <summary>On one example the bias's gradient is the scores'.</summary>
    private static (double Loss, double[] Gradient) LossAndGradient(double[] scores, int label)
    {
        ThreeClasses net = IdentityClassifier();
        net.Forward(scores);
        double loss = net.ComputeLoss([label]);
        net.Backward();
        return (loss, net.Linear1.BiasGradient!.ToArray());
    }

    private static void Set(LinearLayer<double> layer, double[] weight, double[] bias)
    {
        for (int row = 0; row < layer.OutputSize; row++)
        {
            for (int column = 0; column < layer.InputSize; column++)
            {
                layer.Weight[row, column] = weight[(row * layer.InputSize) + column];
            }

            layer.Bias![row] = bias[row];
        }
    }

    private static void Equal(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance);
        }
    }
}
