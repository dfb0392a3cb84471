namespace DlGen.Tests.Networks;

// One network a loss, on bare outputs and behind an activation.

[Mlp(4, 6, 4, Activation = Activation.Tanh, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
public partial class SoftmaxLoss;

[Mlp(4, 6, 4, Activation = Activation.Tanh, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f, Precision = Precision.Double)]
public partial class SmoothedSoftmaxLoss;

[Mlp(4, 6, 17, Activation = Activation.Tanh, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
public partial class WideSoftmaxLoss;

[Mlp(4, 6, 2, Activation = Activation.Tanh, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.3f, Precision = Precision.Double)]
public partial class TwoClassesLoss;

[Mlp(4, 6, 1, Activation = Activation.Tanh, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class BinaryOneLoss;

[Mlp(4, 6, 5, Activation = Activation.Tanh, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
public partial class BinarySeveralLoss;

[Mlp(4, 6, 3, Activation = Activation.Tanh, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class SquaredLoss;

[Mlp(4, 6, 3, Activation = Activation.Tanh, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
public partial class AbsoluteLoss;

[Mlp(4, 6, 3, Activation = Activation.Tanh, Loss = Loss.Huber, Precision = Precision.Double)]
public partial class HuberLoss;

[Mlp(4, 6, 17, Activation = Activation.Tanh, Loss = Loss.Huber, HuberDelta = 0.25f, Precision = Precision.Double)]
public partial class NarrowHuberLoss;

[Mlp(20, 33, 4, Loss = Loss.SoftmaxCrossEntropy)]
public partial class SoftmaxSingleLoss;

[Mlp(20, 33, 4, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f)]
public partial class SmoothedSoftmaxSingleLoss;

[Mlp(20, 33, 17, Loss = Loss.SoftmaxCrossEntropy)]
public partial class WideSoftmaxSingleLoss;

[Mlp(20, 33, 5, Loss = Loss.BinaryCrossEntropy)]
public partial class BinarySeveralSingleLoss;

[Mlp(20, 33, 3, Loss = Loss.MeanSquaredError)]
public partial class SquaredSingleLoss;

[Mlp(20, 33, 3, Loss = Loss.MeanAbsoluteError)]
public partial class AbsoluteSingleLoss;

[Mlp(20, 33, 3, Loss = Loss.Huber)]
public partial class HuberSingleLoss;

[Network(4, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
[Linear(6), Tanh, Linear(4), Relu]
public partial class SoftmaxBehindRelu;

[Network(4, Loss = Loss.SoftmaxCrossEntropy, Precision = Precision.Double)]
[Linear(6), Tanh, Linear(4), Gelu]
public partial class SoftmaxBehindGelu;

[Network(4, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f, Precision = Precision.Double)]
[Linear(6), Tanh, Linear(4), Tanh]
public partial class SmoothedSoftmaxBehindTanh;

[Network(4, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Linear(6), Tanh, Linear(1), Sigmoid]
public partial class BinaryOneBehindSigmoid;

[Network(4, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Linear(6), Tanh, Linear(5), LeakyRelu]
public partial class BinarySeveralBehindLeakyRelu;

[Network(4, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(6), Tanh, Linear(3), Sigmoid]
public partial class SquaredBehindSigmoid;

[Network(4, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Linear(6), Tanh, Linear(3), Silu]
public partial class SquaredBehindSilu;

[Network(4, Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[Linear(6), Tanh, Linear(3), Softplus]
public partial class AbsoluteBehindSoftplus;

[Network(4, Loss = Loss.Huber, Precision = Precision.Double)]
[Linear(6), Tanh, Linear(3), Tanh]
public partial class HuberBehindTanh;

[Network(4, Loss = Loss.Huber, HuberDelta = 0.25f, Precision = Precision.Double)]
[Linear(6), Tanh, Linear(17), Selu]
public partial class NarrowHuberBehindSelu;

// Options: sums, positive weights for all outputs and for each, classes that are left out.

[Mlp(4, 6, 4, Activation = Activation.Tanh, Loss = Loss.SoftmaxCrossEntropy, Reduction = Reduction.Sum, Precision = Precision.Double)]
public partial class SummedSoftmaxLoss;

[Mlp(4, 6, 17, Activation = Activation.Tanh, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.2f, IgnoreIndex = 3, Precision = Precision.Double)]
public partial class SmoothedLeavingOutLoss;

[Mlp(4, 6, 3, Activation = Activation.Tanh, Loss = Loss.SoftmaxCrossEntropy, IgnoreIndex = 1, Precision = Precision.Double)]
public partial class LeavingOutLoss;

[Mlp(4, 6, 3, Activation = Activation.Tanh, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f, IgnoreIndex = 0, Reduction = Reduction.Sum, Precision = Precision.Double)]
public partial class SummedLeavingOutLoss;

[Mlp(4, 6, 1, Activation = Activation.Tanh, Loss = Loss.BinaryCrossEntropy, PosWeight = new[] { 3f }, Precision = Precision.Double)]
public partial class PositiveOneLoss;

[Mlp(4, 6, 5, Activation = Activation.Tanh, Loss = Loss.BinaryCrossEntropy, PosWeight = new[] { 0.5f, 1, 2, 0.25f, 3 }, Precision = Precision.Double)]
public partial class PositiveEachLoss;

[Mlp(4, 6, 5, Activation = Activation.Tanh, Loss = Loss.BinaryCrossEntropy, PosWeight = new[] { 2f }, Reduction = Reduction.Sum, Precision = Precision.Double)]
public partial class SummedPositiveLoss;

[Network(3, 5, Loss = Loss.BinaryCrossEntropy, PosWeight = new[] { 4f, 0.5f }, Reduction = Reduction.Sum, Precision = Precision.Double)]
[Linear(7), Tanh, Linear(2), Tanh]
public partial class SummedPositiveSequenceLoss;

[Network(3, 5, Loss = Loss.MeanSquaredError, Reduction = Reduction.Sum, Precision = Precision.Double)]
[Linear(7), Tanh, Linear(2)]
public partial class SummedSequenceLoss;

[Mlp(4, 6, 17, Activation = Activation.Tanh, Loss = Loss.Huber, HuberDelta = 0.25f, Reduction = Reduction.Sum, Precision = Precision.Double)]
public partial class SummedHuberLoss;

[Mlp(4, 6, 3, Activation = Activation.Tanh, Loss = Loss.MeanAbsoluteError, Reduction = Reduction.Sum, Precision = Precision.Double)]
public partial class SummedAbsoluteLoss;

[Block(6)]
[Linear(3)]
public partial class ThreeClassesOfSix;

[Block(6)]
[Linear(5), Tanh]
public partial class FiveTagsOfSix;

[Network(4, Precision = Precision.Double)]
[Linear(6), Tanh, Head<ThreeClassesOfSix>(Reduction = Reduction.Sum, IgnoreIndex = 2, Weight = 0.3f), Head<FiveTagsOfSix>(Loss = Loss.BinaryCrossEntropy, PosWeight = new[] { 1f, 2, 3, 4, 5 }), Head<FiveTagsOfSix>(Loss = Loss.BinaryCrossEntropy, PosWeight = new[] { 0.5f, 2, 0.5f, 4, 1 }, Reduction = Reduction.Sum)]
public partial class HeadsWithOptions;

[Mlp(20, 33, 17, Loss = Loss.SoftmaxCrossEntropy, LabelSmoothing = 0.1f, IgnoreIndex = 4, Reduction = Reduction.Sum)]
public partial class SummedLeavingOutSingleLoss;

[Mlp(20, 33, 19, Loss = Loss.BinaryCrossEntropy, PosWeight = new[] { 0.5f, 1, 2, 0.25f, 3, 1, 1, 2, 2, 4, 1, 1, 0.5f, 0.5f, 1, 1, 3, 3, 0.125f })]
public partial class PositiveEachSingleLoss;

[Mlp(20, 33, 3, Loss = Loss.MeanSquaredError, Reduction = Reduction.Sum)]
public partial class SummedSquaredSingleLoss;
