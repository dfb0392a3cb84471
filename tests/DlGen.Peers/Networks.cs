namespace DlGen.Peers;

[Mlp(784, 256, 256, 10)]
public partial class Mlp;

[Mlp(784, 1024, 1024, 10)]
public partial class WideMlp;

[Mlp(2, 8, 1, Activation = Activation.Tanh, Loss = Loss.BinaryCrossEntropy)]
public partial class Xor;

[Network(1, 28, 28)]
[Conv2d(32, 3, Padding = 1), Relu, MaxPool2d(2), Conv2d(64, 3, Padding = 1), Relu, MaxPool2d(2)]
[Flatten, Linear(128), Relu, Linear(10)]
public partial class Cnn;

[Network(3, 16, 16)]
[Conv2d(32, 3, Padding = 1), Relu, DepthwiseConv2d(3, Padding = 1), Relu, Conv2d(64, 1), Relu, DepthwiseConv2d(3, Padding = 1), Relu, Conv2d(128, 1), Relu]
[GlobalAvgPool, Linear(10)]
public partial class Separable;

[Mlp(784, 256, 256, 10, Normalization = Normalization.BatchNorm, Dropout = 0.2f)]
public partial class RegularizedMlp;

[Block(256)]
[LayerNorm, Linear(256), Gelu, Linear(256)]
public partial class ResidualBlock;

[Network(784)]
[Linear(256), Residual<ResidualBlock>(Times = 8), LayerNorm, Linear(10)]
public partial class ResidualMlp;
