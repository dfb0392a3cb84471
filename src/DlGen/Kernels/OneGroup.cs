namespace DlGen.Kernels;

/// <summary>The windows of one of a convolution's groups: a convolution of its own, of fewer channels.</summary>
/// <typeparam name="TShape">The windows of all groups.</typeparam>
internal readonly struct OneGroup<TShape> : IWindowShape
    where TShape : struct, IGroupedWindowShape
{
    public static int Channels => TShape.Channels / TShape.Groups;

    public static int Height => TShape.Height;

    public static int Width => TShape.Width;

    public static int WindowHeight => TShape.WindowHeight;

    public static int WindowWidth => TShape.WindowWidth;

    public static int StrideHeight => TShape.StrideHeight;

    public static int StrideWidth => TShape.StrideWidth;

    public static int Dilation => TShape.Dilation;

    public static int Top => TShape.Top;

    public static int Left => TShape.Left;

    public static int Outputs => TShape.Outputs / TShape.Groups;

    public static int OutputHeight => TShape.OutputHeight;

    public static int OutputWidth => TShape.OutputWidth;

    public static bool IsOfPlaces => TShape.IsOfPlaces;
}
