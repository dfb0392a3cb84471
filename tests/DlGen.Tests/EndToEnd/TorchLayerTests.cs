namespace DlGen.Tests.EndToEnd;

/// <summary>Softmax, PRelu and Embedding with TorchSharp 0.107's figures in double precision. Inputs are sines, rounded to three digits.</summary>
public class TorchLayerTests
{
    /// <summary>softmax(z / 2) of two rows of five, and the gradient of Σ w·s.</summary>
    [Fact]
    public void Softmax_IsTorchs()
    {
        var network = new TorchSoftmax();
        Check(
            network, Wave(10, 1.7), Wave(10, 0.9),
            [0.2772995202536674, 0.1485762393145601, 0.10628224270873739, 0.2161771526189442, 0.25166484510409093, 0.14640119179206315, 0.15252838992292858, 0.3192104943751182, 0.2533699673581522, 0.1284899565517378],
            [0.09950524448687355, 0.06750363812256374, 0.019219729935590773, -0.05494429870669782, -0.13128431383833028, -0.0889083255881975, -0.03238061219502981, 0.05624732718374888, 0.06694228057225582, -0.001900669972777365]);
    }

    /// <summary>nn.PReLU(3) on images [3, 2, 2], and the gradients of Σ g·a.</summary>
    [Fact]
    public void PReluPerChannel_IsTorchs()
    {
        var network = new TorchSlopes();
        network.Prelu1.Weight.CopyFrom([0.25, -0.5, 0.1]);
        Check(
            network, Wave(24, 1.3), Wave(24, 0.7),
            [0.964, 0.516, -0.172, -0.22075, 0.215, 0.999, 0.319, 0.414, -0.0762, 0.42, 0.987, 0.108, -0.23225, -0.15125, 0.606, 0.929, 0.0545, 0.4935, 0.2095, 0.763, 0.827, -0.032, -0.0998, -0.021400000000000002],
            [0.644, 0.985, 0.21575, 0.08375, -0.351, -0.872, -0.982, 0.3155, 0.0017000000000000001, 0.657, 0.988, 0.855, 0.07975, -0.0915, -0.88, -0.979, 0.309, -0.017, -0.335, 0.991, 0.846, 0.0303, -0.038200000000000005, -0.0888]);
        Equal([-0.9644699999999999, 0.27554199999999995, 0.46135400000000004], network.Prelu1.WeightGradient.ToArray());
    }

    /// <summary>nn.PReLU() on the same.</summary>
    [Fact]
    public void PReluOfOne_IsTorchs()
    {
        var network = new TorchSlopeOfAll();
        network.Forward(Wave(24, 1.3));
        network.ComputeLoss(Wave(24, 0.7));
        network.Backward();
        Equal([-0.22757400000000005], network.Prelu1.WeightGradient.ToArray());
    }

    /// <summary>nn.Embedding(7, 3) before nn.Linear(12, 2): loss and gradient of two examples, and the table after three steps of each optimizer.</summary>
    [Fact]
    public void Embedding_IsTorchs()
    {
        Check(
            new Sgd(0.5f),
            [0.7305154960905307, 0.697919407278766, -0.22276436514899972, -0.915194164351639, -0.6970533515914562, 0.3524235680017961, 0.988, 0.585, -0.458, -1.1468806238832112, -0.7414796645796122, 0.2639647471748517, 0.987, 0.303, -0.712, -0.7126275607489642, 0.08998380180319016, 0.961280430602092, 0.9390654196999677, 0.15447629778362326, -0.6934316652777843]);
        Check(
            new Adam(0.05f),
            [0.7436108954765022, 0.6615010246099572, -0.3075978205410983, -0.8084272483226576, -0.6078965778791822, 0.3216149109063588, 0.988, 0.585, -0.458, -1.1500305220080766, -0.5981804801954511, 0.44392100537426143, 0.987, 0.303, -0.712, -0.7991142637306256, 0.0008910025069017447, 0.9641124105773007, 0.8661101382832018, 0.1407959621957865, -0.7489633255062106]);
        Check(
            new Adagrad(0.1f),
            [0.7111241807508666, 0.6374234305569273, -0.4058671264487524, -0.8112005448094038, -0.7165852121911817, 0.36892672967219975, 0.988, 0.585, -0.458, -1.2285785845202095, -0.636789501187204, 0.406205844544886, 0.987, 0.303, -0.712, -0.7322502404215232, 0.06837838172627272, 1.0410883551538102, 0.9426495749101177, 0.2003216421081021, -0.7311658424049838]);

        static void Check(Optimizer optimizer, double[] afterThreeSteps)
        {
            var network = new TorchEmbedding();
            network.Embedding1.Weight.CopyFrom(Wave(21, 1.1));
            network.Linear1.Weight.CopyFrom(Wave(24, 0.6));
            network.Linear1.Bias!.CopyFrom([0.1, -0.2]);
            BoundOptimizer<double> bound = optimizer.For(network);
            for (int step = 0; step < 3; step++)
            {
                network.Forward([1, 5, 1, 0, 3, 3, 6, 1]);
                double loss = network.ComputeLoss((ReadOnlySpan<int>)[0, 1]);
                network.Backward();
                if (step == 0)
                {
                    Assert.Equal(1.730873969606511, loss, 1e-14);
                    Equal([0.3088064026684965, 0.22407077667794473, 0.060981287323744485, -0.25132393525163005, -0.1464845830471057, 0.010137880133424024, 0, 0, 0, 0.1851213664385452, 0.40949738407369757, 0.4906831399575896, 0, 0, 0, -0.3010064705689478, -0.2981701316236574, -0.19074379407078207, 0.02096555234364242, -0.20474869203684878, -0.35998299449615895], network.Embedding1.WeightGradient.ToArray());
                }

                bound.Step();
            }

            Equal(afterThreeSteps, network.Embedding1.Weight.ToArray());
        }
    }

    private static void Check(INetwork<double> network, double[] inputs, double[] weights, double[] outputs, double[] inputGradient)
    {
        network.Forward(inputs);
        Equal(outputs, network.GetOutputs());
        network.ComputeLoss(weights);
        network.Backward();
        Equal(inputGradient, network.GetInputGradient());
    }

    private static void Equal(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), static pair => Assert.Equal(pair.First, pair.Second, 1e-7 * (1 + Math.Abs(pair.First))));
    }

    private static double[] Wave(int count, double frequency) => [.. Enumerable.Range(1, count).Select(index => Math.Round(Math.Sin(frequency * index), 3))];
}

[Network(5, LossFunction = nameof(Product), Reduction = Reduction.Sum, Precision = Precision.Double)]
[Softmax(Temperature = 2f)]
internal sealed partial class TorchSoftmax
{
    [Elementwise] private static double Product(double prediction, double target) => prediction * target;
}

[Network(3, 2, 2, LossFunction = nameof(Product), Reduction = Reduction.Sum, Precision = Precision.Double)]
[PRelu(PerChannel = true)]
internal sealed partial class TorchSlopes
{
    [Elementwise] private static double Product(double prediction, double target) => prediction * target;
}

[Network(3, 2, 2, LossFunction = nameof(Product), Reduction = Reduction.Sum, Precision = Precision.Double)]
[PRelu]
internal sealed partial class TorchSlopeOfAll
{
    [Elementwise] private static double Product(double prediction, double target) => prediction * target;
}

[Network(4, Precision = Precision.Double)]
[Embedding(7, 3), Flatten, Linear(2)]
internal sealed partial class TorchEmbedding;
