// Written by tests/DlGen.Peers -- --windows; TorchSharp's results are in Windows.txt.

namespace DlGen.Tests.Parity.Networks;

[Network(3, 14, Loss = Loss.SoftmaxCrossEntropy)]
[Conv1d(6, 3, Padding = 1, Stride = 2), Tanh, MaxPool1d(3, Stride = 1, Padding = 1), Conv1d(8, 2, Dilation = 2, Groups = 2, Bias = false), Silu, AvgPool1d(2), Flatten, Linear(4)]
public partial class Windows1;

[Network(3, 14, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
[Conv1d(6, 3, Padding = 1, Stride = 2), Tanh, MaxPool1d(3, Stride = 1, Padding = 1), Conv1d(8, 2, Dilation = 2, Groups = 2, Bias = false), Silu, AvgPool1d(2), Flatten, Linear(4)]
public partial class Windows1Double;

[Network(4, 17, Loss = Loss.MeanSquaredError)]
[Conv1d(16, 5, Padding = 2, Groups = 4), Sigmoid, MaxPool1d(2), Tanh, AvgPool1d(3, Stride = 2, Padding = 1, CountIncludePadding = false), Conv1d(3, 2), Flatten, Linear(5)]
public partial class Windows2;

[Network(4, 17, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Conv1d(16, 5, Padding = 2, Groups = 4), Sigmoid, MaxPool1d(2), Tanh, AvgPool1d(3, Stride = 2, Padding = 1, CountIncludePadding = false), Conv1d(3, 2), Flatten, Linear(5)]
public partial class Windows2Double;

[Network(3, 4, 5, Loss = Loss.SoftmaxCrossEntropy)]
[ConvTranspose2d(6, 3, 2, Stride = 2, Padding = 1, OutputPadding = 1, Groups = 3), Tanh, LayerNorm, Conv2d(4, 3), GroupNorm(2), Silu, Flatten, Linear(4)]
public partial class Windows3;

[Network(3, 4, 5, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
[ConvTranspose2d(6, 3, 2, Stride = 2, Padding = 1, OutputPadding = 1, Groups = 3), Tanh, LayerNorm, Conv2d(4, 3), GroupNorm(2), Silu, Flatten, Linear(4)]
public partial class Windows3Double;

[Network(4, 3, 2, Loss = Loss.MeanSquaredError)]
[ConvTranspose2d(20, 2, 3, Dilation = 2, Bias = false), Silu, ConvTranspose2d(20, 2, Stride = 3, Groups = 20), GroupNorm(5, Epsilon = 0.1f), AvgPool2d(4), LayerNorm(Bias = false, Epsilon = 0.001f), Flatten, Linear(3)]
public partial class Windows4;

[Network(4, 3, 2, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[ConvTranspose2d(20, 2, 3, Dilation = 2, Bias = false), Silu, ConvTranspose2d(20, 2, Stride = 3, Groups = 20), GroupNorm(5, Epsilon = 0.1f), AvgPool2d(4), LayerNorm(Bias = false, Epsilon = 0.001f), Flatten, Linear(3)]
public partial class Windows4Double;

[Network(2, 3, 4, Loss = Loss.SoftmaxCrossEntropy)]
[Conv2d(4, 2), Tanh, Upsample(2), Conv2d(5, 3, Padding = 1), RmsNorm(Epsilon = 0.001f), Upsample(3, Mode = UpsampleMode.Bilinear), AvgPool2d(4), Flatten, Linear(3)]
public partial class Windows5;

[Network(2, 3, 4, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
[Conv2d(4, 2), Tanh, Upsample(2), Conv2d(5, 3, Padding = 1), RmsNorm(Epsilon = 0.001f), Upsample(3, Mode = UpsampleMode.Bilinear), AvgPool2d(4), Flatten, Linear(3)]
public partial class Windows5Double;

[Network(3, 2, 3, Loss = Loss.MeanSquaredError)]
[Upsample(2, Mode = UpsampleMode.Bilinear, AlignCorners = true), Conv2d(4, 2), Tanh, Upsample(3), ConvTranspose2d(3, 2), LayerNorm(Epsilon = 0.1f), AvgPool2d(5), Flatten, Linear(4)]
public partial class Windows6;

[Network(3, 2, 3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Upsample(2, Mode = UpsampleMode.Bilinear, AlignCorners = true), Conv2d(4, 2), Tanh, Upsample(3), ConvTranspose2d(3, 2), LayerNorm(Epsilon = 0.1f), AvgPool2d(5), Flatten, Linear(4)]
public partial class Windows6Double;
