namespace DlGen.Tests.Networks;

// Blocks with one set of parameters for several places: one behind the other, with a way around them, in one another, beside the
// same block with parameters of its own, and so wide that threads share the outputs.

[Block(7)] [Use<Bend>(Shared = true), LayerNorm, Residual<Bend>(Shared = true)]
public partial class Echo;

[Block(130)] [Linear(130), Tanh]
public partial class Broad;

[Block(130)] [Linear(7, Bias = false), Silu, RmsNorm, Linear(130)]
public partial class Waist;

[Block(3, 7)] [LayerNorm(Bias = false), SwiGlu(7)]
public partial class GatedPosition;

[Block(2)] [Linear(1), Tanh]
public partial class Half;

[Network(7, Precision = Precision.Double)]
[Residual<Mixer>(Times = 3, Shared = true), Linear(3)]
public partial class SharedResidual;

[Network(4, Precision = Precision.Double)]
[Linear(7), Use<Bend>(Shared = true), Use<Bend>, Residual<Bend>(Times = 2, Shared = true), Parallel<Bend, Even>, Linear(3)]
public partial class SharedBesideOwn;

[Network(7, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Residual<Echo>(Times = 2), Use<Echo>(Times = 2, Shared = true)]
public partial class SharedNested;

[Network(1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Use<One>(Times = 3, Shared = true)]
public partial class SharedOneWide;

[Network(130, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Use<Broad>(Shared = true), Residual<Waist>(Times = 2, Shared = true), Use<Broad>(Shared = true), Linear(2)]
public partial class SharedBroad;

[Network(3, 7, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Residual<GatedPosition>(Times = 2, Shared = true), Flatten, Linear(2)]
public partial class SharedSequence;

// One set of parameters for places in layers of each kind, and for both ways of one layer.
[Network(7, Precision = Precision.Double)]
[Linear(7), Parallel<Bend, Bend, Wide>(Shared = true), Linear(7), Residual<Bend>(Shared = true), Use<Bend>, Parallel<Wide, Even>(Shared = true), Linear(7), Use<Even>, Linear(3)]
public partial class SharedParallel;

[Network(7, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Parallel<Bend, Echo, Bend>(Join = BranchJoin.Sum, Times = 2, Shared = true)]
public partial class SharedParallelSum;

[Network(2, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Parallel<Half, Half>(Times = 3, Shared = true)]
public partial class SharedHalves;

[Network(3, 7, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Parallel<GatedPosition, GatedPosition>(Join = BranchJoin.Sum, Shared = true), LayerNorm, Use<GatedPosition>(Shared = true), Flatten, Linear(2)]
public partial class SharedParallelSequence;

[Network(7)]
[Linear(7), Parallel<Bend, Bend, Wide>(Shared = true), Linear(7), Residual<Bend>(Shared = true), Use<Bend>, Parallel<Wide, Even>(Shared = true), Linear(7), Use<Even>, Linear(3)]
public partial class SharedParallelSingle;

[Network(130, Loss = Loss.MeanSquaredError)]
[Use<Broad>(Shared = true), Residual<Waist>(Times = 2, Shared = true), Use<Broad>(Shared = true), Linear(2)]
public partial class SharedBroadSingle;

[Network(7)]
[Linear(7), Residual<Mixer>(Times = 3, Shared = true), Linear(3)]
public partial class SharedResidualSingle;

[Network(7)]
[Linear(7), Residual<Mixer>(Times = 3), Linear(3)]
public partial class OwnResidualSingle;

// One set of parameters for places in different blocks: the first place in the network itself, in a block in it, in a shared block, in
// one side of a parallel layer; with ties within, and with a head's part.

[Block(7)] [Linear(7), Use<Bend>(Shared = true), Residual<Echo>(Shared = true)]
public partial class Cave;

[Block(9)] [Residual<TiedBottleneck>(Shared = true), Tanh]
public partial class TiedAround;

[Block(7)] [Use<Bend>(Shared = true), Linear(3)]
public partial class BendClasses;

[Network(7, Precision = Precision.Double)]
[Use<Bend>(Shared = true), Residual<Echo>(Times = 2), Use<Bend>, Use<Cave>(Times = 2, Shared = true), Linear(3)]
public partial class SharedAcross;

[Network(7, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(7), Residual<Cave>(Times = 2), Parallel<Echo, Bend>(Join = BranchJoin.Sum, Shared = true), Linear(2)]
public partial class SharedFromWithin;

[Network(9, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Use<TiedAround>(Times = 2), Use<TiedBottleneck>(Shared = true), Linear(2)]
public partial class SharedTied;

[Network(7, Precision = Precision.Double)]
[Linear(7), Use<Bend>(Shared = true), Head<BendClasses>, Head<BendClasses>(Weight = 0.5f)]
public partial class SharedWithHeads;

[Network(7)]
[Use<Bend>(Shared = true), Residual<Echo>(Times = 2), Use<Bend>, Use<Cave>(Times = 2, Shared = true), Linear(3)]
public partial class SharedAcrossSingle;
