namespace DlGen.Tests.EndToEnd;

/// <summary>
/// Convolutions and pools with TorchSharp 0.107's figures in double precision. Inputs and parameters are sines, rounded to three digits.
/// A tensor is compared by two sums: Σ vᵢ and Σ sin(i)·vᵢ with i = 1, 2, 3, …, of which at least the second one changes where values change places.
/// </summary>
public class TorchWindowTests
{
    /// <summary>Every option of nn.Conv2d, nn.MaxPool2d and nn.AvgPool2d, on three images: the gradients of Σ w·p.</summary>
    [Fact]
    public void Windows_AreTorchs() => Check(
        static () => new TorchWindows(),
        Wave(3 * 2 * 17 * 15, 1.7),
        0.5,
        static network => network.ComputeLoss(Wave(3 * 6 * 2 * 2, 0.9)),
        new()
        {
            Loss = 0.03621508673480227,
            FirstOutputs = [0.01589911037174113, 0.05981304554484748, 0.18476371767606103, 0.07249987610268967, -0.026462123875452964, -0.03819573339295005],
            Outputs = [3.2818834338114873, 0.10754682453083592],
            InputGradient = [0.012538948293829287, 0.002322907275945263],
            Gradients = [0.02467040788296817, 0.09790412341470202, 19.638418359436645, 0.6655805239558948, 0.5268749999999998, 0.23016472207053842],
            Momentum = new(
                Parameters: [0.24649074206140847, 2.3805587786568236, -0.7127389063662715, 0.6646970376153283, 0.5859423125, -6.229968201989372E-05],
                Statistics: [],
                Predictions: [1.956930515776023, -1.12045612371997]),
            Adam = new(
                Parameters: [0.20706170014559344, 2.325735355693439, -3.0955393716872637, 1.0488576585058182, 0.6154999947582684, 0.021437144444000182],
                Statistics: [],
                Predictions: [0.88096959185523, -4.349886575403478]),
        });

    /// <summary>Convolution, nn.BatchNorm2d, ReLU and nn.MaxPool2d(2), twice, and two linear layers; five images.</summary>
    [Fact]
    public void LeNetWithBatchNorm_IsTorchs() => Check(
        static () => new TorchLeNet(),
        Wave(5 * 14 * 14, 1.7),
        0.5,
        static network => network.ComputeLoss((ReadOnlySpan<int>)[3, 0, 9, 1, 5]),
        new()
        {
            Loss = 4.147727158519727,
            FirstOutputs = [2.068236817264909, -2.067285288331762, -2.4671370768922656, 1.33937073811605, 2.9719411646554397, -0.8625773341490635],
            Outputs = [6.788941986863866, -0.6417325706500623],
            InputGradient = [0.1679765282154242, 0.36454366971828983],
            Gradients =
            [
                0.47106008002877275, 0.7777592418859334, 0, 0, 0.10189725064258837, -1.3973371680666606, -0.17139040019818325, -0.02418661465735074,
                2.8161246678549077, 2.090204859470689, 1.0870085541611065, -0.3242786971256357, 0.4325157964298868, -0.36747898807445645,
                64.88043758678403, 0.2481647088117305, 2.8185559072852246, 0.06184613910166837, 0, -0.1440595222047671, 0, -0.1024775299330698,
            ],
            Momentum = new(
                Parameters:
                [
                    0.6538503135582951, 1.2798061239503409, 0.5615, 0.6831183688276371, 0.6191427945818364, 0.00846235701166384,
                    0.17796873369118316, -0.23935477594984486, 0.4544031813579398, -0.341630675917439, 0.40712117029514516, -0.24533471522442887,
                    -0.15621669310777803, 0.24073362970961834, -2.2003563397438675, -0.29673541351395344, -0.14846018965540136, -0.10908892063083464,
                    0.2725, -0.1479601729682814, -0.101, 0.10937197594333359,
                ],
                Statistics:
                [
                    0.14041737455929043, 0.06044514010867352, -0.08946806521067362, -0.11553060100379431, 0.019491223774899643, 0.14502247847040803,
                    1.7351984888399659, 1.774475006660913, 1.8702431131313828, 1.8323491155124443, 1.7366015238887569, 1.7684422166807974,
                    0.05878736272496479, -0.15625464674553316, 11.767558469246302, 1.2122924847676342,
                ],
                Predictions: [2.9618408740897846, -0.3548272481130435]),
            Adam = new(
                Parameters:
                [
                    0.6742846346800091, 1.4072683296072745, 0.5615, 0.6831183688276371, 0.6140369658148066, 0.026301342893285867,
                    0.19718410332707925, -0.23664310625179888, 0.5044639332104904, -0.16340295812105743, 0.41032169179609734, -0.25465961489871514,
                    -0.1551985102232596, 0.2794950443634082, -10.43556549706644, -0.42343459130035305, -0.22023803285313165, -0.11633174005933608,
                    -0.40545741083481557, -0.14244970463021162, -0.09115065841108355, 0.07658422764424495,
                ],
                Statistics:
                [
                    0.14041457435444732, 0.06044514010867352, -0.08942770365771555, -0.11553388319557759, 0.01949068139520288, 0.14502247847040803,
                    1.7807830039650407, 1.774475006660913, 1.8422904042651682, 1.8445844949096504, 1.7484506695183257, 1.7684422166807974,
                    0.07493365018842127, -0.1560500703540348, 11.772242885308856, 1.2135058640175864,
                ],
                Predictions: [4.795194359290113, -0.4291060090091418]),
        });

    /// <summary>
    /// Paddings that keep the size: padding="same" of convolutions whose kernels are even, which is one more behind the image than before it.
    /// Pools have no such word in PyTorch: the odd ones have a padding of half their kernel there, the even ones nn.ConstantPad2d in front of them.
    /// </summary>
    [Fact]
    public void PaddingSame_IsTorchs() => Check(
        static () => new TorchSame(),
        Wave(2 * 3 * 7 * 6, 1.7),
        0.25,
        static network => network.ComputeLoss(Wave(2 * 4 * 7 * 6, 0.9)),
        new()
        {
            Loss = 3.6758216707095035,
            FirstOutputs = [0.35320767096155004, 0.46716113936984166, 0.46118061208991795, 0.4525312105972826, 0.3357369005202227, 0.22178343211193108],
            Outputs = [111.63160892993609, 5.415189956171548],
            InputGradient = [-1.2286196121478556, 1.7135048778211173],
            Gradients =
            [
                -0.35574576235851807, 1.2793933127131578, 3.0422629642458965, -0.8060053694629945,
                17.130793291395868, 2.3018079682400687, 6.650639356894674, 1.3325234278624087,
            ],
            Momentum = new(
                Parameters:
                [
                    0.03214349855773398, -1.2348385059472256, -0.11650819677623053, 0.45422276793574023,
                    -0.6915043306075951, -0.22507202548188857, -0.32287762143989457, -0.05908758248989006,
                ],
                Statistics: [],
                Predictions: [37.59661040526281, 5.200098646601816]),
            Adam = new(
                Parameters:
                [
                    -0.014604746332032424, -0.8126362326872986, -0.03932831646322341, 0.37839502896475913,
                    0.013630191087483118, -0.1770760978143483, -0.04414499608030295, -0.009723950156177247,
                ],
                Statistics: [],
                Predictions: [56.528828904841674, 5.373639660329915]),
        });

    /// <summary>nn.Conv2d with groups of whole panels, of other sizes and of one channel, on three images.</summary>
    [Fact]
    public void Groups_AreTorchs() => Check(
        static () => new TorchGroups(),
        Wave(3 * 6 * 9 * 8, 1.7),
        0.5,
        static network => network.ComputeLoss(Wave(3 * 8 * 3 * 3, 0.9)),
        new()
        {
            Loss = -0.3608089095733559,
            FirstOutputs = [0.25778464831415243, 0.26635768989731295, 0.09348889256021849, 0.23204364289815604, 0.2967604019464136, 0.10960349747097362],
            Outputs = [5.273324531503333, 2.170204194530963],
            InputGradient = [0.10545660540174544, 0.22872016962325942],
            Gradients =
            [
                -0.13933618499245734, 0.35936524680995985, 0.08529109719538969, -0.06072272939326079, -2.066730767848156, -1.0098024905574632,
                0.29323544909888616, -0.20635550888763343, -0.4360681850180269, -0.8917204073665961, -0.1793510369085548, -0.06797307401687457,
                -0.3482928408010454, 0.09588300874725716, 1.1688418789631991, -0.9384080987011498, -0.11200000000000043, -0.04283363002648652,
            ],
            Momentum = new(
                Parameters:
                [
                    0.7008523715287622, -2.459579132480641, 0.3969115714427298, -0.17813118466145428, 0.10976788575162577, 0.04829893023765103,
                    0.11355792669303205, -0.21491058748387587, 0.17673244140224287, -0.10203736012896933, 0.4272665264711215, 0.35743100878230954,
                    0.2406812947790542, 0.0663693951826273, -0.16716473722416172, 0.31736976156021474, 0.20928320000000003, 0.15562030440050906,
                ],
                Statistics: [],
                Predictions: [6.3703294116709435, 1.913266172018765]),
            Adam = new(
                Parameters:
                [
                    0.6496671155926698, -2.1941574768479666, 0.4787099465094549, -0.12111007087797553, 0.13103851130550237, 0.08129275980014522,
                    0.09046726257582072, -0.2272612161422125, -0.03210391179919847, 0.5558241408444295, 0.5326076777765344, 0.4964712781302282,
                    0.3861804682432918, 0.17277230463276147, -0.1881313888849816, 0.2215604302164586, 0.26299999065981877, 0.197031816623794,
                ],
                Statistics: [],
                Predictions: [5.660080027782389, 1.632642883360044]),
        });

    /// <summary>nn.MaxPool2d(3, stride=2, padding=1) on images of −1, 0 and 1: the first of equal maxima gets the gradient, row by row.</summary>
    [Fact]
    public void EqualMaxima_AreTorchs()
    {
        var network = new TorchMaxima();
        network.Forward([.. Wave(2 * 2 * 5 * 4, 1.7).Select(static value => Math.Round(value))]);
        Equal([1, 1, 1, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0, 1, 1, 1], network.GetOutputs(), 0);
        network.ComputeLoss(Wave(2 * 2 * 3 * 2, 0.9));
        network.Backward();
        Equal(
            [
                0.783, 0, 0, 0, 0.427, 0, 0, 0.531, 0, 0, 0, 0, -0.978, 0, 0, -0.773, 0, 0, 0, 0,
                0, 0.017, 0.794, 0, 0, 0, 0.412, 0, 0, 0.97, 0, 0, 0, -1.439, 0, 0, 0, 0, 0, 0,
                -0.762, 0.034, 0, 0, 0.804, 0, 0, 0, 0, 0, 0, 0, 0.397, 0, 0, 0.494, 0, 0, 0, 0,
                -0.984, 0, 0, -0.751, 0, 0, 0.814, 0, 0, 0.05, 0, 0, 0, 0, 0.381, 0, 0, 0.961, 0, 0,
            ],
            network.GetInputGradient(),
            1e-15);
    }

    /// <summary>
    /// The first forward and backward pass, three steps of each optimizer, and what the trained network predicts with its running statistics.
    /// </summary>
    private static void Check(Func<INetwork<double>> create, double[] inputs, double scale, Func<INetwork<double>, double> loss, Figures figures)
    {
        Train(new Sgd(0.01f) { Momentum = 0.9f }, figures.Momentum, 1e-10);

        // A bias in front of a batch normalization has no gradient but rounding errors, and Adam makes steps of them that reach the tenth digit.
        Train(new Adam(0.01f), figures.Adam, 1e-7);

        void Train(Optimizer optimizer, Trained trained, double tolerance)
        {
            INetwork<double> network = create();
            for (int i = 0; i < network.Parameters.Count; i++)
            {
                network.Parameters[i].Value.CopyFrom([.. Wave(network.Parameters[i].Count, 1.1 + (0.2 * i)).Select(value => scale * value)]);
            }

            int outputCount = 0;
            BoundOptimizer<double> bound = optimizer.For(network);
            for (int step = 0; step < 3; step++)
            {
                network.Forward(inputs);
                double[] outputs = network.GetOutputs();
                outputCount = outputs.Length;
                double value = loss(network);
                network.Backward();
                if (step == 0)
                {
                    Assert.Equal(figures.Loss, value, 1e-10);
                    Equal(figures.FirstOutputs, outputs[..6], 1e-10);
                    Equal(figures.Outputs, Sums(outputs), 1e-10);
                    Equal(figures.InputGradient, Sums(network.GetInputGradient()), 1e-10);
                    Equal(figures.Gradients, [.. network.Parameters.SelectMany(static parameter => Sums(parameter.Gradient.ToArray()))], 1e-10);
                }

                bound.Step();
            }

            Equal(trained.Parameters, [.. network.Parameters.SelectMany(static parameter => Sums(parameter.Value.ToArray()))], tolerance);
            Equal(trained.Statistics, [.. network.Statistics.SelectMany(static moments => moments.Count <= 6 ? moments.Value.ToArray() : Sums(moments.Value.ToArray()))], tolerance);
            var predictions = new double[outputCount];
            network.PredictLogits(inputs, predictions);
            Equal(trained.Predictions, Sums(predictions), tolerance);
        }
    }

    private static double[] Sums(double[] values) => [values.Sum(), values.Select(static (value, i) => Math.Sin(i + 1) * value).Sum()];

    private static void Equal(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, tolerance * (1 + Math.Abs(pair.First))));
    }

    private static double[] Wave(int count, double frequency) => [.. Enumerable.Range(1, count).Select(index => Math.Round(Math.Sin(frequency * index), 3))];

    /// <summary>What TorchSharp computed. Of tensors it has the two sums, parameter by parameter.</summary>
    private sealed class Figures
    {
        public required double Loss { get; init; }

        public required double[] FirstOutputs { get; init; }

        public required double[] Outputs { get; init; }

        public required double[] InputGradient { get; init; }

        public required double[] Gradients { get; init; }

        public required Trained Momentum { get; init; }

        public required Trained Adam { get; init; }
    }

    /// <summary>After three steps: sums of the parameters, running statistics (up to six channels as they are, of more the sums), and sums of the logits of the same inputs.</summary>
    private sealed record Trained(double[] Parameters, double[] Statistics, double[] Predictions);
}

// [17×9×9], [17×5×5], [6×6×5], [6×7×5], [6×4×3], [6×2×2]. The last pool's windows lie apart: some places are in none, and some windows are half padding.
[Network(2, 17, 15, LossFunction = nameof(Product), Reduction = Reduction.Sum, Precision = Precision.Double)]
[Conv2d(17, 3, 2, Stride = 2, Padding = 2, Dilation = 2, Bias = false), Tanh, MaxPool2d(3, Stride = 2, Padding = 1), Conv2d(6, 2, 3, Padding = 1)]
[AvgPool2d(2, 3, Stride = 1, Padding = 1), AvgPool2d(3, Stride = 2, Padding = 1, CountIncludePadding = false), AvgPool2d(2, Stride = 3, Padding = 1)]
internal sealed partial class TorchWindows
{
    [Elementwise] private static double Product(double prediction, double target) => prediction * target;
}

// [32×9×8], [32×5×4], [64×4×3], [128×6×3], [8×3×3].
[Network(6, 9, 8, LossFunction = nameof(Product), Reduction = Reduction.Sum, Precision = Precision.Double)]
[Conv2d(32, 3, Padding = 1, Groups = 2), Tanh, DepthwiseConv2d(3, Stride = 2, Padding = 1), Tanh, Conv2d(64, 2, Groups = 2), Tanh]
[DepthwiseConv2d(2, 3, Multiplier = 2, Padding = 2, Dilation = 2, Bias = false), Silu, Conv2d(8, 1, StrideHeight = 2, Groups = 4)]
internal sealed partial class TorchGroups
{
    [Elementwise] private static double Product(double prediction, double target) => prediction * target;
}

[Network(1, 14, 14, Precision = Precision.Double)]
[Conv2d(6, 5, Padding = 2), BatchNorm, Relu, MaxPool2d(2), Conv2d(16, 3, Bias = false), BatchNorm, Relu, MaxPool2d(2)]
[Flatten, Linear(20), Relu, Linear(10)]
internal sealed partial class TorchLeNet;

[Network(3, 7, 6, LossFunction = nameof(Product), Reduction = Reduction.Sum, Precision = Precision.Double)]
[Conv2d(5, 4, Padding = Padding.Same), Silu, Conv2d(4, 2, 3, Padding = Padding.Same, Dilation = 3), Tanh, MaxPool2d(3, Stride = 1, Padding = Padding.Same)]
[AvgPool2d(5, Stride = 1, Padding = Padding.Same, CountIncludePadding = false), MaxPool2d(2, Stride = 1, Padding = Padding.Same)]
[AvgPool2d(4, Stride = 1, Padding = Padding.Same)]
internal sealed partial class TorchSame
{
    [Elementwise] private static double Product(double prediction, double target) => prediction * target;
}

[Network(2, 5, 4, LossFunction = nameof(Product), Reduction = Reduction.Sum, Precision = Precision.Double)]
[MaxPool2d(3, Stride = 2, Padding = 1)]
internal sealed partial class TorchMaxima
{
    [Elementwise] private static double Product(double prediction, double target) => prediction * target;
}
