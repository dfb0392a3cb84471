namespace DlGen.Peers.Contenders;

/// <summary>What a training step computes of a convolution.</summary>
internal enum ConvolutionPass
{
    /// <summary>The results, a window at a time.</summary>
    Forward,

    /// <summary>The results in Winograd's tiles, which take fewer products.</summary>
    ForwardInTiles,

    InputGradient,
    WeightGradient,
}

/// <summary>A dense convolution of 3×3 that keeps channels and size, and what it is computed from: all values lie as PyTorch has them.</summary>
/// <param name="Pass">What is computed.</param>
/// <param name="Side">Rows and columns of an image.</param>
internal sealed record ConvolutionWork(ConvolutionPass Pass, int Side)
{
    public const int Channels = 64;
    public const int Kernel = 3;
    public const int Batch = 64;

    public int Places => Side * Side;

    public long[] ImageShape => [Batch, Channels, Side, Side];

    public long[] WeightShape => [Channels, Channels, Kernel, Kernel];

    /// <summary>The batch's images, and the gradients of what comes out.</summary>
    public float[] Images { get; } = Examples.Inputs(Batch * Channels * Side * Side);

    public float[] Weights { get; } = Examples.Inputs(Channels * Channels * Kernel * Kernel);

    /// <summary>Two for each multiply-add, those with the border's zeros too.</summary>
    public double Flops => 2.0 * Batch * Places * Channels * Channels * Kernel * Kernel;
}
