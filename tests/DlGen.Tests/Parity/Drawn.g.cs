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

[Block(16)]
[Linear(3), Tanh, Linear(16, TiedTo = "Linear1", Transposed = true)]
public partial class Drawn23Block1;

[Block(16)]
[Use<Drawn23Block1>, LayerNorm, Linear(8)]
public partial class Drawn23Block2;

[Block(16)]
[Tanh, Elu(2f), Gelu(Approximation = GeluApproximation.Tanh)]
public partial class Drawn23Block3;

[Block(16)]
[LayerNorm, Gelu]
public partial class Drawn23Block4;

[Block(16)]
[SwiGlu(3, Bias = false), Linear(16)]
public partial class Drawn23Block5;

[Block(16)]
[Parallel<Drawn23Block3, Drawn23Block4, Drawn23Block5>(Times = 2, Join = Join.Sum), RmsNorm, Linear(8)]
public partial class Drawn23Block6;

[Network(16, Loss = Loss.SoftmaxCrossEntropy)]
[Parallel<Drawn23Block2, Drawn23Block6>(Times = 2, Shared = true), RmsNorm(Epsilon = 0.001f), Sigmoid, Linear(3)]
public partial class Drawn23;

[Network(16, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
[Parallel<Drawn23Block2, Drawn23Block6>(Times = 2, Shared = true), RmsNorm(Epsilon = 0.001f), Sigmoid, Linear(3)]
public partial class Drawn23Double;

[Mlp(12, 12, 31, 7, 2, Activation = Activation.Silu, Loss = Loss.MeanSquaredError)]
public partial class Drawn24;

[Mlp(12, 12, 31, 7, 2, Activation = Activation.Silu, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn24Double;

[Mlp(5, 23, 7, 7, Activation = Activation.Selu, LossFunction = nameof(LogCosh))]
public partial class Drawn25
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(5, 23, 7, 7, Activation = Activation.Selu, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
public partial class Drawn25Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(32, 3, 3, 32, Activation = Activation.GeluTanh, Loss = Loss.BinaryCrossEntropy)]
public partial class Drawn26;

[Mlp(32, 3, 3, 32, Activation = Activation.GeluTanh, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class Drawn26Double;

[Mlp(23, 12, 7, ActivationFunction = nameof(Ripple), Loss = Loss.SoftmaxCrossEntropy)]
public partial class Drawn27
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Mlp(23, 12, 7, ActivationFunction = nameof(Ripple), Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
public partial class Drawn27Double
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Block(2, 32)]
[Linear(32), Tanh, Linear(32, TiedTo = "Linear1")]
public partial class Drawn28Block1;

[Network(2, 32, Loss = Loss.SoftmaxCrossEntropy)]
[Apply(nameof(Ripple)), Use<Drawn28Block1>, LayerNorm(Bias = false, Epsilon = 0.1f), RmsNorm(Epsilon = 0.001f), Linear(40), Flatten]
public partial class Drawn28
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Network(2, 32, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
[Apply(nameof(Ripple)), Use<Drawn28Block1>, LayerNorm(Bias = false, Epsilon = 0.1f), RmsNorm(Epsilon = 0.001f), Linear(40), Flatten]
public partial class Drawn28Double
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Mlp(1, 5, 5, 8, 7, Activation = Activation.Elu, Loss = Loss.MeanAbsoluteError)]
public partial class Drawn29;

[Mlp(1, 5, 5, 8, 7, Activation = Activation.Elu, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
public partial class Drawn29Double;

[Mlp(2, 23, 32, 9, Activation = Activation.Softplus, Loss = Loss.Huber, HuberDelta = 2f)]
public partial class Drawn30;

[Mlp(2, 23, 32, 9, Activation = Activation.Softplus, Loss = Loss.Huber, HuberDelta = 2f, Precision = Precision.Double)]
public partial class Drawn30Double;

[Mlp(40, 4, 8, 15, 1, Activation = Activation.Relu, LossFunction = nameof(LogCosh))]
public partial class Drawn31
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(40, 4, 8, 15, 1, Activation = Activation.Relu, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
public partial class Drawn31Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(8, 32, 16, 32, Activation = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy)]
public partial class Drawn32;

[Mlp(8, 32, 16, 32, Activation = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class Drawn32Double;

[Block(3, 3, 1)]
[Identity, Tanh, Identity]
public partial class Drawn33Block1;

[Block(3, 3, 1)]
[Use<Drawn33Block1>(Times = 3, Shared = true), Silu]
public partial class Drawn33Block2;

[Block(3, 3, 1)]
[Apply(nameof(Sine))]
public partial class Drawn33Block3
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Block(3, 3, 1)]
[Identity, Use<Drawn33Block3>]
public partial class Drawn33Block4;

[Block(3, 3, 1)]
[Sigmoid]
public partial class Drawn33Block5;

[Block(3, 3, 1)]
[LeakyRelu(1.5f), Selu]
public partial class Drawn33Block6;

[Block(3, 3, 1)]
[Relu, Use<Drawn33Block6>(Times = 2)]
public partial class Drawn33Block7;

[Block(3, 3, 1)]
[Gelu(Approximation = GeluApproximation.Tanh), Silu, Tanh]
public partial class Drawn33Block8;

[Block(6, 3, 1)]
[LeakyRelu(1.5f), LeakyRelu(0.25f), Elu]
public partial class Drawn33Block9;

[Block(6, 3, 1)]
[Tanh, Apply(nameof(Sine)), Identity]
public partial class Drawn33Block10
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Block(6, 3, 1)]
[Elu(0.3f), Gelu, Tanh]
public partial class Drawn33Block11;

[Block(6, 3, 1)]
[Elu(2f), Residual<Drawn33Block11>, Softplus]
public partial class Drawn33Block12;

[Network(3, 3, 1, Loss = Loss.MeanAbsoluteError)]
[Parallel<Drawn33Block2, Drawn33Block4, Drawn33Block5>(Times = 2, Shared = true, Join = Join.Sum), Parallel<Drawn33Block7, Drawn33Block8>, Parallel<Drawn33Block9, Drawn33Block10, Drawn33Block12>(Join = Join.Sum), Flatten, Linear(31)]
public partial class Drawn33;

[Network(3, 3, 1, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[Parallel<Drawn33Block2, Drawn33Block4, Drawn33Block5>(Times = 2, Shared = true, Join = Join.Sum), Parallel<Drawn33Block7, Drawn33Block8>, Parallel<Drawn33Block9, Drawn33Block10, Drawn33Block12>(Join = Join.Sum), Flatten, Linear(31)]
public partial class Drawn33Double;

[Mlp(16, 15, 32, ActivationFunction = nameof(Sine), Loss = Loss.Huber, HuberDelta = 0.5f)]
public partial class Drawn34
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Mlp(16, 15, 32, ActivationFunction = nameof(Sine), Loss = Loss.Huber, HuberDelta = 0.5f, Precision = Precision.Double)]
public partial class Drawn34Double
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Network(4, 4, Loss = Loss.MeanAbsoluteError)]
[BatchNorm, LayerNorm(Bias = false, Epsilon = 0.001f), Silu, Flatten, GeGlu(12, Bias = false, Approximation = GeluApproximation.Tanh)]
public partial class Drawn35;

[Network(4, 4, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[BatchNorm, LayerNorm(Bias = false, Epsilon = 0.001f), Silu, Flatten, GeGlu(12, Bias = false, Approximation = GeluApproximation.Tanh)]
public partial class Drawn35Double;

[Block(2, 1, 4)]
[LeakyRelu(0.25f)]
public partial class Drawn36Block1;

[Block(2, 1, 4)]
[Softplus, Identity, Relu]
public partial class Drawn36Block2;

[Block(2, 1, 4)]
[Residual<Drawn36Block2>(Times = 3, Shared = true)]
public partial class Drawn36Block3;

[Block(2, 1, 4)]
[Relu, Tanh]
public partial class Drawn36Block4;

[Block(2, 1, 4)]
[Residual<Drawn36Block4>(Times = 2), Tanh, Selu]
public partial class Drawn36Block5;

[Block(2, 1, 4)]
[Sigmoid, Softplus, Apply(nameof(Sine))]
public partial class Drawn36Block6
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Block(2, 1, 4)]
[Silu]
public partial class Drawn36Block7;

[Block(2, 1, 4)]
[Gelu]
public partial class Drawn36Block8;

[Block(2, 1, 4)]
[Sigmoid, Identity, Selu]
public partial class Drawn36Block9;

[Block(2, 1, 4)]
[LeakyRelu, Residual<Drawn36Block9>(Times = 2)]
public partial class Drawn36Block10;

[Block(2, 1, 4)]
[Apply(nameof(Sine)), LeakyRelu(0.25f), Elu(2f)]
public partial class Drawn36Block11
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Block(2, 1, 4)]
[Softplus, Relu, Residual<Drawn36Block11>(Times = 2, Shared = true)]
public partial class Drawn36Block12;

[Block(2, 1, 4)]
[Silu, Sigmoid]
public partial class Drawn36Block13;

[Block(2, 1, 4)]
[Residual<Drawn36Block13>, Elu(0.3f)]
public partial class Drawn36Block14;

[Block(2, 1, 4)]
[Gelu(Approximation = GeluApproximation.Tanh), Tanh, Identity]
public partial class Drawn36Block15;

[Block(2, 1, 4)]
[Tanh, Use<Drawn36Block15>, Apply(nameof(Ripple))]
public partial class Drawn36Block16
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Network(2, 1, 4, Loss = Loss.SoftmaxCrossEntropy)]
[Selu, Softplus, Parallel<Drawn36Block1, Drawn36Block3>(Times = 3, Shared = true, Join = Join.Sum), Parallel<Drawn36Block5, Drawn36Block6, Drawn36Block7, Drawn36Block8>(Times = 3, Shared = true, Join = Join.Sum), Parallel<Drawn36Block10, Drawn36Block12, Drawn36Block14, Drawn36Block16>(Times = 2, Join = Join.Sum), Flatten, Linear(3)]
public partial class Drawn36;

[Network(2, 1, 4, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
[Selu, Softplus, Parallel<Drawn36Block1, Drawn36Block3>(Times = 3, Shared = true, Join = Join.Sum), Parallel<Drawn36Block5, Drawn36Block6, Drawn36Block7, Drawn36Block8>(Times = 3, Shared = true, Join = Join.Sum), Parallel<Drawn36Block10, Drawn36Block12, Drawn36Block14, Drawn36Block16>(Times = 2, Join = Join.Sum), Flatten, Linear(3)]
public partial class Drawn36Double;

[Block(12)]
[Linear(16), Tanh, Linear(12, TiedTo = "Linear1", Transposed = true, Bias = false)]
public partial class Drawn37Block1;

[Network(2, 2, 3, Loss = Loss.MeanSquaredError)]
[Sigmoid, Flatten, Use<Drawn37Block1>, Linear(40, Bias = false)]
public partial class Drawn37;

[Network(2, 2, 3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Sigmoid, Flatten, Use<Drawn37Block1>, Linear(40, Bias = false)]
public partial class Drawn37Double;

[Mlp(7, 1, 32, 4, 31, Activation = Activation.Gelu, Loss = Loss.Huber, HuberDelta = 0.5f)]
public partial class Drawn38;

[Mlp(7, 1, 32, 4, 31, Activation = Activation.Gelu, Loss = Loss.Huber, HuberDelta = 0.5f, Precision = Precision.Double)]
public partial class Drawn38Double;

[Mlp(4, 9, 8, Activation = Activation.Elu, Loss = Loss.SoftmaxCrossEntropy)]
public partial class Drawn39;

[Mlp(4, 9, 8, Activation = Activation.Elu, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
public partial class Drawn39Double;

[Mlp(32, 31, 33, 17, Activation = Activation.Selu, LossFunction = nameof(LogCosh))]
public partial class Drawn40
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(32, 31, 33, 17, Activation = Activation.Selu, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
public partial class Drawn40Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Network(12, Loss = Loss.MeanSquaredError)]
[BatchNorm(Epsilon = 0.1f, Momentum = 0.5f), Softplus, Selu, BatchNorm(Epsilon = 0.001f, Momentum = 0.5f)]
public partial class Drawn41;

[Network(12, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[BatchNorm(Epsilon = 0.1f, Momentum = 0.5f), Softplus, Selu, BatchNorm(Epsilon = 0.001f, Momentum = 0.5f)]
public partial class Drawn41Double;

[Block(2, 1, 2)]
[Softplus]
public partial class Drawn42Block1;

[Block(2, 1, 2)]
[Gelu, Relu]
public partial class Drawn42Block2;

[Block(2, 1, 2)]
[Tanh]
public partial class Drawn42Block3;

[Block(2, 1, 2)]
[Use<Drawn42Block3>(Times = 3)]
public partial class Drawn42Block4;

[Network(2, 1, 2, Loss = Loss.Huber, HuberDelta = 0.5f)]
[Use<Drawn42Block1>(Times = 3, Shared = true), Parallel<Drawn42Block2, Drawn42Block4>(Join = Join.Sum), Flatten, Linear(9)]
public partial class Drawn42;

[Network(2, 1, 2, Loss = Loss.Huber, HuberDelta = 0.5f, Precision = Precision.Double)]
[Use<Drawn42Block1>(Times = 3, Shared = true), Parallel<Drawn42Block2, Drawn42Block4>(Join = Join.Sum), Flatten, Linear(9)]
public partial class Drawn42Double;

[Network(32, Loss = Loss.MeanSquaredError)]
[Linear(8), SwiGlu(4), Linear(8, Bias = false)]
public partial class Drawn43;

[Network(32, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(8), SwiGlu(4), Linear(8, Bias = false)]
public partial class Drawn43Double;

[Mlp(7, 2, 12, Activation = Activation.Identity, Loss = Loss.MeanAbsoluteError)]
public partial class Drawn44;

[Mlp(7, 2, 12, Activation = Activation.Identity, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
public partial class Drawn44Double;

[Network(5, 33, LossFunction = nameof(LogCosh))]
[RmsNorm(Epsilon = 0.1f), Flatten, BatchNorm(Epsilon = 0.1f, Momentum = 0.01f), Linear(23)]
public partial class Drawn45
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Network(5, 33, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
[RmsNorm(Epsilon = 0.1f), Flatten, BatchNorm(Epsilon = 0.1f, Momentum = 0.01f), Linear(23)]
public partial class Drawn45Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Block(3, 3, 4)]
[Silu]
public partial class Drawn46Block1;

[Block(3, 3, 4)]
[Sigmoid]
public partial class Drawn46Block2;

[Block(3, 3, 4)]
[Gelu(Approximation = GeluApproximation.Tanh), Use<Drawn46Block2>]
public partial class Drawn46Block3;

[Block(3, 3, 4)]
[Elu, Relu]
public partial class Drawn46Block4;

[Block(3, 3, 4)]
[Sigmoid, Use<Drawn46Block4>(Times = 3, Shared = true), Relu]
public partial class Drawn46Block5;

[Block(3, 3, 4)]
[Selu, Identity, Relu]
public partial class Drawn46Block6;

[Block(3, 3, 4)]
[Residual<Drawn46Block6>(Times = 2, Shared = true), Apply(nameof(Ripple)), Silu]
public partial class Drawn46Block7
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Block(3, 3, 4)]
[Apply(nameof(Softsign))]
public partial class Drawn46Block8
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Block(3, 3, 4)]
[Softplus, Selu]
public partial class Drawn46Block9;

[Block(3, 3, 4)]
[Residual<Drawn46Block9>]
public partial class Drawn46Block10;

[Network(3, 3, 4, Loss = Loss.MeanSquaredError)]
[Parallel<Drawn46Block1, Drawn46Block3, Drawn46Block5, Drawn46Block7>(Times = 2, Shared = true, Join = Join.Sum), Parallel<Drawn46Block8, Drawn46Block10>(Times = 3, Shared = true, Join = Join.Sum), Selu, Flatten, Linear(3)]
public partial class Drawn46;

[Network(3, 3, 4, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Parallel<Drawn46Block1, Drawn46Block3, Drawn46Block5, Drawn46Block7>(Times = 2, Shared = true, Join = Join.Sum), Parallel<Drawn46Block8, Drawn46Block10>(Times = 3, Shared = true, Join = Join.Sum), Selu, Flatten, Linear(3)]
public partial class Drawn46Double;

[Mlp(15, 5, 33, Activation = Activation.Identity, Loss = Loss.Huber)]
public partial class Drawn47;

[Mlp(15, 5, 33, Activation = Activation.Identity, Loss = Loss.Huber, Precision = Precision.Double)]
public partial class Drawn47Double;

[Mlp(9, 23, 8, 2, Activation = Activation.Gelu, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f)]
public partial class Drawn48;

[Mlp(9, 23, 8, 2, Activation = Activation.Gelu, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f, Precision = Precision.Double)]
public partial class Drawn48Double;

[Block(1, 1, 4)]
[Gelu]
public partial class Drawn49Block1;

[Block(1, 1, 4)]
[Selu]
public partial class Drawn49Block2;

[Block(2, 1, 4)]
[LeakyRelu(0.25f), Gelu(Approximation = GeluApproximation.Tanh)]
public partial class Drawn49Block3;

[Block(2, 1, 4)]
[LeakyRelu]
public partial class Drawn49Block4;

[Block(2, 1, 4)]
[Tanh]
public partial class Drawn49Block5;

[Block(2, 1, 4)]
[Elu]
public partial class Drawn49Block6;

[Block(2, 1, 4)]
[Elu(0.3f), Gelu(Approximation = GeluApproximation.Tanh)]
public partial class Drawn49Block7;

[Block(2, 1, 4)]
[Apply(nameof(Softsign))]
public partial class Drawn49Block8
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Block(2, 1, 4)]
[Apply(nameof(Sine)), Relu]
public partial class Drawn49Block9
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Network(1, 1, 4, Loss = Loss.SoftmaxCrossEntropy)]
[Parallel<Drawn49Block1, Drawn49Block2>, Parallel<Drawn49Block3, Drawn49Block4, Drawn49Block5, Drawn49Block6>(Times = 2, Join = Join.Sum), Parallel<Drawn49Block7, Drawn49Block8, Drawn49Block9>(Times = 3, Shared = true, Join = Join.Sum), Flatten, Linear(8, Bias = false)]
public partial class Drawn49;

[Network(1, 1, 4, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
[Parallel<Drawn49Block1, Drawn49Block2>, Parallel<Drawn49Block3, Drawn49Block4, Drawn49Block5, Drawn49Block6>(Times = 2, Join = Join.Sum), Parallel<Drawn49Block7, Drawn49Block8, Drawn49Block9>(Times = 3, Shared = true, Join = Join.Sum), Flatten, Linear(8, Bias = false)]
public partial class Drawn49Double;

[Network(8, Loss = Loss.BinaryCrossEntropy)]
[GeGlu(9), LayerNorm(Epsilon = 0.1f), GeGlu(33, Bias = false), Linear(9, Bias = false), RmsNorm(Epsilon = 0.1f)]
public partial class Drawn50;

[Network(8, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[GeGlu(9), LayerNorm(Epsilon = 0.1f), GeGlu(33, Bias = false), Linear(9, Bias = false), RmsNorm(Epsilon = 0.1f)]
public partial class Drawn50Double;

[Network(17, LossFunction = nameof(LogCosh))]
[SwiGlu(31, Bias = false), Linear(12, Bias = false), BatchNorm(Momentum = 0.5f), Linear(7)]
public partial class Drawn51
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Network(17, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
[SwiGlu(31, Bias = false), Linear(12, Bias = false), BatchNorm(Momentum = 0.5f), Linear(7)]
public partial class Drawn51Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Block(15)]
[Linear(15), Tanh, Linear(15, TiedTo = "Linear1")]
public partial class Drawn52Block1;

[Network(4, Loss = Loss.MeanSquaredError)]
[SwiGlu(9), GeGlu(15), Use<Drawn52Block1>, Linear(15)]
public partial class Drawn52;

[Network(4, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[SwiGlu(9), GeGlu(15), Use<Drawn52Block1>, Linear(15)]
public partial class Drawn52Double;

[Mlp(7, 31, 33, 3, Activation = Activation.Silu, Loss = Loss.Huber)]
public partial class Drawn53;

[Mlp(7, 31, 33, 3, Activation = Activation.Silu, Loss = Loss.Huber, Precision = Precision.Double)]
public partial class Drawn53Double;

[Mlp(4, 4, 8, Activation = Activation.LeakyRelu, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f)]
public partial class Drawn54;

[Mlp(4, 4, 8, Activation = Activation.LeakyRelu, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f, Precision = Precision.Double)]
public partial class Drawn54Double;

[Mlp(40, 40, 2, 9, 15, Activation = Activation.Sigmoid, Loss = Loss.MeanAbsoluteError)]
public partial class Drawn55;

[Mlp(40, 40, 2, 9, 15, Activation = Activation.Sigmoid, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
public partial class Drawn55Double;

[Mlp(31, 15, 33, 17, Activation = Activation.Relu, LossFunction = nameof(LogCosh))]
public partial class Drawn56
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(31, 15, 33, 17, Activation = Activation.Relu, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
public partial class Drawn56Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(7, 15, 9, 33, Activation = Activation.Identity, Loss = Loss.MeanSquaredError)]
public partial class Drawn57;

[Mlp(7, 15, 9, 33, Activation = Activation.Identity, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn57Double;

[Block(3, 9)]
[Linear(9), Tanh, Linear(9, TiedTo = "Linear1")]
public partial class Drawn58Block1;

[Network(3, 33, Loss = Loss.Huber)]
[Sigmoid, SwiGlu(9, Bias = false), Use<Drawn58Block1>, Linear(15, Bias = false)]
public partial class Drawn58;

[Network(3, 33, Loss = Loss.Huber, Precision = Precision.Double)]
[Sigmoid, SwiGlu(9, Bias = false), Use<Drawn58Block1>, Linear(15, Bias = false)]
public partial class Drawn58Double;

[Network(1, 2, 2, Loss = Loss.BinaryCrossEntropy)]
[Gelu, Apply(nameof(Sine)), Flatten, GeGlu(40, Bias = false, Approximation = GeluApproximation.Tanh), Linear(31, Bias = false), Linear(1)]
public partial class Drawn59
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Network(1, 2, 2, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Gelu, Apply(nameof(Sine)), Flatten, GeGlu(40, Bias = false, Approximation = GeluApproximation.Tanh), Linear(31, Bias = false), Linear(1)]
public partial class Drawn59Double
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Mlp(3, 2, 5, 33, Activation = Activation.GeluTanh, Loss = Loss.MeanAbsoluteError)]
public partial class Drawn60;

[Mlp(3, 2, 5, 33, Activation = Activation.GeluTanh, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
public partial class Drawn60Double;

[Block(1, 4, 1)]
[Silu]
public partial class Drawn61Block1;

[Block(1, 4, 1)]
[Tanh]
public partial class Drawn61Block2;

[Block(1, 4, 1)]
[Relu, LeakyRelu(1.5f), Elu]
public partial class Drawn61Block3;

[Block(1, 4, 1)]
[Sigmoid, LeakyRelu(0.25f), Use<Drawn61Block3>]
public partial class Drawn61Block4;

[Block(1, 4, 1)]
[Identity, Softplus]
public partial class Drawn61Block5;

[Block(1, 4, 1)]
[Silu, Identity, LeakyRelu(1.5f)]
public partial class Drawn61Block6;

[Block(1, 4, 1)]
[Residual<Drawn61Block6>]
public partial class Drawn61Block7;

[Block(1, 4, 1)]
[Silu]
public partial class Drawn61Block8;

[Block(1, 4, 1)]
[Use<Drawn61Block8>(Times = 2), LeakyRelu, Silu]
public partial class Drawn61Block9;

[Block(1, 4, 1)]
[Elu(2f)]
public partial class Drawn61Block10;

[Block(1, 4, 1)]
[Selu, Identity, Identity]
public partial class Drawn61Block11;

[Block(1, 4, 1)]
[Tanh, Relu, Elu]
public partial class Drawn61Block12;

[Block(1, 4, 1)]
[Residual<Drawn61Block12>(Times = 2, Shared = true), Softplus, Relu]
public partial class Drawn61Block13;

[Block(4, 4, 1)]
[Selu, Softplus]
public partial class Drawn61Block14;

[Block(4, 4, 1)]
[Use<Drawn61Block14>, Sigmoid, Gelu(Approximation = GeluApproximation.Tanh)]
public partial class Drawn61Block15;

[Block(4, 4, 1)]
[LeakyRelu, Silu]
public partial class Drawn61Block16;

[Block(4, 4, 1)]
[Elu(2f), Tanh, Selu]
public partial class Drawn61Block17;

[Block(4, 4, 1)]
[Residual<Drawn61Block16>(Times = 2), Use<Drawn61Block17>(Times = 3), Softplus]
public partial class Drawn61Block18;

[Block(4, 4, 1)]
[Apply(nameof(Sine))]
public partial class Drawn61Block19
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Block(4, 4, 1)]
[Identity]
public partial class Drawn61Block20;

[Block(4, 4, 1)]
[Softplus, Apply(nameof(Ripple))]
public partial class Drawn61Block21
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Network(1, 4, 1, Loss = Loss.BinaryCrossEntropy)]
[Parallel<Drawn61Block1, Drawn61Block2, Drawn61Block4>(Join = Join.Sum), Parallel<Drawn61Block5, Drawn61Block7>(Join = Join.Sum), Parallel<Drawn61Block9, Drawn61Block10, Drawn61Block11, Drawn61Block13>, Parallel<Drawn61Block15, Drawn61Block18>(Times = 3, Join = Join.Sum), Parallel<Drawn61Block19, Drawn61Block20, Drawn61Block21>, Flatten, Linear(1)]
public partial class Drawn61;

[Network(1, 4, 1, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Parallel<Drawn61Block1, Drawn61Block2, Drawn61Block4>(Join = Join.Sum), Parallel<Drawn61Block5, Drawn61Block7>(Join = Join.Sum), Parallel<Drawn61Block9, Drawn61Block10, Drawn61Block11, Drawn61Block13>, Parallel<Drawn61Block15, Drawn61Block18>(Times = 3, Join = Join.Sum), Parallel<Drawn61Block19, Drawn61Block20, Drawn61Block21>, Flatten, Linear(1)]
public partial class Drawn61Double;

[Mlp(12, 17, 16, Activation = Activation.GeluTanh, Loss = Loss.MeanAbsoluteError)]
public partial class Drawn62;

[Mlp(12, 17, 16, Activation = Activation.GeluTanh, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
public partial class Drawn62Double;

[Mlp(15, 1, 40, 33, 31, Activation = Activation.Softplus, LossFunction = nameof(LogCosh))]
public partial class Drawn63
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(15, 1, 40, 33, 31, Activation = Activation.Softplus, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
public partial class Drawn63Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Network(8, Loss = Loss.BinaryCrossEntropy)]
[LayerNorm(Epsilon = 0.001f), SwiGlu(7, Bias = false), Linear(40, Bias = false), Linear(31)]
public partial class Drawn64;

[Network(8, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[LayerNorm(Epsilon = 0.001f), SwiGlu(7, Bias = false), Linear(40, Bias = false), Linear(31)]
public partial class Drawn64Double;
