namespace DlGen.Tests.Networks;

// Convolutions and pools with every option, images and channels around the sizes of registers, tiles and panels, and images that a linear
// layer takes as they lie.

[Network(1, 6, 6, Precision = Precision.Double)]
[Conv2d(4, 3), Tanh, Flatten, Linear(3)]
public partial class ConvOfOneChannel;

[Network(3, 8, 8, Precision = Precision.Double)]
[Conv2d(16, 3, Padding = 1), Tanh, MaxPool2d(2), Conv2d(32, 3, Padding = Padding.Same), Silu, MaxPool2d(2), Flatten, Linear(9), Tanh, Linear(3)]
public partial class ConvThenPool;

[Network(2, 7, 5, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Conv2d(17, 2, 3, Stride = 2, Padding = 1), Tanh, Conv2d(18, 3, Padding = 2, Bias = false), MaxPool2d(3, Stride = 1, Padding = 1), Flatten, Linear(2)]
public partial class ConvStrided;

[Network(2, 9, 9, Precision = Precision.Double)]
[Conv2d(5, 3, Dilation = 2, Padding = 2), Tanh, AvgPool2d(3, Stride = 2, Padding = 1), Conv2d(33, 1), Silu, AvgPool2d(2, Padding = 1, CountIncludePadding = false), Flatten, Linear(3)]
public partial class ConvDilated;

[Network(16, 4, 4, Precision = Precision.Double)]
[Conv2d(48, 4), Tanh, Flatten, Linear(3)]
public partial class ConvOfWholeImage;

[Network(3, 9, 7, Precision = Precision.Double)]
[Conv2d(7, 3, 2, Stride = 2, Padding = 1, Dilation = 2), Softplus, Conv2d(6, 2, Stride = 3, Padding = 3), AvgPool2d(2, 1, Stride = 1), Flatten, Linear(3)]
public partial class ConvOfRectangles;

[Network(2, 11, 9, Precision = Precision.Double)]
[Conv2d(17, 3, 2, StrideHeight = 2, StrideWidth = 3, PaddingHeight = 2), Tanh, MaxPool2d(3, 2, StrideHeight = 1, PaddingWidth = 1)]
[Conv2d(5, 2, 3, Stride = 2, StrideWidth = 1, Padding = 1, PaddingWidth = Padding.Same), Tanh, AvgPool2d(1, 2), Flatten, Linear(3)]
public partial class ConvOfTwoStrides;

[Network(3, 6, 9, Precision = Precision.Double)]
[Conv2d(17, 3, Padding = 1), Tanh, GlobalAvgPool, PRelu(PerChannel = true), Linear(5), Tanh, Linear(3)]
public partial class ConvThenGlobalPool;

[Network(2, 3, 4, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Conv2d(5, 2), Tanh, GlobalAvgPool]
public partial class GlobalPoolToOutput;

[Network(3, 6, 10, Precision = Precision.Double)]
[Conv2d(16, 3, Padding = 1), Tanh, AdaptiveAvgPool2d(3, 2), Conv2d(18, 2, Padding = 1), Silu, AdaptiveAvgPool2d(1), Flatten, Linear(3)]
public partial class ConvThenAdaptivePool;

[Network(5, 1, 1, Precision = Precision.Double)]
[Conv2d(17, 1), Tanh, Conv2d(3, 3, Padding = 1), Flatten]
public partial class ConvOfOnePlace;

[Network(1, 2, 3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Conv2d(2, 1, Stride = 4), Conv2d(3, 2, Padding = 4, Stride = 5), Flatten]
public partial class ConvBeyondKernel;

[Network(2, 5, 4, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Conv2d(3, 4, Padding = Padding.Same), Tanh, MaxPool2d(2, 3, Stride = 3, Padding = 1)]
public partial class ConvToImage;

[Network(3, 5, 31)]
[Conv2d(16, 3, Padding = 1), Silu, Conv2d(11, 2, 3, Padding = 1, PaddingWidth = 0, StrideWidth = 2), Tanh, Conv2d(16, 3, Padding = 2, Dilation = 2), Silu]
[ConvTranspose2d(9, 3, Stride = 2, Padding = 1), Tanh, MaxPool2d(3, 2), Flatten, Linear(3)]
public partial class ConvOfTallTiles;

[Network(3, 10, 9, Precision = Precision.Double)]
[Conv2d(17, 3, StrideHeight = 3, StrideWidth = 2, Padding = 1), Tanh, ConvTranspose2d(5, 3, Stride = 3, Padding = 1), Silu, Conv2d(6, 1, Stride = 2), Tanh]
[Conv2d(4, 3, StrideHeight = 2, StrideWidth = 4, Dilation = 2, Padding = 2), Flatten, Linear(3)]
public partial class ConvOfPhases;

[Block(16, 5, 3)]
[Silu, Conv2d(16, 3, Padding = 1), Tanh, Conv2d(16, 3, Padding = 1)]
public partial class ConvBlock;

[Network(2, 5, 3, Precision = Precision.Double)]
[Tanh, Conv2d(16, 3, Padding = 1), Residual<ConvBlock>(Times = 2), PRelu(PerChannel = true), Flatten, Tanh, Linear(17), Tanh, Linear(3)]
public partial class ConvResidual;

[Block(3, 4, 4)]
[Conv2d(16, 3, Padding = 1), Tanh]
public partial class ConvBranch;

[Block(3, 4, 4)]
[AvgPool2d(3, Stride = 1, Padding = 1), Conv2d(4, 1)]
public partial class PoolBranch;

[Network(3, 4, 4, Precision = Precision.Double)]
[Parallel<ConvBranch, PoolBranch>, Conv2d(5, 2), Flatten, Linear(3)]
public partial class ConvParallel;

[Network(3, 4, 4, Precision = Precision.Double)]
[Use<ConvBranch>(Frozen = true), Conv2d(16, 2), Flatten, Linear(3)]
public partial class ConvFrozen;

[Network(32, 3, 2, Precision = Precision.Double)]
[PRelu(PerChannel = true), Flatten, Linear(40), Tanh, Linear(3)]
public partial class FlattenedPlaces;

[Network(16, 2, 2, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[PRelu(PerChannel = true), Flatten, LayerNorm, Linear(5), Tanh, Linear(64), Linear(2)]
public partial class FlattenedThenNormalized;

[Network(3, 8, 8)]
[Conv2d(16, 3, Padding = 1), Relu, MaxPool2d(2), Conv2d(32, 3, Padding = 1), Relu, AvgPool2d(2), Flatten, Linear(9), Relu, Linear(3)]
public partial class ConvSingle;
