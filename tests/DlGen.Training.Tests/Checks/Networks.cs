namespace DlGen.Training.Tests.Checks;

[Mlp(4, 8, 6, 3, Activation = Activation.Sigmoid)]
public partial class Curved;

[Block(8)]
[Linear(8), Sigmoid]
public partial class SigmoidStep;

#pragma warning disable DLG2001, DLG2010 // what the checks are to find at run time
/// <summary>Twelve sigmoids, each of which passes on a quarter of the gradient at most.</summary>
[Network(8)]
[Linear(8), Use<SigmoidStep>(Times = 12), Linear(3)]
public partial class SigmoidStack;
#pragma warning restore DLG2001, DLG2010

/// <summary>Twelve sigmoids with a residual connection around each.</summary>
[Network(8)]
[Linear(8), Residual<SigmoidStep>(Times = 12), Linear(3)]
public partial class ResidualStack;

/// <summary>The slope of the root is infinite at 0.</summary>
[Network(2, Loss = Loss.MeanSquaredError)]
[Linear(3), Apply(nameof(Root)), Linear(1)]
public partial class Rooted
{
    [Elementwise]
    private static float Root(float x) => MathF.Sqrt(MathF.Abs(x));
}

/// <summary>Parts of all kinds that keep values: convolutions in places, two ways beside each other, several inputs, heads, a custom layer's dropout.</summary>
[Network(2, 8, 8)]
[Conv2d(4, 3, Padding = 1), BatchNorm, Relu, Conv2d(3, 3), Tanh, Dropout(0.2f), Flatten, Linear(6), Sigmoid, Linear(3)]
public partial class Stacked;
