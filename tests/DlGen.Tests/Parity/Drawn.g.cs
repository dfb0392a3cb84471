// Drawn by tests/DlGen.Peers -- --parity --seed 10 --count 64; TorchSharp's results are in Drawn.txt.

namespace DlGen.Tests.Parity.Networks;

[Block(15)]
[Relu]
public partial class Drawn01Block1;

[Network(15, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f)]
[Identity, Softplus, Residual<Drawn01Block1>(Times = 3), Linear(5)]
public partial class Drawn01;

[Network(15, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f, Precision = Precision.Double)]
[Identity, Softplus, Residual<Drawn01Block1>(Times = 3), Linear(5)]
public partial class Drawn01Double;

[Mlp(12, 8, 33, Activation = Activation.Tanh, Loss = Loss.MeanSquaredError)]
public partial class Drawn02;

[Mlp(12, 8, 33, Activation = Activation.Tanh, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn02Double;

[Mlp(5, 8, 5, 8, 12, Activation = Activation.Relu, Loss = Loss.Huber)]
public partial class Drawn03;

[Mlp(5, 8, 5, 8, 12, Activation = Activation.Relu, Loss = Loss.Huber, Precision = Precision.Double)]
public partial class Drawn03Double;

[Mlp(32, 1, 5, 5, 16, Activation = Activation.Selu, Loss = Loss.BinaryCrossEntropy)]
public partial class Drawn04;

[Mlp(32, 1, 5, 5, 16, Activation = Activation.Selu, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class Drawn04Double;

[Mlp(7, 33, 23, Activation = Activation.Identity, Loss = Loss.MeanAbsoluteError)]
public partial class Drawn05;

[Mlp(7, 33, 23, Activation = Activation.Identity, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
public partial class Drawn05Double;

[Mlp(31, 3, 7, 33, 40, Activation = Activation.LeakyRelu, LossFunction = nameof(Charbonnier))]
public partial class Drawn06
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Mlp(31, 3, 7, 33, 40, Activation = Activation.LeakyRelu, LossFunction = nameof(Charbonnier), Precision = Precision.Double)]
public partial class Drawn06Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Mlp(17, 16, 14, Activation = Activation.LeakyRelu, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f)]
public partial class Drawn07;

[Mlp(17, 16, 14, Activation = Activation.LeakyRelu, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f, Precision = Precision.Double)]
public partial class Drawn07Double;

[Mlp(17, 12, 1, 7, 3, Activation = Activation.Sigmoid, Loss = Loss.MeanSquaredError)]
public partial class Drawn08;

[Mlp(17, 12, 1, 7, 3, Activation = Activation.Sigmoid, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn08Double;

[Block(8)]
[Linear(2), Tanh, Linear(8, TiedTo = "Linear1", Transposed = true)]
public partial class Drawn09Block1;

[Block(8)]
[SwiGlu(16), Tanh, Linear(8)]
public partial class Drawn09Block2;

[Block(8)]
[Use<Drawn09Block2>(Times = 2, Shared = true), Sigmoid]
public partial class Drawn09Block3;

[Block(8)]
[BatchNorm(Epsilon = 0.001f, Momentum = 0.01f), Selu]
public partial class Drawn09Block4;

[Block(8)]
[Linear(23, Bias = false), Selu]
public partial class Drawn09Block5;

[Block(8)]
[GeGlu(5, Bias = false)]
public partial class Drawn09Block6;

[Block(8)]
[RmsNorm(Epsilon = 0.1f)]
public partial class Drawn09Block7;

[Block(8)]
[Gelu(Approximation = GeluApproximation.Tanh), Silu, Parallel<Drawn09Block4, Drawn09Block5, Drawn09Block6, Drawn09Block7>, Linear(8)]
public partial class Drawn09Block8;

[Network(8, Loss = Loss.Huber, HuberDelta = 2f)]
[Use<Drawn09Block1>, Elu(2f), Relu, Parallel<Drawn09Block3, Drawn09Block8>(Times = 3, Join = Join.Sum), Linear(5)]
public partial class Drawn09;

[Network(8, Loss = Loss.Huber, HuberDelta = 2f, Precision = Precision.Double)]
[Use<Drawn09Block1>, Elu(2f), Relu, Parallel<Drawn09Block3, Drawn09Block8>(Times = 3, Join = Join.Sum), Linear(5)]
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

[Mlp(8, 31, 23, 7, 32, ActivationFunction = nameof(Ripple), Loss = Loss.BinaryCrossEntropy)]
public partial class Drawn12
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Mlp(8, 31, 23, 7, 32, ActivationFunction = nameof(Ripple), Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class Drawn12Double
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Mlp(32, 16, 4, Activation = Activation.Softplus, Loss = Loss.MeanAbsoluteError)]
public partial class Drawn13;

[Mlp(32, 16, 4, Activation = Activation.Softplus, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
public partial class Drawn13Double;

[Mlp(12, 16, 7, Activation = Activation.Elu, Loss = Loss.Huber, HuberDelta = 2f)]
public partial class Drawn14;

[Mlp(12, 16, 7, Activation = Activation.Elu, Loss = Loss.Huber, HuberDelta = 2f, Precision = Precision.Double)]
public partial class Drawn14Double;

[Mlp(4, 5, 15, 7, 8, Activation = Activation.Gelu, Loss = Loss.MeanSquaredError)]
public partial class Drawn15;

[Mlp(4, 5, 15, 7, 8, Activation = Activation.Gelu, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn15Double;

[Mlp(1, 9, 7, Activation = Activation.Softplus, LossFunction = nameof(Charbonnier))]
public partial class Drawn16
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Mlp(1, 9, 7, Activation = Activation.Softplus, LossFunction = nameof(Charbonnier), Precision = Precision.Double)]
public partial class Drawn16Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Mlp(40, 23, 7, 7, 32, Activation = Activation.Identity, Loss = Loss.MeanSquaredError)]
public partial class Drawn17;

[Mlp(40, 23, 7, 7, 32, Activation = Activation.Identity, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn17Double;

[Block(2, 3, 4)]
[LeakyRelu]
public partial class Drawn18Block1;

[Block(2, 3, 4)]
[Apply(nameof(Ripple)), Residual<Drawn18Block1>(Times = 3, Shared = true)]
public partial class Drawn18Block2
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Block(2, 3, 4)]
[LeakyRelu(1.5f)]
public partial class Drawn18Block3;

[Block(2, 3, 4)]
[Identity, Relu, Softplus]
public partial class Drawn18Block4;

[Block(2, 3, 4)]
[Selu, Silu]
public partial class Drawn18Block5;

[Network(2, 3, 4, Loss = Loss.MeanAbsoluteError)]
[Parallel<Drawn18Block2, Drawn18Block3, Drawn18Block4, Drawn18Block5>(Join = Join.Sum), Flatten, LayerNorm(Bias = false, Epsilon = 0.001f), GeGlu(9, Approximation = GeluApproximation.Tanh), Sigmoid]
public partial class Drawn18;

[Network(2, 3, 4, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[Parallel<Drawn18Block2, Drawn18Block3, Drawn18Block4, Drawn18Block5>(Join = Join.Sum), Flatten, LayerNorm(Bias = false, Epsilon = 0.001f), GeGlu(9, Approximation = GeluApproximation.Tanh), Sigmoid]
public partial class Drawn18Double;

[Mlp(12, 4, 7, 2, 12, Activation = Activation.Selu, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f)]
public partial class Drawn19;

[Mlp(12, 4, 7, 2, 12, Activation = Activation.Selu, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f, Precision = Precision.Double)]
public partial class Drawn19Double;

[Mlp(7, 8, 17, Activation = Activation.Tanh, Loss = Loss.BinaryCrossEntropy)]
public partial class Drawn20;

[Mlp(7, 8, 17, Activation = Activation.Tanh, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class Drawn20Double;

[Block(1, 1, 2)]
[Selu, Gelu, Elu(0.3f)]
public partial class Drawn21Block1;

[Block(1, 1, 2)]
[Softplus]
public partial class Drawn21Block2;

[Block(1, 1, 2)]
[LeakyRelu, Silu]
public partial class Drawn21Block3;

[Block(1, 1, 2)]
[Elu(0.3f), Apply(nameof(Softsign))]
public partial class Drawn21Block4
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Block(1, 1, 2)]
[Residual<Drawn21Block3>, Use<Drawn21Block4>(Times = 3)]
public partial class Drawn21Block5;

[Network(1, 1, 2, Loss = Loss.Huber, HuberDelta = 2f)]
[Parallel<Drawn21Block1, Drawn21Block2, Drawn21Block5>, Flatten, Linear(2), Linear(23)]
public partial class Drawn21;

[Network(1, 1, 2, Loss = Loss.Huber, HuberDelta = 2f, Precision = Precision.Double)]
[Parallel<Drawn21Block1, Drawn21Block2, Drawn21Block5>, Flatten, Linear(2), Linear(23)]
public partial class Drawn21Double;

[Mlp(23, 33, 7, 32, Activation = Activation.Tanh, LossFunction = nameof(Charbonnier))]
public partial class Drawn22
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Mlp(23, 33, 7, 32, Activation = Activation.Tanh, LossFunction = nameof(Charbonnier), Precision = Precision.Double)]
public partial class Drawn22Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Mlp(12, 12, 31, 7, 2, Activation = Activation.Silu, Loss = Loss.MeanSquaredError)]
public partial class Drawn23;

[Mlp(12, 12, 31, 7, 2, Activation = Activation.Silu, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn23Double;

[Mlp(5, 23, 7, 7, Activation = Activation.Selu, LossFunction = nameof(LogCosh))]
public partial class Drawn24
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(5, 23, 7, 7, Activation = Activation.Selu, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
public partial class Drawn24Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(3, 3, 32, 12, 13, Activation = Activation.Gelu, Loss = Loss.SoftmaxCrossEntropy)]
public partial class Drawn25;

[Mlp(3, 3, 32, 12, 13, Activation = Activation.Gelu, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
public partial class Drawn25Double;

[Mlp(23, 12, 7, ActivationFunction = nameof(Ripple), Loss = Loss.SoftmaxCrossEntropy)]
public partial class Drawn26
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Mlp(23, 12, 7, ActivationFunction = nameof(Ripple), Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
public partial class Drawn26Double
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Mlp(1, 5, 5, 8, 7, Activation = Activation.Elu, Loss = Loss.MeanSquaredError)]
public partial class Drawn27;

[Mlp(1, 5, 5, 8, 7, Activation = Activation.Elu, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn27Double;

[Block(12)]
[Linear(12), Tanh, Linear(12, TiedTo = "Linear1")]
public partial class Drawn28Block1;

[Network(12, Loss = Loss.MeanAbsoluteError)]
[Use<Drawn28Block1>, SwiGlu(4, Bias = false), Linear(31)]
public partial class Drawn28;

[Network(12, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[Use<Drawn28Block1>, SwiGlu(4, Bias = false), Linear(31)]
public partial class Drawn28Double;

[Mlp(40, 4, 8, 15, 1, Activation = Activation.Relu, LossFunction = nameof(LogCosh))]
public partial class Drawn29
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(40, 4, 8, 15, 1, Activation = Activation.Relu, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
public partial class Drawn29Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(8, 32, 16, 32, Activation = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy)]
public partial class Drawn30;

[Mlp(8, 32, 16, 32, Activation = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class Drawn30Double;

[Block(3, 3, 1)]
[Tanh, Softplus]
public partial class Drawn31Block1;

[Block(3, 3, 1)]
[Gelu(Approximation = GeluApproximation.Tanh), Use<Drawn31Block1>(Times = 3, Shared = true)]
public partial class Drawn31Block2;

[Block(3, 3, 1)]
[Identity, Apply(nameof(Softsign))]
public partial class Drawn31Block3
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Block(3, 3, 1)]
[Sigmoid]
public partial class Drawn31Block4;

[Block(3, 3, 1)]
[Residual<Drawn31Block4>]
public partial class Drawn31Block5;

[Block(3, 3, 1)]
[Relu, Apply(nameof(Softsign))]
public partial class Drawn31Block6
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Block(3, 3, 1)]
[LeakyRelu(1.5f)]
public partial class Drawn31Block7;

[Block(6, 3, 1)]
[Elu(2f), Silu, Tanh]
public partial class Drawn31Block8;

[Block(6, 3, 1)]
[Identity, Tanh, LeakyRelu]
public partial class Drawn31Block9;

[Block(6, 3, 1)]
[Sigmoid, Use<Drawn31Block9>, Gelu]
public partial class Drawn31Block10;

[Block(6, 3, 1)]
[Selu, Gelu(Approximation = GeluApproximation.Tanh), Tanh]
public partial class Drawn31Block11;

[Block(6, 3, 1)]
[Silu, Identity, Use<Drawn31Block11>(Times = 3)]
public partial class Drawn31Block12;

[Network(3, 3, 1, Loss = Loss.MeanAbsoluteError)]
[Parallel<Drawn31Block2, Drawn31Block3, Drawn31Block5>(Times = 2, Shared = true, Join = Join.Sum), Parallel<Drawn31Block6, Drawn31Block7>, Parallel<Drawn31Block8, Drawn31Block10, Drawn31Block12>(Join = Join.Sum), Flatten, Linear(9, Bias = false)]
public partial class Drawn31;

[Network(3, 3, 1, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[Parallel<Drawn31Block2, Drawn31Block3, Drawn31Block5>(Times = 2, Shared = true, Join = Join.Sum), Parallel<Drawn31Block6, Drawn31Block7>, Parallel<Drawn31Block8, Drawn31Block10, Drawn31Block12>(Join = Join.Sum), Flatten, Linear(9, Bias = false)]
public partial class Drawn31Double;

[Mlp(16, 15, 32, ActivationFunction = nameof(Sine), Loss = Loss.Huber, HuberDelta = 0.5f)]
public partial class Drawn32
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Mlp(16, 15, 32, ActivationFunction = nameof(Sine), Loss = Loss.Huber, HuberDelta = 0.5f, Precision = Precision.Double)]
public partial class Drawn32Double
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Block(32)]
[Linear(40, Bias = false), Tanh, Linear(32, TiedTo = "Linear1", Transposed = true)]
public partial class Drawn33Block1;

[Network(4, Loss = Loss.BinaryCrossEntropy)]
[RmsNorm(Epsilon = 0.1f), GeGlu(32, Bias = false, Approximation = GeluApproximation.Tanh), Use<Drawn33Block1>, Linear(23)]
public partial class Drawn33;

[Network(4, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[RmsNorm(Epsilon = 0.1f), GeGlu(32, Bias = false, Approximation = GeluApproximation.Tanh), Use<Drawn33Block1>, Linear(23)]
public partial class Drawn33Double;

[Network(2, 32, Loss = Loss.Huber, HuberDelta = 0.5f)]
[LayerNorm, Flatten, LayerNorm(Bias = false), Linear(12, Bias = false)]
public partial class Drawn34;

[Network(2, 32, Loss = Loss.Huber, HuberDelta = 0.5f, Precision = Precision.Double)]
[LayerNorm, Flatten, LayerNorm(Bias = false), Linear(12, Bias = false)]
public partial class Drawn34Double;

[Block(2)]
[BatchNorm(Momentum = 0.01f)]
public partial class Drawn35Block1;

[Block(2)]
[LeakyRelu(1.5f), BatchNorm(Epsilon = 0.1f)]
public partial class Drawn35Block2;

[Network(2, LossFunction = nameof(LogCosh))]
[Parallel<Drawn35Block1, Drawn35Block2>(Times = 3, Shared = true, Join = Join.Sum), SwiGlu(23, Bias = false), Linear(23), Linear(8, Bias = false)]
public partial class Drawn35
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Network(2, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
[Parallel<Drawn35Block1, Drawn35Block2>(Times = 3, Shared = true, Join = Join.Sum), SwiGlu(23, Bias = false), Linear(23), Linear(8, Bias = false)]
public partial class Drawn35Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Network(23, Loss = Loss.Huber, HuberDelta = 0.5f)]
[LayerNorm(Epsilon = 0.1f), LayerNorm(Epsilon = 0.1f), Identity, RmsNorm(Epsilon = 0.1f), Linear(9, Bias = false)]
public partial class Drawn36;

[Network(23, Loss = Loss.Huber, HuberDelta = 0.5f, Precision = Precision.Double)]
[LayerNorm(Epsilon = 0.1f), LayerNorm(Epsilon = 0.1f), Identity, RmsNorm(Epsilon = 0.1f), Linear(9, Bias = false)]
public partial class Drawn36Double;

[Block(2, 1, 4)]
[Silu, Elu(0.3f)]
public partial class Drawn37Block1;

[Block(2, 1, 4)]
[Softplus, Elu, Gelu(Approximation = GeluApproximation.Tanh)]
public partial class Drawn37Block2;

[Block(2, 1, 4)]
[Residual<Drawn37Block2>(Times = 3, Shared = true)]
public partial class Drawn37Block3;

[Block(4, 1, 4)]
[Relu]
public partial class Drawn37Block4;

[Block(4, 1, 4)]
[Relu, Apply(nameof(Softsign))]
public partial class Drawn37Block5
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Block(4, 1, 4)]
[LeakyRelu]
public partial class Drawn37Block6;

[Block(4, 1, 4)]
[Use<Drawn37Block6>]
public partial class Drawn37Block7;

[Block(4, 1, 4)]
[Selu]
public partial class Drawn37Block8;

[Network(2, 1, 4, Loss = Loss.SoftmaxCrossEntropy)]
[Silu, Sigmoid, Parallel<Drawn37Block1, Drawn37Block3>, Parallel<Drawn37Block4, Drawn37Block5, Drawn37Block7, Drawn37Block8>(Times = 3, Shared = true, Join = Join.Sum), Apply(nameof(Softsign)), Flatten, Linear(17)]
public partial class Drawn37
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Network(2, 1, 4, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
[Silu, Sigmoid, Parallel<Drawn37Block1, Drawn37Block3>, Parallel<Drawn37Block4, Drawn37Block5, Drawn37Block7, Drawn37Block8>(Times = 3, Shared = true, Join = Join.Sum), Apply(nameof(Softsign)), Flatten, Linear(17)]
public partial class Drawn37Double
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Mlp(31, 7, 1, Activation = Activation.Sigmoid, Loss = Loss.MeanAbsoluteError)]
public partial class Drawn38;

[Mlp(31, 7, 1, Activation = Activation.Sigmoid, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
public partial class Drawn38Double;

[Mlp(4, 9, 8, Activation = Activation.Gelu, Loss = Loss.SoftmaxCrossEntropy)]
public partial class Drawn39;

[Mlp(4, 9, 8, Activation = Activation.Gelu, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
public partial class Drawn39Double;

[Mlp(32, 31, 33, 17, Activation = Activation.Gelu, LossFunction = nameof(LogCosh))]
public partial class Drawn40
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(32, 31, 33, 17, Activation = Activation.Gelu, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
public partial class Drawn40Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Network(32, Loss = Loss.MeanSquaredError)]
[Softplus, GeGlu(7), Linear(12)]
public partial class Drawn41;

[Network(32, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Softplus, GeGlu(7), Linear(12)]
public partial class Drawn41Double;

[Mlp(7, 2, 12, Activation = Activation.Identity, Loss = Loss.MeanAbsoluteError)]
public partial class Drawn42;

[Mlp(7, 2, 12, Activation = Activation.Identity, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
public partial class Drawn42Double;

[Block(3, 3, 4)]
[Sigmoid]
public partial class Drawn43Block1;

[Block(3, 3, 4)]
[Elu(0.3f), Gelu(Approximation = GeluApproximation.Tanh)]
public partial class Drawn43Block2;

[Block(3, 3, 4)]
[Gelu(Approximation = GeluApproximation.Tanh), Residual<Drawn43Block2>(Times = 2)]
public partial class Drawn43Block3;

[Block(3, 3, 4)]
[Sigmoid, Apply(nameof(Sine))]
public partial class Drawn43Block4
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Block(3, 3, 4)]
[Relu]
public partial class Drawn43Block5;

[Block(3, 3, 4)]
[Relu, Elu(2f)]
public partial class Drawn43Block6;

[Block(3, 3, 4)]
[Tanh, Use<Drawn43Block6>, Silu]
public partial class Drawn43Block7;

[Block(3, 3, 4)]
[LeakyRelu(1.5f), Silu]
public partial class Drawn43Block8;

[Block(3, 3, 4)]
[Softplus, Selu]
public partial class Drawn43Block9;

[Block(3, 3, 4)]
[Sigmoid, Softplus, Residual<Drawn43Block9>]
public partial class Drawn43Block10;

[Network(3, 3, 4, Loss = Loss.MeanSquaredError)]
[Parallel<Drawn43Block1, Drawn43Block3, Drawn43Block4, Drawn43Block5>(Times = 2, Join = Join.Sum), Parallel<Drawn43Block7, Drawn43Block8, Drawn43Block10>, Selu, Flatten, Linear(3)]
public partial class Drawn43;

[Network(3, 3, 4, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Parallel<Drawn43Block1, Drawn43Block3, Drawn43Block4, Drawn43Block5>(Times = 2, Join = Join.Sum), Parallel<Drawn43Block7, Drawn43Block8, Drawn43Block10>, Selu, Flatten, Linear(3)]
public partial class Drawn43Double;

[Mlp(15, 5, 33, Activation = Activation.Tanh, Loss = Loss.Huber)]
public partial class Drawn44;

[Mlp(15, 5, 33, Activation = Activation.Tanh, Loss = Loss.Huber, Precision = Precision.Double)]
public partial class Drawn44Double;

[Mlp(9, 23, 8, 2, Activation = Activation.GeluTanh, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f)]
public partial class Drawn45;

[Mlp(9, 23, 8, 2, Activation = Activation.GeluTanh, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f, Precision = Precision.Double)]
public partial class Drawn45Double;

[Block(4)]
[Tanh, Linear(2, Bias = false), RmsNorm(Epsilon = 0.001f)]
public partial class Drawn46Block1;

[Block(4)]
[Linear(16), Tanh, Linear(4, TiedTo = "Linear1", Transposed = true)]
public partial class Drawn46Block2;

[Block(4)]
[LayerNorm(Bias = false, Epsilon = 0.001f), Use<Drawn46Block2>, Linear(2)]
public partial class Drawn46Block3;

[Network(1, 1, 4, Loss = Loss.SoftmaxCrossEntropy)]
[Flatten, Parallel<Drawn46Block1, Drawn46Block3>(Join = Join.Sum), Identity, Linear(6)]
public partial class Drawn46;

[Network(1, 1, 4, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
[Flatten, Parallel<Drawn46Block1, Drawn46Block3>(Join = Join.Sum), Identity, Linear(6)]
public partial class Drawn46Double;

[Network(17, LossFunction = nameof(LogCosh))]
[GeGlu(31, Bias = false), BatchNorm(Epsilon = 0.1f, Momentum = 0.01f), SwiGlu(40), Linear(12)]
public partial class Drawn47
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Network(17, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
[GeGlu(31, Bias = false), BatchNorm(Epsilon = 0.1f, Momentum = 0.01f), SwiGlu(40), Linear(12)]
public partial class Drawn47Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(4, 4, 8, Activation = Activation.Elu, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f)]
public partial class Drawn48;

[Mlp(4, 4, 8, Activation = Activation.Elu, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f, Precision = Precision.Double)]
public partial class Drawn48Double;

[Mlp(40, 40, 2, 9, 15, Activation = Activation.Softplus, Loss = Loss.MeanAbsoluteError)]
public partial class Drawn49;

[Mlp(40, 40, 2, 9, 15, Activation = Activation.Softplus, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
public partial class Drawn49Double;

[Mlp(31, 15, 33, 17, Activation = Activation.Relu, LossFunction = nameof(LogCosh))]
public partial class Drawn50
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(31, 15, 33, 17, Activation = Activation.Relu, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
public partial class Drawn50Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Network(33, Loss = Loss.BinaryCrossEntropy)]
[Relu, RmsNorm(Epsilon = 0.1f), BatchNorm(Epsilon = 0.1f, Momentum = 0.5f), SwiGlu(23, Bias = false)]
public partial class Drawn51;

[Network(33, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Relu, RmsNorm(Epsilon = 0.1f), BatchNorm(Epsilon = 0.1f, Momentum = 0.5f), SwiGlu(23, Bias = false)]
public partial class Drawn51Double;

[Mlp(7, 15, 9, 33, Activation = Activation.Identity, Loss = Loss.MeanSquaredError)]
public partial class Drawn52;

[Mlp(7, 15, 9, 33, Activation = Activation.Identity, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn52Double;

[Block(3, 9)]
[Linear(9), Tanh, Linear(9, TiedTo = "Linear1")]
public partial class Drawn53Block1;

[Network(3, 33, Loss = Loss.Huber)]
[Softplus, SwiGlu(9), Use<Drawn53Block1>, Linear(15, Bias = false)]
public partial class Drawn53;

[Network(3, 33, Loss = Loss.Huber, Precision = Precision.Double)]
[Softplus, SwiGlu(9), Use<Drawn53Block1>, Linear(15, Bias = false)]
public partial class Drawn53Double;

[Network(1, 2, 2, Loss = Loss.BinaryCrossEntropy)]
[LeakyRelu(0.25f), Elu, Flatten, GeGlu(40, Bias = false, Approximation = GeluApproximation.Tanh), Linear(31, Bias = false), Linear(1)]
public partial class Drawn54;

[Network(1, 2, 2, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[LeakyRelu(0.25f), Elu, Flatten, GeGlu(40, Bias = false, Approximation = GeluApproximation.Tanh), Linear(31, Bias = false), Linear(1)]
public partial class Drawn54Double;

[Mlp(3, 2, 5, 33, Activation = Activation.GeluTanh, Loss = Loss.MeanAbsoluteError)]
public partial class Drawn55;

[Mlp(3, 2, 5, 33, Activation = Activation.GeluTanh, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
public partial class Drawn55Double;

[Block(1, 4, 1)]
[Selu]
public partial class Drawn56Block1;

[Block(1, 4, 1)]
[Apply(nameof(Softsign)), Gelu]
public partial class Drawn56Block2
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Block(1, 4, 1)]
[Use<Drawn56Block2>(Times = 3), Apply(nameof(Ripple))]
public partial class Drawn56Block3
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Block(1, 4, 1)]
[Softplus, Identity, Tanh]
public partial class Drawn56Block4;

[Block(1, 4, 1)]
[Silu, Identity, Elu(2f)]
public partial class Drawn56Block5;

[Block(1, 4, 1)]
[Residual<Drawn56Block5>]
public partial class Drawn56Block6;

[Block(1, 4, 1)]
[Apply(nameof(Softsign)), Sigmoid, Selu]
public partial class Drawn56Block7
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Block(1, 4, 1)]
[LeakyRelu]
public partial class Drawn56Block8;

[Block(1, 4, 1)]
[Relu]
public partial class Drawn56Block9;

[Block(1, 4, 1)]
[Apply(nameof(Ripple)), Selu]
public partial class Drawn56Block10
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Block(4, 4, 1)]
[Relu, Elu]
public partial class Drawn56Block11;

[Block(4, 4, 1)]
[Residual<Drawn56Block11>(Times = 3), Sigmoid, Selu]
public partial class Drawn56Block12;

[Block(4, 4, 1)]
[Elu(2f), Apply(nameof(Ripple))]
public partial class Drawn56Block13
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Network(1, 4, 1, Loss = Loss.BinaryCrossEntropy)]
[Parallel<Drawn56Block1, Drawn56Block3, Drawn56Block4>(Times = 2, Join = Join.Sum), Use<Drawn56Block6>(Times = 2, Shared = true), Parallel<Drawn56Block7, Drawn56Block8, Drawn56Block9, Drawn56Block10>, Parallel<Drawn56Block12, Drawn56Block13>(Times = 3, Join = Join.Sum), Tanh, Flatten, Linear(2)]
public partial class Drawn56;

[Network(1, 4, 1, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Parallel<Drawn56Block1, Drawn56Block3, Drawn56Block4>(Times = 2, Join = Join.Sum), Use<Drawn56Block6>(Times = 2, Shared = true), Parallel<Drawn56Block7, Drawn56Block8, Drawn56Block9, Drawn56Block10>, Parallel<Drawn56Block12, Drawn56Block13>(Times = 3, Join = Join.Sum), Tanh, Flatten, Linear(2)]
public partial class Drawn56Double;

[Mlp(12, 17, 16, Activation = Activation.Gelu, Loss = Loss.MeanAbsoluteError)]
public partial class Drawn57;

[Mlp(12, 17, 16, Activation = Activation.Gelu, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
public partial class Drawn57Double;

[Mlp(15, 1, 40, 33, 31, Activation = Activation.Silu, LossFunction = nameof(LogCosh))]
public partial class Drawn58
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(15, 1, 40, 33, 31, Activation = Activation.Silu, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
public partial class Drawn58Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Network(8, Loss = Loss.BinaryCrossEntropy)]
[RmsNorm(Epsilon = 0.001f), Silu, Linear(7), Linear(40, Bias = false)]
public partial class Drawn59;

[Network(8, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[RmsNorm(Epsilon = 0.001f), Silu, Linear(7), Linear(40, Bias = false)]
public partial class Drawn59Double;

[Mlp(32, 7, 33, 40, 3, Activation = Activation.GeluTanh, Loss = Loss.MeanSquaredError)]
public partial class Drawn60;

[Mlp(32, 7, 33, 40, 3, Activation = Activation.GeluTanh, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn60Double;

[Mlp(1, 32, 40, 8, 6, Activation = Activation.Gelu, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f)]
public partial class Drawn61;

[Mlp(1, 32, 40, 8, 6, Activation = Activation.Gelu, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f, Precision = Precision.Double)]
public partial class Drawn61Double;

[Network(17, LossFunction = nameof(Charbonnier))]
[RmsNorm(Epsilon = 0.1f), LayerNorm(Epsilon = 0.1f), Linear(2)]
public partial class Drawn62
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Network(17, LossFunction = nameof(Charbonnier), Precision = Precision.Double)]
[RmsNorm(Epsilon = 0.1f), LayerNorm(Epsilon = 0.1f), Linear(2)]
public partial class Drawn62Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Block(2, 3, 3)]
[LeakyRelu(1.5f), Silu]
public partial class Drawn63Block1;

[Block(2, 3, 3)]
[Residual<Drawn63Block1>(Times = 3, Shared = true)]
public partial class Drawn63Block2;

[Block(2, 3, 3)]
[Softplus]
public partial class Drawn63Block3;

[Block(2, 3, 3)]
[Identity, Identity]
public partial class Drawn63Block4;

[Block(2, 3, 3)]
[Elu, Elu, Gelu(Approximation = GeluApproximation.Tanh)]
public partial class Drawn63Block5;

[Block(2, 3, 3)]
[Tanh]
public partial class Drawn63Block6;

[Block(2, 3, 3)]
[Tanh, Identity]
public partial class Drawn63Block7;

[Block(2, 3, 3)]
[Use<Drawn63Block7>(Times = 3), LeakyRelu(0.25f)]
public partial class Drawn63Block8;

[Block(2, 3, 3)]
[Tanh]
public partial class Drawn63Block9;

[Block(2, 3, 3)]
[Residual<Drawn63Block9>(Times = 3, Shared = true), Silu]
public partial class Drawn63Block10;

[Block(6, 3, 3)]
[Apply(nameof(Sine))]
public partial class Drawn63Block11
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Block(6, 3, 3)]
[Softplus, Elu(2f), Relu]
public partial class Drawn63Block12;

[Block(6, 3, 3)]
[Residual<Drawn63Block12>(Times = 2)]
public partial class Drawn63Block13;

[Block(6, 3, 3)]
[Softplus, Silu, Gelu]
public partial class Drawn63Block14;

[Network(2, 3, 3, Loss = Loss.BinaryCrossEntropy)]
[Parallel<Drawn63Block2, Drawn63Block3, Drawn63Block4, Drawn63Block5>(Times = 2, Shared = true, Join = Join.Sum), Parallel<Drawn63Block6, Drawn63Block8, Drawn63Block10>, Gelu, Parallel<Drawn63Block11, Drawn63Block13, Drawn63Block14>(Join = Join.Sum), Flatten, Linear(23)]
public partial class Drawn63;

[Network(2, 3, 3, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Parallel<Drawn63Block2, Drawn63Block3, Drawn63Block4, Drawn63Block5>(Times = 2, Shared = true, Join = Join.Sum), Parallel<Drawn63Block6, Drawn63Block8, Drawn63Block10>, Gelu, Parallel<Drawn63Block11, Drawn63Block13, Drawn63Block14>(Join = Join.Sum), Flatten, Linear(23)]
public partial class Drawn63Double;

[Mlp(7, 12, 40, 3, Activation = Activation.Selu, Loss = Loss.Huber)]
public partial class Drawn64;

[Mlp(7, 12, 40, 3, Activation = Activation.Selu, Loss = Loss.Huber, Precision = Precision.Double)]
public partial class Drawn64Double;

[Block(3, 17)]
[Relu, Identity, Flatten, Linear(2)]
public partial class DrawnHeads01Block1;

[Block(2)]
[RmsNorm(Epsilon = 0.1f), LayerNorm(Bias = false, Epsilon = 0.1f), Linear(32)]
public partial class DrawnHeads01Block2;

[Block(2)]
[LayerNorm(Bias = false, Epsilon = 0.001f), Linear(40)]
public partial class DrawnHeads01Block3;

[Network]
[Inputs<DrawnHeads01Block1, DrawnHeads01Block1, DrawnHeads01Block1, DrawnHeads01Block1>(Shared = true), GeGlu(2, Approximation = GeluApproximation.Tanh), Head<DrawnHeads01Block2>(Loss = Loss.MeanSquaredError, Weight = 2f), Head<DrawnHeads01Block3>(Loss = Loss.Huber, HuberDelta = 2f, Weight = 0.5f)]
public partial class DrawnHeads01;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads01Block1, DrawnHeads01Block1, DrawnHeads01Block1, DrawnHeads01Block1>(Shared = true), GeGlu(2, Approximation = GeluApproximation.Tanh), Head<DrawnHeads01Block2>(Loss = Loss.MeanSquaredError, Weight = 2f), Head<DrawnHeads01Block3>(Loss = Loss.Huber, HuberDelta = 2f, Weight = 0.5f)]
public partial class DrawnHeads01Double;

[Block(3, 4, 4)]
[Apply(nameof(Ripple)), Apply(nameof(Softsign)), Flatten, Linear(40, Bias = false)]
public partial class DrawnHeads02Block1
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);

    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Block(16)]
[Linear(16), Tanh, Linear(16, TiedTo = "Linear1", Bias = false)]
public partial class DrawnHeads02Block2;

[Block(16)]
[LeakyRelu, RmsNorm(Epsilon = 0.1f), Linear(3)]
public partial class DrawnHeads02Block3;

[Block(16)]
[Gelu, Linear(2, Bias = false)]
public partial class DrawnHeads02Block4;

[Block(16)]
[Identity, RmsNorm, Linear(7, Bias = false)]
public partial class DrawnHeads02Block5;

[Network]
[Inputs<DrawnHeads02Block1, DrawnHeads02Block1>(Shared = true, Join = Join.Sum), SwiGlu(16, Bias = false), Use<DrawnHeads02Block2>, Head<DrawnHeads02Block3>(Loss = Loss.BinaryCrossEntropy), Head<DrawnHeads02Block4>(Loss = Loss.MeanAbsoluteError, Weight = 2f), Head<DrawnHeads02Block5>(Loss = Loss.SoftmaxCrossEntropy, Weight = 0.5f)]
public partial class DrawnHeads02;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads02Block1, DrawnHeads02Block1>(Shared = true, Join = Join.Sum), SwiGlu(16, Bias = false), Use<DrawnHeads02Block2>, Head<DrawnHeads02Block3>(Loss = Loss.BinaryCrossEntropy), Head<DrawnHeads02Block4>(Loss = Loss.MeanAbsoluteError, Weight = 2f), Head<DrawnHeads02Block5>(Loss = Loss.SoftmaxCrossEntropy, Weight = 0.5f)]
public partial class DrawnHeads02Double;

[Block(3)]
[GeGlu(5, Bias = false), Linear(32)]
public partial class DrawnHeads03Block1;

[Block(9)]
[BatchNorm(Momentum = 0.5f), Linear(32)]
public partial class DrawnHeads03Block2;

[Block(9)]
[Relu, LayerNorm(Bias = false, Epsilon = 0.001f), Selu]
public partial class DrawnHeads03Block3;

[Block(9)]
[Linear(3, Bias = false), SwiGlu(23), RmsNorm, Linear(1)]
public partial class DrawnHeads03Block4;

[Network]
[Inputs<DrawnHeads03Block1, DrawnHeads03Block1, DrawnHeads03Block1>(Shared = true), Linear(9, Bias = false), Head<DrawnHeads03Block2>(LossFunction = nameof(Charbonnier), Weight = 2f), Head<DrawnHeads03Block3>(Loss = Loss.MeanSquaredError, Weight = 0.5f), Head<DrawnHeads03Block4>(Loss = Loss.MeanAbsoluteError, Weight = 2f)]
public partial class DrawnHeads03
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads03Block1, DrawnHeads03Block1, DrawnHeads03Block1>(Shared = true), Linear(9, Bias = false), Head<DrawnHeads03Block2>(LossFunction = nameof(Charbonnier), Weight = 2f), Head<DrawnHeads03Block3>(Loss = Loss.MeanSquaredError, Weight = 0.5f), Head<DrawnHeads03Block4>(Loss = Loss.MeanAbsoluteError, Weight = 2f)]
public partial class DrawnHeads03Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Block(2, 4, 2)]
[Softplus, Sigmoid, Apply(nameof(Ripple)), Flatten, Linear(15, Bias = false)]
public partial class DrawnHeads04Block1
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Block(2, 1, 4)]
[Softplus, Flatten, Linear(3)]
public partial class DrawnHeads04Block2;

[Block(1, 8)]
[BatchNorm(Epsilon = 0.001f), SwiGlu(23), BatchNorm(Epsilon = 0.001f, Momentum = 0.01f), Flatten, Linear(33)]
public partial class DrawnHeads04Block3;

[Block(15)]
[BatchNorm(Epsilon = 0.1f), Linear(17)]
public partial class DrawnHeads04Block4;

[Block(68)]
[GeGlu(17), LayerNorm(Epsilon = 0.001f), Linear(2)]
public partial class DrawnHeads04Block5;

[Block(68)]
[LayerNorm(Epsilon = 0.1f), Gelu, Tanh, Linear(17)]
public partial class DrawnHeads04Block6;

[Block(68)]
[RmsNorm(Epsilon = 0.1f), Linear(40, Bias = false)]
public partial class DrawnHeads04Block7;

[Network]
[Inputs<DrawnHeads04Block1, DrawnHeads04Block2, DrawnHeads04Block3, DrawnHeads04Block4>, Elu(0.3f), Head<DrawnHeads04Block5>(LossFunction = nameof(Charbonnier), Weight = 0.25f), Head<DrawnHeads04Block6>(Loss = Loss.MeanSquaredError, Weight = 0.25f), Head<DrawnHeads04Block7>(LossFunction = nameof(LogCosh), Weight = 0.5f)]
public partial class DrawnHeads04
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);

    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads04Block1, DrawnHeads04Block2, DrawnHeads04Block3, DrawnHeads04Block4>, Elu(0.3f), Head<DrawnHeads04Block5>(LossFunction = nameof(Charbonnier), Weight = 0.25f), Head<DrawnHeads04Block6>(Loss = Loss.MeanSquaredError, Weight = 0.25f), Head<DrawnHeads04Block7>(LossFunction = nameof(LogCosh), Weight = 0.5f)]
public partial class DrawnHeads04Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);

    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Block(2, 4, 3)]
[Apply(nameof(Ripple)), Tanh, Selu, Flatten, Linear(7)]
public partial class DrawnHeads05Block1
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Block(4)]
[Linear(32, Bias = false), Linear(7)]
public partial class DrawnHeads05Block2;

[Block(4, 4)]
[GeGlu(16), Flatten, Linear(7, Bias = false)]
public partial class DrawnHeads05Block3;

[Block(7)]
[LayerNorm(Bias = false, Epsilon = 0.1f), SwiGlu(31, Bias = false), Linear(14, Bias = false)]
public partial class DrawnHeads05Block4;

[Block(7)]
[RmsNorm, Linear(4, Bias = false), Linear(3)]
public partial class DrawnHeads05Block5;

[Block(7)]
[LayerNorm(Epsilon = 0.1f), Linear(4, Bias = false)]
public partial class DrawnHeads05Block6;

[Network]
[Inputs<DrawnHeads05Block1, DrawnHeads05Block2, DrawnHeads05Block3>(Join = Join.Sum), RmsNorm, Head<DrawnHeads05Block4>(Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f, Weight = 2f), Head<DrawnHeads05Block5>(Loss = Loss.BinaryCrossEntropy), Head<DrawnHeads05Block6>(Loss = Loss.Huber, HuberDelta = 2f)]
public partial class DrawnHeads05;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads05Block1, DrawnHeads05Block2, DrawnHeads05Block3>(Join = Join.Sum), RmsNorm, Head<DrawnHeads05Block4>(Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f, Weight = 2f), Head<DrawnHeads05Block5>(Loss = Loss.BinaryCrossEntropy), Head<DrawnHeads05Block6>(Loss = Loss.Huber, HuberDelta = 2f)]
public partial class DrawnHeads05Double;

[Block(1)]
[Relu, Linear(40)]
public partial class DrawnHeads06Block1;

[Block(2)]
[Sigmoid, Sigmoid, Linear(1), Linear(40)]
public partial class DrawnHeads06Block2;

[Block(40)]
[Linear(5), Tanh, Linear(40, TiedTo = "Linear1", Transposed = true)]
public partial class DrawnHeads06Block3;

[Block(40)]
[Relu, Linear(4, Bias = false)]
public partial class DrawnHeads06Block4;

[Block(40)]
[LeakyRelu(0.25f), Selu, Linear(7)]
public partial class DrawnHeads06Block5;

[Network]
[Inputs<DrawnHeads06Block1, DrawnHeads06Block2>(Join = Join.Sum), Gelu(Approximation = GeluApproximation.Tanh), Use<DrawnHeads06Block3>, Head<DrawnHeads06Block4>(LossFunction = nameof(Charbonnier)), Head<DrawnHeads06Block5>(Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f)]
public partial class DrawnHeads06
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads06Block1, DrawnHeads06Block2>(Join = Join.Sum), Gelu(Approximation = GeluApproximation.Tanh), Use<DrawnHeads06Block3>, Head<DrawnHeads06Block4>(LossFunction = nameof(Charbonnier)), Head<DrawnHeads06Block5>(Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f)]
public partial class DrawnHeads06Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Block(1, 12)]
[Tanh, SwiGlu(1, Bias = false), Flatten]
public partial class DrawnHeads07Block1;

[Block(12)]
[Tanh, SwiGlu(15, Bias = false), Linear(40, Bias = false)]
public partial class DrawnHeads07Block2;

[Block(41)]
[Sigmoid, Identity, LayerNorm(Epsilon = 0.1f)]
public partial class DrawnHeads07Block3;

[Block(41)]
[Silu, Gelu, Linear(17, Bias = false)]
public partial class DrawnHeads07Block4;

[Block(41)]
[BatchNorm(Epsilon = 0.001f), LeakyRelu, Softplus, Linear(2)]
public partial class DrawnHeads07Block5;

[Network]
[Inputs<DrawnHeads07Block1, DrawnHeads07Block2>, Residual<DrawnHeads07Block3>(Times = 2, Shared = true), Head<DrawnHeads07Block4>(Loss = Loss.MeanAbsoluteError), Head<DrawnHeads07Block5>(Loss = Loss.BinaryCrossEntropy, Weight = 0.5f)]
public partial class DrawnHeads07;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads07Block1, DrawnHeads07Block2>, Residual<DrawnHeads07Block3>(Times = 2, Shared = true), Head<DrawnHeads07Block4>(Loss = Loss.MeanAbsoluteError), Head<DrawnHeads07Block5>(Loss = Loss.BinaryCrossEntropy, Weight = 0.5f)]
public partial class DrawnHeads07Double;

[Block(40)]
[Selu, Elu(2f), RmsNorm(Epsilon = 0.001f), Linear(17)]
public partial class DrawnHeads08Block1;

[Block(51)]
[Identity, Linear(5)]
public partial class DrawnHeads08Block2;

[Block(51)]
[SwiGlu(12), Gelu(Approximation = GeluApproximation.Tanh), GeGlu(15, Bias = false, Approximation = GeluApproximation.Tanh), Linear(1)]
public partial class DrawnHeads08Block3;

[Block(51)]
[Linear(40), Linear(5)]
public partial class DrawnHeads08Block4;

[Network]
[Inputs<DrawnHeads08Block1, DrawnHeads08Block1, DrawnHeads08Block1>(Shared = true), Tanh, Head<DrawnHeads08Block2>(Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f, Weight = 0.5f), Head<DrawnHeads08Block3>(LossFunction = nameof(LogCosh), Weight = 0.25f), Head<DrawnHeads08Block4>(LossFunction = nameof(LogCosh))]
public partial class DrawnHeads08
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads08Block1, DrawnHeads08Block1, DrawnHeads08Block1>(Shared = true), Tanh, Head<DrawnHeads08Block2>(Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f, Weight = 0.5f), Head<DrawnHeads08Block3>(LossFunction = nameof(LogCosh), Weight = 0.25f), Head<DrawnHeads08Block4>(LossFunction = nameof(LogCosh))]
public partial class DrawnHeads08Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Block(3, 4, 1)]
[LeakyRelu, Silu, Flatten, Linear(2, Bias = false)]
public partial class DrawnHeads09Block1;

[Block(4)]
[Linear(7), Tanh, Linear(4, TiedTo = "Linear1", Transposed = true)]
public partial class DrawnHeads09Block2;

[Block(4)]
[Softplus, LeakyRelu(0.25f), Linear(2)]
public partial class DrawnHeads09Block3;

[Block(4)]
[Silu, Linear(2, Bias = false)]
public partial class DrawnHeads09Block4;

[Block(4)]
[Linear(8, Bias = false), Silu, RmsNorm(Epsilon = 0.001f), Linear(9)]
public partial class DrawnHeads09Block5;

[Block(4)]
[Gelu(Approximation = GeluApproximation.Tanh), Gelu, Linear(6, Bias = false)]
public partial class DrawnHeads09Block6;

[Block(4)]
[LeakyRelu(0.25f), Linear(3, Bias = false)]
public partial class DrawnHeads09Block7;

[Network]
[Inputs<DrawnHeads09Block1, DrawnHeads09Block1>(Shared = true), Use<DrawnHeads09Block2>, Parallel<DrawnHeads09Block3, DrawnHeads09Block4>(Times = 3, Shared = true), Head<DrawnHeads09Block5>(Loss = Loss.Huber, HuberDelta = 0.5f), Head<DrawnHeads09Block6>(Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f, Weight = 0.25f), Head<DrawnHeads09Block7>(Loss = Loss.Huber, Weight = 0.5f)]
public partial class DrawnHeads09;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads09Block1, DrawnHeads09Block1>(Shared = true), Use<DrawnHeads09Block2>, Parallel<DrawnHeads09Block3, DrawnHeads09Block4>(Times = 3, Shared = true), Head<DrawnHeads09Block5>(Loss = Loss.Huber, HuberDelta = 0.5f), Head<DrawnHeads09Block6>(Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f, Weight = 0.25f), Head<DrawnHeads09Block7>(Loss = Loss.Huber, Weight = 0.5f)]
public partial class DrawnHeads09Double;

[Block(15)]
[GeGlu(16, Bias = false, Approximation = GeluApproximation.Tanh), Linear(5)]
public partial class DrawnHeads10Block1;

[Block(5)]
[Relu, BatchNorm(Epsilon = 0.1f, Momentum = 0.01f), GeGlu(3, Approximation = GeluApproximation.Tanh), Linear(9)]
public partial class DrawnHeads10Block2;

[Block(5)]
[Sigmoid, GeGlu(15, Bias = false), LeakyRelu(1.5f), Linear(9)]
public partial class DrawnHeads10Block3;

[Network]
[Inputs<DrawnHeads10Block1, DrawnHeads10Block1, DrawnHeads10Block1>(Shared = true, Join = Join.Sum), Sigmoid, Head<DrawnHeads10Block2>(Loss = Loss.Huber, HuberDelta = 2f, Weight = 2f), Head<DrawnHeads10Block3>(Loss = Loss.BinaryCrossEntropy)]
public partial class DrawnHeads10;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads10Block1, DrawnHeads10Block1, DrawnHeads10Block1>(Shared = true, Join = Join.Sum), Sigmoid, Head<DrawnHeads10Block2>(Loss = Loss.Huber, HuberDelta = 2f, Weight = 2f), Head<DrawnHeads10Block3>(Loss = Loss.BinaryCrossEntropy)]
public partial class DrawnHeads10Double;

[Block(1, 5)]
[BatchNorm(Epsilon = 0.1f, Momentum = 0.01f), Flatten]
public partial class DrawnHeads11Block1;

[Block(4)]
[Apply(nameof(Sine)), Selu, Linear(31)]
public partial class DrawnHeads11Block2
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Block(4)]
[Relu, RmsNorm, Elu(2f), Linear(16, Bias = false)]
public partial class DrawnHeads11Block3;

[Network]
[Inputs<DrawnHeads11Block1, DrawnHeads11Block1>(Shared = true), Linear(4, Bias = false), Sigmoid, Head<DrawnHeads11Block2>(Loss = Loss.MeanSquaredError, Weight = 0.5f), Head<DrawnHeads11Block3>(Loss = Loss.SoftmaxCrossEntropy, Weight = 0.25f)]
public partial class DrawnHeads11;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads11Block1, DrawnHeads11Block1>(Shared = true), Linear(4, Bias = false), Sigmoid, Head<DrawnHeads11Block2>(Loss = Loss.MeanSquaredError, Weight = 0.5f), Head<DrawnHeads11Block3>(Loss = Loss.SoftmaxCrossEntropy, Weight = 0.25f)]
public partial class DrawnHeads11Double;

[Block(4, 5)]
[Linear(3), Flatten, Linear(5, Bias = false)]
public partial class DrawnHeads12Block1;

[Block(5)]
[BatchNorm, Selu, Linear(2)]
public partial class DrawnHeads12Block2;

[Block(5)]
[Silu, LayerNorm(Epsilon = 0.1f), Linear(3)]
public partial class DrawnHeads12Block3;

[Block(5)]
[Linear(5), Tanh, Linear(5, TiedTo = "Linear1")]
public partial class DrawnHeads12Block4;

[Block(5)]
[Linear(7, Bias = false), Silu, SwiGlu(1, Bias = false), Linear(16)]
public partial class DrawnHeads12Block5;

[Block(5)]
[Identity, Linear(17)]
public partial class DrawnHeads12Block6;

[Network]
[Inputs<DrawnHeads12Block1, DrawnHeads12Block1, DrawnHeads12Block1, DrawnHeads12Block1>(Shared = true, Join = Join.Sum), Parallel<DrawnHeads12Block2, DrawnHeads12Block3>(Times = 2), Use<DrawnHeads12Block4>, Head<DrawnHeads12Block5>(Loss = Loss.MeanAbsoluteError, Weight = 0.25f), Head<DrawnHeads12Block6>(LossFunction = nameof(Charbonnier), Weight = 0.25f)]
public partial class DrawnHeads12
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads12Block1, DrawnHeads12Block1, DrawnHeads12Block1, DrawnHeads12Block1>(Shared = true, Join = Join.Sum), Parallel<DrawnHeads12Block2, DrawnHeads12Block3>(Times = 2), Use<DrawnHeads12Block4>, Head<DrawnHeads12Block5>(Loss = Loss.MeanAbsoluteError, Weight = 0.25f), Head<DrawnHeads12Block6>(LossFunction = nameof(Charbonnier), Weight = 0.25f)]
public partial class DrawnHeads12Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Block(1, 2, 3)]
[Apply(nameof(Ripple)), Flatten, Linear(31)]
public partial class DrawnHeads13Block1
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Block(17)]
[SwiGlu(40), Softplus, Linear(23)]
public partial class DrawnHeads13Block2;

[Block(32)]
[Softplus, Linear(12)]
public partial class DrawnHeads13Block3;

[Block(66)]
[Linear(2, Bias = false), Tanh, Linear(66, TiedTo = "Linear1", Transposed = true, Bias = false)]
public partial class DrawnHeads13Block4;

[Block(66)]
[BatchNorm(Epsilon = 0.001f, Momentum = 0.01f), SwiGlu(4), LeakyRelu(0.25f), Linear(1)]
public partial class DrawnHeads13Block5;

[Block(66)]
[GeGlu(15), SwiGlu(2, Bias = false), Apply(nameof(Ripple)), Linear(40)]
public partial class DrawnHeads13Block6
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Block(66)]
[Relu, LeakyRelu(1.5f), LayerNorm(Bias = false, Epsilon = 0.1f), Linear(4, Bias = false)]
public partial class DrawnHeads13Block7;

[Network]
[Inputs<DrawnHeads13Block1, DrawnHeads13Block2, DrawnHeads13Block3>, Silu, Use<DrawnHeads13Block4>, Head<DrawnHeads13Block5>(Loss = Loss.MeanAbsoluteError, Weight = 2f), Head<DrawnHeads13Block6>(LossFunction = nameof(LogCosh), Weight = 0.5f), Head<DrawnHeads13Block7>(Loss = Loss.MeanAbsoluteError, Weight = 0.5f)]
public partial class DrawnHeads13
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads13Block1, DrawnHeads13Block2, DrawnHeads13Block3>, Silu, Use<DrawnHeads13Block4>, Head<DrawnHeads13Block5>(Loss = Loss.MeanAbsoluteError, Weight = 2f), Head<DrawnHeads13Block6>(LossFunction = nameof(LogCosh), Weight = 0.5f), Head<DrawnHeads13Block7>(Loss = Loss.MeanAbsoluteError, Weight = 0.5f)]
public partial class DrawnHeads13Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Block(3, 2, 3)]
[LeakyRelu, Flatten, Linear(31)]
public partial class DrawnHeads14Block1;

[Block(3)]
[SwiGlu(8), Linear(31)]
public partial class DrawnHeads14Block2;

[Block(1, 1, 3)]
[Tanh, Sigmoid, Flatten, Linear(31)]
public partial class DrawnHeads14Block3;

[Block(1, 3, 4)]
[Gelu, Sigmoid, Relu, Flatten, Linear(31)]
public partial class DrawnHeads14Block4;

[Block(31)]
[Softplus, Silu, Linear(5)]
public partial class DrawnHeads14Block5;

[Block(31)]
[Identity, LeakyRelu, Linear(40)]
public partial class DrawnHeads14Block6;

[Network]
[Inputs<DrawnHeads14Block1, DrawnHeads14Block2, DrawnHeads14Block3, DrawnHeads14Block4>(Join = Join.Sum), Softplus, Head<DrawnHeads14Block5>(Loss = Loss.Huber, HuberDelta = 2f, Weight = 0.25f), Head<DrawnHeads14Block6>(Loss = Loss.MeanSquaredError)]
public partial class DrawnHeads14;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads14Block1, DrawnHeads14Block2, DrawnHeads14Block3, DrawnHeads14Block4>(Join = Join.Sum), Softplus, Head<DrawnHeads14Block5>(Loss = Loss.Huber, HuberDelta = 2f, Weight = 0.25f), Head<DrawnHeads14Block6>(Loss = Loss.MeanSquaredError)]
public partial class DrawnHeads14Double;

[Block(2, 3)]
[RmsNorm, Sigmoid, Linear(3), Flatten, Linear(16, Bias = false)]
public partial class DrawnHeads15Block1;

[Block(23)]
[BatchNorm(Epsilon = 0.1f), Linear(17)]
public partial class DrawnHeads15Block2;

[Block(23)]
[BatchNorm(Epsilon = 0.001f), LayerNorm(Bias = false), Linear(32, Bias = false)]
public partial class DrawnHeads15Block3;

[Network]
[Inputs<DrawnHeads15Block1, DrawnHeads15Block1>(Shared = true, Join = Join.Sum), SwiGlu(23), Head<DrawnHeads15Block2>(Loss = Loss.MeanSquaredError), Head<DrawnHeads15Block3>(Loss = Loss.BinaryCrossEntropy, Weight = 0.25f)]
public partial class DrawnHeads15;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads15Block1, DrawnHeads15Block1>(Shared = true, Join = Join.Sum), SwiGlu(23), Head<DrawnHeads15Block2>(Loss = Loss.MeanSquaredError), Head<DrawnHeads15Block3>(Loss = Loss.BinaryCrossEntropy, Weight = 0.25f)]
public partial class DrawnHeads15Double;

[Block(1, 2)]
[Selu, BatchNorm(Epsilon = 0.1f), Apply(nameof(Sine)), Flatten, Linear(5)]
public partial class DrawnHeads16Block1
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Block(20)]
[Apply(nameof(Softsign)), SwiGlu(1), Elu(0.3f), Linear(5, Bias = false)]
public partial class DrawnHeads16Block2
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Block(20)]
[Sigmoid, Gelu, Linear(5)]
public partial class DrawnHeads16Block3;

[Block(20)]
[Identity, Tanh, Linear(5)]
public partial class DrawnHeads16Block4;

[Block(20)]
[Apply(nameof(Softsign)), Linear(5)]
public partial class DrawnHeads16Block5
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Block(20)]
[Elu]
public partial class DrawnHeads16Block6;

[Block(20)]
[Relu, Linear(17)]
public partial class DrawnHeads16Block7;

[Block(20)]
[Relu, Tanh, Linear(11)]
public partial class DrawnHeads16Block8;

[Network]
[Inputs<DrawnHeads16Block1, DrawnHeads16Block1, DrawnHeads16Block1, DrawnHeads16Block1>(Shared = true), Parallel<DrawnHeads16Block2, DrawnHeads16Block3, DrawnHeads16Block4, DrawnHeads16Block5>(Times = 2), Residual<DrawnHeads16Block6>, Head<DrawnHeads16Block7>(Loss = Loss.BinaryCrossEntropy), Head<DrawnHeads16Block8>(Loss = Loss.SoftmaxCrossEntropy)]
public partial class DrawnHeads16;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads16Block1, DrawnHeads16Block1, DrawnHeads16Block1, DrawnHeads16Block1>(Shared = true), Parallel<DrawnHeads16Block2, DrawnHeads16Block3, DrawnHeads16Block4, DrawnHeads16Block5>(Times = 2), Residual<DrawnHeads16Block6>, Head<DrawnHeads16Block7>(Loss = Loss.BinaryCrossEntropy), Head<DrawnHeads16Block8>(Loss = Loss.SoftmaxCrossEntropy)]
public partial class DrawnHeads16Double;

[Block(2, 2, 1)]
[Elu(0.3f), Apply(nameof(Ripple)), Elu(2f), Flatten, Linear(3)]
public partial class DrawnHeads17Block1
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Block(3)]
[Elu(0.3f), Linear(17, Bias = false), Linear(7)]
public partial class DrawnHeads17Block2;

[Block(3)]
[Tanh, Linear(10)]
public partial class DrawnHeads17Block3;

[Network]
[Inputs<DrawnHeads17Block1, DrawnHeads17Block1>(Shared = true, Join = Join.Sum), Gelu(Approximation = GeluApproximation.Tanh), Head<DrawnHeads17Block2>(Loss = Loss.MeanSquaredError, Weight = 2f), Head<DrawnHeads17Block3>(Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f, Weight = 0.5f)]
public partial class DrawnHeads17;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads17Block1, DrawnHeads17Block1>(Shared = true, Join = Join.Sum), Gelu(Approximation = GeluApproximation.Tanh), Head<DrawnHeads17Block2>(Loss = Loss.MeanSquaredError, Weight = 2f), Head<DrawnHeads17Block3>(Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f, Weight = 0.5f)]
public partial class DrawnHeads17Double;

[Block(8)]
[Tanh, GeGlu(23), Gelu, Linear(32)]
public partial class DrawnHeads18Block1;

[Block(8)]
[GeGlu(7, Bias = false, Approximation = GeluApproximation.Tanh), Linear(32, Bias = false)]
public partial class DrawnHeads18Block2;

[Block(7)]
[SwiGlu(17, Bias = false), BatchNorm(Momentum = 0.5f), Linear(32)]
public partial class DrawnHeads18Block3;

[Block(33)]
[Sigmoid, GeGlu(15, Approximation = GeluApproximation.Tanh), Linear(23)]
public partial class DrawnHeads18Block4;

[Block(33)]
[RmsNorm, BatchNorm(Epsilon = 0.1f, Momentum = 0.5f), GeGlu(33, Bias = false, Approximation = GeluApproximation.Tanh), Linear(31)]
public partial class DrawnHeads18Block5;

[Network]
[Inputs<DrawnHeads18Block1, DrawnHeads18Block2, DrawnHeads18Block3>(Join = Join.Sum), SwiGlu(33), Head<DrawnHeads18Block4>(Loss = Loss.BinaryCrossEntropy, Weight = 0.25f), Head<DrawnHeads18Block5>(Loss = Loss.MeanAbsoluteError, Weight = 2f)]
public partial class DrawnHeads18;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads18Block1, DrawnHeads18Block2, DrawnHeads18Block3>(Join = Join.Sum), SwiGlu(33), Head<DrawnHeads18Block4>(Loss = Loss.BinaryCrossEntropy, Weight = 0.25f), Head<DrawnHeads18Block5>(Loss = Loss.MeanAbsoluteError, Weight = 2f)]
public partial class DrawnHeads18Double;

[Block(4, 3)]
[Tanh, Linear(33), LayerNorm(Bias = false, Epsilon = 0.001f), Flatten, Linear(33)]
public partial class DrawnHeads19Block1;

[Block(33)]
[RmsNorm(Epsilon = 0.1f)]
public partial class DrawnHeads19Block2;

[Block(33)]
[LayerNorm(Bias = false, Epsilon = 0.1f), Softplus, Elu(0.3f), Linear(31)]
public partial class DrawnHeads19Block3;

[Block(33)]
[SwiGlu(7, Bias = false), Linear(12)]
public partial class DrawnHeads19Block4;

[Block(33)]
[Relu, Identity, Linear(5)]
public partial class DrawnHeads19Block5;

[Network]
[Inputs<DrawnHeads19Block1, DrawnHeads19Block1, DrawnHeads19Block1, DrawnHeads19Block1>(Shared = true, Join = Join.Sum), Use<DrawnHeads19Block2>(Times = 2, Shared = true), Head<DrawnHeads19Block3>(Loss = Loss.Huber, HuberDelta = 2f, Weight = 0.25f), Head<DrawnHeads19Block4>(Loss = Loss.BinaryCrossEntropy, Weight = 0.5f), Head<DrawnHeads19Block5>(Loss = Loss.Huber, Weight = 0.5f)]
public partial class DrawnHeads19;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads19Block1, DrawnHeads19Block1, DrawnHeads19Block1, DrawnHeads19Block1>(Shared = true, Join = Join.Sum), Use<DrawnHeads19Block2>(Times = 2, Shared = true), Head<DrawnHeads19Block3>(Loss = Loss.Huber, HuberDelta = 2f, Weight = 0.25f), Head<DrawnHeads19Block4>(Loss = Loss.BinaryCrossEntropy, Weight = 0.5f), Head<DrawnHeads19Block5>(Loss = Loss.Huber, Weight = 0.5f)]
public partial class DrawnHeads19Double;

[Block(7)]
[Sigmoid, Linear(15, Bias = false), Linear(33, Bias = false)]
public partial class DrawnHeads20Block1;

[Block(4)]
[LeakyRelu(1.5f), Identity, Linear(16, Bias = false)]
public partial class DrawnHeads20Block2;

[Block(5, 15)]
[Selu, Softplus, Linear(3), Flatten, Linear(32)]
public partial class DrawnHeads20Block3;

[Block(81)]
[LayerNorm(Epsilon = 0.001f), Elu(2f), RmsNorm(Epsilon = 0.001f)]
public partial class DrawnHeads20Block4;

[Block(81)]
[LayerNorm(Epsilon = 0.1f), Linear(16, Bias = false), Gelu(Approximation = GeluApproximation.Tanh), Linear(17)]
public partial class DrawnHeads20Block5;

[Block(81)]
[Selu, Linear(3)]
public partial class DrawnHeads20Block6;

[Network]
[Inputs<DrawnHeads20Block1, DrawnHeads20Block2, DrawnHeads20Block3>, Use<DrawnHeads20Block4>, Head<DrawnHeads20Block5>(Loss = Loss.Huber, HuberDelta = 2f, Weight = 0.25f), Head<DrawnHeads20Block6>(Loss = Loss.BinaryCrossEntropy)]
public partial class DrawnHeads20;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads20Block1, DrawnHeads20Block2, DrawnHeads20Block3>, Use<DrawnHeads20Block4>, Head<DrawnHeads20Block5>(Loss = Loss.Huber, HuberDelta = 2f, Weight = 0.25f), Head<DrawnHeads20Block6>(Loss = Loss.BinaryCrossEntropy)]
public partial class DrawnHeads20Double;

[Block(1, 32)]
[SwiGlu(31), Identity, Selu, Flatten, Linear(5)]
public partial class DrawnHeads21Block1;

[Block(1, 40)]
[Relu, Sigmoid, Flatten, Linear(5)]
public partial class DrawnHeads21Block2;

[Block(1, 5)]
[Silu, Flatten]
public partial class DrawnHeads21Block3;

[Block(1, 2)]
[Selu, GeGlu(4, Bias = false), Flatten, Linear(5)]
public partial class DrawnHeads21Block4;

[Block(5)]
[LayerNorm(Epsilon = 0.1f), Linear(1, Bias = false)]
public partial class DrawnHeads21Block5;

[Block(5)]
[Identity, Silu, Tanh, Linear(2)]
public partial class DrawnHeads21Block6;

[Block(5)]
[RmsNorm(Epsilon = 0.1f), RmsNorm(Epsilon = 0.001f), Linear(2)]
public partial class DrawnHeads21Block7;

[Block(5)]
[Identity]
public partial class DrawnHeads21Block8;

[Block(5)]
[GeGlu(23, Approximation = GeluApproximation.Tanh), Gelu, Linear(5)]
public partial class DrawnHeads21Block9;

[Block(5)]
[Linear(12), SwiGlu(8), Linear(5)]
public partial class DrawnHeads21Block10;

[Block(5)]
[RmsNorm]
public partial class DrawnHeads21Block11;

[Block(5)]
[Relu, Silu, Selu]
public partial class DrawnHeads21Block12;

[Block(5)]
[Sigmoid, Tanh]
public partial class DrawnHeads21Block13;

[Network]
[Inputs<DrawnHeads21Block1, DrawnHeads21Block2, DrawnHeads21Block3, DrawnHeads21Block4>(Join = Join.Sum), Parallel<DrawnHeads21Block5, DrawnHeads21Block6, DrawnHeads21Block7>(Times = 3, Shared = true), Parallel<DrawnHeads21Block8, DrawnHeads21Block9, DrawnHeads21Block10, DrawnHeads21Block11>(Join = Join.Sum), Head<DrawnHeads21Block12>(Loss = Loss.Huber, HuberDelta = 0.5f, Weight = 2f), Head<DrawnHeads21Block13>(Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f)]
public partial class DrawnHeads21;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads21Block1, DrawnHeads21Block2, DrawnHeads21Block3, DrawnHeads21Block4>(Join = Join.Sum), Parallel<DrawnHeads21Block5, DrawnHeads21Block6, DrawnHeads21Block7>(Times = 3, Shared = true), Parallel<DrawnHeads21Block8, DrawnHeads21Block9, DrawnHeads21Block10, DrawnHeads21Block11>(Join = Join.Sum), Head<DrawnHeads21Block12>(Loss = Loss.Huber, HuberDelta = 0.5f, Weight = 2f), Head<DrawnHeads21Block13>(Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f)]
public partial class DrawnHeads21Double;
