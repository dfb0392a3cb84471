namespace DlGen.Tests.Networks;

// Channels normalized in one group, in several and each by itself, of sizes that panels don't divide and of whole panels.

[Network(4, 3, 5, Precision = Precision.Double)]
[Conv2d(6, 2), GroupNorm(3), Tanh, Conv2d(4, 1), GroupNorm(1, Affine = false), Tanh, Flatten, Linear(3)]
public partial class GroupNormed;

[Network(17, 3, 2, Precision = Precision.Double)]
[GroupNorm(17), Silu, Conv2d(32, 1), GroupNorm(2, Epsilon = 1e-3f), Tanh, GlobalAvgPool, Linear(3)]
public partial class GroupNormedPanels;

[Network(1, 4, 3, Precision = Precision.Double)]
[GroupNorm(1), Conv2d(18, 2), GroupNorm(9), Relu, Flatten, Linear(3)]
public partial class GroupNormedShifted;
