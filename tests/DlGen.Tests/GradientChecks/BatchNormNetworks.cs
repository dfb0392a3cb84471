namespace DlGen.Tests.GradientChecks;

// Batch normalizations first, last, one behind the other, around activations, residuals and dropout, at widths around those of
// registers and panels. Training and inference differ, so they are compared with plain loops apart from the namespace Networks.

[Network(2, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(8), BatchNorm, Tanh, Linear(1)]
internal sealed partial class BatchXor;

[Network(1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(1), BatchNorm, Tanh, Linear(1)]
internal sealed partial class BatchOneWide;

[Network(7, Precision = Precision.Double)]
[Linear(7), BatchNorm, Gelu, Linear(17), BatchNorm, Linear(33), Tanh, BatchNorm, Linear(3)]
internal sealed partial class BatchWidths;

[Network(17, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[BatchNorm, Linear(5), Silu, BatchNorm(Epsilon = 0.1f, Momentum = 0.5f), Linear(2)]
internal sealed partial class BatchFirst;

[Network(5, Loss = Loss.Huber, Precision = Precision.Double)]
[Linear(33), Sigmoid, BatchNorm(Epsilon = 1e-3f)]
internal sealed partial class BatchLast;

[Network(5, Precision = Precision.Double)]
[BatchNorm, Linear(48), BatchNorm, BatchNorm, Sigmoid]
internal sealed partial class BatchTwice;

[Network(3, 5, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[BatchNorm, Linear(7), BatchNorm, Elu, Flatten, BatchNorm, LayerNorm, Linear(2)]
internal sealed partial class BatchSequence;

[Mlp(9, 130, 130, 130, 4, Activation = Activation.Tanh, Normalization = Normalization.BatchNorm, Residual = true, Precision = Precision.Double)]
internal sealed partial class BatchResidual;

[Block(6)]
[Linear(6), BatchNorm, Softplus]
internal sealed partial class BatchBlock;

[Network(6, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(6), Tanh, Residual<BatchBlock>(Times = 3, Shared = true), LayerNorm, BatchNorm, Sigmoid, Linear(2)]
internal sealed partial class BatchShared;

[Network(6, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(6), Use<BatchBlock>(Frozen = true), Linear(6), BatchNorm, Tanh, Linear(2)]
internal sealed partial class BatchFrozen;

[Network(6, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(20), BatchNorm, Tanh, Dropout(0.3f), Linear(2)]
internal sealed partial class BatchDropout;

[Network(6, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(17), BatchNorm(Affine = false), Tanh, Linear(5), BatchNorm(Affine = false, Epsilon = 0.1f, Momentum = 0.5f), BatchNorm, Linear(2)]
internal sealed partial class BatchPlain;

[Block(16, 5, 3)]
[BatchNorm, Silu, Conv2d(16, 3, Padding = 1), BatchNorm, Tanh, Conv2d(16, 3, Padding = 1)]
internal sealed partial class BatchImageBlock;

[Network(2, 5, 3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[BatchNorm, Conv2d(16, 3, Padding = 1), Residual<BatchImageBlock>(Times = 2), BatchNorm(Affine = false), Flatten, Linear(5), BatchNorm, Tanh, Linear(2)]
internal sealed partial class BatchImage;

[Network(2, 5, 3, Precision = Precision.Double)]
[Conv2d(17, 3), BatchNorm(Epsilon = 0.1f, Momentum = 0.5f), Silu, MaxPool2d(2, 1, Stride = 1), Flatten, Linear(3)]
internal sealed partial class BatchImageWide;

[Block(6)]
[Linear(6), BatchNorm(Affine = false), Softplus]
internal sealed partial class PlainBatchBlock;

[Network(6, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(6), Use<PlainBatchBlock>(Frozen = true), Linear(6), BatchNorm(Affine = false), Tanh, Linear(2)]
internal sealed partial class BatchPlainFrozen;

[Network(2, 8, 7, Precision = Precision.Double)]
[Conv2d(17, 3), BatchNorm, Tanh, MaxPool2d(2), Flatten, Linear(3)]
public partial class BatchImagePooled;

// Examples with so many rows that threads share those: in one part or in two, with rows left over where four are summed at a time.

[Network(1, 19, 14, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[BatchNorm, Conv2d(2, 3, Padding = 1), BatchNorm, Tanh, Conv2d(1, 2), BatchNorm(Affine = false), Tanh, GlobalAvgPool, Linear(2)]
internal sealed partial class BatchImageOfParts;

[Network(3, 7, 7, Precision = Precision.Double)]
[Conv2d(17, 3, Padding = 1), BatchNorm, Silu, Conv2d(33, 1), BatchNorm, Tanh, AvgPool2d(7), Flatten, Linear(3)]
internal sealed partial class BatchImageOfChannels;

[Network(35, 3, Precision = Precision.Double)]
[Linear(18), BatchNorm, Tanh, Linear(2), Flatten, Linear(3)]
internal sealed partial class BatchLongSequence;
