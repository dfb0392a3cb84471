namespace DlGen.Tests.Networks;

// Normalizations first, last, one behind the other, before and behind activations, with widths around those of registers and panels.

[Network(1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(1), LayerNorm, Tanh, Linear(1)]
public partial class NormOneWide;

[Network(7, Precision = Precision.Double)]
[Linear(7), LayerNorm, Gelu, Linear(17), LayerNorm, Linear(33), Tanh, LayerNorm, Linear(3)]
public partial class NormWidths;

[Network(17, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[LayerNorm, Linear(5), Silu, LayerNorm(Bias = false), Linear(2)]
public partial class NormFirst;

[Network(5, Loss = Loss.Huber, Precision = Precision.Double)]
[Linear(33), Relu, LayerNorm(Epsilon = 1e-3f)]
public partial class NormLast;

[Network(5, Precision = Precision.Double)]
[Linear(17), LayerNorm(Bias = false), Sigmoid]
public partial class NormBeforeSoftmax;

[Network(5, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[LayerNorm, Linear(48), LayerNorm, LayerNorm, Linear(3)]
public partial class NormTwice;

[Network(3, 5, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[LayerNorm, Linear(7), LayerNorm, Elu, Flatten, LayerNorm, Linear(2)]
public partial class NormSequence;

[Network(2, 3, 3, Precision = Precision.Double)]
[Flatten, LayerNorm, Silu, LayerNorm, Flatten, Linear(3)]
public partial class NormAcrossFlatten;

[Network(1, Loss = Loss.MeanSquaredError)]
[Linear(1), LayerNorm, Tanh, Linear(1)]
public partial class NormOneWideSingle;

[Network(7)]
[Linear(7), LayerNorm, Gelu, Linear(17), LayerNorm, Linear(33), Tanh, LayerNorm, Linear(3)]
public partial class NormWidthsSingle;

[Network(17, Loss = Loss.MeanSquaredError)]
[LayerNorm, Linear(5), Silu, LayerNorm(Bias = false), Linear(2)]
public partial class NormFirstSingle;

[Network(5, Loss = Loss.Huber)]
[Linear(33), Relu, LayerNorm(Epsilon = 1e-3f)]
public partial class NormLastSingle;

[Network(5)]
[Linear(17), LayerNorm(Bias = false), Sigmoid]
public partial class NormBeforeSoftmaxSingle;

[Network(5, Loss = Loss.MeanSquaredError)]
[LayerNorm, Linear(48), LayerNorm, LayerNorm, Linear(3)]
public partial class NormTwiceSingle;

[Network(3, 5, Loss = Loss.MeanSquaredError)]
[LayerNorm, Linear(7), LayerNorm, Elu, Flatten, LayerNorm, Linear(2)]
public partial class NormSequenceSingle;

[Network(2, 3, 3)]
[Flatten, LayerNorm, Silu, LayerNorm, Flatten, Linear(3)]
public partial class NormAcrossFlattenSingle;

[Network(100)]
[Linear(100), LayerNorm, Relu, Linear(100), LayerNorm, Tanh, Linear(10)]
public partial class NormWideSingle;

[Network(7, Loss = Loss.MeanSquaredError)]
[LayerNorm]
public partial class NormOutputSingle;

[Network(1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(1), RmsNorm(Epsilon = 0.5f), Tanh, Linear(1)]
public partial class RmsOneWide;

[Network(7, Precision = Precision.Double)]
[RmsNorm, Linear(17), RmsNorm, Gelu, Linear(33), RmsNorm, LayerNorm, Linear(32), Tanh, RmsNorm, Linear(3)]
public partial class RmsWidths;

[Network(3, 5, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[RmsNorm, Linear(7), RmsNorm(Epsilon = 1e-3f), Elu, Flatten, RmsNorm, Linear(2)]
public partial class RmsSequence;

[Network(5, Loss = Loss.Huber, Precision = Precision.Double)]
[Linear(33), Sigmoid, RmsNorm]
public partial class RmsLast;

[Network(2, Loss = Loss.MeanSquaredError)]
[Linear(1), RmsNorm(Epsilon = 0.5f), Tanh, Linear(3)]
public partial class RmsOneWideSingle;

[Network(7)]
[RmsNorm, Linear(17), RmsNorm, Gelu, Linear(33), RmsNorm, LayerNorm, Linear(32), Tanh, RmsNorm, Linear(3)]
public partial class RmsWidthsSingle;

[Network(3, 5, Loss = Loss.MeanSquaredError)]
[RmsNorm, Linear(7), RmsNorm(Epsilon = 1e-3f), Elu, Flatten, RmsNorm, Linear(2)]
public partial class RmsSequenceSingle;

[Network(5, Loss = Loss.Huber)]
[Linear(33), Sigmoid, RmsNorm]
public partial class RmsLastSingle;

[Network(100)]
[Linear(100), RmsNorm, Relu, Linear(100), RmsNorm, Tanh, Linear(10)]
public partial class RmsWideSingle;

[Network(7, Loss = Loss.MeanSquaredError)]
[RmsNorm]
public partial class RmsOutputSingle;

// Without scale and shift, which leaves them without parameters.

[Network(5, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[LayerNorm(Affine = false), Linear(17), RmsNorm(Affine = false), Tanh, Linear(33), LayerNorm(Affine = false), LayerNorm, RmsNorm(Affine = false), Linear(3)]
public partial class NormPlain;

[Network(3, 5, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(7), LayerNorm(Affine = false, Epsilon = 1e-2f), Elu, Flatten, RmsNorm(Affine = false, Epsilon = 1e-3f), Linear(2), LayerNorm(Affine = false, Epsilon = 1f)]
public partial class NormPlainSequence;

[Network(5, Loss = Loss.MeanSquaredError)]
[LayerNorm(Affine = false), Linear(17), RmsNorm(Affine = false), Tanh, Linear(33), LayerNorm(Affine = false), LayerNorm, RmsNorm(Affine = false), Linear(3)]
public partial class NormPlainSingle;

[Network(3, 5, Loss = Loss.MeanSquaredError)]
[Linear(7), LayerNorm(Affine = false, Epsilon = 1e-2f), Elu, Flatten, RmsNorm(Affine = false, Epsilon = 1e-3f), Linear(2)]
public partial class NormPlainSequenceSingle;

// Images as a whole, with a scale and a shift for each of their numbers: as they come from outside, and where layers have them place by place.

[Network(3, 4, 5, Precision = Precision.Double)]
[LayerNorm, Conv2d(6, 2), LayerNorm(Epsilon = 1e-3f), Tanh, Conv2d(4, 1), RmsNorm, AvgPool2d(2), LayerNorm(Bias = false), Flatten, Linear(3)]
public partial class NormImage;

[Network(17, 3, 2, Precision = Precision.Double)]
[Conv2d(32, 1), RmsNorm(Affine = false), Silu, LayerNorm(Affine = false), Tanh, LayerNorm, GlobalAvgPool, Linear(3)]
public partial class NormImagePanels;

[Network(2, 3, 3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Tanh, RmsNorm, Conv2d(2, 2), LayerNorm]
public partial class NormImageLast;

[Block(4, 3, 3)]
[LayerNorm, Conv2d(4, 3, Padding = 1), Tanh, RmsNorm]
public partial class NormedImageBlock;

[Network(4, 3, 3, Precision = Precision.Double)]
[Residual<NormedImageBlock>(Times = 2, Shared = true), Residual<NormedImageBlock>, Flatten, Linear(3)]
public partial class NormImageResidual;

[Network(2, 5, 4)]
[Conv2d(17, 3, Padding = 1), LayerNorm, Relu, Conv2d(4, 3), RmsNorm, Flatten, Linear(3)]
public partial class NormImageSingle;
