// A network in the global namespace.
[DlGen.Mlp(2, 3, 2)]
public partial class GlobalNetwork;

namespace DlGen.Tests.EndToEnd
{
    [Mlp(12, 33, 17, 5)]
    public partial class Small;

    // Large enough for a batch of 64 to be worth eight threads.
    [Mlp(100, 128, 47, 10, Activation = Activation.Gelu)]
    public partial class Wide;

    [Network(3, 8, Loss = Loss.MeanSquaredError)]
    [Linear(9), Tanh, Linear(2)]
    internal partial class Positions;

    [Mlp(2, 8, 1, Activation = Activation.Tanh, Loss = Loss.BinaryCrossEntropy)]
    internal partial class YesNo;

    [Mlp(4, 9, 3, Loss = Loss.Huber, Precision = Precision.Double)]
    internal partial class InDouble;

    public partial class Outer
    {
        internal partial struct Middle
        {
            [Mlp(3, 4, 2)]
            internal partial class Inner;
        }

        private protected partial record Kept
        {
            [Mlp(3, 5, 2)]
            internal partial class Inner;
        }

        internal static int InnerOfRecord => Kept.Inner.ParameterCount;
    }
}

// Names that generated code uses too must stay the user's own.
namespace DlGen.Tests.EndToEnd.Crowded
{
    public class Worker;

    public class Matrix;

    public class Tile;

    public class Row;

    public class Math;

    public class System;

    public class Initializer;

    [Mlp(6, 7, 3, Activation = Activation.Silu)]
    public partial class Network;

    namespace Layers
    {
        [Network(2, 3, Loss = Loss.MeanAbsoluteError)]
        [Linear(4), Relu, Flatten, Linear(2, Bias = false)]
        public partial class Linear;
    }
}

// A member named like an attribute's enum would hide it in the class's own attributes.
namespace DlGen.Tests.EndToEnd.Enums
{
    [Mlp(2, 3, 2, Activation = Activation.Relu, Loss = Loss.SoftmaxCrossEntropy, Initialization = Initialization.Auto, Precision = Precision.Single)]
    public partial class First;

    [Mlp(2, 3, 2, Activation = Activation.LeakyRelu, Loss = Loss.BinaryCrossEntropy, Initialization = Initialization.He, Precision = Precision.Double)]
    public partial class Second;

    [Mlp(2, 3, 2, Activation = Activation.Elu, Loss = Loss.MeanSquaredError, Initialization = Initialization.HeUniform)]
    public partial class Third;

    [Mlp(2, 3, 2, Activation = Activation.Selu, Loss = Loss.MeanAbsoluteError, Initialization = Initialization.Xavier)]
    public partial class Fourth;

    [Mlp(2, 3, 2, Activation = Activation.Gelu, Loss = Loss.Huber, Initialization = Initialization.XavierUniform, HuberDelta = 0.5f, Reduction = Reduction.Sum)]
    public partial class Fifth;

    [Mlp(2, 3, 2, Activation = Activation.GeluTanh, Initialization = Initialization.LeCun, LabelSmoothing = 0.1f)]
    public partial class Sixth;

    [Mlp(2, 3, 2, Activation = Activation.Silu, Initialization = Initialization.LeCunUniform, Reduction = Reduction.Mean)]
    public partial class Seventh;

    [Mlp(2, 3, 2, Activation = Activation.Softplus, Initialization = Initialization.Zero)]
    public partial class Eighth;

    [Mlp(2, 3, 2, Activation = Activation.Sigmoid, BiasInitialization = BiasInitialization.Zeros)]
    public partial class Ninth;

    [Mlp(2, 3, 2, Activation = Activation.Tanh, BiasInitialization = BiasInitialization.Uniform)]
    public partial class Tenth;

    [Mlp(2, 3, 2, Activation = Activation.Identity, BiasInitialization = BiasInitialization.Auto)]
    public partial class Eleventh;

    [Network(2, Initialization = Initialization.LeCun)]
    [Gelu(Approximation = GeluApproximation.None), Linear(3, Initialization = Initialization.HeUniform), Gelu(Approximation = GeluApproximation.Tanh), Linear(2)]
    public partial class Twelfth;
}
