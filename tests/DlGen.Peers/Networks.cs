namespace DlGen.Peers;

[Mlp(784, 256, 256, 10)]
public partial class Mlp;

[Mlp(784, 1024, 1024, 10)]
public partial class WideMlp;

[Mlp(2, 8, 1, Activation = Activation.Tanh, Loss = Loss.BinaryCrossEntropy)]
public partial class Xor;

[Mlp(784, 256, 256, 10, Normalization = Normalization.BatchNorm, Dropout = 0.2f)]
public partial class RegularizedMlp;

[Block(256)]
[LayerNorm, Linear(256), Gelu, Linear(256)]
public partial class ResidualBlock;

[Network(784)]
[Linear(256), Residual<ResidualBlock>(Times = 8), LayerNorm, Linear(10)]
public partial class ResidualMlp;
