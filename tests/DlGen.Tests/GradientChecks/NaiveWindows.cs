namespace DlGen.Tests.GradientChecks;

/// <summary>A convolution or a pool as plain loops over windows: each output with the places of the image that its window has.</summary>
/// <param name="declared">The layer.</param>
/// <param name="shape">The image's shape [C, H, W].</param>
/// <param name="channels">How many channels come out.</param>
/// <param name="dilation">Places from one of a window's to the next.</param>
internal abstract class NaiveWindows(WindowAttribute declared, int[] shape, int channels, int dilation) : NaiveLayer
{
    /// <summary>The shape of what comes out.</summary>
    public int[] OutputShape { get; } = 
    [
        channels,
        Count(shape[1], declared.KernelHeight, declared.StrideHeight, declared.PaddingHeight, dilation),
        Count(shape[2], declared.KernelWidth, declared.StrideWidth, declared.PaddingWidth, dilation),
    ];

    protected int[] Shape => shape;

    protected int KernelHeight => declared.KernelHeight;

    protected int KernelWidth => declared.KernelWidth;

    protected int InputSize => shape[0] * shape[1] * shape[2];

    protected int OutputSize => OutputShape[0] * OutputShape[1] * OutputShape[2];

    /// <summary>The places of a window within the image: where they are in it, and where in the window.</summary>
    /// <param name="channel">The image's channel.</param>
    /// <param name="y">The window's row.</param>
    /// <param name="x">The window's column.</param>
    protected IEnumerable<(int Input, int Within)> Window(int channel, int y, int x)
    {
        for (int r = 0; r < declared.KernelHeight; r++)
        {
            for (int s = 0; s < declared.KernelWidth; s++)
            {
                int inputY = (y * declared.StrideHeight) + (r * dilation) - Before(declared.KernelHeight, declared.PaddingHeight);
                int inputX = (x * declared.StrideWidth) + (s * dilation) - Before(declared.KernelWidth, declared.PaddingWidth);
                if (inputY >= 0 && inputY < shape[1] && inputX >= 0 && inputX < shape[2])
                {
                    yield return ((((channel * shape[1]) + inputY) * shape[2]) + inputX, (r * declared.KernelWidth) + s);
                }
            }
        }
    }

    /// <summary>All windows of all examples: where an example's image begins, the output's place, and its channel, row and column.</summary>
    protected IEnumerable<(int Image, int Output, int Channel, int Y, int X)> Outputs(int examples)
    {
        int output = 0;
        for (int example = 0; example < examples; example++)
        {
            for (int channel = 0; channel < OutputShape[0]; channel++)
            {
                for (int y = 0; y < OutputShape[1]; y++)
                {
                    for (int x = 0; x < OutputShape[2]; x++)
                    {
                        yield return (example * InputSize, output++, channel, y, x);
                    }
                }
            }
        }
    }

    private static int Count(int length, int kernel, int stride, int padding, int dilation) =>
        padding == Padding.Same ? length : ((length + (2 * padding) - (dilation * (kernel - 1)) - 1) / stride) + 1;

    private int Before(int kernel, int padding) => padding == Padding.Same ? dilation * (kernel - 1) / 2 : padding;
}
