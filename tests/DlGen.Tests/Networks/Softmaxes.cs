namespace DlGen.Tests.Networks;

// Softmax first, last, behind and before activations and normalizations, on vectors and on positions, at widths around those of registers and panels.

[Network(1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(2), Softmax, Linear(1)]
public partial class SoftmaxOfTwo;

[Network(7, Precision = Precision.Double)]
[Softmax, Linear(17), Softmax(Temperature = 0.5f), Linear(33), Tanh, Softmax(Temperature = 3), Linear(3)]
public partial class SoftmaxWidths;

[Network(5, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(16), LayerNorm, Softmax]
public partial class SoftmaxLast;

[Network(3, 5, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(7), Softmax(Temperature = 2), Elu, Softmax, Flatten, Linear(2)]
public partial class SoftmaxOfPositions;

[Network(7)]
[Softmax, Linear(17), Softmax(Temperature = 0.5f), Linear(33), Tanh, Softmax(Temperature = 3), Linear(3)]
public partial class SoftmaxWidthsSingle;

[Network(3, 5, Loss = Loss.MeanSquaredError)]
[Linear(7), Softmax(Temperature = 2), Elu, Softmax, Flatten, Linear(2)]
public partial class SoftmaxOfPositionsSingle;

[Network(4, Loss = Loss.MeanSquaredError)]
[Linear(100), Softmax]
public partial class SoftmaxWideSingle;
