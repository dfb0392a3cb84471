// Drawn by tests/DlGen.Peers -- --parity --seed 10 --count 56; TorchSharp's results are in Drawn.txt.

namespace DlGen.Tests.Parity.Networks;

[Network(15, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f)]
[Identity, Silu, BatchNorm(Epsilon = 0.001f, Momentum = 0.01f), Linear(2, Bias = false)]
public partial class Drawn01;

[Network(15, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f, Precision = Precision.Double)]
[Identity, Silu, BatchNorm(Epsilon = 0.001f, Momentum = 0.01f), Linear(2, Bias = false)]
public partial class Drawn01Double;

[Mlp(12, 8, 33, Activation = Activation.Tanh, Loss = Loss.MeanSquaredError)]
public partial class Drawn02;

[Mlp(12, 8, 33, Activation = Activation.Tanh, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn02Double;

[Mlp(5, 8, 5, 8, 12, Activation = Activation.Relu, Loss = Loss.Huber)]
public partial class Drawn03;

[Mlp(5, 8, 5, 8, 12, Activation = Activation.Relu, Loss = Loss.Huber, Precision = Precision.Double)]
public partial class Drawn03Double;

[Block(3)]
[GeGlu(2, Bias = false, Approximation = GeluApproximation.Tanh), LeakyRelu(0.25f)]
public partial class Drawn04Block1;

[Block(3)]
[RmsNorm(Epsilon = 0.001f), Elu, Softplus, Linear(2)]
public partial class Drawn04Block2;

[Block(3)]
[Parallel<Drawn04Block1, Drawn04Block2>(Join = Join.Sum), Linear(12), Relu, Linear(3)]
public partial class Drawn04Block3;

[Network(3, LossFunction = nameof(Charbonnier))]
[Use<Drawn04Block3>(Times = 3), LayerNorm(Epsilon = 0.1f), Tanh, Selu, Apply(nameof(Softsign)), Linear(31, Bias = false)]
public partial class Drawn04
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);

    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Network(3, LossFunction = nameof(Charbonnier), Precision = Precision.Double)]
[Use<Drawn04Block3>(Times = 3), LayerNorm(Epsilon = 0.1f), Tanh, Selu, Apply(nameof(Softsign)), Linear(31, Bias = false)]
public partial class Drawn04Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);

    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Mlp(32, 1, 5, 5, 16, Activation = Activation.Selu, Loss = Loss.BinaryCrossEntropy)]
public partial class Drawn05;

[Mlp(32, 1, 5, 5, 16, Activation = Activation.Selu, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class Drawn05Double;

[Mlp(7, 33, 23, Activation = Activation.Identity, Loss = Loss.MeanAbsoluteError)]
public partial class Drawn06;

[Mlp(7, 33, 23, Activation = Activation.Identity, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
public partial class Drawn06Double;

[Mlp(31, 3, 7, 33, 40, Activation = Activation.LeakyRelu, Loss = Loss.Huber, HuberDelta = 2f)]
public partial class Drawn07;

[Mlp(31, 3, 7, 33, 40, Activation = Activation.LeakyRelu, Loss = Loss.Huber, HuberDelta = 2f, Precision = Precision.Double)]
public partial class Drawn07Double;

[Mlp(17, 16, 14, Activation = Activation.LeakyRelu, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f)]
public partial class Drawn08;

[Mlp(17, 16, 14, Activation = Activation.LeakyRelu, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f, Precision = Precision.Double)]
public partial class Drawn08Double;

[Mlp(17, 12, 1, 7, 3, Activation = Activation.Sigmoid, Loss = Loss.MeanSquaredError)]
public partial class Drawn09;

[Mlp(17, 12, 1, 7, 3, Activation = Activation.Sigmoid, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn09Double;

[Mlp(5, 40, 7, 8, Activation = Activation.GeluTanh, LossFunction = nameof(Charbonnier))]
public partial class Drawn10
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Mlp(5, 40, 7, 8, Activation = Activation.GeluTanh, LossFunction = nameof(Charbonnier), Precision = Precision.Double)]
public partial class Drawn10Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Mlp(1, 3, 8, 31, Activation = Activation.Silu, Loss = Loss.BinaryCrossEntropy)]
public partial class Drawn11;

[Mlp(1, 3, 8, 31, Activation = Activation.Silu, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class Drawn11Double;

[Block(24)]
[Linear(33), Tanh, Linear(24, TiedTo = "Linear1", Transposed = true, Bias = false)]
public partial class Drawn12Block1;

[Block(24)]
[Use<Drawn12Block1>, Gelu, SwiGlu(5), Linear(24)]
public partial class Drawn12Block2;

[Block(24)]
[LayerNorm(Bias = false, Epsilon = 0.1f)]
public partial class Drawn12Block3;

[Network(3, 2, 4, Loss = Loss.Huber, HuberDelta = 2f)]
[Flatten, Sigmoid, Residual<Drawn12Block2>, RmsNorm(Epsilon = 0.1f), Use<Drawn12Block3>, Linear(40, Bias = false)]
public partial class Drawn12;

[Network(3, 2, 4, Loss = Loss.Huber, HuberDelta = 2f, Precision = Precision.Double)]
[Flatten, Sigmoid, Residual<Drawn12Block2>, RmsNorm(Epsilon = 0.1f), Use<Drawn12Block3>, Linear(40, Bias = false)]
public partial class Drawn12Double;

[Mlp(8, 31, 23, 7, 32, ActivationFunction = nameof(Ripple), Loss = Loss.BinaryCrossEntropy)]
public partial class Drawn13
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Mlp(8, 31, 23, 7, 32, ActivationFunction = nameof(Ripple), Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class Drawn13Double
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Mlp(32, 16, 4, Activation = Activation.Softplus, Loss = Loss.MeanAbsoluteError)]
public partial class Drawn14;

[Mlp(32, 16, 4, Activation = Activation.Softplus, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
public partial class Drawn14Double;

[Network(5, Loss = Loss.MeanAbsoluteError)]
[Linear(7), SwiGlu(8), Silu, Identity]
public partial class Drawn15;

[Network(5, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[Linear(7), SwiGlu(8), Silu, Identity]
public partial class Drawn15Double;

[Mlp(4, 5, 15, 7, 8, Activation = Activation.Selu, Loss = Loss.BinaryCrossEntropy)]
public partial class Drawn16;

[Mlp(4, 5, 15, 7, 8, Activation = Activation.Selu, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class Drawn16Double;

[Block(16)]
[BatchNorm(Epsilon = 0.001f, Momentum = 0.01f), Softplus]
public partial class Drawn17Block1;

[Block(16)]
[Relu, Silu, Elu(2f)]
public partial class Drawn17Block2;

[Block(32)]
[Linear(32), Tanh, Linear(32, TiedTo = "Linear1", Bias = false)]
public partial class Drawn17Block3;

[Network(16, Loss = Loss.MeanAbsoluteError)]
[Parallel<Drawn17Block1, Drawn17Block2>, Use<Drawn17Block3>, Linear(3)]
public partial class Drawn17;

[Network(16, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[Parallel<Drawn17Block1, Drawn17Block2>, Use<Drawn17Block3>, Linear(3)]
public partial class Drawn17Double;

[Mlp(1, 9, 7, Activation = Activation.Gelu, LossFunction = nameof(Charbonnier))]
public partial class Drawn18
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Mlp(1, 9, 7, Activation = Activation.Gelu, LossFunction = nameof(Charbonnier), Precision = Precision.Double)]
public partial class Drawn18Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Mlp(40, 23, 7, 7, 32, Activation = Activation.Tanh, Loss = Loss.MeanSquaredError)]
public partial class Drawn19;

[Mlp(40, 23, 7, 7, 32, Activation = Activation.Tanh, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn19Double;

[Block(16)]
[Linear(16, Bias = false), Tanh, Linear(16, TiedTo = "Linear1")]
public partial class Drawn20Block1;

[Network(16, Loss = Loss.Huber, HuberDelta = 2f)]
[RmsNorm(Epsilon = 0.1f), Tanh, Apply(nameof(Softsign)), Use<Drawn20Block1>, Selu, Linear(1)]
public partial class Drawn20
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Network(16, Loss = Loss.Huber, HuberDelta = 2f, Precision = Precision.Double)]
[RmsNorm(Epsilon = 0.1f), Tanh, Apply(nameof(Softsign)), Use<Drawn20Block1>, Selu, Linear(1)]
public partial class Drawn20Double
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Mlp(12, 4, 7, 2, 12, Activation = Activation.Elu, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f)]
public partial class Drawn21;

[Mlp(12, 4, 7, 2, 12, Activation = Activation.Elu, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f, Precision = Precision.Double)]
public partial class Drawn21Double;

[Mlp(7, 8, 17, Activation = Activation.Identity, Loss = Loss.MeanSquaredError)]
public partial class Drawn22;

[Mlp(7, 8, 17, Activation = Activation.Identity, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn22Double;

[Block(1, 1, 2)]
[Selu]
public partial class Drawn23Block1;

[Block(1, 1, 2)]
[Use<Drawn23Block1>(Times = 2, Shared = true), Tanh]
public partial class Drawn23Block2;

[Block(1, 1, 2)]
[Elu, Silu]
public partial class Drawn23Block3;

[Block(1, 1, 2)]
[Apply(nameof(Ripple)), Gelu(Approximation = GeluApproximation.Tanh), Sigmoid]
public partial class Drawn23Block4
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Network(1, 1, 2, Loss = Loss.Huber, HuberDelta = 2f)]
[LeakyRelu(1.5f), Residual<Drawn23Block2>, Parallel<Drawn23Block3, Drawn23Block4>, Flatten, Linear(7)]
public partial class Drawn23;

[Network(1, 1, 2, Loss = Loss.Huber, HuberDelta = 2f, Precision = Precision.Double)]
[LeakyRelu(1.5f), Residual<Drawn23Block2>, Parallel<Drawn23Block3, Drawn23Block4>, Flatten, Linear(7)]
public partial class Drawn23Double;

[Network(3, LossFunction = nameof(Charbonnier))]
[LayerNorm(Bias = false, Epsilon = 0.001f), Linear(17, Bias = false), Selu, GeGlu(2, Bias = false), Linear(31)]
public partial class Drawn24
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Network(3, LossFunction = nameof(Charbonnier), Precision = Precision.Double)]
[LayerNorm(Bias = false, Epsilon = 0.001f), Linear(17, Bias = false), Selu, GeGlu(2, Bias = false), Linear(31)]
public partial class Drawn24Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Network(1, 1, Loss = Loss.SoftmaxCrossEntropy)]
[BatchNorm, SwiGlu(8), LeakyRelu(1.5f), Flatten, Linear(7)]
public partial class Drawn25;

[Network(1, 1, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
[BatchNorm, SwiGlu(8), LeakyRelu(1.5f), Flatten, Linear(7)]
public partial class Drawn25Double;

[Mlp(23, 33, 7, 32, Activation = Activation.Tanh, Loss = Loss.Huber, HuberDelta = 0.5f)]
public partial class Drawn26;

[Mlp(23, 33, 7, 32, Activation = Activation.Tanh, Loss = Loss.Huber, HuberDelta = 0.5f, Precision = Precision.Double)]
public partial class Drawn26Double;

[Block(16)]
[RmsNorm(Epsilon = 0.001f), Softplus]
public partial class Drawn27Block1;

[Network(16, Loss = Loss.SoftmaxCrossEntropy)]
[Use<Drawn27Block1>(Times = 2, Shared = true), Identity, Linear(12), Linear(7)]
public partial class Drawn27;

[Network(16, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
[Use<Drawn27Block1>(Times = 2, Shared = true), Identity, Linear(12), Linear(7)]
public partial class Drawn27Double;

[Mlp(12, 12, 31, 7, 2, Activation = Activation.Silu, Loss = Loss.MeanSquaredError)]
public partial class Drawn28;

[Mlp(12, 12, 31, 7, 2, Activation = Activation.Silu, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn28Double;

[Mlp(5, 23, 7, 7, Activation = Activation.Gelu, LossFunction = nameof(LogCosh))]
public partial class Drawn29
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(5, 23, 7, 7, Activation = Activation.Gelu, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
public partial class Drawn29Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(32, 3, 3, 32, Activation = Activation.GeluTanh, Loss = Loss.BinaryCrossEntropy)]
public partial class Drawn30;

[Mlp(32, 3, 3, 32, Activation = Activation.GeluTanh, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class Drawn30Double;

[Network(2, 40, Loss = Loss.MeanAbsoluteError)]
[Apply(nameof(Softsign)), Relu, Sigmoid, Flatten, Linear(23, Bias = false)]
public partial class Drawn31
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Network(2, 40, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[Apply(nameof(Softsign)), Relu, Sigmoid, Flatten, Linear(23, Bias = false)]
public partial class Drawn31Double
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Network(5, 1, LossFunction = nameof(Charbonnier))]
[Flatten, Gelu(Approximation = GeluApproximation.Tanh), SwiGlu(15), GeGlu(7, Approximation = GeluApproximation.Tanh), Elu(2f), Linear(5)]
public partial class Drawn32
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Network(5, 1, LossFunction = nameof(Charbonnier), Precision = Precision.Double)]
[Flatten, Gelu(Approximation = GeluApproximation.Tanh), SwiGlu(15), GeGlu(7, Approximation = GeluApproximation.Tanh), Elu(2f), Linear(5)]
public partial class Drawn32Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Mlp(23, 12, 7, ActivationFunction = nameof(Ripple), Loss = Loss.SoftmaxCrossEntropy)]
public partial class Drawn33
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Mlp(23, 12, 7, ActivationFunction = nameof(Ripple), Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
public partial class Drawn33Double
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Block(17)]
[Linear(40), Tanh, Linear(17, TiedTo = "Linear1", Transposed = true, Bias = false)]
public partial class Drawn34Block1;

[Block(17)]
[Sigmoid, LeakyRelu, Use<Drawn34Block1>]
public partial class Drawn34Block2;

[Block(17)]
[Gelu]
public partial class Drawn34Block3;

[Network(17, Loss = Loss.MeanSquaredError)]
[Parallel<Drawn34Block2, Drawn34Block3>, BatchNorm(Epsilon = 0.1f, Momentum = 0.01f), Silu, LayerNorm(Epsilon = 0.001f)]
public partial class Drawn34;

[Network(17, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Parallel<Drawn34Block2, Drawn34Block3>, BatchNorm(Epsilon = 0.1f, Momentum = 0.01f), Silu, LayerNorm(Epsilon = 0.001f)]
public partial class Drawn34Double;

[Block(1, 2)]
[BatchNorm(Epsilon = 0.001f, Momentum = 0.5f)]
public partial class Drawn35Block1;

[Network(1, 12, Loss = Loss.MeanAbsoluteError)]
[LeakyRelu, GeGlu(2, Bias = false), Residual<Drawn35Block1>(Times = 2, Shared = true)]
public partial class Drawn35;

[Network(1, 12, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[LeakyRelu, GeGlu(2, Bias = false), Residual<Drawn35Block1>(Times = 2, Shared = true)]
public partial class Drawn35Double;

[Block(2, 32)]
[Identity]
public partial class Drawn36Block1;

[Network(2, 32, Loss = Loss.SoftmaxCrossEntropy)]
[Softplus, Residual<Drawn36Block1>(Times = 3), Elu(2f), RmsNorm(Epsilon = 0.001f), Apply(nameof(Sine)), Flatten]
public partial class Drawn36
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Network(2, 32, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
[Softplus, Residual<Drawn36Block1>(Times = 3), Elu(2f), RmsNorm(Epsilon = 0.001f), Apply(nameof(Sine)), Flatten]
public partial class Drawn36Double
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Mlp(1, 5, 5, 8, 7, Activation = Activation.Elu, Loss = Loss.BinaryCrossEntropy)]
public partial class Drawn37;

[Mlp(1, 5, 5, 8, 7, Activation = Activation.Elu, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class Drawn37Double;

[Network(12, Loss = Loss.MeanAbsoluteError)]
[LayerNorm(Epsilon = 0.1f), SwiGlu(5)]
public partial class Drawn38;

[Network(12, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[LayerNorm(Epsilon = 0.1f), SwiGlu(5)]
public partial class Drawn38Double;

[Mlp(40, 4, 8, 15, 1, Activation = Activation.Relu, LossFunction = nameof(LogCosh))]
public partial class Drawn39
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(40, 4, 8, 15, 1, Activation = Activation.Relu, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
public partial class Drawn39Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(8, 32, 16, 32, Activation = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy)]
public partial class Drawn40;

[Mlp(8, 32, 16, 32, Activation = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class Drawn40Double;

[Block(3, 3, 1)]
[Tanh, Relu]
public partial class Drawn41Block1;

[Block(3, 3, 1)]
[Gelu(Approximation = GeluApproximation.Tanh), Residual<Drawn41Block1>(Times = 3, Shared = true)]
public partial class Drawn41Block2;

[Network(3, 3, 1, Loss = Loss.MeanAbsoluteError)]
[Use<Drawn41Block2>(Times = 2), Apply(nameof(Softsign)), Flatten, Linear(5, Bias = false)]
public partial class Drawn41
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Network(3, 3, 1, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[Use<Drawn41Block2>(Times = 2), Apply(nameof(Softsign)), Flatten, Linear(5, Bias = false)]
public partial class Drawn41Double
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Mlp(16, 15, 32, ActivationFunction = nameof(Sine), Loss = Loss.Huber, HuberDelta = 0.5f)]
public partial class Drawn42
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Mlp(16, 15, 32, ActivationFunction = nameof(Sine), Loss = Loss.Huber, HuberDelta = 0.5f, Precision = Precision.Double)]
public partial class Drawn42Double
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Block(4)]
[Linear(32), Tanh, Linear(4, TiedTo = "Linear1", Transposed = true, Bias = false)]
public partial class Drawn43Block1;

[Block(4)]
[Linear(7), Softplus]
public partial class Drawn43Block2;

[Block(4)]
[Use<Drawn43Block2>, Tanh, SwiGlu(15, Bias = false)]
public partial class Drawn43Block3;

[Network(4, Loss = Loss.MeanSquaredError)]
[Identity, Use<Drawn43Block1>, Use<Drawn43Block3>]
public partial class Drawn43;

[Network(4, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Identity, Use<Drawn43Block1>, Use<Drawn43Block3>]
public partial class Drawn43Double;

[Network(2, 32, Loss = Loss.Huber, HuberDelta = 0.5f)]
[Tanh, Softplus, Elu(0.3f), Linear(1)]
public partial class Drawn44;

[Network(2, 32, Loss = Loss.Huber, HuberDelta = 0.5f, Precision = Precision.Double)]
[Tanh, Softplus, Elu(0.3f), Linear(1)]
public partial class Drawn44Double;

[Block(2)]
[Linear(16), Tanh, Linear(2, TiedTo = "Linear1", Transposed = true)]
public partial class Drawn45Block1;

[Network(2, LossFunction = nameof(LogCosh))]
[Use<Drawn45Block1>, Silu, Linear(8)]
public partial class Drawn45
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Network(2, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
[Use<Drawn45Block1>, Silu, Linear(8)]
public partial class Drawn45Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Block(15)]
[Relu, Selu, GeGlu(7, Approximation = GeluApproximation.Tanh)]
public partial class Drawn46Block1;

[Block(15)]
[Sigmoid, RmsNorm, Elu]
public partial class Drawn46Block2;

[Block(15)]
[LeakyRelu(1.5f), Use<Drawn46Block2>(Times = 3, Shared = true), Linear(7)]
public partial class Drawn46Block3;

[Network(15, Loss = Loss.BinaryCrossEntropy)]
[RmsNorm(Epsilon = 0.001f), Apply(nameof(Ripple)), Parallel<Drawn46Block1, Drawn46Block3>(Join = Join.Sum), Elu(2f), Linear(8)]
public partial class Drawn46
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Network(15, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[RmsNorm(Epsilon = 0.001f), Apply(nameof(Ripple)), Parallel<Drawn46Block1, Drawn46Block3>(Join = Join.Sum), Elu(2f), Linear(8)]
public partial class Drawn46Double
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Block(23)]
[Sigmoid, Selu, Gelu(Approximation = GeluApproximation.Tanh)]
public partial class Drawn47Block1;

[Network(23, Loss = Loss.Huber, HuberDelta = 0.5f)]
[Identity, Residual<Drawn47Block1>(Times = 2), Silu, Gelu, Linear(17)]
public partial class Drawn47;

[Network(23, Loss = Loss.Huber, HuberDelta = 0.5f, Precision = Precision.Double)]
[Identity, Residual<Drawn47Block1>(Times = 2), Silu, Gelu, Linear(17)]
public partial class Drawn47Double;

[Network(2, 1, 4, Loss = Loss.SoftmaxCrossEntropy)]
[Relu, Selu, Apply(nameof(Ripple)), Flatten, Sigmoid, Linear(11)]
public partial class Drawn48
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Network(2, 1, 4, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
[Relu, Selu, Apply(nameof(Ripple)), Flatten, Sigmoid, Linear(11)]
public partial class Drawn48Double
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Network(2, 2, 3, Loss = Loss.MeanSquaredError)]
[Relu, LeakyRelu(1.5f), Tanh, Flatten, Linear(3, Bias = false)]
public partial class Drawn49;

[Network(2, 2, 3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Relu, LeakyRelu(1.5f), Tanh, Flatten, Linear(3, Bias = false)]
public partial class Drawn49Double;

[Mlp(7, 1, 32, 4, 31, Activation = Activation.Softplus, Loss = Loss.Huber, HuberDelta = 0.5f)]
public partial class Drawn50;

[Mlp(7, 1, 32, 4, 31, Activation = Activation.Softplus, Loss = Loss.Huber, HuberDelta = 0.5f, Precision = Precision.Double)]
public partial class Drawn50Double;

[Mlp(4, 9, 8, Activation = Activation.Selu, Loss = Loss.SoftmaxCrossEntropy)]
public partial class Drawn51;

[Mlp(4, 9, 8, Activation = Activation.Selu, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
public partial class Drawn51Double;

[Mlp(32, 31, 33, 17, Activation = Activation.Elu, LossFunction = nameof(LogCosh))]
public partial class Drawn52
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(32, 31, 33, 17, Activation = Activation.Elu, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
public partial class Drawn52Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Block(12)]
[LayerNorm(Epsilon = 0.1f), Silu, BatchNorm(Epsilon = 0.1f, Momentum = 0.5f)]
public partial class Drawn53Block1;

[Network(12, Loss = Loss.MeanSquaredError)]
[BatchNorm(Epsilon = 0.1f, Momentum = 0.5f), Relu, Relu, Residual<Drawn53Block1>(Times = 3), Linear(12, Bias = false)]
public partial class Drawn53;

[Network(12, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[BatchNorm(Epsilon = 0.1f, Momentum = 0.5f), Relu, Relu, Residual<Drawn53Block1>(Times = 3), Linear(12, Bias = false)]
public partial class Drawn53Double;

[Block(2, 1, 2)]
[LeakyRelu]
public partial class Drawn54Block1;

[Network(2, 1, 2, Loss = Loss.Huber, HuberDelta = 0.5f)]
[Identity, Use<Drawn54Block1>(Times = 2), Flatten, Linear(17)]
public partial class Drawn54;

[Network(2, 1, 2, Loss = Loss.Huber, HuberDelta = 0.5f, Precision = Precision.Double)]
[Identity, Use<Drawn54Block1>(Times = 2), Flatten, Linear(17)]
public partial class Drawn54Double;

[Block(8)]
[GeGlu(5), Softplus, Softplus, Linear(8)]
public partial class Drawn55Block1;

[Block(7)]
[SwiGlu(8, Bias = false), Residual<Drawn55Block1>, Tanh]
public partial class Drawn55Block2;

[Block(7)]
[Sigmoid, Linear(8)]
public partial class Drawn55Block3;

[Network(7, Loss = Loss.SoftmaxCrossEntropy)]
[Parallel<Drawn55Block2, Drawn55Block3>(Join = Join.Sum), Selu, LayerNorm(Bias = false), LayerNorm(Epsilon = 0.1f), Linear(17)]
public partial class Drawn55;

[Network(7, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
[Parallel<Drawn55Block2, Drawn55Block3>(Join = Join.Sum), Selu, LayerNorm(Bias = false), LayerNorm(Epsilon = 0.1f), Linear(17)]
public partial class Drawn55Double;

[Network(32, Loss = Loss.MeanSquaredError)]
[Selu, Apply(nameof(Sine)), Linear(4)]
public partial class Drawn56
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Network(32, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Selu, Apply(nameof(Sine)), Linear(4)]
public partial class Drawn56Double
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}
