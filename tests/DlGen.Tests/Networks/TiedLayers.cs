namespace DlGen.Tests.Networks;

// Linear layers with the weights of others: transposed and as they are, with and without a bias, in blocks and from outside, chains of
// them, width 1, widths around those of panels, and so wide that threads share the outputs.

[Network(20, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(5), Tanh, Linear(20, TiedTo = "Linear1", Transposed = true)]
public partial class TiedAutoencoder;

[Network(33, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(17), Sigmoid, Linear(3), Linear(17, TiedTo = "Linear2", Transposed = true, Bias = false), Gelu, Linear(33, TiedTo = "Linear1", Transposed = true), Sigmoid]
public partial class TiedDeepAutoencoder;

[Network(7, Precision = Precision.Double)]
[Linear(7), Tanh, Linear(7, TiedTo = "Linear1"), Tanh, Linear(7, TiedTo = "Linear2", Transposed = true), Softplus, Linear(7, TiedTo = "Linear3"), Tanh, Linear(7, TiedTo = "Linear4", Transposed = true), Relu, Linear(3)]
public partial class TiedChain;

[Network(1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(1), Tanh, Linear(1, TiedTo = "Linear1", Transposed = true), Sigmoid, Linear(1, TiedTo = "Linear1")]
public partial class TiedOneWide;

[Network(150, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(130, Bias = false), Silu, Linear(150, TiedTo = "Linear1", Transposed = true), Tanh, Linear(130, TiedTo = "Linear1"), Linear(2)]
public partial class TiedBroad;

[Network(3, 5, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(4), LayerNorm, Linear(5, TiedTo = "Linear1", Transposed = true), Flatten, Linear(2)]
public partial class TiedSequence;

[Block(9)] [Linear(4), Tanh, Linear(9, TiedTo = "Linear1", Transposed = true)]
public partial class TiedBottleneck;

[Block(9)] [Linear(6), Tanh]
public partial class Narrowing;

[Network(9, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Residual<TiedBottleneck>(Times = 2), Use<TiedBottleneck>(Times = 2, Shared = true), Use<Narrowing>, Linear(9, TiedTo = "Narrowing1.Linear1", Transposed = true)]
public partial class TiedBlocks;

[Network(150, Loss = Loss.MeanSquaredError)]
[Linear(130, Bias = false), Silu, Linear(150, TiedTo = "Linear1", Transposed = true), Tanh, Linear(130, TiedTo = "Linear1"), Linear(2)]
public partial class TiedBroadSingle;

[Network(33, Loss = Loss.MeanSquaredError)]
[Linear(17), Sigmoid, Linear(3), Linear(17, TiedTo = "Linear2", Transposed = true, Bias = false), Gelu, Linear(33, TiedTo = "Linear1", Transposed = true), Sigmoid]
public partial class TiedDeepAutoencoderSingle;
