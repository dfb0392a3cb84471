namespace DlGen.Tests.Networks;

// Blocks whose parameters training leaves as they are: first, in the middle, where gradients pass through them, last, shared, in one
// another, beside the same block that learns, and with weights that a layer outside has too.

[Network(7, Precision = Precision.Double)]
[Use<Coder>(Frozen = true), Tanh, Linear(3)]
public partial class FrozenFirst;

[Network(4, Precision = Precision.Double)]
[Linear(7), Residual<Mixer>(Times = 2, Frozen = true), Residual<Mixer>, Linear(3)]
public partial class FrozenBetween;

[Network(4, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(7), Tanh, Use<Tower>(Frozen = true)]
public partial class FrozenLast;

[Network(7, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Residual<Bend>(Times = 2, Shared = true, Frozen = true), Linear(7), Tanh, Use<Bend>(Shared = true, Frozen = true)]
public partial class FrozenShared;

[Network(1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Use<One>(Frozen = true), Linear(1)]
public partial class FrozenOneWide;

[Network(7, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Use<Bend>(Frozen = true), Linear(7, TiedTo = "Bend1.Linear1", Transposed = true), Linear(2)]
public partial class FrozenTied;

[Network(4, Precision = Precision.Double)]
[Linear(7), Parallel<Bend, Wide>(Frozen = true), LayerNorm, Linear(7), Parallel<Mixer, Tower, Mixer>(Join = BranchJoin.Sum, Frozen = true), Linear(3)]
public partial class FrozenParallel;

[Network(7, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(7), Parallel<Bend, Bend>(Join = BranchJoin.Sum, Shared = true, Frozen = true), Linear(7), Use<Bend>(Shared = true, Frozen = true)]
public partial class FrozenSharedParallel;

[Network(7)]
[Use<Coder>(Frozen = true), Tanh, Linear(3)]
public partial class FrozenFirstSingle;

[Network(4)]
[Linear(7), Parallel<Bend, Wide>(Frozen = true), LayerNorm, Linear(7), Parallel<Mixer, Tower, Mixer>(Join = BranchJoin.Sum, Frozen = true), Linear(3)]
public partial class FrozenParallelSingle;

[Network(7)]
[Linear(7), Residual<Mixer>(Times = 2, Frozen = true), Residual<Mixer>, Linear(3)]
public partial class FrozenBetweenSingle;
