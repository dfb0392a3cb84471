namespace DlGen.Tests.Networks;

// Convolutions whose outputs a maximum pool takes, so that the maxima alone have gradients: rows and columns that the pool drops, images of few
// channels and of whole registers of them, windows of one tile and of several, with an activation between the two and without.

[Network(1, 11, 9, Precision = Precision.Double)]
[Conv2d(17, 3, Padding = 1), Relu, MaxPool2d(2), Conv2d(32, 2, Padding = 1), Relu, MaxPool2d(2, 3), Flatten, Linear(3)]
public partial class PooledOfOneChannel;

[Network(32, 5, 4, Precision = Precision.Double)]
[Conv2d(17, 3, Padding = 1), Tanh, MaxPool2d(2), Tanh, Conv2d(3, 2, Bias = false), Flatten]
public partial class PooledOfRow;

[Network(3, 4, 4, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Conv2d(9, 1), Tanh, Conv2d(20, 5, Padding = 3), MaxPool2d(3), Tanh, Flatten, Linear(2)]
public partial class PooledOfWideWindows;

[Network(2, 8, 7, Precision = Precision.Double)]
[Conv2d(33, 1), Tanh, Conv2d(16, 3, 4, Stride = 2, StrideWidth = 1, Padding = 2), Relu, MaxPool2d(2), Conv2d(4, 1), Relu, MaxPool2d(2), Flatten, Linear(3)]
public partial class PooledStrided;

[Network(1, 5, 4)]
[Conv2d(17, 3, Padding = 1), Relu, MaxPool2d(2), Conv2d(33, 3, Padding = 1), Relu, MaxPool2d(2), Flatten, Linear(3)]
public partial class PooledSingle;

// Rows of more rectangles than are computed at once, with a rest; windows whose places lie apart.
[Network(1, 2, 71, Precision = Precision.Double)]
[Conv2d(3, 2, Padding = 1), Tanh, MaxPool2d(3, 2), Flatten, Linear(3)]
public partial class PooledOfLongRows;

[Network(3, 9, 8, Precision = Precision.Double)]
[Conv2d(20, 3, Padding = 2, Dilation = 2), MaxPool2d(2), Conv2d(17, 2), Relu, MaxPool2d(3), Flatten, Linear(3)]
public partial class PooledApart;

[Network(2, 70, Precision = Precision.Double)]
[Conv1d(18, 3), Relu, MaxPool1d(4), Conv1d(9, 5, Padding = 2), Relu, MaxPool1d(17), Flatten, Linear(3)]
public partial class PooledSequence;
