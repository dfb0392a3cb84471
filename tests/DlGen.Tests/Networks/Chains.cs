namespace DlGen.Tests.Networks;

// Chains of layers in every order that the compiler treats in a way of its own, and sizes around those of registers and tiles.

[Network(4, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(5, Bias = false), Tanh, Linear(3, Bias = false)]
public partial class WithoutBias;

[Network(4, Precision = Precision.Double)]
[Linear(5, Bias = false), Tanh, Linear(17), Silu, Linear(3, Bias = false)]
public partial class BiasInTheMiddle;

[Network(5, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(3)]
public partial class SingleLinear;

[Network(2, 3, 4, Precision = Precision.Double)]
[Flatten, Linear(5), Tanh, Linear(3)]
public partial class Image;

[Network(2, 3, 3, Precision = Precision.Double)]
[Tanh, Flatten, Linear(5), Silu, Linear(3)]
public partial class ImageThroughActivation;

[Network(3, 5, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(4), Tanh, Linear(2)]
public partial class Sequence;

[Network(3, 5, Precision = Precision.Double)]
[Flatten, Linear(4), Tanh, Linear(2)]
public partial class SequenceFlattened;

[Network(3, 5, Loss = Loss.Huber, Precision = Precision.Double)]
[Linear(4), Elu, Tanh, Flatten, Linear(45), Silu, Linear(2), Sigmoid]
public partial class SequenceFlattenedInside;

[Network(3, 5, Precision = Precision.Double)]
[Linear(4), Gelu, Linear(2), Flatten]
public partial class SequenceFlattenedLast;

[Network(5, 2, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(3), Tanh, Linear(17), Sigmoid, Flatten]
public partial class SequenceFlattenedBehindActivation;

[Network(5, 2, Precision = Precision.Double)]
[Linear(3), Flatten, Softplus, Flatten, Linear(3), Identity, Silu]
public partial class SequenceActivationBehindFlatten;

[Network(17, 1, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Linear(1), Silu, Linear(16), Tanh, Linear(1)]
public partial class LongSequence;

[Network(1, 33, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[Linear(17), Silu, Linear(3)]
public partial class ShortSequence;

[Network(4, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Sigmoid, Linear(5), Tanh, Linear(2)]
public partial class ActivationFirst;

[Network(17, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Tanh, Softplus, Linear(5), Tanh, Linear(2)]
public partial class TwoActivationsFirst;

[Network(3, 4, Loss = Loss.Huber, Precision = Precision.Double)]
[Silu, Linear(5), Tanh, Linear(2)]
public partial class SequenceActivationFirst;

[Network(4, Precision = Precision.Double)]
[Linear(6), Tanh, Silu, Linear(3)]
public partial class TwoActivations;

[Network(4, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(6), Silu, Gelu, Softplus, Linear(17), Sigmoid, Identity, Tanh, Linear(3), Tanh, Silu]
public partial class ThreeActivations;

[Network(4, Precision = Precision.Double)]
[Linear(6), Relu, Relu, Linear(5), LeakyRelu(0.2f), Selu, Linear(3)]
public partial class ReluTwice;

[Network(4, Precision = Precision.Double)]
[Linear(6), Linear(5), Linear(3)]
public partial class TwoLinears;

[Network(4, Precision = Precision.Double)]
[Flatten, Linear(6), Flatten, Tanh, Flatten, Linear(3), Flatten]
public partial class FlattenOfAVector;

[Network(1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(1), Tanh, Linear(1), Silu, Linear(1)]
public partial class OneWide;

[Network(1, 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(1), Tanh, Flatten, Linear(1)]
public partial class OneSequence;

[Network(1, Precision = Precision.Double)]
[Linear(2), Tanh, Linear(3), Silu, Linear(7), Gelu, Linear(13)]
public partial class Widths1To13;

[Network(16, Precision = Precision.Double)]
[Linear(17), Tanh, Linear(31), Silu, Linear(32), Relu, Linear(16)]
public partial class Widths16To32;

[Network(33, Loss = Loss.Huber, Precision = Precision.Double)]
[Linear(45), Tanh, Linear(47), Relu, Linear(48)]
public partial class Widths33To48;

[Network(100, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Linear(100), Relu, Linear(1), Tanh, Linear(100)]
public partial class Widths100;

[Network(15, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(64), Selu, Linear(15), Softplus, Linear(63)]
public partial class Widths15To64;

[Network(4, Loss = Loss.MeanSquaredError)]
[Linear(5, Bias = false), Tanh, Linear(3, Bias = false)]
public partial class WithoutBiasSingle;

[Network(2, 3, 4)]
[Flatten, Linear(5), Tanh, Linear(3)]
public partial class ImageSingle;

[Network(2, 3, 3)]
[Tanh, Flatten, Linear(5), Silu, Linear(3)]
public partial class ImageThroughActivationSingle;

[Network(3, 5, Loss = Loss.MeanSquaredError)]
[Linear(4), Tanh, Linear(2)]
public partial class SequenceSingle;

[Network(3, 5, Loss = Loss.Huber)]
[Linear(4), Elu, Tanh, Flatten, Linear(45), Silu, Linear(2), Sigmoid]
public partial class SequenceFlattenedInsideSingle;

[Network(5, 2, Loss = Loss.MeanSquaredError)]
[Linear(3), Tanh, Linear(17), Sigmoid, Flatten]
public partial class SequenceFlattenedBehindActivationSingle;

[Network(17, 1, Loss = Loss.BinaryCrossEntropy)]
[Linear(1), Silu, Linear(16), Tanh, Linear(1)]
public partial class LongSequenceSingle;

[Network(4, Loss = Loss.MeanSquaredError)]
[Sigmoid, Linear(5), Tanh, Linear(2)]
public partial class ActivationFirstSingle;

[Network(4, Loss = Loss.MeanSquaredError)]
[Linear(6), Silu, Gelu, Softplus, Linear(17), Sigmoid, Identity, Tanh, Linear(3), Tanh, Silu]
public partial class ThreeActivationsSingle;

[Network(1)]
[Linear(2), Tanh, Linear(3), Silu, Linear(7), Gelu, Linear(13)]
public partial class Widths1To13Single;

[Network(16)]
[Linear(17), Tanh, Linear(31), Silu, Linear(32), Relu, Linear(16)]
public partial class Widths16To32Single;

[Network(33, Loss = Loss.Huber)]
[Linear(45), Tanh, Linear(47), Relu, Linear(48)]
public partial class Widths33To48Single;

[Network(100, Loss = Loss.BinaryCrossEntropy)]
[Linear(100), Relu, Linear(1), Tanh, Linear(100)]
public partial class Widths100Single;

[Network(15, Loss = Loss.MeanSquaredError)]
[Linear(64), Selu, Linear(15), Softplus, Linear(63)]
public partial class Widths15To64Single;
