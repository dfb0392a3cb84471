namespace DlGen.Tests.Networks;

// Outputs [T, K], of which each position is compared with a class of its own: behind a linear layer, a table and an activation, with
// the options of the loss, and as one of several heads.

[Network(5, 3, Precision = Precision.Double)]
[Linear(4)]
public partial class LabelledPositions;

[Network(3, 5, LabelSmoothing = 0.1f, Precision = Precision.Double)]
[Linear(7), Tanh, Linear(17)]
public partial class SmoothedPositions;

[Network(6, Tokens = 11, Precision = Precision.Double)]
[Embedding(5), Silu, Linear(4)]
public partial class LabelledWords;

[Network(4, 5, Precision = Precision.Double)]
[Linear(6), Tanh, Linear(3), Gelu]
public partial class PositionsBehindGelu;

[Network(1, 5, Precision = Precision.Double)]
[Linear(3)]
public partial class OnePosition;

[Network(4, 3, LabelSmoothing = 0.2f, IgnoreIndex = 1, Precision = Precision.Double)]
[Linear(2), Tanh, Linear(3)]
public partial class PositionsLeavingOut;

[Network(4, 3, Reduction = Reduction.Sum, IgnoreIndex = 2, Precision = Precision.Double)]
[Linear(3)]
public partial class SummedPositions;

[Block(5, 6)]
[Linear(4)]
public partial class ClassOfPosition;

[Block(5, 6)]
[Flatten, Linear(3)]
public partial class ClassOfAll;

[Block(5, 6)]
[Linear(2), Tanh]
public partial class ValuesOfPosition;

[Network(5, 3, Precision = Precision.Double)]
[Linear(6), Tanh, Head<ClassOfAll>(Weight = 0.5f), Head<ClassOfPosition>(LabelSmoothing = 0.1f, Weight = 2), Head<ValuesOfPosition>(Loss = Loss.MeanSquaredError)]
public partial class HeadsWithPositions;

[Network(7, 20)]
[Linear(33), Relu, Linear(17)]
public partial class LabelledPositionsSingle;

[Network(9, Tokens = 40, LabelSmoothing = 0.1f, IgnoreIndex = 3)]
[Embedding(16), Silu, Linear(20)]
public partial class LabelledWordsSingle;

[Network(5, 3)]
[Linear(6), Tanh, Head<ClassOfAll>(Weight = 0.5f), Head<ClassOfPosition>(LabelSmoothing = 0.1f, Weight = 2), Head<ValuesOfPosition>(Loss = Loss.MeanSquaredError)]
public partial class HeadsWithPositionsSingle;
