namespace DlGen.Tests.GradientChecks;

// Dropout first, last, behind linear layers, activations and normalizations, at widths around those of registers and panels.
// The networks of the namespace Networks are compared with plain loops; masks are random, so these are checked apart.

[Network(2, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(8), Tanh, Dropout(0.25f), Linear(1)]
internal sealed partial class DropXor;

[Network(1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(1), Dropout(0.25f), Silu, Linear(1)]
internal sealed partial class DropOneWide;

[Network(17, Precision = Precision.Double)]
[Dropout(0.2f), Linear(33), Gelu, Dropout, Linear(3)]
internal sealed partial class DropFirst;

[Network(5, Precision = Precision.Double)]
[Linear(7), Tanh, Linear(5), Dropout(0.3f)]
internal sealed partial class DropLast;

[Network(5, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(16), Sigmoid, Dropout(0.3f), Dropout(0.1f), Linear(4), Dropout(0.2f)]
internal sealed partial class DropTwice;

[Network(3, 5, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Dropout(0.1f), Linear(7), Dropout(0.2f), Elu, LayerNorm, Dropout(0.3f), Flatten, Dropout(0.2f), Linear(20), RmsNorm, Dropout(0.4f), Linear(2)]
internal sealed partial class DropSequence;

[Network(5, Precision = Precision.Double)]
[Linear(100), Silu, Dropout(0.5f), Linear(130), Dropout(0.4f), Softplus, LayerNorm, Linear(3)]
internal sealed partial class DropWide;

[Block(6)]
[Linear(6), Tanh, Dropout(0.4f)]
internal sealed partial class DropBranch;

[Network(6, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Residual<DropBranch>(Times = 2), Dropout(0.2f), Linear(2)]
internal sealed partial class DropResidual;
