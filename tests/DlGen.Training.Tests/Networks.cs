namespace DlGen.Training.Tests;

[Mlp(4, 8, 3)]
public partial class Flowers;

[Mlp(1, 16, 1, Activation = Activation.Tanh, Loss = Loss.MeanSquaredError)]
public partial class Line;

[Network(4)]
[Linear(8), BatchNorm, Dropout(0.2f), Relu, Linear(3)]
public partial class Normalized;

[Mlp(3, 6, 1, Loss = Loss.BinaryCrossEntropy)]
public partial class YesOrNo;

[Mlp(3, 6, 5, Loss = Loss.BinaryCrossEntropy)]
public partial class Tags;

/// <summary>Seventeen classes take two panels, of which the second is padded.</summary>
[Mlp(3, 6, 17, LabelSmoothing = 0.1f)]
public partial class ManyClasses;

/// <summary>Three values, in double precision.</summary>
[Mlp(2, 5, 3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class Curves;

/// <summary>A class for each of four positions; label 1 is left out.</summary>
[Network(4, 3, IgnoreIndex = 1)]
[Linear(5), Tanh, Linear(6)]
public partial class Tagger;

[Block(6)]
[Linear(3)]
public partial class ThreeOutputs;

/// <summary>Values, a yes or no for each of three outputs, and three classes.</summary>
[Network(3)]
[Linear(6), Tanh, Head<ThreeOutputs>(Loss = Loss.MeanSquaredError, Weight = 0.5f), Head<ThreeOutputs>(Loss = Loss.BinaryCrossEntropy), Head<ThreeOutputs>]
public partial class ThreeHeads;
