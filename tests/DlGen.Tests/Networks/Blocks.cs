namespace DlGen.Tests.Networks;

// Blocks: as they are, with a way around them, side by side; in one another, several times, first and last, with widths around
// those of registers and panels.

[Block(7)] [LayerNorm, Linear(20), Gelu, Linear(7)]
public partial class Mixer;

[Block(7)] [Linear(7), Tanh]
public partial class Bend;

[Block(7)] [Use<Bend>, Residual<Mixer>(Times = 2), Silu]
public partial class Tower;

[Block(7)] [Linear(17), Silu]
public partial class Wide;

[Block(7)] [Linear(16)]
public partial class Even;

[Block(3, 5)] [LayerNorm, Linear(5), Tanh]
public partial class Position;

[Block(1)] [Linear(1), Sigmoid]
public partial class One;

[Block(2)] [Linear(1), Sigmoid]
public partial class Narrow;

[Block(3)] [Identity]
public partial class Pass;

[Block(3)] [Linear(1), Silu]
public partial class One3;

[Block(2, 3, 3)] [Elu]
public partial class Pixel;

[Network(7, Precision = Precision.Double)]
[Use<Bend>, Linear(3)]
public partial class BlockUsed;

[Network(7, Precision = Precision.Double)]
[Residual<Mixer>(Times = 3), Linear(3)]
public partial class BlockResidual;

[Network(4, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(7), Residual<Tower>(Times = 2)]
public partial class BlockNested;

[Network(1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Residual<One>, Residual<One>, Linear(1)]
public partial class BlockOneWide;

[Network(7, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(7), Relu, Parallel<Bend, Bend>(Join = BranchJoin.Sum), Linear(2)]
public partial class BlockSum;

[Network(7, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(7), Parallel<Even, Even>(Join = BranchJoin.Sum), Linear(7), Parallel<Even, Even>(Join = BranchJoin.Sum)]
public partial class BlockSumOfProducts;

[Network(7, Precision = Precision.Double)]
[Parallel<Wide, Even>, Tanh, Linear(3)]
public partial class BlockSideBySide;

[Network(7, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(7), LayerNorm, Parallel<Even, Mixer>, LayerNorm, Linear(7), Parallel<Bend, Tower>]
public partial class BlockSideBySideTwice;

[Network(7, Precision = Precision.Double)]
[Linear(7), Parallel<Wide, Bend, Even>, Linear(7), Parallel<Even, Wide, Mixer, Even>, Linear(7), Parallel<Bend, Mixer, Tower, Bend>(Join = BranchJoin.Sum, Times = 2), Linear(3)]
public partial class BlockManyWays;

// Ways without a layer: both hand on the same value.
[Network(3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(3), Tanh, Parallel<Pass, Pass>, Linear(3), Parallel<Pass, One3, Pass>, Linear(3), Parallel<Pass, Pass>(Join = BranchJoin.Sum), Linear(2)]
public partial class BlockPassing;

[Network(2, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Parallel<Narrow, Narrow>(Times = 3), Linear(1), Parallel<One, One, One, One>]
public partial class BlockOneWideWays;

[Network(7)]
[Linear(7), Parallel<Wide, Bend, Even>, Linear(7), Parallel<Even, Wide, Mixer, Even>, Linear(7), Parallel<Bend, Mixer, Tower, Bend>(Join = BranchJoin.Sum, Times = 2), Linear(3)]
public partial class BlockManyWaysSingle;

[Network(3, 5, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Residual<Position>, Parallel<Position, Position>, Flatten, Linear(2)]
public partial class BlockSequence;

[Network(2, 3, 3, Loss = Loss.Huber, Precision = Precision.Double)]
[Residual<Pixel>, Parallel<Pixel, Pixel, Pixel>, Flatten, Linear(2)]
public partial class BlockImage;

[Network(7)]
[Residual<Mixer>(Times = 3), Linear(3)]
public partial class BlockResidualSingle;

[Network(7, Loss = Loss.MeanSquaredError)]
[Linear(7), LayerNorm, Parallel<Even, Mixer>, LayerNorm, Linear(7), Parallel<Bend, Tower>]
public partial class BlockSideBySideTwiceSingle;

[Network(4, Loss = Loss.MeanSquaredError)]
[Linear(7), Residual<Tower>(Times = 2)]
public partial class BlockNestedSingle;

[Mlp(7, 33, 5)]
public partial class Coder;

[Network(7, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Use<Coder>, Tanh, Linear(7)]
public partial class BlockOfNetwork;

[Network(5, Precision = Precision.Double)]
[SwiGlu(17), GeGlu(4), Linear(3)]
public partial class Gated;

[Network(1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[GeGlu(1, Bias = false, Approximation = GeluApproximation.Tanh), SwiGlu(1)]
public partial class GatedOneWide;

[Block(3, 7)] [LayerNorm, SwiGlu(20), Linear(7)]
public partial class GatedMixer;

[Network(3, 7, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Residual<GatedMixer>(Times = 2), GeGlu(6), Flatten, Linear(2)]
public partial class GatedSequence;

[Network(3, 7, Loss = Loss.MeanSquaredError)]
[Residual<GatedMixer>(Times = 2), GeGlu(6), Flatten, Linear(2)]
public partial class GatedSequenceSingle;

[Block(7)] [Linear(7), Silu, LayerNorm]
public partial class NormAtEnd;

[Block(7)] [Silu, RmsNorm, Tanh]
public partial class NormBeforeEnd;

[Network(7, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(7), Residual<NormAtEnd>(Times = 2), Residual<NormBeforeEnd>, Parallel<NormAtEnd, NormBeforeEnd>(Join = BranchJoin.Sum), Linear(2)]
public partial class BlockNormAtEnd;

// Names that end in numbers leave their members the name Block1, at each depth.
[Block(7)] [Linear(7), Tanh]
public partial class Stage1;

[Block(7)] [Use<Stage1>, Linear(7)]
public partial class Stage2;

[Block(7)] [LayerNorm, Use<Stage2>]
public partial class Stage3;

[Network(7, Precision = Precision.Double)]
[Use<Stage3>, Linear(3)]
public partial class BlockNumbered;

[Mlp(5, 17, 17, 17, 9, 3, Residual = true, Normalization = Normalization.LayerNorm, Activation = Activation.Gelu, Precision = Precision.Double)]
public partial class MlpResidual;

[Mlp(5, 17, 9, 3, Normalization = Normalization.RmsNorm, Activation = Activation.Tanh, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class MlpNormalized;

[Mlp(5, 17, 17, 3, Residual = true)]
public partial class MlpResidualSingle;
