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
[Parallel<Bend, Echo, Bend>(Join = Join.Sum, Times = 2, Shared = true)]
public partial class SharedParallelSum;

[Network(2, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Parallel<Half, Half>(Times = 3, Shared = true)]
public partial class SharedHalves;

[Network(3, 7, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Parallel<GatedPosition, GatedPosition>(Join = Join.Sum, Shared = true), LayerNorm, Use<GatedPosition>(Shared = true), Flatten, Linear(2)]
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
