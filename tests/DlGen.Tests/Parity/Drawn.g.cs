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

[Mlp(5, 40, 7, 8, Activation = Activation.GeluTanh, LossFunction = nameof(Charbonnier))]
public partial class Drawn09
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Mlp(5, 40, 7, 8, Activation = Activation.GeluTanh, LossFunction = nameof(Charbonnier), Precision = Precision.Double)]
public partial class Drawn09Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Mlp(1, 3, 8, 31, Activation = Activation.Silu, Loss = Loss.BinaryCrossEntropy)]
public partial class Drawn10;

[Mlp(1, 3, 8, 31, Activation = Activation.Silu, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class Drawn10Double;

[Block(3, 2, 4)]
[Sigmoid, Silu, Tanh]
public partial class Drawn11Block1;

[Block(3, 2, 4)]
[Gelu, Use<Drawn11Block1>, Selu]
public partial class Drawn11Block2;

[Block(3, 2, 4)]
[Selu]
public partial class Drawn11Block3;

[Block(3, 2, 4)]
[LeakyRelu, Elu(2f), Apply(nameof(Sine))]
public partial class Drawn11Block4
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Block(3, 2, 4)]
[Elu, Softplus, Relu]
public partial class Drawn11Block5;

[Block(3, 2, 4)]
[Identity, LeakyRelu]
public partial class Drawn11Block6;

[Network(3, 2, 4, Loss = Loss.Huber, HuberDelta = 2f)]
[Apply(nameof(Sine)), Parallel<Drawn11Block2, Drawn11Block3>(Join = BranchJoin.Sum), Parallel<Drawn11Block4, Drawn11Block5, Drawn11Block6>, Flatten, Linear(16, Bias = false), Linear(8)]
public partial class Drawn11
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Network(3, 2, 4, Loss = Loss.Huber, HuberDelta = 2f, Precision = Precision.Double)]
[Apply(nameof(Sine)), Parallel<Drawn11Block2, Drawn11Block3>(Join = BranchJoin.Sum), Parallel<Drawn11Block4, Drawn11Block5, Drawn11Block6>, Flatten, Linear(16, Bias = false), Linear(8)]
public partial class Drawn11Double
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

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
[Silu, Sigmoid]
public partial class Drawn18Block1;

[Block(2, 3, 4)]
[Residual<Drawn18Block1>(Times = 3, Shared = true), Relu]
public partial class Drawn18Block2;

[Block(2, 3, 4)]
[Gelu(Approximation = GeluApproximation.Tanh)]
public partial class Drawn18Block3;

[Block(2, 3, 4)]
[LeakyRelu, Softplus, Tanh]
public partial class Drawn18Block4;

[Block(2, 3, 4)]
[Selu]
public partial class Drawn18Block5;

[Block(2, 3, 4)]
[Gelu]
public partial class Drawn18Block6;

[Block(2, 3, 4)]
[Elu(0.3f), Sigmoid]
public partial class Drawn18Block7;

[Block(2, 3, 4)]
[Selu, Use<Drawn18Block7>(Times = 2)]
public partial class Drawn18Block8;

[Network(2, 3, 4, Loss = Loss.MeanAbsoluteError)]
[Parallel<Drawn18Block2, Drawn18Block3, Drawn18Block4, Drawn18Block5>(Times = 3, Join = BranchJoin.Sum), Gelu, Parallel<Drawn18Block6, Drawn18Block8>, Flatten, LayerNorm(Epsilon = 0.001f)]
public partial class Drawn18;

[Network(2, 3, 4, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[Parallel<Drawn18Block2, Drawn18Block3, Drawn18Block4, Drawn18Block5>(Times = 3, Join = BranchJoin.Sum), Gelu, Parallel<Drawn18Block6, Drawn18Block8>, Flatten, LayerNorm(Epsilon = 0.001f)]
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
[Identity]
public partial class Drawn21Block1;

[Block(1, 1, 2)]
[Silu]
public partial class Drawn21Block2;

[Block(1, 1, 2)]
[Identity, Sigmoid]
public partial class Drawn21Block3;

[Block(1, 1, 2)]
[Residual<Drawn21Block3>, Selu]
public partial class Drawn21Block4;

[Block(1, 1, 2)]
[Tanh, Apply(nameof(Softsign))]
public partial class Drawn21Block5
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Block(1, 1, 2)]
[Use<Drawn21Block5>(Times = 3, Shared = true), Identity, Softplus]
public partial class Drawn21Block6;

[Block(1, 1, 2)]
[Relu]
public partial class Drawn21Block7;

[Block(1, 1, 2)]
[LeakyRelu(1.5f)]
public partial class Drawn21Block8;

[Network(1, 1, 2, Loss = Loss.Huber, HuberDelta = 2f)]
[Use<Drawn21Block1>(Times = 3, Shared = true), Parallel<Drawn21Block2, Drawn21Block4, Drawn21Block6, Drawn21Block7>(Times = 2, Shared = true, Join = BranchJoin.Sum), Residual<Drawn21Block8>(Times = 2, Shared = true), Flatten, Linear(2)]
public partial class Drawn21;

[Network(1, 1, 2, Loss = Loss.Huber, HuberDelta = 2f, Precision = Precision.Double)]
[Use<Drawn21Block1>(Times = 3, Shared = true), Parallel<Drawn21Block2, Drawn21Block4, Drawn21Block6, Drawn21Block7>(Times = 2, Shared = true, Join = BranchJoin.Sum), Residual<Drawn21Block8>(Times = 2, Shared = true), Flatten, Linear(2)]
public partial class Drawn21Double;

[Block(3)]
[Linear(23), Tanh, Linear(3, TiedTo = "Linear1", Transposed = true)]
public partial class Drawn22Block1;

[Network(3, LossFunction = nameof(Charbonnier))]
[Use<Drawn22Block1>, RmsNorm, GeGlu(2, Bias = false, Approximation = GeluApproximation.Tanh), SwiGlu(31)]
public partial class Drawn22
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Network(3, LossFunction = nameof(Charbonnier), Precision = Precision.Double)]
[Use<Drawn22Block1>, RmsNorm, GeGlu(2, Bias = false, Approximation = GeluApproximation.Tanh), SwiGlu(31)]
public partial class Drawn22Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Mlp(23, 33, 7, 32, Activation = Activation.Tanh, Loss = Loss.Huber, HuberDelta = 0.5f)]
public partial class Drawn23;

[Mlp(23, 33, 7, 32, Activation = Activation.Tanh, Loss = Loss.Huber, HuberDelta = 0.5f, Precision = Precision.Double)]
public partial class Drawn23Double;

[Mlp(12, 12, 31, 7, 2, Activation = Activation.Silu, Loss = Loss.BinaryCrossEntropy)]
public partial class Drawn24;

[Mlp(12, 12, 31, 7, 2, Activation = Activation.Silu, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
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

[Mlp(3, 3, 32, 12, 13, Activation = Activation.Gelu, Loss = Loss.SoftmaxCrossEntropy)]
public partial class Drawn26;

[Mlp(3, 3, 32, 12, 13, Activation = Activation.Gelu, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
public partial class Drawn26Double;

[Block(2, 23)]
[Linear(23, Bias = false), Tanh, Linear(23, TiedTo = "Linear1")]
public partial class Drawn27Block1;

[Network(2, 40, Loss = Loss.MeanAbsoluteError)]
[BatchNorm(Epsilon = 0.001f), Linear(23, Bias = false), Use<Drawn27Block1>, GeGlu(8), Linear(3)]
public partial class Drawn27;

[Network(2, 40, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[BatchNorm(Epsilon = 0.001f), Linear(23, Bias = false), Use<Drawn27Block1>, GeGlu(8), Linear(3)]
public partial class Drawn27Double;

[Mlp(23, 12, 7, ActivationFunction = nameof(Ripple), Loss = Loss.SoftmaxCrossEntropy)]
public partial class Drawn28
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Mlp(23, 12, 7, ActivationFunction = nameof(Ripple), Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
public partial class Drawn28Double
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Network(1, 12, Loss = Loss.MeanAbsoluteError)]
[LayerNorm(Bias = false), Apply(nameof(Ripple)), BatchNorm(Epsilon = 0.1f, Momentum = 0.5f), Linear(5, Bias = false)]
public partial class Drawn29
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Network(1, 12, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[LayerNorm(Bias = false), Apply(nameof(Ripple)), BatchNorm(Epsilon = 0.1f, Momentum = 0.5f), Linear(5, Bias = false)]
public partial class Drawn29Double
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Mlp(1, 5, 5, 8, 7, Activation = Activation.Elu, Loss = Loss.MeanSquaredError)]
public partial class Drawn30;

[Mlp(1, 5, 5, 8, 7, Activation = Activation.Elu, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
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
[Identity, Silu]
public partial class Drawn33Block1;

[Block(3, 3, 1)]
[Gelu(Approximation = GeluApproximation.Tanh), Use<Drawn33Block1>(Times = 3, Shared = true)]
public partial class Drawn33Block2;

[Block(3, 3, 1)]
[Tanh, Apply(nameof(Softsign))]
public partial class Drawn33Block3
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Block(3, 3, 1)]
[Sigmoid]
public partial class Drawn33Block4;

[Block(3, 3, 1)]
[Residual<Drawn33Block4>]
public partial class Drawn33Block5;

[Block(3, 3, 1)]
[Gelu(Approximation = GeluApproximation.Tanh)]
public partial class Drawn33Block6;

[Block(3, 3, 1)]
[Elu(2f)]
public partial class Drawn33Block7;

[Block(3, 3, 1)]
[LeakyRelu, Elu(0.3f)]
public partial class Drawn33Block8;

[Block(3, 3, 1)]
[Relu, Elu(2f), Use<Drawn33Block8>]
public partial class Drawn33Block9;

[Block(3, 3, 1)]
[Tanh, Selu]
public partial class Drawn33Block10;

[Block(3, 3, 1)]
[Sigmoid, LeakyRelu, Tanh]
public partial class Drawn33Block11;

[Block(3, 3, 1)]
[Identity, Apply(nameof(Ripple)), Selu]
public partial class Drawn33Block12
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Block(3, 3, 1)]
[Relu, LeakyRelu(0.25f)]
public partial class Drawn33Block13;

[Block(3, 3, 1)]
[Apply(nameof(Softsign)), Residual<Drawn33Block13>(Times = 3), Softplus]
public partial class Drawn33Block14
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Network(3, 3, 1, Loss = Loss.MeanAbsoluteError)]
[Parallel<Drawn33Block2, Drawn33Block3, Drawn33Block5>(Times = 2, Shared = true, Join = BranchJoin.Sum), Parallel<Drawn33Block6, Drawn33Block7, Drawn33Block9>(Times = 3, Shared = true, Join = BranchJoin.Sum), Parallel<Drawn33Block10, Drawn33Block11, Drawn33Block12, Drawn33Block14>, Flatten, Linear(16)]
public partial class Drawn33;

[Network(3, 3, 1, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[Parallel<Drawn33Block2, Drawn33Block3, Drawn33Block5>(Times = 2, Shared = true, Join = BranchJoin.Sum), Parallel<Drawn33Block6, Drawn33Block7, Drawn33Block9>(Times = 3, Shared = true, Join = BranchJoin.Sum), Parallel<Drawn33Block10, Drawn33Block11, Drawn33Block12, Drawn33Block14>, Flatten, Linear(16)]
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

[Block(32)]
[Linear(40, Bias = false), Tanh, Linear(32, TiedTo = "Linear1", Transposed = true)]
public partial class Drawn35Block1;

[Network(4, Loss = Loss.MeanSquaredError)]
[GeGlu(32, Approximation = GeluApproximation.Tanh), RmsNorm(Epsilon = 0.1f), Use<Drawn35Block1>, Linear(23)]
public partial class Drawn35;

[Network(4, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[GeGlu(32, Approximation = GeluApproximation.Tanh), RmsNorm(Epsilon = 0.1f), Use<Drawn35Block1>, Linear(23)]
public partial class Drawn35Double;

[Mlp(40, 31, 8, 11, Activation = Activation.Identity, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f)]
public partial class Drawn36;

[Mlp(40, 31, 8, 11, Activation = Activation.Identity, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f, Precision = Precision.Double)]
public partial class Drawn36Double;

[Network(23, LossFunction = nameof(LogCosh))]
[SwiGlu(32, Bias = false), GeGlu(31, Bias = false), LayerNorm(Epsilon = 0.1f), LayerNorm(Bias = false, Epsilon = 0.1f), Linear(9)]
public partial class Drawn37
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Network(23, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
[SwiGlu(32, Bias = false), GeGlu(31, Bias = false), LayerNorm(Epsilon = 0.1f), LayerNorm(Bias = false, Epsilon = 0.1f), Linear(9)]
public partial class Drawn37Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Block(2, 1, 4)]
[Tanh]
public partial class Drawn38Block1;

[Block(2, 1, 4)]
[Silu, LeakyRelu, LeakyRelu(1.5f)]
public partial class Drawn38Block2;

[Block(2, 1, 4)]
[Selu, Use<Drawn38Block2>(Times = 3)]
public partial class Drawn38Block3;

[Block(2, 1, 4)]
[Tanh]
public partial class Drawn38Block4;

[Block(2, 1, 4)]
[Use<Drawn38Block4>(Times = 2, Shared = true), Relu, Elu(0.3f)]
public partial class Drawn38Block5;

[Block(2, 1, 4)]
[Identity]
public partial class Drawn38Block6;

[Block(2, 1, 4)]
[Use<Drawn38Block6>]
public partial class Drawn38Block7;

[Network(2, 1, 4, Loss = Loss.SoftmaxCrossEntropy)]
[Softplus, Gelu(Approximation = GeluApproximation.Tanh), Parallel<Drawn38Block1, Drawn38Block3, Drawn38Block5, Drawn38Block7>(Join = BranchJoin.Sum), Flatten, Linear(3), Linear(6, Bias = false)]
public partial class Drawn38;

[Network(2, 1, 4, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
[Softplus, Gelu(Approximation = GeluApproximation.Tanh), Parallel<Drawn38Block1, Drawn38Block3, Drawn38Block5, Drawn38Block7>(Join = BranchJoin.Sum), Flatten, Linear(3), Linear(6, Bias = false)]
public partial class Drawn38Double;

[Block(2, 2, 3)]
[LeakyRelu(1.5f), Relu, Apply(nameof(Ripple))]
public partial class Drawn39Block1
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Block(2, 2, 3)]
[Silu, Residual<Drawn39Block1>]
public partial class Drawn39Block2;

[Block(2, 2, 3)]
[Relu, Silu]
public partial class Drawn39Block3;

[Network(2, 2, 3, Loss = Loss.MeanSquaredError)]
[Sigmoid, Parallel<Drawn39Block2, Drawn39Block3>(Times = 2, Shared = true, Join = BranchJoin.Sum), Flatten, Linear(9)]
public partial class Drawn39;

[Network(2, 2, 3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Sigmoid, Parallel<Drawn39Block2, Drawn39Block3>(Times = 2, Shared = true, Join = BranchJoin.Sum), Flatten, Linear(9)]
public partial class Drawn39Double;

[Mlp(7, 1, 32, 4, 31, Activation = Activation.GeluTanh, Loss = Loss.Huber, HuberDelta = 0.5f)]
public partial class Drawn40;

[Mlp(7, 1, 32, 4, 31, Activation = Activation.GeluTanh, Loss = Loss.Huber, HuberDelta = 0.5f, Precision = Precision.Double)]
public partial class Drawn40Double;

[Mlp(4, 9, 8, Activation = Activation.Elu, Loss = Loss.SoftmaxCrossEntropy)]
public partial class Drawn41;

[Mlp(4, 9, 8, Activation = Activation.Elu, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
public partial class Drawn41Double;

[Mlp(32, 31, 33, 17, Activation = Activation.Selu, LossFunction = nameof(LogCosh))]
public partial class Drawn42
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(32, 31, 33, 17, Activation = Activation.Selu, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
public partial class Drawn42Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Block(12)]
[Linear(31, Bias = false), Tanh, Linear(12, TiedTo = "Linear1", Transposed = true)]
public partial class Drawn43Block1;

[Network(12, Loss = Loss.MeanSquaredError)]
[BatchNorm(Epsilon = 0.1f, Momentum = 0.5f), Softplus, Softplus, Use<Drawn43Block1>]
public partial class Drawn43;

[Network(12, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[BatchNorm(Epsilon = 0.1f, Momentum = 0.5f), Softplus, Softplus, Use<Drawn43Block1>]
public partial class Drawn43Double;

[Block(2, 1, 2)]
[Sigmoid]
public partial class Drawn44Block1;

[Block(2, 1, 2)]
[Silu, Tanh]
public partial class Drawn44Block2;

[Block(2, 1, 2)]
[Relu]
public partial class Drawn44Block3;

[Block(2, 1, 2)]
[LeakyRelu(0.25f), Sigmoid]
public partial class Drawn44Block4;

[Block(2, 1, 2)]
[Use<Drawn44Block4>(Times = 2), Softplus, Elu(0.3f)]
public partial class Drawn44Block5;

[Block(2, 1, 2)]
[Sigmoid]
public partial class Drawn44Block6;

[Network(2, 1, 2, Loss = Loss.Huber, HuberDelta = 0.5f)]
[Parallel<Drawn44Block1, Drawn44Block2>(Times = 3, Join = BranchJoin.Sum), Parallel<Drawn44Block3, Drawn44Block5, Drawn44Block6>(Join = BranchJoin.Sum), Flatten, Linear(33)]
public partial class Drawn44;

[Network(2, 1, 2, Loss = Loss.Huber, HuberDelta = 0.5f, Precision = Precision.Double)]
[Parallel<Drawn44Block1, Drawn44Block2>(Times = 3, Join = BranchJoin.Sum), Parallel<Drawn44Block3, Drawn44Block5, Drawn44Block6>(Join = BranchJoin.Sum), Flatten, Linear(33)]
public partial class Drawn44Double;

[Network(32, Loss = Loss.BinaryCrossEntropy)]
[Linear(8), SwiGlu(4), Linear(8, Bias = false)]
public partial class Drawn45;

[Network(32, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Linear(8), SwiGlu(4), Linear(8, Bias = false)]
public partial class Drawn45Double;

[Mlp(7, 2, 12, Activation = Activation.Tanh, Loss = Loss.MeanAbsoluteError)]
public partial class Drawn46;

[Mlp(7, 2, 12, Activation = Activation.Tanh, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
public partial class Drawn46Double;

[Network(5, 33, LossFunction = nameof(LogCosh))]
[RmsNorm(Epsilon = 0.1f), Flatten, BatchNorm(Epsilon = 0.1f, Momentum = 0.01f), Linear(23)]
public partial class Drawn47
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Network(5, 33, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
[RmsNorm(Epsilon = 0.1f), Flatten, BatchNorm(Epsilon = 0.1f, Momentum = 0.01f), Linear(23)]
public partial class Drawn47Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Block(3, 3, 4)]
[Softplus]
public partial class Drawn48Block1;

[Block(3, 3, 4)]
[Gelu, Gelu(Approximation = GeluApproximation.Tanh)]
public partial class Drawn48Block2;

[Block(3, 3, 4)]
[Gelu(Approximation = GeluApproximation.Tanh), Residual<Drawn48Block2>(Times = 2)]
public partial class Drawn48Block3;

[Block(3, 3, 4)]
[Tanh, Apply(nameof(Sine))]
public partial class Drawn48Block4
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Block(3, 3, 4)]
[Selu]
public partial class Drawn48Block5;

[Block(3, 3, 4)]
[Selu, Gelu]
public partial class Drawn48Block6;

[Block(3, 3, 4)]
[Identity, Use<Drawn48Block6>, Silu]
public partial class Drawn48Block7;

[Block(3, 3, 4)]
[Elu(2f), Silu]
public partial class Drawn48Block8;

[Block(3, 3, 4)]
[Softplus, Relu]
public partial class Drawn48Block9;

[Block(3, 3, 4)]
[Tanh, Softplus, Residual<Drawn48Block9>]
public partial class Drawn48Block10;

[Network(3, 3, 4, Loss = Loss.MeanAbsoluteError)]
[Parallel<Drawn48Block1, Drawn48Block3, Drawn48Block4, Drawn48Block5>(Times = 2, Shared = true, Join = BranchJoin.Sum), Parallel<Drawn48Block7, Drawn48Block8, Drawn48Block10>, Selu, Flatten, Linear(3)]
public partial class Drawn48;

[Network(3, 3, 4, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[Parallel<Drawn48Block1, Drawn48Block3, Drawn48Block4, Drawn48Block5>(Times = 2, Shared = true, Join = BranchJoin.Sum), Parallel<Drawn48Block7, Drawn48Block8, Drawn48Block10>, Selu, Flatten, Linear(3)]
public partial class Drawn48Double;

[Mlp(15, 5, 33, Activation = Activation.Identity, Loss = Loss.Huber)]
public partial class Drawn49;

[Mlp(15, 5, 33, Activation = Activation.Identity, Loss = Loss.Huber, Precision = Precision.Double)]
public partial class Drawn49Double;

[Mlp(9, 23, 8, 2, Activation = Activation.Gelu, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f)]
public partial class Drawn50;

[Mlp(9, 23, 8, 2, Activation = Activation.Gelu, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f, Precision = Precision.Double)]
public partial class Drawn50Double;

[Block(1, 1, 4)]
[Gelu]
public partial class Drawn51Block1;

[Block(1, 1, 4)]
[Selu]
public partial class Drawn51Block2;

[Block(2, 1, 4)]
[LeakyRelu(0.25f), Apply(nameof(Ripple))]
public partial class Drawn51Block3
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Block(2, 1, 4)]
[Elu]
public partial class Drawn51Block4;

[Block(2, 1, 4)]
[Tanh]
public partial class Drawn51Block5;

[Block(2, 1, 4)]
[Elu]
public partial class Drawn51Block6;

[Block(2, 1, 4)]
[Elu(0.3f), Apply(nameof(Softsign))]
public partial class Drawn51Block7
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Block(2, 1, 4)]
[Silu, Relu, Softplus]
public partial class Drawn51Block8;

[Block(2, 1, 4)]
[Use<Drawn51Block8>(Times = 2)]
public partial class Drawn51Block9;

[Block(2, 1, 4)]
[Relu, Identity, Identity]
public partial class Drawn51Block10;

[Block(2, 1, 4)]
[Use<Drawn51Block10>(Times = 3, Shared = true), Sigmoid]
public partial class Drawn51Block11;

[Network(1, 1, 4, Loss = Loss.SoftmaxCrossEntropy)]
[Parallel<Drawn51Block1, Drawn51Block2>, Parallel<Drawn51Block3, Drawn51Block4, Drawn51Block5, Drawn51Block6>(Times = 2, Join = BranchJoin.Sum), Parallel<Drawn51Block7, Drawn51Block9, Drawn51Block11>(Times = 3, Join = BranchJoin.Sum), Flatten, Linear(16)]
public partial class Drawn51;

[Network(1, 1, 4, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
[Parallel<Drawn51Block1, Drawn51Block2>, Parallel<Drawn51Block3, Drawn51Block4, Drawn51Block5, Drawn51Block6>(Times = 2, Join = BranchJoin.Sum), Parallel<Drawn51Block7, Drawn51Block9, Drawn51Block11>(Times = 3, Join = BranchJoin.Sum), Flatten, Linear(16)]
public partial class Drawn51Double;

[Network(17, LossFunction = nameof(LogCosh))]
[GeGlu(31, Bias = false), RmsNorm(Epsilon = 0.1f), RmsNorm]
public partial class Drawn52
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Network(17, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
[GeGlu(31, Bias = false), RmsNorm(Epsilon = 0.1f), RmsNorm]
public partial class Drawn52Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(4, 4, 8, Activation = Activation.Elu, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f)]
public partial class Drawn53;

[Mlp(4, 4, 8, Activation = Activation.Elu, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f, Precision = Precision.Double)]
public partial class Drawn53Double;

[Mlp(31, 15, 33, 17, Activation = Activation.Relu, LossFunction = nameof(LogCosh))]
public partial class Drawn54
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(31, 15, 33, 17, Activation = Activation.Relu, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
public partial class Drawn54Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(7, 15, 9, 33, Activation = Activation.Sigmoid, Loss = Loss.MeanSquaredError)]
public partial class Drawn55;

[Mlp(7, 15, 9, 33, Activation = Activation.Sigmoid, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn55Double;

[Network(3, 33, Loss = Loss.Huber)]
[Linear(4), SwiGlu(16, Bias = false), GeGlu(4, Approximation = GeluApproximation.Tanh)]
public partial class Drawn56;

[Network(3, 33, Loss = Loss.Huber, Precision = Precision.Double)]
[Linear(4), SwiGlu(16, Bias = false), GeGlu(4, Approximation = GeluApproximation.Tanh)]
public partial class Drawn56Double;

[Mlp(3, 2, 5, 33, Activation = Activation.GeluTanh, Loss = Loss.MeanAbsoluteError)]
public partial class Drawn57;

[Mlp(3, 2, 5, 33, Activation = Activation.GeluTanh, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
public partial class Drawn57Double;

[Network(5, 17, LossFunction = nameof(Charbonnier))]
[BatchNorm(Epsilon = 0.1f, Momentum = 0.01f), LayerNorm(Bias = false, Epsilon = 0.001f), Linear(17), Linear(32, Bias = false)]
public partial class Drawn58
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Network(5, 17, LossFunction = nameof(Charbonnier), Precision = Precision.Double)]
[BatchNorm(Epsilon = 0.1f, Momentum = 0.01f), LayerNorm(Bias = false, Epsilon = 0.001f), Linear(17), Linear(32, Bias = false)]
public partial class Drawn58Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Block(1, 4, 1)]
[Softplus]
public partial class Drawn59Block1;

[Block(1, 4, 1)]
[Identity]
public partial class Drawn59Block2;

[Block(1, 4, 1)]
[Gelu(Approximation = GeluApproximation.Tanh), Tanh]
public partial class Drawn59Block3;

[Block(1, 4, 1)]
[Identity]
public partial class Drawn59Block4;

[Block(1, 4, 1)]
[Relu, Use<Drawn59Block4>(Times = 3, Shared = true), Tanh]
public partial class Drawn59Block5;

[Block(1, 4, 1)]
[Elu, Relu]
public partial class Drawn59Block6;

[Block(1, 4, 1)]
[Gelu, Softplus, Selu]
public partial class Drawn59Block7;

[Block(1, 4, 1)]
[Silu, Elu(2f), Residual<Drawn59Block7>(Times = 3, Shared = true)]
public partial class Drawn59Block8;

[Block(1, 4, 1)]
[Elu]
public partial class Drawn59Block9;

[Block(1, 4, 1)]
[Relu]
public partial class Drawn59Block10;

[Block(1, 4, 1)]
[Identity, LeakyRelu(1.5f)]
public partial class Drawn59Block11;

[Block(1, 4, 1)]
[Selu, Gelu]
public partial class Drawn59Block12;

[Block(1, 4, 1)]
[Use<Drawn59Block11>(Times = 2), Residual<Drawn59Block12>(Times = 3)]
public partial class Drawn59Block13;

[Network(1, 4, 1, Loss = Loss.BinaryCrossEntropy)]
[Parallel<Drawn59Block1, Drawn59Block2>(Join = BranchJoin.Sum), Parallel<Drawn59Block3, Drawn59Block5, Drawn59Block6>(Join = BranchJoin.Sum), Parallel<Drawn59Block8, Drawn59Block9, Drawn59Block10, Drawn59Block13>(Join = BranchJoin.Sum), Flatten, Linear(12)]
public partial class Drawn59;

[Network(1, 4, 1, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Parallel<Drawn59Block1, Drawn59Block2>(Join = BranchJoin.Sum), Parallel<Drawn59Block3, Drawn59Block5, Drawn59Block6>(Join = BranchJoin.Sum), Parallel<Drawn59Block8, Drawn59Block9, Drawn59Block10, Drawn59Block13>(Join = BranchJoin.Sum), Flatten, Linear(12)]
public partial class Drawn59Double;

[Mlp(12, 17, 16, Activation = Activation.Silu, Loss = Loss.MeanSquaredError)]
public partial class Drawn60;

[Mlp(12, 17, 16, Activation = Activation.Silu, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn60Double;

[Mlp(15, 1, 40, 33, 31, Activation = Activation.Softplus, Loss = Loss.Huber)]
public partial class Drawn61;

[Mlp(15, 1, 40, 33, 31, Activation = Activation.Softplus, Loss = Loss.Huber, Precision = Precision.Double)]
public partial class Drawn61Double;

[Mlp(32, 7, 33, 40, 3, Activation = Activation.GeluTanh, Loss = Loss.MeanSquaredError)]
public partial class Drawn62;

[Mlp(32, 7, 33, 40, 3, Activation = Activation.GeluTanh, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn62Double;

[Mlp(1, 32, 40, 8, 6, Activation = Activation.GeluTanh, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f)]
public partial class Drawn63;

[Mlp(1, 32, 40, 8, 6, Activation = Activation.GeluTanh, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f, Precision = Precision.Double)]
public partial class Drawn63Double;

[Block(9)]
[Linear(17, Bias = false), Tanh, Linear(9, TiedTo = "Linear1", Transposed = true)]
public partial class Drawn64Block1;

[Block(9)]
[Linear(9), Tanh, Linear(9, TiedTo = "Linear1", Bias = false)]
public partial class Drawn64Block2;

[Block(2)]
[Linear(2), Tanh, Linear(2, TiedTo = "Linear1")]
public partial class Drawn64Block3;

[Network(4, Loss = Loss.BinaryCrossEntropy)]
[SwiGlu(9, Bias = false), Use<Drawn64Block1>, Use<Drawn64Block2>, Linear(2, Bias = false), Use<Drawn64Block3>, Linear(15, Bias = false)]
public partial class Drawn64;

[Network(4, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[SwiGlu(9, Bias = false), Use<Drawn64Block1>, Use<Drawn64Block2>, Linear(2, Bias = false), Use<Drawn64Block3>, Linear(15, Bias = false)]
public partial class Drawn64Double;

[Block(3, 4, 2)]
[Identity, Silu, Flatten, Linear(1, Bias = false)]
public partial class DrawnHeads01Block1;

[Block(4)]
[RmsNorm(Epsilon = 0.1f), Linear(1, Bias = false)]
public partial class DrawnHeads01Block2;

[Block(4)]
[RmsNorm, SwiGlu(7, Bias = false), LayerNorm(Epsilon = 0.1f), Linear(1)]
public partial class DrawnHeads01Block3;

[Block(3, 4, 2)]
[Apply(nameof(Ripple)), Flatten, Linear(1, Bias = false)]
public partial class DrawnHeads01Block4
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Block(8)]
[BatchNorm(Epsilon = 0.001f), Linear(23)]
public partial class DrawnHeads01Block5;

[Block(8)]
[GeGlu(33), LayerNorm(Bias = false), BatchNorm(Epsilon = 0.1f), Linear(40, Bias = false)]
public partial class DrawnHeads01Block6;

[Network]
[Inputs<DrawnHeads01Block1, DrawnHeads01Block2, DrawnHeads01Block3, DrawnHeads01Block4>(Join = BranchJoin.Sum), GeGlu(8, Bias = false), Head<DrawnHeads01Block5>(Loss = Loss.BinaryCrossEntropy, Weight = 0.5f), Head<DrawnHeads01Block6>(Loss = Loss.Huber, HuberDelta = 2f)]
public partial class DrawnHeads01;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads01Block1, DrawnHeads01Block2, DrawnHeads01Block3, DrawnHeads01Block4>(Join = BranchJoin.Sum), GeGlu(8, Bias = false), Head<DrawnHeads01Block5>(Loss = Loss.BinaryCrossEntropy, Weight = 0.5f), Head<DrawnHeads01Block6>(Loss = Loss.Huber, HuberDelta = 2f)]
public partial class DrawnHeads01Double;

[Block(15)]
[BatchNorm(Epsilon = 0.1f, Momentum = 0.5f), Linear(17)]
public partial class DrawnHeads02Block1;

[Block(9)]
[SwiGlu(15), RmsNorm(Epsilon = 0.001f), SwiGlu(5), Linear(17, Bias = false)]
public partial class DrawnHeads02Block2;

[Block(16)]
[Selu, GeGlu(7, Approximation = GeluApproximation.Tanh), RmsNorm, Linear(17)]
public partial class DrawnHeads02Block3;

[Block(17)]
[Selu, LayerNorm(Epsilon = 0.1f), SwiGlu(31, Bias = false), Linear(4)]
public partial class DrawnHeads02Block4;

[Block(17)]
[BatchNorm(Epsilon = 0.001f), LayerNorm(Epsilon = 0.1f), LayerNorm(Bias = false, Epsilon = 0.001f), Linear(4, Bias = false)]
public partial class DrawnHeads02Block5;

[Block(17)]
[Linear(12), Linear(4)]
public partial class DrawnHeads02Block6;

[Block(17)]
[RmsNorm(Epsilon = 0.001f), Sigmoid, BatchNorm(Epsilon = 0.001f, Momentum = 0.01f), Linear(5)]
public partial class DrawnHeads02Block7;

[Block(17)]
[Linear(7), GeGlu(9, Approximation = GeluApproximation.Tanh), Linear(23, Bias = false)]
public partial class DrawnHeads02Block8;

[Block(17)]
[GeGlu(4, Bias = false, Approximation = GeluApproximation.Tanh), Linear(12), Sigmoid, Linear(6, Bias = false)]
public partial class DrawnHeads02Block9;

[Network]
[Inputs<DrawnHeads02Block1, DrawnHeads02Block2, DrawnHeads02Block3>(Join = BranchJoin.Sum), Parallel<DrawnHeads02Block4, DrawnHeads02Block5, DrawnHeads02Block6, DrawnHeads02Block7>(Times = 2), Head<DrawnHeads02Block8>(LossFunction = nameof(LogCosh), Weight = 2f), Head<DrawnHeads02Block9>(Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f, Weight = 0.25f)]
public partial class DrawnHeads02
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads02Block1, DrawnHeads02Block2, DrawnHeads02Block3>(Join = BranchJoin.Sum), Parallel<DrawnHeads02Block4, DrawnHeads02Block5, DrawnHeads02Block6, DrawnHeads02Block7>(Times = 2), Head<DrawnHeads02Block8>(LossFunction = nameof(LogCosh), Weight = 2f), Head<DrawnHeads02Block9>(Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f, Weight = 0.25f)]
public partial class DrawnHeads02Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Block(2, 4, 2)]
[Softplus, Tanh, Apply(nameof(Ripple)), Flatten, Linear(15, Bias = false)]
public partial class DrawnHeads03Block1
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Block(60)]
[Linear(31), Tanh, Linear(60, TiedTo = "Linear1", Transposed = true)]
public partial class DrawnHeads03Block2;

[Block(7)]
[SwiGlu(3), LayerNorm(Bias = false), Linear(16, Bias = false), Linear(5)]
public partial class DrawnHeads03Block3;

[Block(7)]
[LayerNorm(Bias = false), Sigmoid, Linear(2), Linear(15, Bias = false)]
public partial class DrawnHeads03Block4;

[Network]
[Inputs<DrawnHeads03Block1, DrawnHeads03Block1, DrawnHeads03Block1, DrawnHeads03Block1>(Shared = true), Use<DrawnHeads03Block2>, Linear(7), Head<DrawnHeads03Block3>(Loss = Loss.MeanSquaredError, Weight = 0.25f), Head<DrawnHeads03Block4>(Loss = Loss.MeanAbsoluteError)]
public partial class DrawnHeads03;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads03Block1, DrawnHeads03Block1, DrawnHeads03Block1, DrawnHeads03Block1>(Shared = true), Use<DrawnHeads03Block2>, Linear(7), Head<DrawnHeads03Block3>(Loss = Loss.MeanSquaredError, Weight = 0.25f), Head<DrawnHeads03Block4>(Loss = Loss.MeanAbsoluteError)]
public partial class DrawnHeads03Double;

[Block(4, 12)]
[LayerNorm, LeakyRelu, Flatten, Linear(16, Bias = false)]
public partial class DrawnHeads04Block1;

[Block(16)]
[LeakyRelu, Linear(4)]
public partial class DrawnHeads04Block2;

[Block(16)]
[Gelu(Approximation = GeluApproximation.Tanh), SwiGlu(31, Bias = false), LayerNorm(Epsilon = 0.001f), Linear(4, Bias = false)]
public partial class DrawnHeads04Block3;

[Block(16)]
[Silu, Identity, Linear(4, Bias = false)]
public partial class DrawnHeads04Block4;

[Block(16)]
[LayerNorm(Epsilon = 0.1f), Apply(nameof(Sine)), Linear(4)]
public partial class DrawnHeads04Block5
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Block(16)]
[Tanh]
public partial class DrawnHeads04Block6;

[Block(16)]
[Gelu(Approximation = GeluApproximation.Tanh)]
public partial class DrawnHeads04Block7;

[Network]
[Inputs<DrawnHeads04Block1, DrawnHeads04Block1>(Shared = true, Join = BranchJoin.Sum), Parallel<DrawnHeads04Block2, DrawnHeads04Block3, DrawnHeads04Block4, DrawnHeads04Block5>(Times = 2, Shared = true), Head<DrawnHeads04Block6>(LossFunction = nameof(LogCosh)), Head<DrawnHeads04Block7>(Loss = Loss.Huber, Weight = 2f)]
public partial class DrawnHeads04
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads04Block1, DrawnHeads04Block1>(Shared = true, Join = BranchJoin.Sum), Parallel<DrawnHeads04Block2, DrawnHeads04Block3, DrawnHeads04Block4, DrawnHeads04Block5>(Times = 2, Shared = true), Head<DrawnHeads04Block6>(LossFunction = nameof(LogCosh)), Head<DrawnHeads04Block7>(Loss = Loss.Huber, Weight = 2f)]
public partial class DrawnHeads04Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Block(3)]
[SwiGlu(4, Bias = false), Linear(9)]
public partial class DrawnHeads05Block1;

[Block(9)]
[SwiGlu(2, Bias = false), RmsNorm, Linear(8, Bias = false)]
public partial class DrawnHeads05Block2;

[Block(9)]
[Identity, Linear(31, Bias = false)]
public partial class DrawnHeads05Block3;

[Block(9)]
[SwiGlu(3, Bias = false), Linear(9)]
public partial class DrawnHeads05Block4;

[Network]
[Inputs<DrawnHeads05Block1, DrawnHeads05Block1, DrawnHeads05Block1>(Shared = true, Join = BranchJoin.Sum), Selu, Head<DrawnHeads05Block2>(Loss = Loss.BinaryCrossEntropy, Weight = 0.5f), Head<DrawnHeads05Block3>(Loss = Loss.BinaryCrossEntropy), Head<DrawnHeads05Block4>(Loss = Loss.Huber, HuberDelta = 2f)]
public partial class DrawnHeads05;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads05Block1, DrawnHeads05Block1, DrawnHeads05Block1>(Shared = true, Join = BranchJoin.Sum), Selu, Head<DrawnHeads05Block2>(Loss = Loss.BinaryCrossEntropy, Weight = 0.5f), Head<DrawnHeads05Block3>(Loss = Loss.BinaryCrossEntropy), Head<DrawnHeads05Block4>(Loss = Loss.Huber, HuberDelta = 2f)]
public partial class DrawnHeads05Double;

[Block(3, 15)]
[BatchNorm(Epsilon = 0.001f, Momentum = 0.5f), Flatten, Linear(5)]
public partial class DrawnHeads06Block1;

[Block(31)]
[GeGlu(17, Approximation = GeluApproximation.Tanh), SwiGlu(7), Linear(9, Bias = false)]
public partial class DrawnHeads06Block2;

[Block(15)]
[Sigmoid, RmsNorm(Epsilon = 0.1f), Linear(4)]
public partial class DrawnHeads06Block3;

[Block(8)]
[BatchNorm(Epsilon = 0.1f, Momentum = 0.01f), Sigmoid, Linear(5)]
public partial class DrawnHeads06Block4;

[Block(23)]
[RmsNorm, Silu, BatchNorm(Momentum = 0.01f), Linear(14)]
public partial class DrawnHeads06Block5;

[Block(23)]
[Softplus, RmsNorm(Epsilon = 0.1f), GeGlu(23), Linear(1)]
public partial class DrawnHeads06Block6;

[Network]
[Inputs<DrawnHeads06Block1, DrawnHeads06Block2, DrawnHeads06Block3, DrawnHeads06Block4>, Gelu(Approximation = GeluApproximation.Tanh), Head<DrawnHeads06Block5>(Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f), Head<DrawnHeads06Block6>(Loss = Loss.MeanAbsoluteError, Weight = 0.5f)]
public partial class DrawnHeads06;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads06Block1, DrawnHeads06Block2, DrawnHeads06Block3, DrawnHeads06Block4>, Gelu(Approximation = GeluApproximation.Tanh), Head<DrawnHeads06Block5>(Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f), Head<DrawnHeads06Block6>(Loss = Loss.MeanAbsoluteError, Weight = 0.5f)]
public partial class DrawnHeads06Double;

[Block(3, 4, 3)]
[Sigmoid, LeakyRelu, Flatten, Linear(15, Bias = false)]
public partial class DrawnHeads07Block1;

[Block(7)]
[GeGlu(23, Bias = false, Approximation = GeluApproximation.Tanh), Sigmoid, Apply(nameof(Sine)), Linear(15)]
public partial class DrawnHeads07Block2
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Block(15)]
[RmsNorm(Epsilon = 0.001f), Apply(nameof(Sine)), Linear(7)]
public partial class DrawnHeads07Block3
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Block(15)]
[Linear(3), Linear(8)]
public partial class DrawnHeads07Block4;

[Block(15)]
[Identity, Apply(nameof(Ripple)), Linear(8)]
public partial class DrawnHeads07Block5
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Block(15)]
[LayerNorm(Epsilon = 0.1f), LayerNorm(Bias = false, Epsilon = 0.001f), Linear(7)]
public partial class DrawnHeads07Block6;

[Network]
[Inputs<DrawnHeads07Block1, DrawnHeads07Block2>(Join = BranchJoin.Sum), Parallel<DrawnHeads07Block3, DrawnHeads07Block4>(Times = 2, Shared = true), Head<DrawnHeads07Block5>(Loss = Loss.SoftmaxCrossEntropy, Weight = 0.5f), Head<DrawnHeads07Block6>(Loss = Loss.MeanSquaredError, Weight = 0.5f)]
public partial class DrawnHeads07;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads07Block1, DrawnHeads07Block2>(Join = BranchJoin.Sum), Parallel<DrawnHeads07Block3, DrawnHeads07Block4>(Times = 2, Shared = true), Head<DrawnHeads07Block5>(Loss = Loss.SoftmaxCrossEntropy, Weight = 0.5f), Head<DrawnHeads07Block6>(Loss = Loss.MeanSquaredError, Weight = 0.5f)]
public partial class DrawnHeads07Double;

[Block(2, 15)]
[BatchNorm(Epsilon = 0.1f, Momentum = 0.01f), Tanh, Flatten, Linear(16)]
public partial class DrawnHeads08Block1;

[Block(48)]
[GeGlu(16, Bias = false), Tanh, Linear(40)]
public partial class DrawnHeads08Block2;

[Block(48)]
[Gelu, GeGlu(9, Bias = false, Approximation = GeluApproximation.Tanh), Linear(6)]
public partial class DrawnHeads08Block3;

[Network]
[Inputs<DrawnHeads08Block1, DrawnHeads08Block1, DrawnHeads08Block1>(Shared = true), LayerNorm(Epsilon = 0.001f), Head<DrawnHeads08Block2>(Loss = Loss.MeanSquaredError, Weight = 2f), Head<DrawnHeads08Block3>(Loss = Loss.SoftmaxCrossEntropy, Weight = 2f)]
public partial class DrawnHeads08;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads08Block1, DrawnHeads08Block1, DrawnHeads08Block1>(Shared = true), LayerNorm(Epsilon = 0.001f), Head<DrawnHeads08Block2>(Loss = Loss.MeanSquaredError, Weight = 2f), Head<DrawnHeads08Block3>(Loss = Loss.SoftmaxCrossEntropy, Weight = 2f)]
public partial class DrawnHeads08Double;

[Block(40)]
[Relu, Identity, BatchNorm(Epsilon = 0.1f, Momentum = 0.01f), Linear(17)]
public partial class DrawnHeads09Block1;

[Block(34)]
[Silu, Sigmoid, Linear(5)]
public partial class DrawnHeads09Block2;

[Block(34)]
[Gelu, Softplus, LeakyRelu(1.5f), Linear(15)]
public partial class DrawnHeads09Block3;

[Block(34)]
[BatchNorm(Epsilon = 0.001f), Tanh, Linear(9, Bias = false)]
public partial class DrawnHeads09Block4;

[Network]
[Inputs<DrawnHeads09Block1, DrawnHeads09Block1>(Shared = true), Softplus, Head<DrawnHeads09Block2>(Loss = Loss.BinaryCrossEntropy, Weight = 2f), Head<DrawnHeads09Block3>(LossFunction = nameof(LogCosh), Weight = 0.25f), Head<DrawnHeads09Block4>(LossFunction = nameof(Charbonnier))]
public partial class DrawnHeads09
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));

    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads09Block1, DrawnHeads09Block1>(Shared = true), Softplus, Head<DrawnHeads09Block2>(Loss = Loss.BinaryCrossEntropy, Weight = 2f), Head<DrawnHeads09Block3>(LossFunction = nameof(LogCosh), Weight = 0.25f), Head<DrawnHeads09Block4>(LossFunction = nameof(Charbonnier))]
public partial class DrawnHeads09Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));

    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Block(3, 4, 1)]
[LeakyRelu, Selu, Flatten, Linear(2, Bias = false)]
public partial class DrawnHeads10Block1;

[Block(2, 9)]
[Linear(3), Flatten, Linear(23)]
public partial class DrawnHeads10Block2;

[Block(25)]
[Linear(16), RmsNorm(Epsilon = 0.001f), Identity, Linear(13)]
public partial class DrawnHeads10Block3;

[Block(25)]
[Relu, Elu(2f), Apply(nameof(Softsign)), Linear(17)]
public partial class DrawnHeads10Block4
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Network]
[Inputs<DrawnHeads10Block1, DrawnHeads10Block2>, LayerNorm(Bias = false, Epsilon = 0.001f), Head<DrawnHeads10Block3>(Loss = Loss.SoftmaxCrossEntropy, Weight = 0.25f), Head<DrawnHeads10Block4>(LossFunction = nameof(Charbonnier), Weight = 0.5f)]
public partial class DrawnHeads10
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads10Block1, DrawnHeads10Block2>, LayerNorm(Bias = false, Epsilon = 0.001f), Head<DrawnHeads10Block3>(Loss = Loss.SoftmaxCrossEntropy, Weight = 0.25f), Head<DrawnHeads10Block4>(LossFunction = nameof(Charbonnier), Weight = 0.5f)]
public partial class DrawnHeads10Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Block(4)]
[Selu, Linear(2)]
public partial class DrawnHeads11Block1;

[Block(15)]
[BatchNorm(Epsilon = 0.1f, Momentum = 0.5f), SwiGlu(16), Identity, Linear(1, Bias = false)]
public partial class DrawnHeads11Block2;

[Block(15)]
[LeakyRelu, Gelu(Approximation = GeluApproximation.Tanh), Elu(0.3f), Linear(12)]
public partial class DrawnHeads11Block3;

[Block(15)]
[Sigmoid, Relu, LeakyRelu, Linear(1, Bias = false)]
public partial class DrawnHeads11Block4;

[Network]
[Inputs<DrawnHeads11Block1, DrawnHeads11Block1, DrawnHeads11Block1, DrawnHeads11Block1>(Shared = true, Join = BranchJoin.Sum), SwiGlu(15), Head<DrawnHeads11Block2>(LossFunction = nameof(Charbonnier), Weight = 0.5f), Head<DrawnHeads11Block3>(Loss = Loss.MeanAbsoluteError, Weight = 0.5f), Head<DrawnHeads11Block4>(Loss = Loss.Huber, HuberDelta = 2f)]
public partial class DrawnHeads11
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads11Block1, DrawnHeads11Block1, DrawnHeads11Block1, DrawnHeads11Block1>(Shared = true, Join = BranchJoin.Sum), SwiGlu(15), Head<DrawnHeads11Block2>(LossFunction = nameof(Charbonnier), Weight = 0.5f), Head<DrawnHeads11Block3>(Loss = Loss.MeanAbsoluteError, Weight = 0.5f), Head<DrawnHeads11Block4>(Loss = Loss.Huber, HuberDelta = 2f)]
public partial class DrawnHeads11Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Block(1, 3, 3)]
[Sigmoid, Flatten, Linear(5, Bias = false)]
public partial class DrawnHeads12Block1;

[Block(5)]
[Elu(2f), Softplus, Silu, Linear(33, Bias = false)]
public partial class DrawnHeads12Block2;

[Block(5)]
[Silu, SwiGlu(15, Bias = false), Identity, Linear(33, Bias = false)]
public partial class DrawnHeads12Block3;

[Network]
[Inputs<DrawnHeads12Block1, DrawnHeads12Block1, DrawnHeads12Block1, DrawnHeads12Block1>(Shared = true, Join = BranchJoin.Sum), Selu, Head<DrawnHeads12Block2>(Loss = Loss.MeanAbsoluteError, Weight = 0.5f), Head<DrawnHeads12Block3>(Loss = Loss.Huber, HuberDelta = 0.5f, Weight = 2f)]
public partial class DrawnHeads12;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads12Block1, DrawnHeads12Block1, DrawnHeads12Block1, DrawnHeads12Block1>(Shared = true, Join = BranchJoin.Sum), Selu, Head<DrawnHeads12Block2>(Loss = Loss.MeanAbsoluteError, Weight = 0.5f), Head<DrawnHeads12Block3>(Loss = Loss.Huber, HuberDelta = 0.5f, Weight = 2f)]
public partial class DrawnHeads12Double;

[Block(2, 7)]
[RmsNorm(Epsilon = 0.1f), Tanh, Flatten, Linear(1)]
public partial class DrawnHeads13Block1;

[Block(5, 3)]
[Silu, Silu, Flatten, Linear(12, Bias = false)]
public partial class DrawnHeads13Block2;

[Block(31)]
[Relu, Linear(33, Bias = false), Identity, Linear(9, Bias = false)]
public partial class DrawnHeads13Block3;

[Block(22)]
[Linear(33, Bias = false), Tanh, Linear(22, TiedTo = "Linear1", Transposed = true)]
public partial class DrawnHeads13Block4;

[Block(22)]
[Linear(33), Tanh, Linear(22, TiedTo = "Linear1", Transposed = true, Bias = false)]
public partial class DrawnHeads13Block5;

[Block(22)]
[Gelu(Approximation = GeluApproximation.Tanh), Linear(5)]
public partial class DrawnHeads13Block6;

[Block(22)]
[SwiGlu(23), Linear(32)]
public partial class DrawnHeads13Block7;

[Network]
[Inputs<DrawnHeads13Block1, DrawnHeads13Block2, DrawnHeads13Block3>, Use<DrawnHeads13Block4>, Use<DrawnHeads13Block5>, Head<DrawnHeads13Block6>(Loss = Loss.MeanAbsoluteError), Head<DrawnHeads13Block7>(Loss = Loss.MeanSquaredError)]
public partial class DrawnHeads13;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads13Block1, DrawnHeads13Block2, DrawnHeads13Block3>, Use<DrawnHeads13Block4>, Use<DrawnHeads13Block5>, Head<DrawnHeads13Block6>(Loss = Loss.MeanAbsoluteError), Head<DrawnHeads13Block7>(Loss = Loss.MeanSquaredError)]
public partial class DrawnHeads13Double;

[Block(3, 3, 1)]
[Elu(0.3f), Flatten, Linear(8)]
public partial class DrawnHeads14Block1;

[Block(24)]
[BatchNorm(Momentum = 0.5f), Identity, Silu]
public partial class DrawnHeads14Block2;

[Block(24)]
[Relu]
public partial class DrawnHeads14Block3;

[Block(24)]
[Apply(nameof(Softsign))]
public partial class DrawnHeads14Block4
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Block(24)]
[Silu, RmsNorm, GeGlu(12, Approximation = GeluApproximation.Tanh), Linear(24, Bias = false)]
public partial class DrawnHeads14Block5;

[Block(24)]
[RmsNorm(Epsilon = 0.1f), Relu, Linear(3)]
public partial class DrawnHeads14Block6;

[Block(24)]
[Linear(40), Tanh, Linear(4)]
public partial class DrawnHeads14Block7;

[Block(24)]
[RmsNorm(Epsilon = 0.001f), Apply(nameof(Ripple)), BatchNorm(Epsilon = 0.001f, Momentum = 0.5f), Linear(31, Bias = false)]
public partial class DrawnHeads14Block8
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Network]
[Inputs<DrawnHeads14Block1, DrawnHeads14Block1, DrawnHeads14Block1>(Shared = true), Parallel<DrawnHeads14Block2, DrawnHeads14Block3, DrawnHeads14Block4, DrawnHeads14Block5>(Join = BranchJoin.Sum), Head<DrawnHeads14Block6>(Loss = Loss.BinaryCrossEntropy, Weight = 2f), Head<DrawnHeads14Block7>(Loss = Loss.Huber, HuberDelta = 0.5f, Weight = 0.25f), Head<DrawnHeads14Block8>(Loss = Loss.MeanSquaredError)]
public partial class DrawnHeads14;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads14Block1, DrawnHeads14Block1, DrawnHeads14Block1>(Shared = true), Parallel<DrawnHeads14Block2, DrawnHeads14Block3, DrawnHeads14Block4, DrawnHeads14Block5>(Join = BranchJoin.Sum), Head<DrawnHeads14Block6>(Loss = Loss.BinaryCrossEntropy, Weight = 2f), Head<DrawnHeads14Block7>(Loss = Loss.Huber, HuberDelta = 0.5f, Weight = 0.25f), Head<DrawnHeads14Block8>(Loss = Loss.MeanSquaredError)]
public partial class DrawnHeads14Double;

[Block(2, 12)]
[RmsNorm(Epsilon = 0.001f), Selu, Flatten, Linear(12)]
public partial class DrawnHeads15Block1;

[Block(24)]
[Gelu, Linear(15, Bias = false)]
public partial class DrawnHeads15Block2;

[Block(24)]
[Identity, LayerNorm(Bias = false), Apply(nameof(Softsign)), Linear(9)]
public partial class DrawnHeads15Block3
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Block(24)]
[Tanh, Elu(0.3f), Apply(nameof(Sine)), Linear(15)]
public partial class DrawnHeads15Block4
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Network]
[Inputs<DrawnHeads15Block1, DrawnHeads15Block1>(Shared = true), LayerNorm, Tanh, Head<DrawnHeads15Block2>(Loss = Loss.MeanAbsoluteError), Head<DrawnHeads15Block3>(Loss = Loss.MeanAbsoluteError, Weight = 2f), Head<DrawnHeads15Block4>(Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f)]
public partial class DrawnHeads15;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads15Block1, DrawnHeads15Block1>(Shared = true), LayerNorm, Tanh, Head<DrawnHeads15Block2>(Loss = Loss.MeanAbsoluteError), Head<DrawnHeads15Block3>(Loss = Loss.MeanAbsoluteError, Weight = 2f), Head<DrawnHeads15Block4>(Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f)]
public partial class DrawnHeads15Double;

[Block(3, 4)]
[GeGlu(2), Flatten, Linear(3)]
public partial class DrawnHeads16Block1;

[Block(3)]
[RmsNorm(Epsilon = 0.001f), Linear(1)]
public partial class DrawnHeads16Block2;

[Block(3)]
[Relu, GeGlu(1, Bias = false), Relu]
public partial class DrawnHeads16Block3;

[Block(3)]
[LeakyRelu(0.25f), Selu, SwiGlu(33, Bias = false), Linear(1)]
public partial class DrawnHeads16Block4;

[Block(3)]
[Gelu]
public partial class DrawnHeads16Block5;

[Block(3)]
[Relu, Identity]
public partial class DrawnHeads16Block6;

[Block(3)]
[Elu(2f), Identity]
public partial class DrawnHeads16Block7;

[Block(3)]
[Sigmoid]
public partial class DrawnHeads16Block8;

[Block(12)]
[Silu, SwiGlu(15), Relu, Linear(16)]
public partial class DrawnHeads16Block9;

[Block(12)]
[Selu, Elu(0.3f), Relu]
public partial class DrawnHeads16Block10;

[Network]
[Inputs<DrawnHeads16Block1, DrawnHeads16Block1, DrawnHeads16Block1, DrawnHeads16Block1>(Shared = true, Join = BranchJoin.Sum), Parallel<DrawnHeads16Block2, DrawnHeads16Block3, DrawnHeads16Block4>(Times = 2), Parallel<DrawnHeads16Block5, DrawnHeads16Block6, DrawnHeads16Block7, DrawnHeads16Block8>, Head<DrawnHeads16Block9>(Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f, Weight = 0.25f), Head<DrawnHeads16Block10>(Loss = Loss.BinaryCrossEntropy, Weight = 0.5f)]
public partial class DrawnHeads16;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads16Block1, DrawnHeads16Block1, DrawnHeads16Block1, DrawnHeads16Block1>(Shared = true, Join = BranchJoin.Sum), Parallel<DrawnHeads16Block2, DrawnHeads16Block3, DrawnHeads16Block4>(Times = 2), Parallel<DrawnHeads16Block5, DrawnHeads16Block6, DrawnHeads16Block7, DrawnHeads16Block8>, Head<DrawnHeads16Block9>(Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f, Weight = 0.25f), Head<DrawnHeads16Block10>(Loss = Loss.BinaryCrossEntropy, Weight = 0.5f)]
public partial class DrawnHeads16Double;

[Block(1, 3, 3)]
[Tanh, Gelu, Selu, Flatten, Linear(8)]
public partial class DrawnHeads17Block1;

[Block(3)]
[BatchNorm(Momentum = 0.5f), Softplus, Tanh, Linear(8)]
public partial class DrawnHeads17Block2;

[Block(8)]
[SwiGlu(3), GeGlu(7, Approximation = GeluApproximation.Tanh), Linear(8)]
public partial class DrawnHeads17Block3;

[Block(8)]
[Softplus, Linear(23)]
public partial class DrawnHeads17Block4;

[Block(8)]
[LeakyRelu(0.25f), Elu(0.3f)]
public partial class DrawnHeads17Block5;

[Network]
[Inputs<DrawnHeads17Block1, DrawnHeads17Block2>(Join = BranchJoin.Sum), Residual<DrawnHeads17Block3>, Head<DrawnHeads17Block4>(Loss = Loss.Huber, Weight = 0.5f), Head<DrawnHeads17Block5>(Loss = Loss.MeanSquaredError, Weight = 0.25f)]
public partial class DrawnHeads17;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads17Block1, DrawnHeads17Block2>(Join = BranchJoin.Sum), Residual<DrawnHeads17Block3>, Head<DrawnHeads17Block4>(Loss = Loss.Huber, Weight = 0.5f), Head<DrawnHeads17Block5>(Loss = Loss.MeanSquaredError, Weight = 0.25f)]
public partial class DrawnHeads17Double;

[Block(33)]
[Softplus, Linear(1)]
public partial class DrawnHeads18Block1;

[Block(1, 7)]
[LayerNorm(Epsilon = 0.001f), Flatten, Linear(1)]
public partial class DrawnHeads18Block2;

[Block(1, 1, 3)]
[LeakyRelu, Sigmoid, Selu, Flatten, Linear(1, Bias = false)]
public partial class DrawnHeads18Block3;

[Block(5, 16)]
[Silu, Elu(2f), Silu, Flatten, Linear(1)]
public partial class DrawnHeads18Block4;

[Block(1)]
[Linear(7, Bias = false), Linear(1)]
public partial class DrawnHeads18Block5;

[Block(1)]
[Linear(23, Bias = false), Sigmoid, Sigmoid, Linear(33)]
public partial class DrawnHeads18Block6;

[Block(1)]
[Sigmoid, SwiGlu(23, Bias = false), Linear(40)]
public partial class DrawnHeads18Block7;

[Network]
[Inputs<DrawnHeads18Block1, DrawnHeads18Block2, DrawnHeads18Block3, DrawnHeads18Block4>(Join = BranchJoin.Sum), Residual<DrawnHeads18Block5>(Times = 3, Shared = true), Head<DrawnHeads18Block6>(Loss = Loss.Huber, HuberDelta = 2f, Weight = 2f), Head<DrawnHeads18Block7>(Loss = Loss.BinaryCrossEntropy, Weight = 0.25f)]
public partial class DrawnHeads18;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads18Block1, DrawnHeads18Block2, DrawnHeads18Block3, DrawnHeads18Block4>(Join = BranchJoin.Sum), Residual<DrawnHeads18Block5>(Times = 3, Shared = true), Head<DrawnHeads18Block6>(Loss = Loss.Huber, HuberDelta = 2f, Weight = 2f), Head<DrawnHeads18Block7>(Loss = Loss.BinaryCrossEntropy, Weight = 0.25f)]
public partial class DrawnHeads18Double;

[Block(5, 9)]
[Elu(2f), LayerNorm(Bias = false), Flatten, Linear(7)]
public partial class DrawnHeads19Block1;

[Block(3, 9)]
[Apply(nameof(Ripple)), Flatten, Linear(4, Bias = false)]
public partial class DrawnHeads19Block2
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Block(11)]
[Tanh, Linear(5)]
public partial class DrawnHeads19Block3;

[Block(11)]
[Elu(2f), Linear(6)]
public partial class DrawnHeads19Block4;

[Block(11)]
[Softplus, Elu, RmsNorm(Epsilon = 0.1f)]
public partial class DrawnHeads19Block5;

[Block(11)]
[Selu, BatchNorm(Epsilon = 0.1f, Momentum = 0.01f), LayerNorm(Bias = false, Epsilon = 0.1f)]
public partial class DrawnHeads19Block6;

[Block(11)]
[Apply(nameof(Softsign)), Identity, GeGlu(2, Bias = false), Linear(8, Bias = false)]
public partial class DrawnHeads19Block7
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Block(11)]
[RmsNorm(Epsilon = 0.1f), Apply(nameof(Ripple)), Tanh, Linear(23)]
public partial class DrawnHeads19Block8
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Block(9)]
[Softplus, GeGlu(2, Bias = false), BatchNorm(Epsilon = 0.1f), Linear(12, Bias = false)]
public partial class DrawnHeads20Block1;

[Block(24)]
[Linear(24), Tanh, Linear(24, TiedTo = "Linear1", Bias = false)]
public partial class DrawnHeads20Block2;

[Block(24)]
[Gelu(Approximation = GeluApproximation.Tanh), Selu, Linear(32)]
public partial class DrawnHeads20Block3;

[Block(24)]
[Gelu(Approximation = GeluApproximation.Tanh), RmsNorm(Epsilon = 0.1f), Linear(3)]
public partial class DrawnHeads20Block4;

[Network]
[Inputs<DrawnHeads20Block1, DrawnHeads20Block1>(Shared = true), Use<DrawnHeads20Block2>, Head<DrawnHeads20Block3>(Loss = Loss.MeanAbsoluteError, Weight = 0.25f), Head<DrawnHeads20Block4>(Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f)]
public partial class DrawnHeads20;

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads20Block1, DrawnHeads20Block1>(Shared = true), Use<DrawnHeads20Block2>, Head<DrawnHeads20Block3>(Loss = Loss.MeanAbsoluteError, Weight = 0.25f), Head<DrawnHeads20Block4>(Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f)]
public partial class DrawnHeads20Double;

[Block(1, 5)]
[BatchNorm(Epsilon = 0.1f, Momentum = 0.01f), Flatten]
public partial class DrawnHeads21Block1;

[Block(1, 1, 4)]
[Tanh, Flatten, Linear(12)]
public partial class DrawnHeads21Block2;

[Block(17)]
[Selu, Relu, Softplus]
public partial class DrawnHeads21Block3;

[Block(17)]
[RmsNorm, GeGlu(1, Approximation = GeluApproximation.Tanh), RmsNorm(Epsilon = 0.1f), Linear(17, Bias = false)]
public partial class DrawnHeads21Block4;

[Block(17)]
[LeakyRelu(1.5f), Linear(7)]
public partial class DrawnHeads21Block5;

[Block(17)]
[LeakyRelu, SwiGlu(16), Linear(2, Bias = false)]
public partial class DrawnHeads21Block6;

[Network]
[Inputs<DrawnHeads21Block1, DrawnHeads21Block2>, Parallel<DrawnHeads21Block3, DrawnHeads21Block4>(Times = 2, Join = BranchJoin.Sum), Head<DrawnHeads21Block5>(LossFunction = nameof(LogCosh), Weight = 0.5f), Head<DrawnHeads21Block6>(Loss = Loss.MeanAbsoluteError)]
public partial class DrawnHeads21
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Network(Precision = Precision.Double)]
[Inputs<DrawnHeads21Block1, DrawnHeads21Block2>, Parallel<DrawnHeads21Block3, DrawnHeads21Block4>(Times = 2, Join = BranchJoin.Sum), Head<DrawnHeads21Block5>(LossFunction = nameof(LogCosh), Weight = 0.5f), Head<DrawnHeads21Block6>(Loss = Loss.MeanAbsoluteError)]
public partial class DrawnHeads21Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}
