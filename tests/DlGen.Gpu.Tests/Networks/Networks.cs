namespace DlGen.Gpu.Tests.Networks;

// Each in single precision, which is compiled for GPUs, and in double, which the parity tests compare with. Together they use
// every kernel, and the activations every function.

[Mlp(13, 33, 17, 10)]
internal sealed partial class Classifier;

[Mlp(13, 33, 17, 10, Precision = Precision.Double)]
internal sealed partial class ClassifierInDouble;

[Mlp(13, 33, 10)]
internal sealed partial class Shallow;

[Mlp(13, 33, 10, ProductRounding = ProductRounding.Tf32)]
internal sealed partial class ShallowInTf32;

[Mlp(13, 33, 10, ProductRounding = ProductRounding.Bf16)]
internal sealed partial class ShallowInBf16;

[Mlp(13, 33, 10, Precision = Precision.Double)]
internal sealed partial class ShallowInDouble;

[Mlp(5, 9, 3, Activation = Activation.Gelu, LabelSmoothing = 0.1f)]
internal sealed partial class Smoothed;

[Mlp(5, 9, 3, Activation = Activation.Gelu, LabelSmoothing = 0.1f, Precision = Precision.Double)]
internal sealed partial class SmoothedInDouble;

[Mlp(2, 16, 1, Activation = Activation.Tanh, Loss = Loss.BinaryCrossEntropy)]
internal sealed partial class YesOrNo;

[Mlp(2, 16, 1, Activation = Activation.Tanh, Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
internal sealed partial class YesOrNoInDouble;

[Network(3, 5, Loss = Loss.MeanSquaredError), Linear(6), Silu, Flatten, Linear(7), Softplus, Linear(2)]
internal sealed partial class Sequence;

[Network(3, 5, Loss = Loss.MeanSquaredError, Precision = Precision.Double), Linear(6), Silu, Flatten, Linear(7), Softplus, Linear(2)]
internal sealed partial class SequenceInDouble;

[Network(1, 3, 3, Loss = Loss.Huber, HuberDelta = 0.5f), Flatten, Elu, Linear(35, Bias = false), LeakyRelu, Linear(2), Sigmoid]
internal sealed partial class Image;

[Network(1, 3, 3, Loss = Loss.Huber, HuberDelta = 0.5f, Precision = Precision.Double), Flatten, Elu, Linear(35, Bias = false), LeakyRelu, Linear(2), Sigmoid]
internal sealed partial class ImageInDouble;

[Network(4, 6, Loss = Loss.MeanSquaredError), Linear(8), Selu, Linear(3)]
internal sealed partial class Positions;

[Network(4, 6, Loss = Loss.MeanSquaredError, Precision = Precision.Double), Linear(8), Selu, Linear(3)]
internal sealed partial class PositionsInDouble;

[Network(3, LossFunction = nameof(Away)), Linear(9), Apply(nameof(Wave)), Linear(6), Apply(nameof(Hyperbolic)), Linear(2)]
internal sealed partial class Own
{
    [Elementwise] private static float Wave(float x) => MathF.Sin(3f * x) + (0.5f * MathF.Cos(x)) + MathF.Atan(x);

    [Elementwise] private static float Hyperbolic(float x) => x > 0f ? MathF.Sinh(0.5f * x) : 1f - MathF.Cosh(x);

    [Elementwise] private static float Away(float prediction, float target) => MathF.Sqrt(1f + ((prediction - target) * (prediction - target)));
}

[Network(3, LossFunction = nameof(Away), Precision = Precision.Double), Linear(9), Apply(nameof(Wave)), Linear(6), Apply(nameof(Hyperbolic)), Linear(2)]
internal sealed partial class OwnInDouble
{
    [Elementwise] private static float Wave(float x) => MathF.Sin(3f * x) + (0.5f * MathF.Cos(x)) + MathF.Atan(x);

    [Elementwise] private static float Hyperbolic(float x) => x > 0f ? MathF.Sinh(0.5f * x) : 1f - MathF.Cosh(x);

    [Elementwise] private static float Away(float prediction, float target) => MathF.Sqrt(1f + ((prediction - target) * (prediction - target)));
}

[Block(6, 3), Linear(9), Tanh]
internal sealed partial class Queries;

[Block(6, 3), Linear(9), Silu]
internal sealed partial class Keys;

[Network(6, 3), Parallel<Queries, Keys>(Join = BranchJoin.Dot), Softmax, Flatten, Linear(3)]
internal sealed partial class Matched;

[Network(6, 3, Precision = Precision.Double), Parallel<Queries, Keys>(Join = BranchJoin.Dot), Softmax, Flatten, Linear(3)]
internal sealed partial class MatchedInDouble;

[Network(6, Tokens = 23), Embedding(3), PRelu(PerChannel = true), Parallel<Queries, Keys>(Join = BranchJoin.Dot), Softmax(Temperature = 2f), PRelu, Flatten, Linear(3)]
internal sealed partial class Mixed;

[Network(6, Tokens = 23, Precision = Precision.Double), Embedding(3), PRelu(PerChannel = true), Parallel<Queries, Keys>(Join = BranchJoin.Dot), Softmax(Temperature = 2f), PRelu, Flatten, Linear(3)]
internal sealed partial class MixedInDouble;

[Network(5), Linear(9), Tanh, Softmax(Temperature = 2f), Linear(300), Softmax, Linear(3)]
internal sealed partial class Softened;

[Network(5, Precision = Precision.Double), Linear(9), Tanh, Softmax(Temperature = 2f), Linear(300), Softmax, Linear(3)]
internal sealed partial class SoftenedInDouble;

[Network(5, 3, 2), PRelu(PerChannel = true), Tanh, PRelu, Flatten, Linear(3)]
internal sealed partial class Sloped;

[Network(5, 3, 2, Precision = Precision.Double), PRelu(PerChannel = true), Tanh, PRelu, Flatten, Linear(3)]
internal sealed partial class SlopedInDouble;

[Network(6, Tokens = 23), Embedding(9), Silu, Linear(5), Tanh, Flatten, Linear(3)]
internal sealed partial class Words;

[Network(6, Tokens = 23, Precision = Precision.Double), Embedding(9), Silu, Linear(5), Tanh, Flatten, Linear(3)]
internal sealed partial class WordsInDouble;

[Network(4, 6), Linear(9), Silu, Linear(3)]
internal sealed partial class Tagged;

[Network(4, 6, Precision = Precision.Double), Linear(9), Silu, Linear(3)]
internal sealed partial class TaggedInDouble;

[Network(6, Tokens = 23, LabelSmoothing = 0.1f), Embedding(9), Silu, Linear(17)]
internal sealed partial class NextWords;

[Network(6, Tokens = 23, LabelSmoothing = 0.1f, Precision = Precision.Double), Embedding(9), Silu, Linear(17)]
internal sealed partial class NextWordsInDouble;

[Block(4, 9), Linear(5)]
internal sealed partial class TagHead;

[Network(4, 6), Linear(9), Silu, Head<TagHead>(Weight = 0.5f), Head<KindHead>(LabelSmoothing = 0.1f)]
internal sealed partial class TagsAndKind;

[Network(4, 6, Precision = Precision.Double), Linear(9), Silu, Head<TagHead>(Weight = 0.5f), Head<KindHead>(LabelSmoothing = 0.1f)]
internal sealed partial class TagsAndKindInDouble;

[Network(7, Loss = Loss.MeanSquaredError), LayerNorm, Linear(33), LayerNorm, Relu, Linear(550), LayerNorm(Bias = false), Linear(3), LayerNorm]
internal sealed partial class Normalized;

[Network(7, Loss = Loss.MeanSquaredError, Precision = Precision.Double), LayerNorm, Linear(33), LayerNorm, Relu, Linear(550), LayerNorm(Bias = false), Linear(3), LayerNorm]
internal sealed partial class NormalizedInDouble;

[Network(4, 6, Loss = Loss.MeanSquaredError), Linear(8), LayerNorm, Silu, Linear(3)]
internal sealed partial class NormalizedPositions;

[Network(4, 6, Loss = Loss.MeanSquaredError, Precision = Precision.Double), Linear(8), LayerNorm, Silu, Linear(3)]
internal sealed partial class NormalizedPositionsInDouble;

[Network(4, 6, Loss = Loss.MeanSquaredError), RmsNorm, Linear(33), RmsNorm, Silu, Flatten, Linear(550), RmsNorm, Linear(3), RmsNorm]
internal sealed partial class Scaled;

[Network(4, 6, Loss = Loss.MeanSquaredError, Precision = Precision.Double), RmsNorm, Linear(33), RmsNorm, Silu, Flatten, Linear(550), RmsNorm, Linear(3), RmsNorm]
internal sealed partial class ScaledInDouble;

[Block(9), LayerNorm, Linear(20), Gelu, Linear(9)]
internal sealed partial class Mixer;

[Block(9), Linear(6), Tanh]
internal sealed partial class Narrow;

[Block(9), Linear(9), Silu, LayerNorm]
internal sealed partial class NormAtEnd;

[Block(9), LayerNorm, Tanh]
internal sealed partial class NormAlone;

[Network(7, Loss = Loss.MeanSquaredError), Linear(9), Residual<NormAtEnd>, Residual<NormAlone>, Residual<Mixer>(Times = 2), Parallel<Narrow, Mixer>, Relu, Linear(9), Parallel<Mixer, Mixer>(Join = BranchJoin.Sum)]
internal sealed partial class Deep;

[Network(7, Loss = Loss.MeanSquaredError, Precision = Precision.Double), Linear(9), Residual<NormAtEnd>, Residual<NormAlone>, Residual<Mixer>(Times = 2), Parallel<Narrow, Mixer>, Relu, Linear(9), Parallel<Mixer, Mixer>(Join = BranchJoin.Sum)]
internal sealed partial class DeepInDouble;

[Network(7, Loss = Loss.MeanSquaredError), Linear(9), Residual<Mixer>(Times = 3, Shared = true), Use<NormAtEnd>(Shared = true), Residual<NormAtEnd>(Shared = true)]
internal sealed partial class Recurring;

[Network(7, Loss = Loss.MeanSquaredError, Precision = Precision.Double), Linear(9), Residual<Mixer>(Times = 3, Shared = true), Use<NormAtEnd>(Shared = true), Residual<NormAtEnd>(Shared = true)]
internal sealed partial class RecurringInDouble;

[Network(7, Loss = Loss.MeanSquaredError), Linear(9), Parallel<Narrow, Mixer, Narrow>(Shared = true), Relu, Linear(9), Parallel<Narrow, NormAlone>(Frozen = true), Linear(9), Parallel<Mixer, Mixer, NormAlone>(Join = BranchJoin.Sum, Shared = true)]
internal sealed partial class Branched;

[Network(7, Loss = Loss.MeanSquaredError, Precision = Precision.Double), Linear(9), Parallel<Narrow, Mixer, Narrow>(Shared = true), Relu, Linear(9), Parallel<Narrow, NormAlone>(Frozen = true), Linear(9), Parallel<Mixer, Mixer, NormAlone>(Join = BranchJoin.Sum, Shared = true)]
internal sealed partial class BranchedInDouble;

[Network(33, Loss = Loss.MeanSquaredError), Linear(70), Sigmoid, Linear(6), Silu, Linear(70, TiedTo = "Linear2", Transposed = true, Bias = false), Tanh, Linear(33, TiedTo = "Linear1", Transposed = true)]
internal sealed partial class Autoencoder;

[Network(33, Loss = Loss.MeanSquaredError, Precision = Precision.Double), Linear(70), Sigmoid, Linear(6), Silu, Linear(70, TiedTo = "Linear2", Transposed = true, Bias = false), Tanh, Linear(33, TiedTo = "Linear1", Transposed = true)]
internal sealed partial class AutoencoderInDouble;

[Network(3, 9, Loss = Loss.MeanSquaredError), Linear(9), Silu, Linear(9, TiedTo = "Linear1"), Tanh, Linear(9, TiedTo = "Linear1", Bias = false), Silu, Linear(2)]
internal sealed partial class TiedPositions;

[Network(3, 9, Loss = Loss.MeanSquaredError, Precision = Precision.Double), Linear(9), Silu, Linear(9, TiedTo = "Linear1"), Tanh, Linear(9, TiedTo = "Linear1", Bias = false), Silu, Linear(2)]
internal sealed partial class TiedPositionsInDouble;

[Network(7, Loss = Loss.MeanSquaredError), Use<Lifting>(Frozen = true), Linear(9), Residual<Mixer>(Frozen = true), Residual<Mixer>]
internal sealed partial class Tuned;

[Network(7, Loss = Loss.MeanSquaredError, Precision = Precision.Double), Use<Lifting>(Frozen = true), Linear(9), Residual<Mixer>(Frozen = true), Residual<Mixer>]
internal sealed partial class TunedInDouble;

[Block(7), Linear(12), Silu, LayerNorm]
internal sealed partial class Lifting;

[Network(13), Dropout(0.1f), Linear(33), Relu, Dropout, Linear(10)]
internal sealed partial class Thinned;

[Network(13, Precision = Precision.Double), Dropout(0.1f), Linear(33), Relu, Dropout, Linear(10)]
internal sealed partial class ThinnedInDouble;

[Block(9), Linear(9), Tanh, Dropout(0.4f)]
internal sealed partial class ThinnedBranch;

[Network(4, 6, Loss = Loss.MeanSquaredError), Linear(9), Dropout(0.2f), LayerNorm, Silu, Dropout(0.3f), Flatten, Linear(9), Residual<ThinnedBranch>(Times = 2), RmsNorm, Dropout(0.1f), Linear(2), Dropout(0.25f)]
internal sealed partial class ThinnedPositions;

[Network(4, 6, Loss = Loss.MeanSquaredError, Precision = Precision.Double), Linear(9), Dropout(0.2f), LayerNorm, Silu, Dropout(0.3f), Flatten, Linear(9), Residual<ThinnedBranch>(Times = 2), RmsNorm, Dropout(0.1f), Linear(2), Dropout(0.25f)]
internal sealed partial class ThinnedPositionsInDouble;

[Network(13), Linear(33), BatchNorm, Relu, Dropout(0.2f), Linear(9, Bias = false), BatchNorm(Momentum = 0.5f), Silu, Linear(10)]
internal sealed partial class BatchNormalized;

[Network(13, Precision = Precision.Double), Linear(33), BatchNorm, Relu, Dropout(0.2f), Linear(9, Bias = false), BatchNorm(Momentum = 0.5f), Silu, Linear(10)]
internal sealed partial class BatchNormalizedInDouble;

[Block(9), Linear(9), BatchNorm, Tanh]
internal sealed partial class BatchBlock;

[Network(4, 6, Loss = Loss.MeanSquaredError), BatchNorm, Linear(9), BatchNorm(Epsilon = 1e-3f), Silu, Flatten, Linear(9), Residual<BatchBlock>(Times = 2, Shared = true), LayerNorm, BatchNorm, Tanh, Linear(2)]
internal sealed partial class BatchPositions;

[Network(4, 6, Loss = Loss.MeanSquaredError, Precision = Precision.Double), BatchNorm, Linear(9), BatchNorm(Epsilon = 1e-3f), Silu, Flatten, Linear(9), Residual<BatchBlock>(Times = 2, Shared = true), LayerNorm, BatchNorm, Tanh, Linear(2)]
internal sealed partial class BatchPositionsInDouble;

[Network(9, Loss = Loss.MeanSquaredError), Linear(9), Use<BatchBlock>(Frozen = true), Linear(33), BatchNorm]
internal sealed partial class BatchTuned;

[Network(9, Loss = Loss.MeanSquaredError, Precision = Precision.Double), Linear(9), Use<BatchBlock>(Frozen = true), Linear(33), BatchNorm]
internal sealed partial class BatchTunedInDouble;

[Network(9, Loss = Loss.MeanSquaredError), Linear(9), Use<BatchBlock>(Frozen = true)]
internal sealed partial class BatchFrozen;

[Network(9, Loss = Loss.MeanSquaredError, Precision = Precision.Double), Linear(9), Use<BatchBlock>(Frozen = true)]
internal sealed partial class BatchFrozenInDouble;

[Block(4, 9), Linear(3)]
internal sealed partial class PlaceHead;

[Block(4, 9), Flatten, Linear(10)]
internal sealed partial class KindHead;

[Block(4, 9), Flatten, Linear(1)]
internal sealed partial class YesHead;

[Network(4, 6), Linear(9), Silu, Head<PlaceHead>(Loss = Loss.MeanSquaredError, Weight = 0.25f), Head<KindHead>(LabelSmoothing = 0.1f, Weight = 2f), Head<YesHead>(Loss = Loss.BinaryCrossEntropy)]
internal sealed partial class ThreeHeads;

[Network(4, 6, Precision = Precision.Double), Linear(9), Silu, Head<PlaceHead>(Loss = Loss.MeanSquaredError, Weight = 0.25f), Head<KindHead>(LabelSmoothing = 0.1f, Weight = 2f), Head<YesHead>(Loss = Loss.BinaryCrossEntropy)]
internal sealed partial class ThreeHeadsInDouble;

[Block(7), Linear(3)]
internal sealed partial class LoneHead;

[Network(13), Linear(7), Silu, Head<LoneHead>(Weight = 0.25f)]
internal sealed partial class OneHead;

[Network(13, Precision = Precision.Double), Linear(7), Silu, Head<LoneHead>(Weight = 0.25f)]
internal sealed partial class OneHeadInDouble;

[Block(2, 3, 2), Flatten, Linear(5), Tanh]
internal sealed partial class PictureIn;

[Block(3, 4), Linear(2), Silu, Flatten]
internal sealed partial class SequenceIn;

[Block(7), Linear(2)]
internal sealed partial class PairHead;

[Network, Inputs<PictureIn, SequenceIn, SequenceIn>(Shared = true), Linear(7), Tanh, Head<LoneHead>, Head<PairHead>(Loss = Loss.MeanSquaredError, Weight = 0.5f)]
internal sealed partial class InputsAndHeads;

[Network(Precision = Precision.Double), Inputs<PictureIn, SequenceIn, SequenceIn>(Shared = true), Linear(7), Tanh, Head<LoneHead>, Head<PairHead>(Loss = Loss.MeanSquaredError, Weight = 0.5f)]
internal sealed partial class InputsAndHeadsInDouble;

[Network(3, 7, 5), Conv2d(5, 3, 2, Stride = 2, Padding = 1, Dilation = 2), Silu, MaxPool2d(3, Stride = 1, Padding = 1), Conv2d(6, 2, 3, Stride = 2, Padding = 2, Dilation = 2, Bias = false), Tanh, AvgPool2d(2, Stride = 1, Padding = 1, CountIncludePadding = false), Flatten, Linear(4)]
internal sealed partial class Windowed;

[Network(3, 7, 5, Precision = Precision.Double), Conv2d(5, 3, 2, Stride = 2, Padding = 1, Dilation = 2), Silu, MaxPool2d(3, Stride = 1, Padding = 1), Conv2d(6, 2, 3, Stride = 2, Padding = 2, Dilation = 2, Bias = false), Tanh, AvgPool2d(2, Stride = 1, Padding = 1, CountIncludePadding = false), Flatten, Linear(4)]
internal sealed partial class WindowedInDouble;

[Network(1, 5, 6), Conv2d(16, 3, Padding = Padding.Same), Relu, MaxPool2d(2), PRelu(PerChannel = true), Flatten, Dropout(0.2f), Linear(3)]
internal sealed partial class Pictured;

[Network(1, 5, 6, Precision = Precision.Double), Conv2d(16, 3, Padding = Padding.Same), Relu, MaxPool2d(2), PRelu(PerChannel = true), Flatten, Dropout(0.2f), Linear(3)]
internal sealed partial class PicturedInDouble;

[Network(3, 5, 7), Conv2d(6, 3, 2, StrideWidth = 2, PaddingHeight = 1), Silu, MaxPool2d(2, 3, Stride = 2, StrideHeight = 1, PaddingWidth = 1), AdaptiveAvgPool2d(2, 1), PRelu(PerChannel = true), GlobalAvgPool, Linear(4)]
internal sealed partial class Pooled;

[Network(3, 5, 7, Precision = Precision.Double), Conv2d(6, 3, 2, StrideWidth = 2, PaddingHeight = 1), Silu, MaxPool2d(2, 3, Stride = 2, StrideHeight = 1, PaddingWidth = 1), AdaptiveAvgPool2d(2, 1), PRelu(PerChannel = true), GlobalAvgPool, Linear(4)]
internal sealed partial class PooledInDouble;

[Network(3, 11), Conv1d(6, 3, Padding = 1), Silu, MaxPool1d(2), Conv1d(5, 2, Dilation = 2, Bias = false), Tanh, AvgPool1d(2, Stride = 1), Flatten, Linear(4)]
internal sealed partial class Signal;

[Network(3, 11, Precision = Precision.Double), Conv1d(6, 3, Padding = 1), Silu, MaxPool1d(2), Conv1d(5, 2, Dilation = 2, Bias = false), Tanh, AvgPool1d(2, Stride = 1), Flatten, Linear(4)]
internal sealed partial class SignalInDouble;

[Network(3, 3, 2), ConvTranspose2d(6, 3, Stride = 2, Padding = 1, OutputPadding = 1), Silu, ConvTranspose2d(5, 2, Dilation = 2, Bias = false), Tanh, ConvTranspose2d(10, 2, Groups = 5), Silu, ConvTranspose2d(10, 3, Stride = 2, Padding = 1, Groups = 10), Tanh, AvgPool2d(3), Flatten, Linear(4)]
internal sealed partial class Spread;

[Network(3, 3, 2, Precision = Precision.Double), ConvTranspose2d(6, 3, Stride = 2, Padding = 1, OutputPadding = 1), Silu, ConvTranspose2d(5, 2, Dilation = 2, Bias = false), Tanh, ConvTranspose2d(10, 2, Groups = 5), Silu, ConvTranspose2d(10, 3, Stride = 2, Padding = 1, Groups = 10), Tanh, AvgPool2d(3), Flatten, Linear(4)]
internal sealed partial class SpreadInDouble;

[Network(3, 3, 2), Conv2d(6, 1), Silu, Upsample(3), Tanh, AvgPool2d(3), Upsample(2, Mode = UpsampleMode.Bilinear), Tanh, Upsample(2, Mode = UpsampleMode.Bilinear, AlignCorners = true), Flatten, Linear(4)]
internal sealed partial class Enlarged;

[Network(3, 3, 2, Precision = Precision.Double), Conv2d(6, 1), Silu, Upsample(3), Tanh, AvgPool2d(3), Upsample(2, Mode = UpsampleMode.Bilinear), Tanh, Upsample(2, Mode = UpsampleMode.Bilinear, AlignCorners = true), Flatten, Linear(4)]
internal sealed partial class EnlargedInDouble;

[Network(3, 3, 2), Conv2d(6, 2, Padding = 1), GroupNorm(3), Silu, Conv2d(5, 1), GroupNorm(1), Tanh, LayerNorm, Conv2d(5, 2), RmsNorm, Flatten, Linear(4)]
internal sealed partial class GroupNormed;

[Network(3, 3, 2, Precision = Precision.Double), Conv2d(6, 2, Padding = 1), GroupNorm(3), Silu, Conv2d(5, 1), GroupNorm(1), Tanh, LayerNorm, Conv2d(5, 2), RmsNorm, Flatten, Linear(4)]
internal sealed partial class GroupNormedInDouble;

[Network(6, 5, 4), DepthwiseConv2d(3, Padding = 1), Silu, Conv2d(9, 2, Groups = 3), Tanh, DepthwiseConv2d(2, Multiplier = 2, Stride = 2, Padding = 1, Bias = false), Tanh, Conv2d(6, 2, Groups = 6, Dilation = 2, Padding = 1), Flatten, Linear(4)]
internal sealed partial class Separable;

[Network(6, 5, 4, Precision = Precision.Double), DepthwiseConv2d(3, Padding = 1), Silu, Conv2d(9, 2, Groups = 3), Tanh, DepthwiseConv2d(2, Multiplier = 2, Stride = 2, Padding = 1, Bias = false), Tanh, Conv2d(6, 2, Groups = 6, Dilation = 2, Padding = 1), Flatten, Linear(4)]
internal sealed partial class SeparableInDouble;

[Block(6, 3, 2), Conv2d(6, 2, Padding = Padding.Same), Tanh, Conv2d(6, 1)]
internal sealed partial class ConvolvedBlock;

[Network(2, 3, 2, Loss = Loss.MeanSquaredError), Conv2d(6, 3, Padding = 1), Residual<ConvolvedBlock>(Times = 2, Shared = true), AvgPool2d(2, Stride = 1, Padding = 1), Conv2d(3, 1)]
internal sealed partial class Convolved;

[Network(2, 3, 2, Loss = Loss.MeanSquaredError, Precision = Precision.Double), Conv2d(6, 3, Padding = 1), Residual<ConvolvedBlock>(Times = 2, Shared = true), AvgPool2d(2, Stride = 1, Padding = 1), Conv2d(3, 1)]
internal sealed partial class ConvolvedInDouble;

[Network(3, 3), Flatten, Linear(5), Relu, Linear(2)]
internal sealed partial class Pixels;

[Mlp(1, 1, 1, Loss = Loss.MeanSquaredError)]
internal sealed partial class Thin;

[Mlp(1, 1, 1, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
internal sealed partial class ThinInDouble;

[Mlp(13, 7, 3, Activation = Activation.Silu)]
internal sealed partial class Odd;

[Mlp(13, 7, 3, Activation = Activation.Silu, Precision = Precision.Double)]
internal sealed partial class OddInDouble;

[Mlp(64, 64, 64, 10)]
internal sealed partial class Wide64;

[Mlp(64, 64, 64, 10, Precision = Precision.Double)]
internal sealed partial class Wide64InDouble;

[Mlp(128, 128, 128)]
internal sealed partial class Wide128;

[Mlp(128, 128, 128, Precision = Precision.Double)]
internal sealed partial class Wide128InDouble;

[Block(9), Linear(5), Tanh, Linear(9)]
internal sealed partial class Bottleneck;

[Network(9, Loss = Loss.MeanSquaredError), Linear(9), Relu, Residual<Bottleneck>(Times = 2), Relu, SwiGlu(7), Linear(2)]
internal sealed partial class Bypassed;

[Network(9, Loss = Loss.MeanSquaredError, Precision = Precision.Double), Linear(9), Relu, Residual<Bottleneck>(Times = 2), Relu, SwiGlu(7), Linear(2)]
internal sealed partial class BypassedInDouble;

[Block(7), Linear(5)]
internal sealed partial class FiveClasses;

[Block(9), Linear(6)]
internal sealed partial class SixTags;

[Block(3, 9), RmsNorm(Affine = false), Linear(2)]
internal sealed partial class TwoValues;

[Network(13), Linear(7), Silu, Head<FiveClasses>(LabelSmoothing = 0.2f, IgnoreIndex = 2, Reduction = Reduction.Sum, Weight = 0.05f)]
internal sealed partial class LeavingOut;

[Network(13, Precision = Precision.Double), Linear(7), Silu, Head<FiveClasses>(LabelSmoothing = 0.2f, IgnoreIndex = 2, Reduction = Reduction.Sum, Weight = 0.05f)]
internal sealed partial class LeavingOutInDouble;

[Network(5), Linear(9), LayerNorm(Affine = false), Softplus(2f, 3f), Head<SixTags>(Loss = Loss.BinaryCrossEntropy, PosWeight = new[] { 0.5f, 1, 2, 0.25f, 3, 1 }, Reduction = Reduction.Sum, Weight = 0.02f)]
internal sealed partial class Positive;

[Network(5, Precision = Precision.Double), Linear(9), LayerNorm(Affine = false), Softplus(2f, 3f), Head<SixTags>(Loss = Loss.BinaryCrossEntropy, PosWeight = new[] { 0.5f, 1, 2, 0.25f, 3, 1 }, Reduction = Reduction.Sum, Weight = 0.02f)]
internal sealed partial class PositiveInDouble;

[Network(3, 6), Linear(9), BatchNorm(Affine = false), Tanh, Head<TwoValues>(Loss = Loss.MeanSquaredError, Reduction = Reduction.Sum, Weight = 0.01f)]
internal sealed partial class PlainNormalized;

[Network(3, 6, Precision = Precision.Double), Linear(9), BatchNorm(Affine = false), Tanh, Head<TwoValues>(Loss = Loss.MeanSquaredError, Reduction = Reduction.Sum, Weight = 0.01f)]
internal sealed partial class PlainNormalizedInDouble;

[Mlp(129, 5, 3)]
internal sealed partial class TooWide;

[Mlp(13, 5, 10, Target = NetworkTarget.Cpu)]
internal sealed partial class ProcessorOnly;

[Block(7), Linear(2)]
internal sealed partial class TwoClasses;

[Network(2), Linear(7), Silu, Head<TwoClasses>(Reduction = Reduction.Sum, Weight = 0.5f), Head<LoneHead>(IgnoreIndex = 2, Weight = 2f)]
internal sealed partial class HeadsLeavingOut;
