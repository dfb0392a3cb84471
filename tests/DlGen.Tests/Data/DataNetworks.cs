namespace DlGen.Tests.Data;

[Mlp(3, 5, 2)]
public partial class SmallClassifier;

[Network(3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(4), Tanh, Linear(1)]
public partial class SmallRegression;

[Network(2, 3)]
[Linear(4), Relu, Flatten, Linear(2)]
public partial class SmallSequence;
