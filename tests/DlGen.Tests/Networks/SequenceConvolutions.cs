namespace DlGen.Tests.Networks;

// Sequences [C, T]: of one channel and of several, of sizes that panels don't divide and of whole panels, with strides, paddings, dilations
// and groups, windows as long as the sequence, and layers between them that work on the last axis.

[Network(3, 19, Precision = Precision.Double)]
[Conv1d(5, 3, Padding = 1, Stride = 2), Tanh, MaxPool1d(2), Conv1d(4, 2, Dilation = 2, Bias = false), Tanh, AvgPool1d(2, Padding = 1), Flatten, Linear(3)]
public partial class SequenceStrided;

[Network(1, 23, Precision = Precision.Double)]
[Conv1d(16, 5, Padding = Padding.Same), Tanh, Conv1d(32, 3, Groups = 2), Tanh, AvgPool1d(3, Stride = 2, Padding = 1, CountIncludePadding = false), Flatten, Linear(3)]
public partial class SequenceOfPanels;

[Network(17, 9, Precision = Precision.Double)]
[Tanh, Conv1d(17, 3, Padding = 1, Groups = 17), Silu, LayerNorm, Linear(6), Conv1d(1, 3), Tanh, MaxPool1d(4, Stride = 1, Padding = 2), Flatten]
public partial class SequenceBetweenRows;

[Network(2, 7, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Tanh, Conv1d(20, 7), Tanh, Conv1d(3, 1)]
public partial class SequenceOfOnePlace;

[Block(6, 11)]
[Conv1d(6, 3, Padding = 1), Tanh]
public partial class SequenceBlock;

[Network(6, 11, Precision = Precision.Double)]
[Residual<SequenceBlock>(Times = 2), Conv1d(4, 4, Stride = 3), Flatten, Linear(3)]
public partial class SequenceResidual;

[Network(2, 40)]
[Conv1d(17, 5, Padding = 2), Relu, MaxPool1d(2), Conv1d(33, 3), Relu, AvgPool1d(3), Flatten, Linear(3)]
public partial class SignalSingle;
