namespace DlGen.Tests.Networks;

// Products of two activations: of vectors, of sequences of the same and of other lengths, with themselves, behind and before functions.

[Block(5)]
[Linear(17), Tanh]
public partial class DotTower;

[Network(5, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Parallel<DotTower, DotTower>(Join = BranchJoin.Dot)]
public partial class DotOfTowers;

[Block(4, 3)]
[Linear(7)]
public partial class DotQueries;

[Block(4, 3)]
[Silu, Linear(7), Tanh]
public partial class DotKeys;

[Network(4, 3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Parallel<DotQueries, DotKeys>(Join = BranchJoin.Dot), Softmax, Linear(2)]
public partial class DotOfSequences;

[Block(4, 3)]
[Tanh]
public partial class DotItself;

[Network(4, 3, Precision = Precision.Double)]
[Parallel<DotItself, DotItself>(Join = BranchJoin.Dot), Tanh, Flatten, Linear(3)]
public partial class DotWithItself;

[Block(2, 17)]
[Linear(20), Sigmoid]
public partial class DotShort;

[Block(19, 3)]
[Linear(20), Relu]
public partial class DotLong;

[Network(Precision = Precision.Double)]
[Inputs<DotShort, DotLong>(Join = BranchJoin.Dot), Gelu, Flatten, Linear(3)]
public partial class DotOfInputs;

[Network(4, 3, Loss = Loss.MeanSquaredError)]
[Parallel<DotQueries, DotKeys>(Join = BranchJoin.Dot), Softmax, Linear(2)]
public partial class DotOfSequencesSingle;

[Network]
[Inputs<DotShort, DotLong>(Join = BranchJoin.Dot), Gelu, Flatten, Linear(3)]
public partial class DotOfInputsSingle;

[Network(5, Loss = Loss.BinaryCrossEntropy)]
[Parallel<DotTower, DotTower>(Join = BranchJoin.Dot)]
public partial class DotOfTowersSingle;
