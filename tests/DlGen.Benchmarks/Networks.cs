namespace DlGen.Benchmarks;

[Mlp(784, 256, 256, 10)]
public partial class Digits;

[Mlp(2, 8, 1, Activation = Activation.Tanh, Loss = Loss.BinaryCrossEntropy)]
public partial class Xor;
