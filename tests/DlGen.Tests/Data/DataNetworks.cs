namespace DlGen.Tests.Data;

[Mlp(3, 5, 2)]
public partial class SmallClassifier;

[Network(3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(4), Tanh, Linear(1)]
public partial class SmallRegression;

[Network(2, 3)]
[Linear(4), Relu, Flatten, Linear(2)]
public partial class SmallSequence;

[Network(6, 5)]
[Flatten, Linear(8), Relu, Linear(2)]
public partial class SmallImages;

/// <summary>Large enough for several threads to be worth while.</summary>
[Network(6, 5)]
[Flatten, Linear(256), Relu, Linear(256), Relu, Linear(2)]
public partial class WideImages;

[Network(6, 5, Precision = Precision.Double)]
[Flatten, Linear(8), Relu, Linear(2)]
public partial class SmallImagesInDouble;
