using DlGen;

Console.WriteLine(Digits.Summary);

[Mlp(784, 256, 256, 10)]
public partial class Digits;

[Mlp(2, 8, 1, Activation = Activation.Gelu, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class Odd;

[Network(3, 5, Loss = Loss.Huber)]
[Linear(4), Elu, Tanh, Flatten, Linear(45), Silu, Linear(2), Sigmoid]
public partial class Sequence;
