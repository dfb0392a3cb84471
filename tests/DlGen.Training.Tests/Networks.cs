namespace DlGen.Training.Tests;

[Mlp(4, 8, 3)]
public partial class Flowers;

[Mlp(1, 16, 1, Activation = Activation.Tanh, Loss = Loss.MeanSquaredError)]
public partial class Line;

[Network(4)]
[Linear(8), BatchNorm, Dropout(0.2f), Relu, Linear(3)]
public partial class Normalized;
