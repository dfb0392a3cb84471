namespace DlGen.Training.Tests.Mixing;

// In double precision, so that finite differences tell a wrong gradient from a right one.

[Mlp(4, 6, 3, Activation = Activation.Tanh, Precision = Precision.Double)]
public partial class Species;

/// <summary>Seventeen classes take two panels, of which the second is padded.</summary>
[Network(4, LabelSmoothing = 0.3f, IgnoreIndex = 5, Precision = Precision.Double)]
[Linear(6), Tanh, Linear(17)]
public partial class SmoothedSpecies;

/// <summary>A class for each of three positions, and the sum over the batch.</summary>
[Network(3, 2, IgnoreIndex = 1, Reduction = Reduction.Sum, Precision = Precision.Double)]
[Linear(5), Tanh, Linear(4)]
public partial class Words;

[Mlp(4, 6, 5, Activation = Activation.Tanh, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class Topics;

[Mlp(4, 6, 1, Activation = Activation.Tanh, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class Answer;

/// <summary>A loss that isn't linear in the target, so that mixed targets would give another one.</summary>
[Mlp(4, 6, 2, Activation = Activation.Tanh, Loss = Loss.Huber, HuberDelta = 0.5f, Precision = Precision.Double)]
public partial class Heights;

[Block(2)]
[Linear(4), Tanh]
public partial class LeftInput;

[Block(2)]
[Linear(3)]
public partial class RightInput;

[Block(7)]
[Linear(2)]
public partial class TwoValues;

[Block(7)]
[Linear(3)]
public partial class ThreeKinds;

/// <summary>Two inputs and two heads.</summary>
[Network(Precision = Precision.Double)]
[Inputs<LeftInput, RightInput>, Tanh, Head<TwoValues>(Loss = Loss.MeanSquaredError, Weight = 0.5f), Head<ThreeKinds>(Weight = 2f)]
public partial class TwoHeads;

[Network(3, Tokens = 9)]
[Embedding(4), Flatten, Linear(2)]
public partial class Tokens;
