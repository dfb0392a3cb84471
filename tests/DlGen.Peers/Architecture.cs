namespace DlGen.Peers;

/// <summary>The networks of Networks.cs as the peers build them.</summary>
internal static class Architecture
{
    /// <summary>Linear layers with ReLU between them.</summary>
    public static IReadOnlyList<Layer> Mlp { get; } = Chain(3, new Layer.Relu());

    /// <summary>Two linear layers with tanh between them.</summary>
    public static IReadOnlyList<Layer> Xor { get; } = Chain(2, new Layer.Tanh());

    /// <summary>Linear layers with batch normalization, ReLU and dropout between them.</summary>
    public static IReadOnlyList<Layer> Regularized { get; } = Chain(3, new Layer.BatchNorm(), new Layer.Relu(), new Layer.Dropout(0.2));

    /// <summary>A linear layer, blocks x + Linear(Gelu(Linear(LayerNorm(x)))), and LayerNorm before the last linear layer.</summary>
    public static IReadOnlyList<Layer> Residual { get; } =
    [
        new Layer.Linear(),
        .. Enumerable.Repeat(new Layer.Sum([], [new Layer.LayerNorm(), new Layer.Linear(), new Layer.Gelu(), new Layer.Linear()]), 8),
        new Layer.LayerNorm(), new Layer.Linear(),
    ];

    /// <summary>Two convolutions of 3×3, each with ReLU and a maximum pool, and two linear layers.</summary>
    public static IReadOnlyList<Layer> Cnn { get; } =
    [
        new Layer.Convolution(Padding: 1), new Layer.Relu(), new Layer.MaxPool(),
        new Layer.Convolution(Padding: 1), new Layer.Relu(), new Layer.MaxPool(),
        new Layer.Flatten(), .. Chain(2, new Layer.Relu()),
    ];

    /// <summary>LeNet-5 (LeCun et al. 1998) with ReLU and maximum pools: two convolutions of 5×5 and three linear layers.</summary>
    public static IReadOnlyList<Layer> LeNet { get; } =
    [
        new Layer.Convolution(Padding: 2), new Layer.Relu(), new Layer.MaxPool(),
        new Layer.Convolution(Padding: 0), new Layer.Relu(), new Layer.MaxPool(),
        new Layer.Flatten(), .. Chain(3, new Layer.Relu()),
    ];

    /// <summary>ResNet-8 (He et al. 2016): a convolution and three blocks of two, whose ways around are a convolution of 1×1 where the shape changes.</summary>
    public static IReadOnlyList<Layer> ResNet { get; } =
    [
        .. Normalized(padding: 1, stride: 1), new Layer.Relu(),
        new Layer.Sum([], TwoConvolutions(stride: 1)), new Layer.Relu(),
        new Layer.Sum(TwoConvolutions(stride: 2), Normalized(padding: 0, stride: 2)), new Layer.Relu(),
        new Layer.Sum(TwoConvolutions(stride: 2), Normalized(padding: 0, stride: 2)), new Layer.Relu(),
        new Layer.GlobalAveragePool(), new Layer.Linear(),
    ];

    /// <summary>A convolution, then twice a depthwise one and one of 1×1, each with ReLU; the mean over the image, and a linear layer.</summary>
    public static IReadOnlyList<Layer> Separable { get; } =
    [
        new Layer.Convolution(Padding: 1), new Layer.Relu(),
        new Layer.Convolution(Padding: 1, IsDepthwise: true), new Layer.Relu(), new Layer.Convolution(Padding: 0), new Layer.Relu(),
        new Layer.Convolution(Padding: 1, IsDepthwise: true), new Layer.Relu(), new Layer.Convolution(Padding: 0), new Layer.Relu(),
        new Layer.GlobalAveragePool(), new Layer.Linear(),
    ];

    private static IReadOnlyList<Layer> Chain(int layers, params Layer[] between) =>
        [.. Enumerable.Repeat<Layer[]>([new Layer.Linear(), .. between], layers - 1).SelectMany(static part => part), new Layer.Linear()];

    private static IReadOnlyList<Layer> Normalized(int padding, int stride) =>
        [new Layer.Convolution(padding, stride, HasBias: false), new Layer.BatchNorm(OfImages: true)];

    private static IReadOnlyList<Layer> TwoConvolutions(int stride) =>
        [.. Normalized(padding: 1, stride), new Layer.Relu(), .. Normalized(padding: 1, stride: 1)];
}
