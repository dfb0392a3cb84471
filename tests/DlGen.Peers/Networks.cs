namespace DlGen.Peers;

[Mlp(784, 256, 256, 10)]
public partial class Mlp;

[Mlp(784, 1024, 1024, 10)]
public partial class WideMlp;

[Mlp(2, 8, 1, Activation = Activation.Tanh, Loss = Loss.BinaryCrossEntropy)]
public partial class Xor;
