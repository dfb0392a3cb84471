namespace DlGen.Kernels;

/// <summary>
/// One axis of the image whose gradient a backward pass computes. Places a stride apart are met by the same taps of a window: they are a phase.
/// Each phase is a convolution of its own, of the gradients as they lie: no zeros stand between them for the stride. All phases read the
/// gradients from one image with a border.
/// </summary>
internal readonly struct PhasedAxis
{
    private readonly int windows;
    private readonly int window;
    private readonly int stride;
    private readonly int dilation;
    private readonly int before;
    private readonly int length;

    private PhasedAxis(int windows, int window, int stride, int dilation, int before, int length)
    {
        (this.windows, this.window, this.stride, this.dilation, this.before, this.length) = (windows, window, stride, dilation, before, length);
        int first = int.MaxValue;
        int end = int.MinValue;
        for (int phase = 0; phase < Phases; phase++)
        {
            TapAxis axis = Phase(phase);
            if (axis.Taps > 0)
            {
                first = Math.Min(first, axis.SourceOf(0, axis.Taps - 1));
                end = Math.Max(end, axis.SourceOf(axis.Count, 0));
            }
        }

        (Border, Length) = first < end ? (-first, end - first) : (0, 1);
    }

    /// <summary>How many phases there are.</summary>
    public int Phases => Math.Min(stride, length);

    /// <summary>Places before the first gradient in the image with a border; negative where the first gradients are read by no phase.</summary>
    public int Border { get; }

    /// <summary>Places that the image with a border has.</summary>
    public int Length { get; }

    /// <summary>The axis of an image of <paramref name="length"/> places.</summary>
    /// <param name="windows">How many windows there are.</param>
    /// <param name="window">Taps of a window.</param>
    /// <param name="stride">Places from one window to the next.</param>
    /// <param name="dilation">Places from one tap to the next.</param>
    /// <param name="before">Places of padding before the image.</param>
    /// <param name="length">The image's length.</param>
    public static PhasedAxis Of(int windows, int window, int stride, int dilation, int before, int length) =>
        new(windows, window, stride, dilation, before, length);

    /// <summary>The rows of a layer's image.</summary>
    public static PhasedAxis Down<TShape>()
        where TShape : struct, IWindowShape =>
        Of(TShape.OutputHeight, TShape.WindowHeight, TShape.StrideHeight, TShape.Dilation, TShape.Top, TShape.Height);

    /// <summary>The columns of a layer's image.</summary>
    public static PhasedAxis Across<TShape>()
        where TShape : struct, IWindowShape =>
        Of(TShape.OutputWidth, TShape.WindowWidth, TShape.StrideWidth, TShape.Dilation, TShape.Left, TShape.Width);

    /// <summary>The places of a phase, and the taps that meet them.</summary>
    public TapAxis Phase(int phase) => TapAxis.Backward(phase, windows, window, stride, dilation, before, length);

    /// <summary>Where in the image with a border the first window of a phase begins, which has the last tap there: the kernel is turned around.</summary>
    public int Begin(in TapAxis phase) => phase.Taps == 0 ? 0 : Border + phase.SourceOf(0, phase.Taps - 1);
}
