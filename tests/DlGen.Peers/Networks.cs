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

[Network(1, 28, 28)]
[Conv2d(6, 5, Padding = 2), Relu, MaxPool2d(2), Conv2d(16, 5), Relu, MaxPool2d(2)]
[Flatten, Linear(120), Relu, Linear(84), Relu, Linear(10)]
public partial class LeNet;

[Block(16, 32, 32)]
[Conv2d(16, 3, Padding = 1, Bias = false), BatchNorm, Relu, Conv2d(16, 3, Padding = 1, Bias = false), BatchNorm]
public partial class FirstStage;

[Block(16, 32, 32)]
[Conv2d(32, 3, Padding = 1, Stride = 2, Bias = false), BatchNorm, Relu, Conv2d(32, 3, Padding = 1, Bias = false), BatchNorm]
public partial class SecondStage;

[Block(16, 32, 32)]
[Conv2d(32, 1, Stride = 2, Bias = false), BatchNorm]
public partial class SecondShortcut;

[Block(32, 16, 16)]
[Conv2d(64, 3, Padding = 1, Stride = 2, Bias = false), BatchNorm, Relu, Conv2d(64, 3, Padding = 1, Bias = false), BatchNorm]
public partial class ThirdStage;

[Block(32, 16, 16)]
[Conv2d(64, 1, Stride = 2, Bias = false), BatchNorm]
public partial class ThirdShortcut;

[Network(3, 32, 32)]
[Conv2d(16, 3, Padding = 1, Bias = false), BatchNorm, Relu, Residual<FirstStage>, Relu]
[Parallel<SecondStage, SecondShortcut>(Join = BranchJoin.Sum), Relu, Parallel<ThirdStage, ThirdShortcut>(Join = BranchJoin.Sum), Relu]
[GlobalAvgPool, Linear(10)]
public partial class ResNet;

[Network(3, 16, 16)]
[Conv2d(32, 3, Padding = 1), Relu, DepthwiseConv2d(3, Padding = 1), Relu, Conv2d(64, 1), Relu, DepthwiseConv2d(3, Padding = 1), Relu, Conv2d(128, 1), Relu]
[GlobalAvgPool, Linear(10)]
public partial class Separable;

// With the biases that the peers have; an [Mlp] leaves them out before BatchNorm.
[Network(784)]
[Linear(256), BatchNorm, Relu, Dropout(0.2f), Linear(256), BatchNorm, Relu, Dropout(0.2f), Linear(10)]
public partial class RegularizedMlp;

[Block(256)]
[LayerNorm, Linear(256), Gelu, Linear(256)]
public partial class ResidualBlock;

[Network(784)]
[Linear(256), Residual<ResidualBlock>(Times = 8), LayerNorm, Linear(10)]
public partial class ResidualMlp;
