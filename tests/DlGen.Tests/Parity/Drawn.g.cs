// Drawn by tests/DlGen.Peers -- --parity --seed 10 --count 56; TorchSharp's results are in Drawn.txt.

namespace DlGen.Tests.Parity.Networks;

[Block(15)]
[Relu]
public partial class Drawn01Block1;

[Network(15, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f)]
[Tanh, Silu, Use<Drawn01Block1>(Times = 3), Linear(5)]
public partial class Drawn01;

[Network(15, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f, Precision = Precision.Double)]
[Tanh, Silu, Use<Drawn01Block1>(Times = 3), Linear(5)]
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
[Linear(3, Bias = false), Tanh, Linear(3, TiedTo = "Linear1")]
public partial class Drawn04Block1;

[Block(32)]
[Gelu, Sigmoid]
public partial class Drawn04Block2;

[Block(32)]
[Apply(nameof(Softsign))]
public partial class Drawn04Block3
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Network(3, LossFunction = nameof(Charbonnier))]
[RmsNorm(Epsilon = 0.001f), Use<Drawn04Block1>, Linear(31), GeGlu(32, Approximation = GeluApproximation.Tanh), Parallel<Drawn04Block2, Drawn04Block3>, Linear(2)]
public partial class Drawn04
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Network(3, LossFunction = nameof(Charbonnier), Precision = Precision.Double)]
[RmsNorm(Epsilon = 0.001f), Use<Drawn04Block1>, Linear(31), GeGlu(32, Approximation = GeluApproximation.Tanh), Parallel<Drawn04Block2, Drawn04Block3>, Linear(2)]
public partial class Drawn04Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
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
[Identity, Softplus, LeakyRelu]
public partial class Drawn12Block1;

[Network(3, 2, 4, Loss = Loss.Huber, HuberDelta = 2f)]
[Elu, Flatten, Selu, LayerNorm(Epsilon = 0.1f), Residual<Drawn12Block1>, Linear(1, Bias = false)]
public partial class Drawn12;

[Network(3, 2, 4, Loss = Loss.Huber, HuberDelta = 2f, Precision = Precision.Double)]
[Elu, Flatten, Selu, LayerNorm(Epsilon = 0.1f), Residual<Drawn12Block1>, Linear(1, Bias = false)]
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

[Block(8)]
[Linear(4, Bias = false), Tanh, Linear(8, TiedTo = "Linear1", Transposed = true, Bias = false)]
public partial class Drawn15Block1;

[Network(5, Loss = Loss.MeanAbsoluteError)]
[SwiGlu(7), GeGlu(8), Identity, Use<Drawn15Block1>, Linear(17)]
public partial class Drawn15;

[Network(5, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[SwiGlu(7), GeGlu(8), Identity, Use<Drawn15Block1>, Linear(17)]
public partial class Drawn15Double;

[Block(2, 2)]
[RmsNorm(Epsilon = 0.1f), LeakyRelu(1.5f), Elu(0.3f)]
public partial class Drawn16Block1;

[Block(2, 2)]
[Use<Drawn16Block1>(Times = 3, Shared = true), Tanh]
public partial class Drawn16Block2;

[Network(2, 2, LossFunction = nameof(Charbonnier))]
[Sigmoid, Relu, Silu, Residual<Drawn16Block2>(Times = 3, Shared = true), Softplus, Linear(8)]
public partial class Drawn16
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Network(2, 2, LossFunction = nameof(Charbonnier), Precision = Precision.Double)]
[Sigmoid, Relu, Silu, Residual<Drawn16Block2>(Times = 3, Shared = true), Softplus, Linear(8)]
public partial class Drawn16Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Network(5, Loss = Loss.SoftmaxCrossEntropy)]
[Gelu, Apply(nameof(Ripple)), LayerNorm(Epsilon = 0.001f), Identity, Linear(2)]
public partial class Drawn17
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Network(5, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
[Gelu, Apply(nameof(Ripple)), LayerNorm(Epsilon = 0.001f), Identity, Linear(2)]
public partial class Drawn17Double
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Block(16)]
[Elu(2f)]
public partial class Drawn18Block1;

[Block(16)]
[GeGlu(16), Residual<Drawn18Block1>]
public partial class Drawn18Block2;

[Block(16)]
[SwiGlu(1, Bias = false), Silu, Selu]
public partial class Drawn18Block3;

[Network(16, Loss = Loss.MeanSquaredError)]
[Parallel<Drawn18Block2, Drawn18Block3>, Linear(15, Bias = false), Linear(33, Bias = false)]
public partial class Drawn18;

[Network(16, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Parallel<Drawn18Block2, Drawn18Block3>, Linear(15, Bias = false), Linear(33, Bias = false)]
public partial class Drawn18Double;

[Mlp(1, 9, 7, Activation = Activation.Gelu, LossFunction = nameof(Charbonnier))]
public partial class Drawn19
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Mlp(1, 9, 7, Activation = Activation.Gelu, LossFunction = nameof(Charbonnier), Precision = Precision.Double)]
public partial class Drawn19Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);
}

[Mlp(40, 23, 7, 7, 32, Activation = Activation.Tanh, Loss = Loss.MeanSquaredError)]
public partial class Drawn20;

[Mlp(40, 23, 7, 7, 32, Activation = Activation.Tanh, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn20Double;

[Mlp(12, 4, 7, 2, 12, Activation = Activation.Elu, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f)]
public partial class Drawn21;

[Mlp(12, 4, 7, 2, 12, Activation = Activation.Elu, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f, Precision = Precision.Double)]
public partial class Drawn21Double;

[Mlp(7, 8, 17, Activation = Activation.Identity, Loss = Loss.MeanSquaredError)]
public partial class Drawn22;

[Mlp(7, 8, 17, Activation = Activation.Identity, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn22Double;

[Network(5, 5, Loss = Loss.MeanAbsoluteError)]
[Gelu, Apply(nameof(Ripple)), Linear(1)]
public partial class Drawn23
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Network(5, 5, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[Gelu, Apply(nameof(Ripple)), Linear(1)]
public partial class Drawn23Double
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Mlp(17, 1, 1, 7, 16, Activation = Activation.LeakyRelu, Loss = Loss.BinaryCrossEntropy)]
public partial class Drawn24;

[Mlp(17, 1, 1, 7, 16, Activation = Activation.LeakyRelu, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class Drawn24Double;

[Mlp(32, 9, 32, Activation = Activation.Softplus, Loss = Loss.Huber, HuberDelta = 2f)]
public partial class Drawn25;

[Mlp(32, 9, 32, Activation = Activation.Softplus, Loss = Loss.Huber, HuberDelta = 2f, Precision = Precision.Double)]
public partial class Drawn25Double;

[Mlp(23, 33, 7, 32, Activation = Activation.Tanh, Loss = Loss.Huber, HuberDelta = 0.5f)]
public partial class Drawn26;

[Mlp(23, 33, 7, 32, Activation = Activation.Tanh, Loss = Loss.Huber, HuberDelta = 0.5f, Precision = Precision.Double)]
public partial class Drawn26Double;

[Block(16)]
[RmsNorm(Epsilon = 0.001f), Silu]
public partial class Drawn27Block1;

[Network(16, Loss = Loss.SoftmaxCrossEntropy)]
[Use<Drawn27Block1>(Times = 2, Shared = true), LeakyRelu(0.25f), Gelu, Linear(7)]
public partial class Drawn27;

[Network(16, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
[Use<Drawn27Block1>(Times = 2, Shared = true), LeakyRelu(0.25f), Gelu, Linear(7)]
public partial class Drawn27Double;

[Mlp(12, 12, 31, 7, 2, Activation = Activation.GeluTanh, Loss = Loss.MeanSquaredError)]
public partial class Drawn28;

[Mlp(12, 12, 31, 7, 2, Activation = Activation.GeluTanh, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn28Double;

[Mlp(8, 5, 32, 4, 40, ActivationFunction = nameof(Softsign), Loss = Loss.Huber, HuberDelta = 2f)]
public partial class Drawn29
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Mlp(8, 5, 32, 4, 40, ActivationFunction = nameof(Softsign), Loss = Loss.Huber, HuberDelta = 2f, Precision = Precision.Double)]
public partial class Drawn29Double
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Mlp(5, 23, 7, 7, Activation = Activation.Selu, LossFunction = nameof(LogCosh))]
public partial class Drawn30
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(5, 23, 7, 7, Activation = Activation.Selu, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
public partial class Drawn30Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(32, 3, 3, 32, Activation = Activation.Gelu, Loss = Loss.BinaryCrossEntropy)]
public partial class Drawn31;

[Mlp(32, 3, 3, 32, Activation = Activation.Gelu, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class Drawn31Double;

[Network(2, 40, Loss = Loss.MeanAbsoluteError)]
[Gelu(Approximation = GeluApproximation.Tanh), Selu, Softplus, Flatten, Linear(23, Bias = false)]
public partial class Drawn32;

[Network(2, 40, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[Gelu(Approximation = GeluApproximation.Tanh), Selu, Softplus, Flatten, Linear(23, Bias = false)]
public partial class Drawn32Double;

[Mlp(23, 12, 7, Activation = Activation.Sigmoid, Loss = Loss.SoftmaxCrossEntropy)]
public partial class Drawn33;

[Mlp(23, 12, 7, Activation = Activation.Sigmoid, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
public partial class Drawn33Double;

[Network(12, Loss = Loss.Huber, HuberDelta = 0.5f)]
[Identity, Selu, SwiGlu(2, Bias = false), Linear(32)]
public partial class Drawn34;

[Network(12, Loss = Loss.Huber, HuberDelta = 0.5f, Precision = Precision.Double)]
[Identity, Selu, SwiGlu(2, Bias = false), Linear(32)]
public partial class Drawn34Double;

[Block(2, 32)]
[Linear(32), Tanh, Linear(32, TiedTo = "Linear1")]
public partial class Drawn35Block1;

[Block(2, 32)]
[LayerNorm(Bias = false, Epsilon = 0.1f), GeGlu(3, Approximation = GeluApproximation.Tanh), Relu]
public partial class Drawn35Block2;

[Block(2, 32)]
[Relu, Linear(3, Bias = false)]
public partial class Drawn35Block3;

[Block(2, 32)]
[Tanh, Parallel<Drawn35Block2, Drawn35Block3>(Join = Join.Sum), Linear(32, Bias = false)]
public partial class Drawn35Block4;

[Block(2, 32)]
[Linear(7, Bias = false), Tanh, Linear(32, TiedTo = "Linear1", Transposed = true)]
public partial class Drawn35Block5;

[Network(2, 32, Loss = Loss.SoftmaxCrossEntropy)]
[Sigmoid, Use<Drawn35Block1>, Elu(0.3f), Residual<Drawn35Block4>(Times = 2), Use<Drawn35Block5>, Flatten]
public partial class Drawn35;

[Network(2, 32, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
[Sigmoid, Use<Drawn35Block1>, Elu(0.3f), Residual<Drawn35Block4>(Times = 2), Use<Drawn35Block5>, Flatten]
public partial class Drawn35Double;

[Mlp(1, 5, 5, 8, 7, Activation = Activation.Elu, Loss = Loss.MeanSquaredError)]
public partial class Drawn36;

[Mlp(1, 5, 5, 8, 7, Activation = Activation.Elu, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Drawn36Double;

[Network(12, Loss = Loss.MeanAbsoluteError)]
[LayerNorm(Epsilon = 0.1f), Linear(5)]
public partial class Drawn37;

[Network(12, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[LayerNorm(Epsilon = 0.1f), Linear(5)]
public partial class Drawn37Double;

[Mlp(40, 4, 8, 15, 1, Activation = Activation.Relu, LossFunction = nameof(LogCosh))]
public partial class Drawn38
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(40, 4, 8, 15, 1, Activation = Activation.Relu, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
public partial class Drawn38Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(8, 32, 16, 32, Activation = Activation.Softplus, Loss = Loss.BinaryCrossEntropy)]
public partial class Drawn39;

[Mlp(8, 32, 16, 32, Activation = Activation.Softplus, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class Drawn39Double;

[Block(3, 3, 1)]
[Elu(0.3f), Tanh, Silu]
public partial class Drawn40Block1;

[Block(3, 3, 1)]
[Sigmoid, Apply(nameof(Softsign))]
public partial class Drawn40Block2
{
    [Elementwise]
    private static float Softsign(float x) => x / (1f + MathF.Abs(x));
}

[Block(3, 3, 1)]
[LeakyRelu(1.5f), Parallel<Drawn40Block1, Drawn40Block2>]
public partial class Drawn40Block3;

[Block(6, 3, 1)]
[Gelu(Approximation = GeluApproximation.Tanh), LeakyRelu]
public partial class Drawn40Block4;

[Network(3, 3, 1, Loss = Loss.MeanAbsoluteError)]
[Use<Drawn40Block3>, Sigmoid, Residual<Drawn40Block4>(Times = 2), Flatten, Linear(12)]
public partial class Drawn40;

[Network(3, 3, 1, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[Use<Drawn40Block3>, Sigmoid, Residual<Drawn40Block4>(Times = 2), Flatten, Linear(12)]
public partial class Drawn40Double;

[Mlp(16, 15, 32, ActivationFunction = nameof(Sine), LossFunction = nameof(Charbonnier))]
public partial class Drawn41
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);

    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Mlp(16, 15, 32, ActivationFunction = nameof(Sine), LossFunction = nameof(Charbonnier), Precision = Precision.Double)]
public partial class Drawn41Double
{
    [Elementwise]
    private static float Charbonnier(float prediction, float target) => MathF.Sqrt(((prediction - target) * (prediction - target)) + 0.25f);

    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Block(4)]
[SwiGlu(40, Bias = false), Relu, Gelu(Approximation = GeluApproximation.Tanh), Linear(4)]
public partial class Drawn42Block1;

[Network(4, Loss = Loss.BinaryCrossEntropy)]
[Apply(nameof(Ripple)), Softplus, Use<Drawn42Block1>(Times = 3), Linear(5)]
public partial class Drawn42
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Network(4, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Apply(nameof(Ripple)), Softplus, Use<Drawn42Block1>(Times = 3), Linear(5)]
public partial class Drawn42Double
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Network(2, 32, Loss = Loss.Huber, HuberDelta = 0.5f)]
[Linear(4), Flatten, SwiGlu(1, Bias = false), Linear(12, Bias = false)]
public partial class Drawn43;

[Network(2, 32, Loss = Loss.Huber, HuberDelta = 0.5f, Precision = Precision.Double)]
[Linear(4), Flatten, SwiGlu(1, Bias = false), Linear(12, Bias = false)]
public partial class Drawn43Double;

[Block(2)]
[Apply(nameof(Sine))]
public partial class Drawn44Block1
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Network(2, LossFunction = nameof(LogCosh))]
[Residual<Drawn44Block1>(Times = 3, Shared = true), GeGlu(8, Approximation = GeluApproximation.Tanh), LayerNorm(Epsilon = 0.1f), Linear(23)]
public partial class Drawn44
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Network(2, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
[Residual<Drawn44Block1>(Times = 3, Shared = true), GeGlu(8, Approximation = GeluApproximation.Tanh), LayerNorm(Epsilon = 0.1f), Linear(23)]
public partial class Drawn44Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Block(40)]
[Linear(2, Bias = false), Tanh, Linear(40, TiedTo = "Linear1", Transposed = true)]
public partial class Drawn45Block1;

[Network(15, Loss = Loss.BinaryCrossEntropy)]
[RmsNorm(Epsilon = 0.001f), Linear(40, Bias = false), Softplus, Use<Drawn45Block1>, Sigmoid]
public partial class Drawn45;

[Network(15, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[RmsNorm(Epsilon = 0.001f), Linear(40, Bias = false), Softplus, Use<Drawn45Block1>, Sigmoid]
public partial class Drawn45Double;

[Block(40)]
[Linear(40), Tanh, Linear(40, TiedTo = "Linear1")]
public partial class Drawn46Block1;

[Block(40)]
[RmsNorm(Epsilon = 0.001f), GeGlu(32, Bias = false, Approximation = GeluApproximation.Tanh)]
public partial class Drawn46Block2;

[Block(40)]
[Identity, Selu, Elu]
public partial class Drawn46Block3;

[Block(40)]
[LeakyRelu(0.25f), GeGlu(1, Bias = false), Linear(40)]
public partial class Drawn46Block4;

[Block(40)]
[Softplus, Parallel<Drawn46Block3, Drawn46Block4>(Join = Join.Sum)]
public partial class Drawn46Block5;

[Network(40, Loss = Loss.MeanAbsoluteError)]
[Sigmoid, Use<Drawn46Block1>, Parallel<Drawn46Block2, Drawn46Block5>, Elu(2f), Selu, Linear(17, Bias = false)]
public partial class Drawn46;

[Network(40, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[Sigmoid, Use<Drawn46Block1>, Parallel<Drawn46Block2, Drawn46Block5>, Elu(2f), Selu, Linear(17, Bias = false)]
public partial class Drawn46Double;

[Block(23)]
[LayerNorm, Elu(2f)]
public partial class Drawn47Block1;

[Network(23, Loss = Loss.Huber, HuberDelta = 0.5f)]
[Identity, Use<Drawn47Block1>, Silu, Elu(2f), Linear(17)]
public partial class Drawn47;

[Network(23, Loss = Loss.Huber, HuberDelta = 0.5f, Precision = Precision.Double)]
[Identity, Use<Drawn47Block1>, Silu, Elu(2f), Linear(17)]
public partial class Drawn47Double;

[Block(8)]
[Linear(8), Tanh, Linear(8, TiedTo = "Linear1")]
public partial class Drawn48Block1;

[Network(2, 1, 4, Loss = Loss.SoftmaxCrossEntropy)]
[Relu, Silu, Flatten, Use<Drawn48Block1>, Linear(2, Bias = false), Linear(15, Bias = false)]
public partial class Drawn48;

[Network(2, 1, 4, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
[Relu, Silu, Flatten, Use<Drawn48Block1>, Linear(2, Bias = false), Linear(15, Bias = false)]
public partial class Drawn48Double;

[Block(2, 2, 3)]
[Identity, Gelu, Apply(nameof(Ripple))]
public partial class Drawn49Block1
{
    [Elementwise]
    private static float Ripple(float x) => MathF.Atan(x) + (MathF.Exp(-x * x) / 2f);
}

[Block(2, 2, 3)]
[Silu, Residual<Drawn49Block1>]
public partial class Drawn49Block2;

[Network(2, 2, 3, Loss = Loss.MeanSquaredError)]
[Selu, Identity, Use<Drawn49Block2>, Flatten, Linear(1)]
public partial class Drawn49;

[Network(2, 2, 3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Selu, Identity, Use<Drawn49Block2>, Flatten, Linear(1)]
public partial class Drawn49Double;

[Mlp(7, 1, 32, 4, 31, Activation = Activation.Silu, Loss = Loss.Huber, HuberDelta = 0.5f)]
public partial class Drawn50;

[Mlp(7, 1, 32, 4, 31, Activation = Activation.Silu, Loss = Loss.Huber, HuberDelta = 0.5f, Precision = Precision.Double)]
public partial class Drawn50Double;

[Mlp(4, 9, 8, Activation = Activation.Selu, Loss = Loss.SoftmaxCrossEntropy)]
public partial class Drawn51;

[Mlp(4, 9, 8, Activation = Activation.Selu, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
public partial class Drawn51Double;

[Block(4, 2)]
[SwiGlu(17, Bias = false), Linear(2, Bias = false)]
public partial class Drawn52Block1;

[Network(4, 2, Loss = Loss.BinaryCrossEntropy)]
[Use<Drawn52Block1>(Times = 3), Silu, Tanh, LayerNorm(Epsilon = 0.1f), Gelu(Approximation = GeluApproximation.Tanh), Linear(2)]
public partial class Drawn52;

[Network(4, 2, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Use<Drawn52Block1>(Times = 3), Silu, Tanh, LayerNorm(Epsilon = 0.1f), Gelu(Approximation = GeluApproximation.Tanh), Linear(2)]
public partial class Drawn52Double;

[Mlp(32, 31, 33, 17, Activation = Activation.Selu, LossFunction = nameof(LogCosh))]
public partial class Drawn53
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Mlp(32, 31, 33, 17, Activation = Activation.Selu, LossFunction = nameof(LogCosh), Precision = Precision.Double)]
public partial class Drawn53Double
{
    [Elementwise]
    private static float LogCosh(float prediction, float target) => MathF.Log(MathF.Cosh(prediction - target));
}

[Network(12, Loss = Loss.MeanSquaredError)]
[LayerNorm(Bias = false, Epsilon = 0.1f), Relu, Relu, RmsNorm(Epsilon = 0.001f)]
public partial class Drawn54;

[Network(12, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[LayerNorm(Bias = false, Epsilon = 0.1f), Relu, Relu, RmsNorm(Epsilon = 0.001f)]
public partial class Drawn54Double;

[Network(2, 1, 2, Loss = Loss.Huber, HuberDelta = 0.5f)]
[Identity, Flatten, Linear(3)]
public partial class Drawn55;

[Network(2, 1, 2, Loss = Loss.Huber, HuberDelta = 0.5f, Precision = Precision.Double)]
[Identity, Flatten, Linear(3)]
public partial class Drawn55Double;

[Block(7)]
[Linear(23), Tanh, Linear(7, TiedTo = "Linear1", Transposed = true)]
public partial class Drawn56Block1;

[Block(7)]
[RmsNorm, Softplus, Apply(nameof(Sine))]
public partial class Drawn56Block2
{
    [Elementwise]
    private static float Sine(float x) => MathF.Sin(2f * x);
}

[Network(7, Loss = Loss.SoftmaxCrossEntropy)]
[Use<Drawn56Block1>, Use<Drawn56Block2>(Times = 2, Shared = true), Sigmoid, Relu, Linear(4)]
public partial class Drawn56;

[Network(7, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
[Use<Drawn56Block1>, Use<Drawn56Block2>(Times = 2, Shared = true), Sigmoid, Relu, Linear(4)]
public partial class Drawn56Double;
