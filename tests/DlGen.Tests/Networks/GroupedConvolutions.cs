namespace DlGen.Tests.Networks;

// Convolutions in groups: of one channel and one output, of one and several, of several and one, of sizes that panels don't divide, and of
// whole panels; each with strides, paddings and dilations, windows as large as the image, images of one place and strides beyond the window.

[Network(17, 5, 6, Precision = Precision.Double)]
[Tanh, DepthwiseConv2d(3, Padding = 1), Tanh, DepthwiseConv2d(5, 4, Padding = 2, Bias = false), Tanh, Flatten, Linear(3)]
public partial class DepthwisePadded;

[Network(3, 9, 10, Precision = Precision.Double)]
[Tanh, DepthwiseConv2d(3, 2, Multiplier = 2, Stride = 2, Padding = 1, Dilation = 2), Tanh, DepthwiseConv2d(2, Stride = 3, Bias = false), Flatten, Linear(3)]
public partial class DepthwiseMultiplied;

[Network(16, 4, 3, Precision = Precision.Double)]
[DepthwiseConv2d(4, 3), Tanh, DepthwiseConv2d(1), Flatten, Linear(3)]
public partial class DepthwiseOfWholeImage;

[Network(33, 11, 9, Precision = Precision.Double)]
[DepthwiseConv2d(3, StrideHeight = 2, StrideWidth = 3, PaddingHeight = 2), Tanh, DepthwiseConv2d(4, 7, Padding = Padding.Same), Silu, GlobalAvgPool, Linear(3)]
public partial class DepthwiseOfTwoStrides;

[Network(4, 9, 9, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Tanh, DepthwiseConv2d(2, Stride = 4), Tanh, DepthwiseConv2d(3, Padding = 4, Stride = 5, Multiplier = 3), Flatten]
public partial class DepthwiseBeyondWindow;

[Network(5, 8, 21, Precision = Precision.Double)]
[DepthwiseConv2d(3, Dilation = 3, Padding = 3, Stride = 2), Tanh, DepthwiseConv2d(2, Dilation = 2, Stride = 4, Padding = 2), Flatten, Linear(3)]
public partial class DepthwiseDilated;

[Network(1, 6, 7, Precision = Precision.Double)]
[DepthwiseConv2d(3, Multiplier = 5, Padding = 1), Tanh, DepthwiseConv2d(2), Flatten, Linear(3)]
public partial class DepthwiseOfOneChannel;

[Network(20, 1, 1, Precision = Precision.Double)]
[DepthwiseConv2d(1), Tanh, Conv2d(40, 1, Groups = 20), Tanh, Conv2d(5, 3, Groups = 5, Padding = 1), Flatten]
public partial class GroupsOfOnePlace;

[Network(9, 6, 5, Precision = Precision.Double)]
[Tanh, Conv2d(6, 3, Groups = 3, Padding = 2, Stride = 2), Tanh, Conv2d(21, 2, Groups = 3, Dilation = 2, Padding = 1), Silu, Conv2d(7, 1, Groups = 7), Flatten, Linear(3)]
public partial class GroupsOfThree;

[Network(24, 4, 5, Precision = Precision.Double)]
[Conv2d(40, 3, Groups = 2, Padding = 1, Bias = false), Tanh, Conv2d(16, 2, 3, Groups = 8), Flatten, Linear(3)]
public partial class GroupsAcrossPanels;

[Network(32, 4, 5, Precision = Precision.Double)]
[Conv2d(64, 3, Groups = 2, Padding = 1), Tanh, Conv2d(48, 2, Stride = 2, Groups = 1), Tanh, Conv2d(96, 2, 1, Groups = 3, Padding = 1), Flatten, Linear(3)]
public partial class GroupsOfPanels;

[Block(18, 5, 3)]
[DepthwiseConv2d(3, Padding = 1), Tanh, Conv2d(18, 1), Tanh, Conv2d(18, 3, Groups = 9, Padding = 1)]
public partial class SeparableBlock;

[Network(2, 5, 3, Precision = Precision.Double)]
[Conv2d(18, 3, Padding = 1), Residual<SeparableBlock>(Times = 2, Shared = true), PRelu(PerChannel = true), Flatten, Linear(3)]
public partial class SeparableResidual;

[Block(6, 4, 4)]
[DepthwiseConv2d(3, Padding = 1, Multiplier = 2), Tanh]
public partial class DepthwiseBranch;

[Network(6, 4, 4, Precision = Precision.Double)]
[Parallel<DepthwiseBranch, DepthwiseBranch>, Use<GroupedBranch>(Frozen = true), Conv2d(5, 2), Flatten, Linear(3)]
public partial class GroupedParallel;

[Block(24, 4, 4)]
[Conv2d(12, 3, Groups = 4, Padding = 1), Tanh]
public partial class GroupedBranch;

[Network(17, 8, 9)]
[DepthwiseConv2d(3, Padding = 1), Relu, Conv2d(32, 1), Relu, Conv2d(32, 3, Groups = 2, Padding = 1), Relu, Conv2d(24, 3, Stride = 2, Groups = 8), Relu, GlobalAvgPool, Linear(3)]
public partial class SeparableSingle;
