namespace DlGen.Tests.Networks;

// One network an activation, in both precisions.

[Mlp(3, 7, 5, 2, Activation = Activation.Relu, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class ReluActivation;

[Mlp(3, 7, 5, 2, Activation = Activation.LeakyRelu, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class LeakyReluActivation;

[Mlp(3, 7, 5, 2, Activation = Activation.Elu, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class EluActivation;

[Mlp(3, 7, 5, 2, Activation = Activation.Selu, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class SeluActivation;

[Mlp(3, 7, 5, 2, Activation = Activation.Gelu, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class GeluActivation;

[Mlp(3, 7, 5, 2, Activation = Activation.GeluTanh, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class GeluTanhActivation;

[Mlp(3, 7, 5, 2, Activation = Activation.Silu, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class SiluActivation;

[Mlp(3, 7, 5, 2, Activation = Activation.Softplus, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class SoftplusActivation;

[Mlp(3, 7, 5, 2, Activation = Activation.Sigmoid, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class SigmoidActivation;

[Mlp(3, 7, 5, 2, Activation = Activation.Tanh, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class TanhActivation;

[Mlp(3, 7, 5, 2, Activation = Activation.Identity, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class IdentityActivation;

[Mlp(5, 33, 17, 3, Activation = Activation.Relu, Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
public partial class ReluSingleActivation;

[Mlp(5, 33, 17, 3, Activation = Activation.LeakyRelu, Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
public partial class LeakyReluSingleActivation;

[Mlp(5, 33, 17, 3, Activation = Activation.Elu, Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
public partial class EluSingleActivation;

[Mlp(5, 33, 17, 3, Activation = Activation.Selu, Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
public partial class SeluSingleActivation;

[Mlp(5, 33, 17, 3, Activation = Activation.Gelu, Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
public partial class GeluSingleActivation;

[Mlp(5, 33, 17, 3, Activation = Activation.GeluTanh, Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
public partial class GeluTanhSingleActivation;

[Mlp(5, 33, 17, 3, Activation = Activation.Silu, Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
public partial class SiluSingleActivation;

[Mlp(5, 33, 17, 3, Activation = Activation.Softplus, Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
public partial class SoftplusSingleActivation;

[Mlp(5, 33, 17, 3, Activation = Activation.Sigmoid, Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
public partial class SigmoidSingleActivation;

[Mlp(5, 33, 17, 3, Activation = Activation.Tanh, Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
public partial class TanhSingleActivation;

[Mlp(5, 33, 17, 3, Activation = Activation.Identity, Loss = Loss.MeanSquaredError, Precision = Precision.Single)]
public partial class IdentitySingleActivation;

[Network(3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(7), LeakyRelu(0.3f), Linear(5), LeakyRelu, Linear(2)]
public partial class LeakySlopes;

[Network(3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(7), LeakyRelu(0f), Linear(5), LeakyRelu(1f), Linear(4), LeakyRelu(2.5f), Linear(2)]
public partial class ExtremeSlopes;

[Network(3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(7), Elu(0.5f), Linear(5), Elu(2f), Linear(4), Elu(0f), Linear(2)]
public partial class EluAlphas;

[Network(3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(7), Gelu(Approximation = GeluApproximation.None), Linear(5), Gelu(Approximation = GeluApproximation.Tanh), Linear(2)]
public partial class GeluForms;

[Network(3, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(7), Softplus(2f), Linear(5), Softplus(beta: 0.5f, threshold: 6f), Linear(4), Softplus(threshold: 0.5f), Linear(2)]
public partial class SoftplusOptions;

[Network(5, Loss = Loss.MeanSquaredError)]
[Linear(33), Softplus(2f), Linear(17), Softplus(beta: 0.5f, threshold: 6f), Linear(4), Softplus(3f, 40f), Linear(3)]
public partial class SoftplusOptionsSingle;
