// Drawn by tests/DlGen.Peers -- --parity --seed 1 --count 56; TorchSharp's results are in Drawn.txt.

namespace DlGen.Tests.Parity.Networks;

[Block(17)]
[Relu, Selu, Sigmoid]
public partial class Drawn01Block1;

[Block(17)]
[GeGlu(40), Linear(17, Bias = false)]
public partial class Drawn01Block2;

[Network(17, Loss = Loss.BinaryCrossEntropy)]
[Parallel<Drawn01Block1, Drawn01Block2>(Join = Join.Sum), LayerNorm(Bias = false, Epsilon = 0.001f), Tanh]
public partial class Drawn01;

[Network(17, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Parallel<Drawn01Block1, Drawn01Block2>(Join = Join.Sum), LayerNorm(Bias = false, Epsilon = 0.001f), Tanh]
public partial class Drawn01Double;

[Mlp(4, 32, 3, 40, Activation = Activation.Tanh, LossFunction = nameof(LogCosh))]
public partial class Drawn02
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(4, 32, 3, 40, Activation = Activation.Tanh, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
public partial class Drawn02Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Network(2, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f)]
[Linear(2), Identity, Apply(nameof(Sine)), Linear(2)]
public partial class Drawn03
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Network(2, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f, Precision = Precision.Double)]
[Linear(2), Identity, Apply(nameof(Sine)), Linear(2)]
public partial class Drawn03Double
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Network(2, 4, 4, Loss = Loss.MeanAbsoluteError)]
[Softplus, Gelu(Approximation = GeluApproximation.Tanh), Flatten, Linear(32, Bias = false)]
public partial class Drawn04;

[Network(2, 4, 4, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[Softplus, Gelu(Approximation = GeluApproximation.Tanh), Flatten, Linear(32, Bias = false)]
public partial class Drawn04Double;

[Mlp(32, 4, 16, 7, 32, Activation = Activation.Softplus, Loss = Loss.Huber)]
public partial class Drawn05;

[Mlp(32, 4, 16, 7, 32, Activation = Activation.Softplus, Loss = Loss.Huber, Precision = Precision.Double)]
public partial class Drawn05Double;

[Mlp(17, 17, 3, 9, Activation = Activation.Elu, LossFunction = nameof(Charbonnier))]
public partial class Drawn06
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Mlp(17, 17, 3, 9, Activation = Activation.Elu, LossFunction = nameof(Charbonnier), Precision = Precision.Double)]
public partial class Drawn06Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Block(4)]
[GeGlu(4, Bias = false, Approximation = GeluApproximation.Tanh), LeakyRelu(1.5f)]
public partial class Drawn07Block1;

[Block(4)]
[Use<Drawn07Block1>, Elu, GeGlu(16, Bias = false), Linear(4, Bias = false)]
public partial class Drawn07Block2;

[Network(32, Loss = Loss.MeanSquaredError)]
[Silu, RmsNorm(Epsilon = 0.001f), SwiGlu(4, Bias = false), Residual<Drawn07Block2>]
public partial class Drawn07;

[Network(32, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Silu, RmsNorm(Epsilon = 0.001f), SwiGlu(4, Bias = false), Residual<Drawn07Block2>]
public partial class Drawn07Double;

[Network(2, 40, Loss = Loss.Huber)]
[Flatten, Identity, SwiGlu(4), LeakyRelu, Linear(1)]
public partial class Drawn08;

[Network(2, 40, Loss = Loss.Huber, Precision = Precision.Double)]
[Flatten, Identity, SwiGlu(4), LeakyRelu, Linear(1)]
public partial class Drawn08Double;

[Mlp(4, 9, 4, ActivationFunction = nameof(Ripple), Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f)]
public partial class Drawn09
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Mlp(4, 9, 4, ActivationFunction = nameof(Ripple), Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f, Precision = Precision.Double)]
public partial class Drawn09Double
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Mlp(17, 2, 33, 16, Activation = Activation.Relu, Loss = Loss.MeanSquaredError)]
public partial class Drawn10;

[Mlp(17, 2, 33, 16, Activation = Activation.Relu, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn10Double;

[Mlp(2, 40, 7, 3, Activation = Activation.Selu, Loss = Loss.MeanAbsoluteError)]
public partial class Drawn11;

[Mlp(2, 40, 7, 3, Activation = Activation.Selu, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
public partial class Drawn11Double;

[Block(5, 31)]
[Relu]
public partial class Drawn12Block1;

[Network(5, 31, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f)]
[Tanh, Use<Drawn12Block1>, Apply(nameof(Sine)), LayerNorm(Epsilon = 0.1f), Flatten, Linear(10)]
public partial class Drawn12
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Network(5, 31, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f, Precision = Precision.Double)]
[Tanh, Use<Drawn12Block1>, Apply(nameof(Sine)), LayerNorm(Epsilon = 0.1f), Flatten, Linear(10)]
public partial class Drawn12Double
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Network(1, 3, 1, Loss = Loss.BinaryCrossEntropy)]
[Tanh, Silu, Flatten, Linear(2, Bias = false)]
public partial class Drawn13;

[Network(1, 3, 1, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Tanh, Silu, Flatten, Linear(2, Bias = false)]
public partial class Drawn13Double;

[Mlp(15, 17, 17, 15, Activation = Activation.Silu, Loss = Loss.Huber)]
public partial class Drawn14;

[Mlp(15, 17, 17, 15, Activation = Activation.Silu, Loss = Loss.Huber, Precision = Precision.Double)]
public partial class Drawn14Double;

[Mlp(9, 3, 3, 17, 33, Activation = Activation.Identity, LossFunction = nameof(Charbonnier))]
public partial class Drawn15
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Mlp(9, 3, 3, 17, 33, Activation = Activation.Identity, LossFunction = nameof(Charbonnier), Precision = Precision.Double)]
public partial class Drawn15Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Network(2, 7, Loss = Loss.BinaryCrossEntropy)]
[RmsNorm(Epsilon = 0.1f), Sigmoid, Linear(9, Bias = false), Linear(32), Linear(15)]
public partial class Drawn16;

[Network(2, 7, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[RmsNorm(Epsilon = 0.1f), Sigmoid, Linear(9, Bias = false), Linear(32), Linear(15)]
public partial class Drawn16Double;

[Mlp(31, 4, 1, 3, 33, Activation = Activation.GeluTanh, Loss = Loss.MeanAbsoluteError)]
public partial class Drawn17;

[Mlp(31, 4, 1, 3, 33, Activation = Activation.GeluTanh, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
public partial class Drawn17Double;

[Mlp(2, 12, 17, Activation = Activation.LeakyRelu, Loss = Loss.Huber)]
public partial class Drawn18;

[Mlp(2, 12, 17, Activation = Activation.LeakyRelu, Loss = Loss.Huber, Precision = Precision.Double)]
public partial class Drawn18Double;

[Mlp(33, 33, 3, 3, 8, Activation = Activation.Sigmoid, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f)]
public partial class Drawn19;

[Mlp(33, 33, 3, 3, 8, Activation = Activation.Sigmoid, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f, Precision = Precision.Double)]
public partial class Drawn19Double;

[Mlp(3, 31, 8, 17, Activation = Activation.Gelu, Loss = Loss.MeanSquaredError)]
public partial class Drawn20;

[Mlp(3, 31, 8, 17, Activation = Activation.Gelu, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn20Double;

[Mlp(16, 17, 31, 3, 9, Activation = Activation.LeakyRelu, Loss = Loss.MeanAbsoluteError)]
public partial class Drawn21;

[Mlp(16, 17, 31, 3, 9, Activation = Activation.LeakyRelu, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
public partial class Drawn21Double;

[Block(15)]
[Softplus, Elu(2f)]
public partial class Drawn22Block1;

[Block(15)]
[Sigmoid, Softplus, Identity]
public partial class Drawn22Block2;

[Block(15)]
[Gelu, Residual<Drawn22Block1>(Times = 2), Use<Drawn22Block2>]
public partial class Drawn22Block3;

[Block(15)]
[Elu(0.3f), GeGlu(2, Approximation = GeluApproximation.Tanh), Sigmoid]
public partial class Drawn22Block4;

[Block(15)]
[GeGlu(33), Selu, Apply(nameof(Softsign))]
public partial class Drawn22Block5
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Block(15)]
[Parallel<Drawn22Block4, Drawn22Block5>, Linear(15)]
public partial class Drawn22Block6;

[Network(15, LossFunction = nameof(Charbonnier))]
[SwiGlu(15), Parallel<Drawn22Block3, Drawn22Block6>(Join = Join.Sum), Relu, Linear(5, Bias = false)]
public partial class Drawn22
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Network(15, LossFunction = nameof(Charbonnier), Precision = Precision.Double)]
[SwiGlu(15), Parallel<Drawn22Block3, Drawn22Block6>(Join = Join.Sum), Relu, Linear(5, Bias = false)]
public partial class Drawn22Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Block(12)]
[Silu, LayerNorm(Epsilon = 0.001f)]
public partial class Drawn23Block1;

[Network(12, Loss = Loss.BinaryCrossEntropy)]
[LayerNorm(Bias = false), Residual<Drawn23Block1>(Times = 3), RmsNorm(Epsilon = 0.001f)]
public partial class Drawn23;

[Network(12, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[LayerNorm(Bias = false), Residual<Drawn23Block1>(Times = 3), RmsNorm(Epsilon = 0.001f)]
public partial class Drawn23Double;

[Mlp(40, 7, 3, 17, Activation = Activation.Tanh, Loss = Loss.MeanSquaredError)]
public partial class Drawn24;

[Mlp(40, 7, 3, 17, Activation = Activation.Tanh, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn24Double;

[Block(4)]
[Apply(nameof(Sine))]
public partial class Drawn25Block1
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Block(4)]
[LeakyRelu(0.25f)]
public partial class Drawn25Block2;

[Block(4)]
[Parallel<Drawn25Block1, Drawn25Block2>(Join = Join.Sum), Silu]
public partial class Drawn25Block3;

[Network(4, LossFunction = nameof(Charbonnier))]
[Selu, Residual<Drawn25Block3>(Times = 2), Gelu, LeakyRelu, Linear(1)]
public partial class Drawn25
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Network(4, LossFunction = nameof(Charbonnier), Precision = Precision.Double)]
[Selu, Residual<Drawn25Block3>(Times = 2), Gelu, LeakyRelu, Linear(1)]
public partial class Drawn25Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Block(1, 1, 3)]
[Gelu(Approximation = GeluApproximation.Tanh), Tanh]
public partial class Drawn26Block1;

[Network(1, 1, 3, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f)]
[Residual<Drawn26Block1>(Times = 2), Flatten, Linear(9, Bias = false)]
public partial class Drawn26;

[Network(1, 1, 3, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f, Precision = Precision.Double)]
[Residual<Drawn26Block1>(Times = 2), Flatten, Linear(9, Bias = false)]
public partial class Drawn26Double;

[Mlp(7, 33, 12, 3, 3, Activation = Activation.Gelu, Loss = Loss.MeanSquaredError)]
public partial class Drawn27;

[Mlp(7, 33, 12, 3, 3, Activation = Activation.Gelu, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn27Double;

[Mlp(17, 8, 4, Activation = Activation.GeluTanh, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f)]
public partial class Drawn28;

[Mlp(17, 8, 4, Activation = Activation.GeluTanh, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f, Precision = Precision.Double)]
public partial class Drawn28Double;

[Mlp(17, 15, 32, 17, Activation = Activation.Softplus, Loss = Loss.MeanSquaredError)]
public partial class Drawn29;

[Mlp(17, 15, 32, 17, Activation = Activation.Softplus, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn29Double;

[Mlp(3, 9, 7, 4, 17, Activation = Activation.Identity, Loss = Loss.MeanAbsoluteError)]
public partial class Drawn30;

[Mlp(3, 9, 7, 4, 17, Activation = Activation.Identity, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
public partial class Drawn30Double;

[Mlp(7, 23, 17, 31, Activation = Activation.Elu, LossFunction = nameof(Charbonnier))]
public partial class Drawn31
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Mlp(7, 23, 17, 31, Activation = Activation.Elu, LossFunction = nameof(Charbonnier), Precision = Precision.Double)]
public partial class Drawn31Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Network(1, Loss = Loss.BinaryCrossEntropy)]
[Softplus, Silu, Linear(15)]
public partial class Drawn32;

[Network(1, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Softplus, Silu, Linear(15)]
public partial class Drawn32Double;

[Network(3, 1, 1, Loss = Loss.Huber, HuberDelta = 2f)]
[Tanh, Apply(nameof(Sine)), Flatten, Linear(9)]
public partial class Drawn33
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Network(3, 1, 1, Loss = Loss.Huber, HuberDelta = 2f, Precision = Precision.Double)]
[Tanh, Apply(nameof(Sine)), Flatten, Linear(9)]
public partial class Drawn33Double
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Network(31, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f)]
[SwiGlu(5, Bias = false), Tanh, Relu, Gelu(Approximation = GeluApproximation.Tanh)]
public partial class Drawn34;

[Network(31, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f, Precision = Precision.Double)]
[SwiGlu(5, Bias = false), Tanh, Relu, Gelu(Approximation = GeluApproximation.Tanh)]
public partial class Drawn34Double;

[Mlp(32, 17, 40, Activation = Activation.Elu, Loss = Loss.MeanSquaredError)]
public partial class Drawn35;

[Mlp(32, 17, 40, Activation = Activation.Elu, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn35Double;

[Mlp(15, 9, 17, Activation = Activation.Silu, Loss = Loss.Huber)]
public partial class Drawn36;

[Mlp(15, 9, 17, Activation = Activation.Silu, Loss = Loss.Huber, Precision = Precision.Double)]
public partial class Drawn36Double;

[Network(3, 33, LossFunction = nameof(Charbonnier))]
[Flatten, RmsNorm(Epsilon = 0.001f), Linear(15)]
public partial class Drawn37
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Network(3, 33, LossFunction = nameof(Charbonnier), Precision = Precision.Double)]
[Flatten, RmsNorm(Epsilon = 0.001f), Linear(15)]
public partial class Drawn37Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Mlp(4, 5, 7, 17, 31, Activation = Activation.Relu, Loss = Loss.BinaryCrossEntropy)]
public partial class Drawn38;

[Mlp(4, 5, 7, 17, 31, Activation = Activation.Relu, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class Drawn38Double;

[Mlp(17, 3, 31, 4, 33, Activation = Activation.Sigmoid, Loss = Loss.MeanAbsoluteError)]
public partial class Drawn39;

[Mlp(17, 3, 31, 4, 33, Activation = Activation.Sigmoid, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
public partial class Drawn39Double;

[Mlp(1, 4, 17, Activation = Activation.Relu, Loss = Loss.Huber, HuberDelta = 2f)]
public partial class Drawn40;

[Mlp(1, 4, 17, Activation = Activation.Relu, Loss = Loss.Huber, HuberDelta = 2f, Precision = Precision.Double)]
public partial class Drawn40Double;

[Network(15, Loss = Loss.BinaryCrossEntropy)]
[SwiGlu(4), Sigmoid, Elu(0.3f), Identity, Linear(23)]
public partial class Drawn41;

[Network(15, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[SwiGlu(4), Sigmoid, Elu(0.3f), Identity, Linear(23)]
public partial class Drawn41Double;

[Mlp(1, 31, 3, 17, Activation = Activation.Selu, Loss = Loss.MeanSquaredError)]
public partial class Drawn42;

[Mlp(1, 31, 3, 17, Activation = Activation.Selu, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn42Double;

[Block(17)]
[LayerNorm, Linear(12, Bias = false), Sigmoid, Linear(17, Bias = false)]
public partial class Drawn43Block1;

[Network(17, Loss = Loss.Huber, HuberDelta = 2f)]
[Silu, LeakyRelu(1.5f), Residual<Drawn43Block1>, Elu(2f), Linear(4)]
public partial class Drawn43;

[Network(17, Loss = Loss.Huber, HuberDelta = 2f, Precision = Precision.Double)]
[Silu, LeakyRelu(1.5f), Residual<Drawn43Block1>, Elu(2f), Linear(4)]
public partial class Drawn43Double;

[Mlp(15, 1, 17, 12, 7, Activation = Activation.Identity, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f)]
public partial class Drawn44;

[Mlp(15, 1, 17, 12, 7, Activation = Activation.Identity, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f, Precision = Precision.Double)]
public partial class Drawn44Double;

[Mlp(8, 8, 9, Activation = Activation.Gelu, Loss = Loss.MeanSquaredError)]
public partial class Drawn45;

[Mlp(8, 8, 9, Activation = Activation.Gelu, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn45Double;

[Block(3)]
[RmsNorm]
public partial class Drawn46Block1;

[Block(3)]
[Sigmoid, Identity, Identity]
public partial class Drawn46Block2;

[Block(3)]
[Softplus, Elu(2f), Parallel<Drawn46Block1, Drawn46Block2>]
public partial class Drawn46Block3;

[Block(6)]
[Softplus, Apply(nameof(Ripple)), RmsNorm]
public partial class Drawn46Block4
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Network(3, LossFunction = nameof(Charbonnier))]
[Selu, Use<Drawn46Block3>, Use<Drawn46Block4>(Times = 3), Linear(7)]
public partial class Drawn46
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Network(3, LossFunction = nameof(Charbonnier), Precision = Precision.Double)]
[Selu, Use<Drawn46Block3>, Use<Drawn46Block4>(Times = 3), Linear(7)]
public partial class Drawn46Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Mlp(23, 1, 31, 23, 1, ActivationFunction = nameof(Softsign), Loss = Loss.BinaryCrossEntropy)]
public partial class Drawn47
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Mlp(23, 1, 31, 23, 1, ActivationFunction = nameof(Softsign), Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class Drawn47Double
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Mlp(31, 23, 23, 5, Activation = Activation.Softplus, Loss = Loss.Huber, HuberDelta = 2f)]
public partial class Drawn48;

[Mlp(31, 23, 23, 5, Activation = Activation.Softplus, Loss = Loss.Huber, HuberDelta = 2f, Precision = Precision.Double)]
public partial class Drawn48Double;

[Network(17, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f)]
[Selu, LeakyRelu(1.5f), Linear(7)]
public partial class Drawn49;

[Network(17, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f, Precision = Precision.Double)]
[Selu, LeakyRelu(1.5f), Linear(7)]
public partial class Drawn49Double;

[Mlp(12, 12, 16, 23, 12, Activation = Activation.Selu, Loss = Loss.MeanAbsoluteError)]
public partial class Drawn50;

[Mlp(12, 12, 16, 23, 12, Activation = Activation.Selu, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
public partial class Drawn50Double;

[Network(3, 2, 1, Loss = Loss.MeanAbsoluteError)]
[Flatten, GeGlu(5, Bias = false, Approximation = GeluApproximation.Tanh)]
public partial class Drawn51;

[Network(3, 2, 1, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[Flatten, GeGlu(5, Bias = false, Approximation = GeluApproximation.Tanh)]
public partial class Drawn51Double;

[Mlp(5, 12, 23, 23, Activation = Activation.LeakyRelu, LossFunction = nameof(Charbonnier))]
public partial class Drawn52
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Mlp(5, 12, 23, 23, Activation = Activation.LeakyRelu, LossFunction = nameof(Charbonnier), Precision = Precision.Double)]
public partial class Drawn52Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Mlp(32, 3, 40, 4, ActivationFunction = nameof(Softsign), Loss = Loss.BinaryCrossEntropy)]
public partial class Drawn53
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Mlp(32, 3, 40, 4, ActivationFunction = nameof(Softsign), Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class Drawn53Double
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Network(2, 1, Loss = Loss.MeanAbsoluteError)]
[RmsNorm(Epsilon = 0.1f), Flatten, Gelu, Linear(9)]
public partial class Drawn54;

[Network(2, 1, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[RmsNorm(Epsilon = 0.1f), Flatten, Gelu, Linear(9)]
public partial class Drawn54Double;

[Network(5, 32, LossFunction = nameof(Charbonnier))]
[Relu, Silu, Linear(1)]
public partial class Drawn55
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Network(5, 32, LossFunction = nameof(Charbonnier), Precision = Precision.Double)]
[Relu, Silu, Linear(1)]
public partial class Drawn55Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Mlp(23, 7, 13, Activation = Activation.Gelu, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f)]
public partial class Drawn56;

[Mlp(23, 7, 13, Activation = Activation.Gelu, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f, Precision = Precision.Double)]
public partial class Drawn56Double;
