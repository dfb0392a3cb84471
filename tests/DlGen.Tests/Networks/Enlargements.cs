namespace DlGen.Tests.Networks;

// Images that grow: by transposed convolutions of one channel and of several, of sizes that panels don't divide and of whole panels, with
// strides, paddings, output paddings and dilations, windows smaller than the stride; and by repeating or interpolating places.

[Network(3, 4, 5, Precision = Precision.Double)]
[Tanh, ConvTranspose2d(5, 3, 2, Padding = 1, Stride = 2, OutputPadding = 1), Tanh, ConvTranspose2d(4, 2, Dilation = 2, Bias = false), Tanh, Flatten, Linear(3)]
public partial class TransposedPadded;

[Network(17, 3, 2, Precision = Precision.Double)]
[ConvTranspose2d(33, 2, Stride = 3), Silu, ConvTranspose2d(1, 1), Tanh, ConvTranspose2d(16, 3, Padding = 2), Flatten, Linear(3)]
public partial class TransposedOfPanels;

[Network(1, 1, 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[ConvTranspose2d(17, 3, 4), Tanh, Conv2d(2, 2, Stride = 2), Tanh, ConvTranspose2d(3, 2, Stride = 2, OutputPadding = 1), Flatten]
public partial class TransposedOfOnePlace;

[Network(2, 5, 4)]
[Conv2d(20, 3, Padding = 1), Relu, MaxPool2d(2), ConvTranspose2d(17, 3, Stride = 2, Padding = 1, OutputPadding = 1), Relu, Flatten, Linear(3)]
public partial class TransposedSingle;

// In groups: of several channels on both sides, of one on one side and on both, and of whole panels.

[Network(6, 4, 5, Precision = Precision.Double)]
[Tanh, ConvTranspose2d(4, 3, 2, Padding = 1, Stride = 2, OutputPadding = 1, Groups = 2), Tanh, ConvTranspose2d(4, 2, Dilation = 2, Bias = false, Groups = 4), Tanh, Flatten, Linear(3)]
public partial class TransposedInGroups;

[Network(32, 2, 3, Precision = Precision.Double)]
[ConvTranspose2d(64, 2, Stride = 3, Groups = 2), Silu, ConvTranspose2d(32, 3, Padding = 2, Groups = 32), Tanh, ConvTranspose2d(18, 1, Groups = 2), Flatten, Linear(3)]
public partial class TransposedOfPanelGroups;

[Network(5, 3, 3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[ConvTranspose2d(15, 2, 3, Stride = 2, Groups = 5), Tanh, Conv2d(4, 2), Tanh, ConvTranspose2d(2, 3, Padding = 2, Groups = 2), Flatten]
public partial class TransposedMultiplied;

[Network(4, 4, 3)]
[ConvTranspose2d(20, 3, Stride = 2, Padding = 1, Groups = 4), Relu, ConvTranspose2d(20, 2, Groups = 20), Relu, Flatten, Linear(3)]
public partial class TransposedGroupsSingle;

[Network(3, 4, 5, Precision = Precision.Double)]
[Conv2d(5, 1), Tanh, Upsample(3), Tanh, Conv2d(4, 2, Bias = false), Tanh, Upsample(1), Flatten, Linear(3)]
public partial class UpsampledNearest;

[Network(17, 3, 2, Precision = Precision.Double)]
[Tanh, Upsample(2, Mode = UpsampleMode.Bilinear), Silu, Conv2d(1, 1), Upsample(3, Mode = UpsampleMode.Bilinear), Flatten, Linear(3)]
public partial class UpsampledBilinear;

[Network(2, 5, 1, Precision = Precision.Double)]
[Conv2d(32, 1), Tanh, Upsample(3, Mode = UpsampleMode.Bilinear, AlignCorners = true), Silu, Flatten, Linear(3)]
public partial class UpsampledAligned;

[Network(2, 4, 3)]
[Conv2d(17, 1), Relu, Upsample(2, Mode = UpsampleMode.Bilinear), Relu, Upsample(2), Conv2d(3, 3), Flatten, Linear(3)]
public partial class UpsampledSingle;
