namespace DlGen.Tests.Networks;

// Slopes for all and for each channel; of vectors, of positions and of images, which lie place by place where a channel has a slope.

[Network(5, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[PRelu, Linear(17), PRelu(0.1f), Linear(33), LayerNorm, PRelu(-0.3f), Linear(2)]
public partial class PReluOfAll;

[Network(5, Precision = Precision.Double)]
[Linear(17), PRelu(PerChannel = true), Linear(48), Tanh, PRelu(0.1f, PerChannel = true), Linear(3), PRelu(PerChannel = true)]
public partial class PReluPerColumn;

[Network(3, 5, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(7), PRelu(PerChannel = true), PRelu, Flatten, PRelu(PerChannel = true), Linear(2)]
public partial class PReluOfPositions;

[Network(3, 2, 4, Precision = Precision.Double)]
[PRelu(PerChannel = true), Tanh, PRelu, PRelu(0.4f, PerChannel = true), Flatten, Linear(3)]
public partial class PReluOfImage;

[Network(17, 3, 3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Tanh, PRelu(PerChannel = true)]
public partial class PReluToImage;

[Block(2, 3, 3)]
[PRelu(PerChannel = true), Silu]
public partial class PReluBlock;

[Block(2, 3, 3)]
[Sigmoid]
public partial class PlainBlock;

[Network(2, 3, 3, Precision = Precision.Double)]
[Residual<PReluBlock>, Parallel<PReluBlock, PlainBlock>, PRelu(PerChannel = true), Flatten, Linear(3)]
public partial class PReluInBlocks;

[Block(6)]
[Linear(6), PRelu(PerChannel = true), Linear(6), PRelu]
public partial class PReluShared;

[Network(6, Precision = Precision.Double)]
[Residual<PReluShared>(Times = 3, Shared = true), Linear(3)]
public partial class PReluSharedTimes;

[Network(5, Loss = Loss.MeanSquaredError)]
[PRelu, Linear(17), PRelu(0.1f), Linear(33), LayerNorm, PRelu(-0.3f), Linear(2)]
public partial class PReluOfAllSingle;

[Network(5)]
[Linear(17), PRelu(PerChannel = true), Linear(48), Tanh, PRelu(0.1f, PerChannel = true), Linear(3), PRelu(PerChannel = true)]
public partial class PReluPerColumnSingle;

[Network(3, 2, 4)]
[PRelu(PerChannel = true), Tanh, PRelu, PRelu(0.4f, PerChannel = true), Flatten, Linear(3)]
public partial class PReluOfImageSingle;
