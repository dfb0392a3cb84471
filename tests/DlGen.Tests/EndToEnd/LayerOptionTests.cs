namespace DlGen.Tests.EndToEnd;

/// <summary>Options of layers, with TorchSharp 0.107's figures in double precision.</summary>
public class LayerOptionTests
{
    private static readonly double[] Points = [-30, -3, -0.5, 0, 0.5, 1, 4, 6.5, 9, 11, 19, 30];

    private static readonly double[] Rows = [0.3, -1.2, 0.8, 2.0, -0.5, 1.1, 0.4, -0.7, 0.0, 0.9, -0.2, 0.6, 1.5, -1.0, 0.1];

    /// <summary>nn.Softplus(beta, threshold) and its slope: 1, 20; 2, 20; 0.5, 3; 3, 1.5.</summary>
    [Fact]
    public void Softplus_IsTorchs()
    {
        Check(
            new UsualSoftplus(),
            [9.357622968839737E-14, 0.04858735157374206, 0.4740769841801067, 0.6931471805599453, 0.9740769841801067, 1.3132616875182228, 4.0181499279178094, 6.501502310159754, 9.000123402189724, 11.000016701561318, 19.000000005602796, 30],
            [9.3576229688393E-14, 0.04742587317756679, 0.37754066879814546, 0.5, 0.6224593312018546, 0.7310585786300049, 0.9820137900379085, 0.998498817743263, 0.9998766054240138, 0.9999832985781519, 0.9999999943972036, 1]);
        Check(
            new SharpSoftplus(),
            [4.37825538134826E-27, 0.0012378425688652247, 0.15663084375911143, 0.34657359027997264, 0.6566308437591114, 1.0634640055214863, 4.000167703186448, 6.500001130163426, 9.00000000761499, 11, 19, 30],
            [8.75651076269652E-27, 0.0024726231566347748, 0.2689414213699951, 0.5, 0.7310585786300049, 0.8807970779778824, 0.9996646498695335, 0.999997739675702, 0.9999999847700205, 1, 1, 1]);
        Check(
            new BluntSoftplus(),
            [6.11804547427441E-07, 0.4028265559655048, 1.1518788397576871, 1.3862943611198906, 1.6518788397576871, 1.9481539683602134, 4.253856022085945, 6.5, 9, 11, 19, 30],
            [3.059022269256247E-07, 0.18242552380635632, 0.4378234991142019, 0.5, 0.5621765008857981, 0.6224593312018546, 0.8807970779778824, 1, 1, 1, 1, 1]);
        Check(
            new CutSoftplus(),
            [2.7313375413301714E-40, 4.1134063241086273E-05, 0.06713775932758413, 0.23104906018664842, 0.5671377593275841, 1, 4, 6.5, 9, 11, 19, 30],
            [8.194012623990515E-40, 0.00012339457598623172, 0.18242552380635632, 0.5, 0.8175744761936437, 1, 1, 1, 1, 1, 1, 1]);

        // The slope is the gradient of a parameter that the function is applied to, for the sum of the outputs.
        static void Check(INetwork<double> network, double[] values, double[] slopes)
        {
            TensorView<double> weight = network.Parameters[0].Value;
            for (int i = 0; i < Points.Length; i++)
            {
                weight[i, 0] = Points[i];
            }

            double[] outputs = network.Predict([1]);
            Assert.All(values.Zip(outputs), static pair => Assert.Equal(pair.First, pair.Second, 1e-14 * (1 + pair.First)));
            network.Forward([1]);
            network.ComputeLoss([.. outputs.Select(static value => value - 0.5)]);
            network.Backward();
            Assert.All(slopes.Zip(network.Parameters[0].Gradient.ToArray()), static pair => Assert.Equal(pair.First, pair.Second, 1e-13));
        }
    }

    /// <summary>A β whose product with an input is no float, or whose inverse is none: far from the corner the function is z or 0, and its slope 1 or 0.</summary>
    [Fact]
    public void ExtremeNumbers_KeepValueAndSlope()
    {
        Check(new SharpestSoftplus(), [(10, 10, 1), (0.5, 0.5, 1), (0, 6.931472e-39, 0.5), (-0.5, 0, 0), (-10, 0, 0)]);
        Check(new FlattestSoftplus(), [(10, 6.931472e37, 0.5), (0, 6.931472e37, 0.5), (-10, 6.931472e37, 0.5)]);
        Check(new LargeInputSoftplus(), [(2e38, 2e38, 1), (3, 3.00123784, 0.99752738), (-2e38, 0, 0)]);
        Check(new NumbersApart(), [(1e-10, 2, 1e10), (-2e-10, -1, 1e10)]);

        static void Check(INetwork<float> network, (double At, double Value, double Slope)[] points)
        {
            TensorView<float> weight = network.Parameters[0].Value;
            foreach ((double at, double value, double slope) in points)
            {
                weight[0, 0] = (float)at;
                float output = network.Predict([1])[0];
                Assert.Equal(value, output, 1e-5 * Math.Abs(value));
                network.Forward([1]);
                network.ComputeLoss([0f]);
                network.Backward();
                Assert.Equal(slope, network.Parameters[0].Gradient[0, 0], 1e-5 * slope);
            }
        }
    }

    /// <summary>nn.LayerNorm(elementwise_affine: false) and nn.BatchNorm1d(affine: false), and the gradient of Σ kᵢ·nᵢ with k = 0, 1, 2, ….</summary>
    [Fact]
    public void PlainNormalizations_AreTorchs()
    {
        Check(
            new PlainLayerNorm(),
            [
                0.018214890922222587, -1.3479019282444702, 0.47358716397778683, 1.5664806193111411, -0.7103807459666803,
                1.174931546110842, 0.09275775364032963, -1.607801063099047, -0.5256272706285346, 0.8657390339764099,
                -0.4808435625436991, 0.4808435625436991, 1.562741578267022, -1.442530687631097, -0.12021089063592473,
            ],
            [
                -1.826323794236268, -0.5529765970743503, -0.1257022523642739, 0.4949601729062232, 2.010042470768667,
                -2.6426312531821505, -1.5104919921330424, -0.6148231880113961, 1.3449626722838186, 3.4229837610427616,
                -2.543187932382576, -1.0631387866951698, 0.4516528889082565, 0.785198547367008, 2.3694752828024725,
            ]);
        Check(
            new PlainBatchNorm(),
            [
                -0.18676858434622856, -1.4069191696790402, 0.29057135989411753, 1.3363019143128718, -1.1624587150582766,
                1.3073800904235986, 0.5793196581031342, -1.343892539510293, -0.26726038286257436, 1.2787045865641042,
                -1.1206115060773705, 0.8275995115759059, 1.0533211796161757, -1.0690415314502975, -0.11624587150582764,
            ],
            [
                -9.881342209725139, 0.29749547432301465, -5.850714720143098, 0.2863227980264232, -5.184044977822266,
                3.8003909468960346, -2.6783201575291864, 1.8615704648438316, -0.8590457081930076, -3.887834923626289,
                6.080951262829102, 2.3808246832061717, 3.989144255299266, 0.5727229101665849, 9.071879901448554,
            ]);

        static void Check(INetwork<double> network, double[] values, double[] gradient)
        {
            TensorView<double> weight = network.Parameters[0].Value;
            for (int i = 0; i < Rows.Length; i++)
            {
                weight[i % 5, i / 5] = Rows[i];
            }

            double[] oneHot = [1, 0, 0, 0, 1, 0, 0, 0, 1];

            // Half the sum of (n − t)², whose gradient n − t is k where t = n − k: n is that of the batch.
            network.Forward(oneHot);
            network.ComputeLoss([.. values.Select(static (value, i) => value - i)]);
            network.Backward();
            for (int i = 0; i < gradient.Length; i++)
            {
                Assert.Equal(gradient[i], network.Parameters[0].Gradient[i % 5, i / 5], 2e-12);
            }
        }
    }

    [Fact]
    public void PlainNormalization_HasNoParameters()
    {
        var network = new PlainNorms(seed: 1);

        Assert.Equal(["0.weight", "0.bias", "4.weight", "4.bias"], network.Parameters.Select(static parameter => parameter.Name));
        Assert.Equal((3 * 4) + 4 + (4 * 2) + 2, PlainNorms.ParameterCount);
        Assert.Equal(4, network.BatchNorm1.Size);
        Assert.False(network.BatchNorm1.HasWeight || network.BatchNorm1.HasBias);
        Assert.Null(network.BatchNorm1.Weight);
        Assert.Equal([1f, 1, 1, 1], network.BatchNorm1.RunningVariance.ToArray());
    }

    [Fact]
    public void PlainBatchNorm_KeepsItsRunningMoments()
    {
        Dataset data = Samples.Labelled(40, 3, 2);
        var network = new PlainNorms(seed: 1);
        network.Train(data, new TrainingOptions { Epochs = 3, BatchSize = 8 });
        PlainNorms again = PlainNorms.Load(Samples.File(network));

        Assert.NotEqual([0f, 0, 0, 0], network.BatchNorm1.RunningMean.ToArray());
        Assert.Equal(network.BatchNorm1.RunningMean.ToArray(), again.BatchNorm1.RunningMean.ToArray());
        Assert.Equal(network.Predict([1, 2, 3]), again.Predict([1, 2, 3]));
    }
}

[Network(1, Loss = Loss.MeanSquaredError, Reduction = Reduction.Sum, Precision = Precision.Double)] [Linear(12, Bias = false), Softplus]
public partial class UsualSoftplus;

[Network(1, Loss = Loss.MeanSquaredError, Reduction = Reduction.Sum, Precision = Precision.Double)] [Linear(12, Bias = false), Softplus(2f)]
public partial class SharpSoftplus;

[Network(1, Loss = Loss.MeanSquaredError, Reduction = Reduction.Sum, Precision = Precision.Double)] [Linear(12, Bias = false), Softplus(0.5f, 3f)]
public partial class BluntSoftplus;

[Network(1, Loss = Loss.MeanSquaredError, Reduction = Reduction.Sum, Precision = Precision.Double)] [Linear(12, Bias = false), Softplus(beta: 3f, threshold: 1.5f)]
public partial class CutSoftplus;

[Network(1, LossFunction = nameof(Itself))] [Linear(1, Bias = false), Softplus(1e38f)]
public partial class SharpestSoftplus
{
    [Elementwise]
    private static float Itself(float prediction, float target) => prediction - target;
}

[Network(1, LossFunction = nameof(Itself))] [Linear(1, Bias = false), Softplus(1e-38f)]
public partial class FlattestSoftplus
{
    [Elementwise]
    private static float Itself(float prediction, float target) => prediction - target;
}

[Network(1, LossFunction = nameof(Itself))] [Linear(1, Bias = false), Softplus(2f)]
public partial class LargeInputSoftplus
{
    [Elementwise]
    private static float Itself(float prediction, float target) => prediction - target;
}

[Network(1, LossFunction = nameof(Itself))] [Linear(1, Bias = false), Apply(nameof(Scaled))]
public partial class NumbersApart
{
    [Elementwise]
    private static float Itself(float prediction, float target) => prediction - target;

    [Elementwise]
    private static float Scaled(float x) => (x * 1e20f * 1e20f * 1e-30f) + 1f;
}

[Network(3, LossFunction = nameof(Half), Reduction = Reduction.Sum, Precision = Precision.Double)] [Linear(5, Bias = false), LayerNorm(Affine = false)]
public partial class PlainLayerNorm
{
    [Elementwise]
    private static double Half(double prediction, double target) => (prediction - target) * (prediction - target) / 2;
}

[Network(3, LossFunction = nameof(Half), Reduction = Reduction.Sum, Precision = Precision.Double)] [Linear(5, Bias = false), BatchNorm(Affine = false)]
public partial class PlainBatchNorm
{
    [Elementwise]
    private static double Half(double prediction, double target) => (prediction - target) * (prediction - target) / 2;
}

[Network(3)] [Linear(4), BatchNorm(Affine = false), LayerNorm(Affine = false), RmsNorm(Affine = false), Linear(2)]
public partial class PlainNorms;
