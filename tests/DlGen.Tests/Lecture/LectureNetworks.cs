namespace DlGen.Tests.Lecture;

[Mlp(784, 256, 256, 10)]
public partial class Mnist;

[Mlp(784, 512, 10)]
public partial class OneHiddenLayer;

[Mlp(2, 1, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class Neuron;

[Network(2, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(2), Linear(2)]
public partial class TwoLinearLayers;

[Mlp(2, 2, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class OneLinearLayer;

[Mlp(3, 3, Precision = Precision.Double)]
public partial class ThreeClasses;

[Mlp(1, 1, 1, Activation = Activation.Sigmoid, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class TwoSigmoids;

[Network(1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(1), Sigmoid]
public partial class OneSigmoid;

[Mlp(1, 1, 1, 1, 1, 1, Activation = Activation.Sigmoid, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class FiveLayers;

[Mlp(2, 2, 1, Loss = Loss.MeanSquaredError)]
public partial class TwoRelus;
