namespace DlGen.Training.Tests;

[Mlp(4, 8, 3)]
public partial class Flowers;

/// <summary>Running statistics, and random numbers at each step.</summary>
[Network(6)]
[Linear(8), BatchNorm, Relu, Dropout(0.25f), Linear(3)]
public partial class Noisy;

/// <summary>Wide enough for several threads to be worth it.</summary>
[Network(64)]
[Linear(96), Relu, Dropout(0.1f), Linear(10)]
public partial class Wide;

[Network(1, 6, 6)]
[Conv2d(2, 3, Padding = 1), Relu, MaxPool2d(2), Flatten, Linear(3)]
public partial class Pictures;

[Network(6, Precision = Precision.Double)]
[Linear(8), Tanh, Dropout(0.25f), Linear(3)]
public partial class Precise;

[Block(8)]
[Linear(8), BatchNorm, Tanh]
public partial class Fixed;

/// <summary>A part that doesn't learn between two that do.</summary>
[Network(6)]
[Linear(8), Use<Fixed>(Frozen = true), LayerNorm, Linear(3)]
public partial class PartlyFrozen;

/// <summary>Layers like <see cref="Noisy"/>'s but for the activation.</summary>
[Network(6)]
[Linear(8), BatchNorm, Tanh, Dropout(0.25f), Linear(3)]
public partial class OtherNoisy;

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
