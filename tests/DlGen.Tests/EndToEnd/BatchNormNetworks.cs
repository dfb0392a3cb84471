namespace DlGen.Tests.EndToEnd;

[Network(100)]
[Linear(130), BatchNorm, Relu, Dropout(0.2f), Linear(10), BatchNorm(Momentum = 0.5f), Silu, Linear(10)]
internal sealed partial class BatchTrained;

[Network(3, Loss = Loss.MeanSquaredError)]
[BatchNorm]
internal sealed partial class BatchAlone;

[Network(4, 3, Loss = Loss.MeanSquaredError)]
[BatchNorm, Flatten, Linear(2)]
internal sealed partial class BatchPositions;

[Mlp(5, 4, 3, Normalization = Normalization.BatchNorm)]
internal sealed partial class BatchEncoder;

[Network(5)]
[Use<BatchEncoder>(Frozen = true), Relu, Linear(4), BatchNorm, Tanh, Linear(2)]
internal sealed partial class BatchTuned;

[Network(5)]
[Use<BatchEncoder>(Frozen = true), Relu, Linear(2)]
internal sealed partial class BatchFrozenAlone;

[Network(2, 19, 14)]
[BatchNorm, Conv2d(17, 3, Padding = 1), BatchNorm, Relu, DepthwiseConv2d(3, Stride = 2), BatchNorm, Relu, Conv2d(1, 2), BatchNorm(Affine = false), GlobalAvgPool, Linear(3)]
internal sealed partial class BatchImages;

[Network(1, 64, 64, Loss = Loss.MeanSquaredError)]
[BatchNorm, GlobalAvgPool]
internal sealed partial class BatchImageAlone;
