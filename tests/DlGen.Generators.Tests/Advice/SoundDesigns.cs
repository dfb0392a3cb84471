namespace DlGen.Generators.Tests.Advice;

/// <summary>Networks as their authors built them, made small: there is nothing to advise.</summary>
internal static class SoundDesigns
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        // Linear models and multi-layer perceptrons.
        ["Linear regression"] = "[Mlp(8, 1, Loss = Loss.MeanSquaredError)] public partial class Net;",
        ["Logistic regression"] = "[Mlp(30, 1, Loss = Loss.BinaryCrossEntropy)] public partial class Net;",
        ["Logistic regression from zero"] = "[Network(30, Loss = Loss.BinaryCrossEntropy)] [Linear(1, Initialization = Initialization.Zero)] public partial class Net;",
        ["Softmax regression"] = "[Network(28, 28)] [Flatten, Linear(10)] public partial class Net;",
        ["XOR"] = "[Mlp(2, 2, 1, Activation = Activation.Tanh, Loss = Loss.BinaryCrossEntropy)] public partial class Net;",
        ["Iris"] = "[Mlp(4, 8, 3)] public partial class Net;",
        ["Ridge of Huber"] = "[Mlp(13, 64, 64, 1, Loss = Loss.Huber)] public partial class Net;",
        ["Digits with sigmoids, as in the eighties"] = "[Mlp(784, 30, 10, Activation = Activation.Sigmoid, Loss = Loss.MeanSquaredError)] public partial class Net;",
        ["Three sigmoid layers"] = "[Mlp(784, 100, 60, 30, 10, Activation = Activation.Sigmoid)] public partial class Net;",
        ["Dropout network of Srivastava"] = "[Network(784)] [Dropout(0.2f), Linear(1024), Relu, Dropout, Linear(1024), Relu, Dropout, Linear(10)] public partial class Net;",
        ["Batch-normalized perceptron"] = "[Network(784)] [Linear(256, Bias = false), BatchNorm, Relu, Linear(256, Bias = false), BatchNorm, Relu, Linear(10)] public partial class Net;",
        ["Batch-normalized perceptron in one line"] = "[Mlp(784, 256, 256, 10, Normalization = Normalization.BatchNorm, Dropout = 0.2f)] public partial class Net;",
        ["Residual perceptron"] = "[Mlp(64, 64, 64, 64, 10, Normalization = Normalization.LayerNorm, Residual = true)] public partial class Net;",
        ["Self-normalizing network"] = "[Mlp(64, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 10, Activation = Activation.Selu)] public partial class Net;",
        ["Deep tanh with LayerNorm"] = "[Mlp(32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 4, Activation = Activation.Tanh, Normalization = Normalization.LayerNorm)] public partial class Net;",
        ["Ten plain relu layers"] = "[Mlp(64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 10)] public partial class Net;",
        ["Policy of a control task"] = "[Mlp(17, 64, 64, 6, Activation = Activation.Tanh, Loss = Loss.MeanSquaredError)] public partial class Net;",
        ["Bounded actions"] = "[Network(17, Loss = Loss.MeanSquaredError)] [Linear(256), Relu, Linear(256), Relu, Linear(6), Tanh] public partial class Net;",
        ["Tags"] = "[Mlp(20, 64, 3, Loss = Loss.BinaryCrossEntropy, PosWeight = new[] { 1f, 4f, 10f })] public partial class Net;",
        ["Low-rank first layer"] = "[Network(784)] [Linear(16, Bias = false), Linear(256), Relu, Linear(10)] public partial class Net;",
        ["Positive rate"] = "[Network(12, Loss = Loss.Huber)] [Linear(32), Relu, Linear(1), Softplus] public partial class Net;",
        ["Parametric slopes"] = "[Network(20)] [Linear(32), PRelu, Linear(32), PRelu, Linear(5)] public partial class Net;",
        ["Gated perceptron"] = "[Block(64), LayerNorm, SwiGlu(128), Linear(64)] public partial class Gated; [Network(64)] [Residual<Gated>(Times = 6), LayerNorm, Linear(10)] public partial class Net;",
        ["Gated with GELU"] = "[Network(48)] [RmsNorm, GeGlu(96), Linear(48), RmsNorm, Linear(7)] public partial class Net;",
        ["SIREN"] = "[Network(2, Loss = Loss.MeanSquaredError)] [Linear(64), Apply(nameof(Wave)), Linear(64), Apply(nameof(Wave)), Linear(64), Apply(nameof(Wave)), Linear(3)] public partial class Net { [Elementwise] static float Wave(float x) => MathF.Sin(30f * x); }",

        // Autoencoders.
        ["Autoencoder"] = "[Network(784, Loss = Loss.MeanSquaredError)] [Linear(256), Relu, Linear(32), Relu, Linear(256), Relu, Linear(784), Sigmoid] public partial class Net;",
        ["Autoencoder of logits"] = "[Network(784, Loss = Loss.BinaryCrossEntropy)] [Linear(128), Relu, Linear(16), Relu, Linear(128), Relu, Linear(784)] public partial class Net;",
        ["Linear autoencoder"] = "[Network(784, Loss = Loss.MeanSquaredError)] [Linear(32), Linear(784)] public partial class Net;",
        ["Autoencoder with a linear code"] = "[Network(784, Loss = Loss.MeanSquaredError)] [Linear(256), Relu, Linear(2), Linear(256), Relu, Linear(784)] public partial class Net;",
        ["Denoising autoencoder"] = "[Network(784, Loss = Loss.MeanSquaredError)] [Dropout(0.3f), Linear(128), Relu, Linear(784), Sigmoid] public partial class Net;",
        ["Sparse autoencoder"] = "[Network(64, Loss = Loss.MeanSquaredError)] [Linear(256), Relu, Linear(64)] public partial class Net;",
        ["Tied autoencoder"] = "[Network(784, Loss = Loss.MeanSquaredError)] [Linear(256), Relu, Linear(32), Relu, Linear(256, TiedTo = \"Linear2\", Transposed = true), Relu, Linear(784, TiedTo = \"Linear1\", Transposed = true)] public partial class Net;",
        ["Convolutional autoencoder"] = "[Network(1, 28, 28, Loss = Loss.MeanSquaredError)] [Conv2d(16, 3, Stride = 2, Padding = 1), Relu, Conv2d(8, 3, Stride = 2, Padding = 1), Relu, ConvTranspose2d(16, 3, Stride = 2, Padding = 1, OutputPadding = 1), Relu, ConvTranspose2d(1, 3, Stride = 2, Padding = 1, OutputPadding = 1), Sigmoid, Flatten] public partial class Net;",
        ["Upsampling decoder"] = "[Network(32, 7, 7, Loss = Loss.MeanSquaredError)] [Upsample(2), Conv2d(16, 3, Padding = 1), Relu, Upsample(2), Conv2d(1, 3, Padding = 1), Flatten] public partial class Net;",
        ["Generator of a DCGAN"] = "[Network(100, 1, 1, Loss = Loss.MeanSquaredError)] [ConvTranspose2d(64, 4, Bias = false), BatchNorm, Relu, ConvTranspose2d(32, 4, Stride = 2, Padding = 1, Bias = false), BatchNorm, Relu, ConvTranspose2d(1, 4, Stride = 2, Padding = 1), Tanh, Flatten] public partial class Net;",
        ["Discriminator of a DCGAN"] = "[Network(1, 16, 16, Loss = Loss.BinaryCrossEntropy)] [Conv2d(32, 4, Stride = 2, Padding = 1), LeakyRelu(0.2f), Conv2d(64, 4, Stride = 2, Padding = 1, Bias = false), BatchNorm, LeakyRelu(0.2f), Conv2d(1, 4), Flatten] public partial class Net;",

        // Convolutional networks.
        ["LeNet-5"] = "[Network(1, 32, 32)] [Conv2d(6, 5), AvgPool2d(2), Tanh, Conv2d(16, 5), AvgPool2d(2), Tanh, Conv2d(120, 5), Tanh, Flatten, Linear(84), Tanh, Linear(10)] public partial class Net;",
        ["LeNet with sigmoids"] = "[Network(1, 28, 28)] [Conv2d(6, 5, Padding = 2), Sigmoid, AvgPool2d(2), Conv2d(16, 5), Sigmoid, AvgPool2d(2), Flatten, Linear(120), Sigmoid, Linear(84), Sigmoid, Linear(10)] public partial class Net;",
        ["AlexNet, small"] = "[Network(3, 64, 64)] [Conv2d(24, 11, Stride = 4, Padding = 2), Relu, MaxPool2d(3, Stride = 2), Conv2d(64, 5, Padding = 2), Relu, MaxPool2d(3, Stride = 2), Conv2d(96, 3, Padding = 1), Relu, Conv2d(64, 3, Padding = 1), Relu, Conv2d(64, 3, Padding = 1), Relu, MaxPool2d(3, Stride = 2), Flatten, Dropout, Linear(256), Relu, Dropout, Linear(256), Relu, Linear(100)] public partial class Net;",
        ["VGG, small, with BatchNorm"] = "[Network(3, 32, 32)] [Conv2d(16, 3, Padding = 1, Bias = false), BatchNorm, Relu, Conv2d(16, 3, Padding = 1, Bias = false), BatchNorm, Relu, MaxPool2d(2), Conv2d(32, 3, Padding = 1, Bias = false), BatchNorm, Relu, Conv2d(32, 3, Padding = 1, Bias = false), BatchNorm, Relu, MaxPool2d(2), Flatten, Linear(64), Relu, Dropout, Linear(10)] public partial class Net;",
        ["VGG-16 without normalization, on CIFAR"] = "[Network(3, 32, 32)] [Conv2d(8, 3, Padding = 1), Relu, Conv2d(8, 3, Padding = 1), Relu, MaxPool2d(2), Conv2d(16, 3, Padding = 1), Relu, Conv2d(16, 3, Padding = 1), Relu, MaxPool2d(2), Conv2d(32, 3, Padding = 1), Relu, Conv2d(32, 3, Padding = 1), Relu, Conv2d(32, 3, Padding = 1), Relu, MaxPool2d(2), Conv2d(64, 3, Padding = 1), Relu, Conv2d(64, 3, Padding = 1), Relu, Conv2d(64, 3, Padding = 1), Relu, MaxPool2d(2), Conv2d(64, 3, Padding = 1), Relu, Conv2d(64, 3, Padding = 1), Relu, Conv2d(64, 3, Padding = 1), Relu, MaxPool2d(2), Flatten, Linear(128), Relu, Dropout, Linear(128), Relu, Dropout, Linear(10)] public partial class Net;",
        ["Network in network"] = "[Network(3, 32, 32)] [Conv2d(48, 5, Padding = 2), Relu, Conv2d(40, 1), Relu, Conv2d(24, 1), Relu, MaxPool2d(3, Stride = 2, Padding = 1), Dropout, Conv2d(48, 5, Padding = 2), Relu, Conv2d(48, 1), Relu, Conv2d(10, 1), Relu, GlobalAvgPool, Linear(10)] public partial class Net;",
        ["All convolutional"] = "[Network(3, 32, 32)] [Conv2d(24, 3, Padding = 1), Relu, Conv2d(24, 3, Stride = 2, Padding = 1), Relu, Conv2d(48, 3, Padding = 1), Relu, Conv2d(48, 1), Relu, Conv2d(10, 1), GlobalAvgPool] public partial class Net;",
        ["ResNet-8"] = """
            [Block(16, 16, 16), Conv2d(16, 3, Padding = 1, Bias = false), BatchNorm, Relu, Conv2d(16, 3, Padding = 1, Bias = false), BatchNorm] public partial class Narrow;
            [Block(32, 8, 8), Conv2d(32, 3, Padding = 1, Bias = false), BatchNorm, Relu, Conv2d(32, 3, Padding = 1, Bias = false), BatchNorm] public partial class Wide;
            [Network(3, 16, 16)] [Conv2d(16, 3, Padding = 1, Bias = false), BatchNorm, Relu, Residual<Narrow>, Relu, Conv2d(32, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm, Relu, Residual<Wide>, Relu, GlobalAvgPool, Linear(10)] public partial class Net;
            """,
        ["ResNet-20 with activations first"] = """
            [Block(16, 16, 16), BatchNorm, Relu, Conv2d(16, 3, Padding = 1, Bias = false), BatchNorm, Relu, Conv2d(16, 3, Padding = 1, Bias = false)] public partial class Unit;
            [Network(3, 16, 16)] [Conv2d(16, 3, Padding = 1, Bias = false), Residual<Unit>(Times = 9), BatchNorm, Relu, GlobalAvgPool, Linear(10)] public partial class Net;
            """,
        ["Projection shortcut"] = """
            [Block(16, 8, 8), Conv2d(32, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm, Relu, Conv2d(32, 3, Padding = 1, Bias = false), BatchNorm] public partial class Long;
            [Block(16, 8, 8), Conv2d(32, 1, Stride = 2, Bias = false), BatchNorm] public partial class Short;
            [Network(16, 8, 8)] [Parallel<Long, Short>(Join = BranchJoin.Sum), Relu, GlobalAvgPool, Linear(10)] public partial class Net;
            """,
        ["ResNet bottleneck"] = """
            [Block(64, 8, 8), Conv2d(16, 1, Bias = false), BatchNorm, Relu, Conv2d(16, 3, Padding = 1, Bias = false), BatchNorm, Relu, Conv2d(64, 1, Bias = false), BatchNorm] public partial class Bottleneck;
            [Network(64, 8, 8)] [Residual<Bottleneck>, Relu, Residual<Bottleneck>, Relu, GlobalAvgPool, Linear(10)] public partial class Net;
            """,
        ["Residual that starts at nothing"] = """
            [Block(64), Linear(64), Relu, Linear(64, Initialization = Initialization.Zero)] public partial class Change;
            [Network(64)] [Residual<Change>(Times = 8), Linear(10)] public partial class Net;
            """,
        ["MobileNet"] = "[Network(3, 32, 32)] [Conv2d(16, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm, Relu, DepthwiseConv2d(3, Padding = 1, Bias = false), BatchNorm, Relu, Conv2d(32, 1, Bias = false), BatchNorm, Relu, DepthwiseConv2d(3, Stride = 2, Padding = 1, Bias = false), BatchNorm, Relu, Conv2d(64, 1, Bias = false), BatchNorm, Relu, GlobalAvgPool, Linear(10)] public partial class Net;",
        ["MobileNetV2"] = """
            [Block(16, 8, 8), Conv2d(96, 1, Bias = false), BatchNorm, Relu, DepthwiseConv2d(3, Padding = 1, Bias = false), BatchNorm, Relu, Conv2d(16, 1, Bias = false), BatchNorm] public partial class Inverted;
            [Network(16, 8, 8)] [Residual<Inverted>(Times = 3), Conv2d(96, 1, Bias = false), BatchNorm, Relu, DepthwiseConv2d(3, Padding = 1, Bias = false), BatchNorm, Relu, Conv2d(24, 1, Bias = false), BatchNorm, Conv2d(128, 1, Bias = false), BatchNorm, Relu, GlobalAvgPool, Linear(10)] public partial class Net;
            """,
        ["Separable convolutions without an activation between, as in Xception"] = "[Network(3, 32, 32)] [Conv2d(16, 3, Padding = 1, Bias = false), BatchNorm, Relu, DepthwiseConv2d(3, Padding = 1, Bias = false), Conv2d(32, 1, Bias = false), BatchNorm, Relu, DepthwiseConv2d(3, Padding = 1, Bias = false), Conv2d(64, 1, Bias = false), BatchNorm, Relu, GlobalAvgPool, Linear(10)] public partial class Net;",
        ["ConvNeXt block"] = """
            [Block(32, 8, 8), DepthwiseConv2d(7, Padding = 3), GroupNorm(1), Conv2d(128, 1), Gelu, Conv2d(32, 1)] public partial class Next;
            [Network(3, 32, 32)] [Conv2d(32, 4, Stride = 4), GroupNorm(1), Residual<Next>(Times = 3), GlobalAvgPool, LayerNorm, Linear(10)] public partial class Net;
            """,
        ["DenseNet block"] = """
            [Block(16, 8, 8)] [Identity] public partial class Same;
            [Block(16, 8, 8), BatchNorm, Relu, Conv2d(8, 3, Padding = 1, Bias = false)] public partial class Grow;
            [Network(3, 8, 8)] [Conv2d(16, 3, Padding = 1, Bias = false), Parallel<Same, Grow>, BatchNorm, Relu, Conv2d(12, 1, Bias = false), AvgPool2d(2), BatchNorm, Relu, GlobalAvgPool, Linear(10)] public partial class Net;
            """,
        ["Inception module"] = """
            [Block(32, 8, 8), Conv2d(16, 1), Relu] public partial class Points;
            [Block(32, 8, 8), Conv2d(12, 1), Relu, Conv2d(16, 3, Padding = 1), Relu] public partial class Threes;
            [Block(32, 8, 8), Conv2d(4, 1), Relu, Conv2d(8, 5, Padding = 2), Relu] public partial class Fives;
            [Block(32, 8, 8), MaxPool2d(3, Stride = 1, Padding = 1), Conv2d(8, 1), Relu] public partial class Pools;
            [Network(3, 16, 16)] [Conv2d(32, 3, Stride = 2, Padding = 1), Relu, Parallel<Points, Threes, Fives, Pools>, GlobalAvgPool, Dropout(0.4f), Linear(10)] public partial class Net;
            """,
        ["SqueezeNet fire module"] = """
            [Block(16, 8, 8), Conv2d(32, 1), Relu] public partial class Left;
            [Block(16, 8, 8), Conv2d(32, 3, Padding = 1), Relu] public partial class Right;
            [Network(3, 16, 16)] [Conv2d(32, 3, Stride = 2, Padding = 1), Relu, Conv2d(16, 1), Relu, Parallel<Left, Right>, Dropout, Conv2d(10, 1), Relu, GlobalAvgPool, Linear(10)] public partial class Net;
            """,
        ["U-Net level"] = """
            [Block(8, 16, 16)] [Identity] public partial class Skip;
            [Block(8, 16, 16), MaxPool2d(2), Conv2d(16, 3, Padding = 1), Relu, Conv2d(16, 3, Padding = 1), Relu, Upsample(2), Conv2d(8, 3, Padding = 1), Relu] public partial class Deeper;
            [Network(1, 16, 16, Loss = Loss.BinaryCrossEntropy)] [Conv2d(8, 3, Padding = 1), Relu, Parallel<Skip, Deeper>, Conv2d(8, 3, Padding = 1), Relu, Conv2d(1, 1), Flatten] public partial class Net;
            """,
        ["Super-resolution SRCNN"] = "[Network(1, 16, 16, Loss = Loss.MeanSquaredError)] [Conv2d(64, 9, Padding = 4), Relu, Conv2d(32, 1), Relu, Conv2d(1, 5, Padding = 2), Flatten] public partial class Net;",
        ["Group normalization"] = "[Network(3, 16, 16)] [Conv2d(16, 3, Padding = 1), GroupNorm(4), Relu, MaxPool2d(2), Conv2d(32, 3, Padding = 1), GroupNorm(8), Relu, GlobalAvgPool, Linear(10)] public partial class Net;",
        ["Convolutions of two kernels, as in EfficientNet"] = "[Network(3, 32, 32)] [Conv2d(16, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm, Silu, DepthwiseConv2d(3, Padding = 1, Bias = false), BatchNorm, Silu, Conv2d(24, 1, Bias = false), BatchNorm, Silu, DepthwiseConv2d(5, Stride = 2, Padding = 2, Bias = false), BatchNorm, Silu, Conv2d(40, 1, Bias = false), BatchNorm, Silu, GlobalAvgPool, Dropout(0.2f), Linear(10)] public partial class Net;",
        ["Fashion MNIST"] = "[Network(1, 28, 28)] [Conv2d(32, 3, Padding = 1), Relu, MaxPool2d(2), Dropout(0.25f), Conv2d(64, 3, Padding = 1), Relu, MaxPool2d(2), Dropout(0.25f), Flatten, Linear(128), Relu, Dropout, Linear(10)] public partial class Net;",

        // Sequences and text.
        ["Character CNN"] = "[Network(70, 64)] [Conv1d(32, 7), Relu, MaxPool1d(3), Conv1d(32, 3), Relu, MaxPool1d(3), Flatten, Linear(64), Relu, Dropout, Linear(4)] public partial class Net;",
        ["Temporal convolutions with dilation"] = "[Network(8, 64, Loss = Loss.MeanSquaredError)] [Conv1d(16, 3, Padding = 1), Relu, Conv1d(16, 3, Padding = 2, Dilation = 2), Relu, Conv1d(16, 3, Padding = 4, Dilation = 4), Relu, Conv1d(1, 1), Flatten] public partial class Net;",
        ["Text classifier of embeddings"] = "[Network(12, Tokens = 1000)] [Embedding(16), Flatten, Linear(32), Relu, Linear(2)] public partial class Net;",
        ["Neural language model of Bengio"] = "[Network(4, Tokens = 500)] [Embedding(24), Flatten, Linear(64), Tanh, Linear(500)] public partial class Net;",
        ["Next character"] = "[Network(64, Tokens = 96)] [Embedding(32), Linear(128), Relu, Linear(96)] public partial class Net;",
        ["Factorized embedding, as in ALBERT"] = "[Network(16, Tokens = 2000)] [Embedding(8), Linear(64), LayerNorm, Linear(64), Gelu, Linear(2000)] public partial class Net;",
        ["MLP-Mixer"] = """
            [Block(16, 32), LayerNorm, Conv1d(64, 1), Gelu, Conv1d(16, 1)] public partial class Tokens;
            [Block(16, 32), LayerNorm, Linear(128), Gelu, Linear(32)] public partial class Channels;
            [Block(16, 32), Residual<Tokens>, Residual<Channels>] public partial class Mixer;
            [Network(16, 48)] [Linear(32), Use<Mixer>(Times = 4), LayerNorm, Flatten, Linear(10)] public partial class Net;
            """,
        ["Feed-forward blocks with RMSNorm"] = "[Block(8, 32), RmsNorm, Linear(128, Bias = false), Silu, Linear(32, Bias = false)] public partial class Feed; [Network(8, 32)] [Residual<Feed>(Times = 4), RmsNorm, Flatten, Linear(5)] public partial class Net;",
        ["Feed-forward blocks normalized at their ends"] = "[Block(32), Linear(128), Gelu, Linear(32)] public partial class Feed; [Network(32)] [Residual<Feed>, LayerNorm, Residual<Feed>, LayerNorm, Linear(5)] public partial class Net;",

        // Several ways, several ends, several beginnings.
        ["Wide and deep"] = """
            [Block(40), Linear(1)] public partial class Wide;
            [Block(40), Linear(64), Relu, Linear(32), Relu, Linear(1)] public partial class Deep;
            [Network(40, Loss = Loss.BinaryCrossEntropy)] [Parallel<Wide, Deep>(Join = BranchJoin.Sum)] public partial class Net;
            """,
        ["Two towers"] = """
            [Block(20), Linear(64), Relu, Linear(16)] public partial class User;
            [Block(12), Linear(64), Relu, Linear(16)] public partial class Item;
            [Network(Loss = Loss.BinaryCrossEntropy)] [Inputs<User, Item>(Join = BranchJoin.Dot)] public partial class Net;
            """,
        ["Matrix factorization"] = """
            [Block(1, Tokens = 300), Embedding(16), Flatten] public partial class Person;
            [Block(1, Tokens = 700), Embedding(16), Flatten] public partial class Film;
            [Network(Loss = Loss.MeanSquaredError)] [Inputs<Person, Film>(Join = BranchJoin.Dot)] public partial class Net;
            """,
        ["Picture and numbers"] = """
            [Block(1, 16, 16), Conv2d(16, 3, Padding = 1), Relu, MaxPool2d(2), Flatten, Linear(32), Relu] public partial class Picture;
            [Block(6), Linear(16), Relu] public partial class Numbers;
            [Network] [Inputs<Picture, Numbers>, Linear(32), Relu, Linear(3)] public partial class Net;
            """,
        ["Two tasks"] = """
            [Block(64), Linear(32), Relu, Linear(10)] public partial class Digit;
            [Block(64), Linear(1)] public partial class Slant;
            [Network(784)] [Linear(128), Relu, Linear(64), Relu, Head<Digit>, Head<Slant>(Loss = Loss.MeanSquaredError, Weight = 0.1f)] public partial class Net;
            """,
        ["Policy and value"] = """
            [Block(64), Linear(4)] public partial class Policy;
            [Block(64), Linear(1), Tanh] public partial class Value;
            [Network(8, 8)] [Flatten, Linear(64), Relu, Head<Policy>, Head<Value>(Loss = Loss.MeanSquaredError)] public partial class Net;
            """,
        ["Frozen trunk with a new end"] = "[Block(64), Linear(32)] public partial class Trunk; [Network(64)] [Use<Trunk>(Frozen = true), Linear(10)] public partial class Net;",
        ["Frozen weights with a low-rank change"] = """
            [Block(64), Linear(64)] public partial class Trained;
            [Block(64), Use<Trained>(Frozen = true)] public partial class Fixed;
            [Block(64), Linear(4, Bias = false), Linear(64, Bias = false, Initialization = Initialization.Zero)] public partial class LowRank;
            [Network(64)] [Parallel<Fixed, LowRank>(Join = BranchJoin.Sum), Relu, Linear(10)] public partial class Net;
            """,
        ["One cell many times"] = "[Block(32), Linear(32), Tanh] public partial class Cell; [Network(32)] [Use<Cell>(Times = 6, Shared = true), Linear(10)] public partial class Net;",
        ["Highway of residual cells"] = "[Block(32), Linear(32), Tanh] public partial class Cell; [Network(32)] [Linear(32), Residual<Cell>(Times = 30), Linear(10)] public partial class Net;",
        ["Squeezed codes of two numbers to look at"] = "[Network(784)] [Linear(128), Relu, Linear(2), Linear(128), Relu, Linear(4)] public partial class Net;",
    };
}
