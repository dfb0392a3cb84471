using DlGen.Kernels;

namespace DlGen.Gpu.Tests.Kernels;

/// <summary>Channels that are no multiple of 4, gaps within windows and between them, and padding that isn't the same on all sides.</summary>
internal readonly struct GappedWindows : IWindowShape
{
    public static int Channels => 6;

    public static int Height => 5;

    public static int Width => 4;

    public static int WindowHeight => 2;

    public static int WindowWidth => 3;

    public static int StrideHeight => 2;

    public static int StrideWidth => 3;

    public static int Dilation => 2;

    public static int Top => 1;

    public static int Left => 2;

    public static int Outputs => 5;

    public static int OutputHeight => 3;

    public static int OutputWidth => 2;

    public static bool IsOfPlaces => true;
}

/// <summary>An image that is a row, of which windows hang over at the bottom and at the right.</summary>
internal readonly struct WindowsOfRows : IWindowShape
{
    public static int Channels => 3;

    public static int Height => 3;

    public static int Width => 5;

    public static int WindowHeight => 3;

    public static int WindowWidth => 2;

    public static int StrideHeight => 1;

    public static int StrideWidth => 1;

    public static int Dilation => 1;

    public static int Top => 1;

    public static int Left => 0;

    public static int Outputs => 9;

    public static int OutputHeight => 3;

    public static int OutputWidth => 5;

    public static bool IsOfPlaces => false;
}

/// <summary>One place, in the middle of a window.</summary>
internal readonly struct WindowOfOnePlace : IWindowShape
{
    public static int Channels => 1;

    public static int Height => 1;

    public static int Width => 1;

    public static int WindowHeight => 3;

    public static int WindowWidth => 3;

    public static int StrideHeight => 1;

    public static int StrideWidth => 1;

    public static int Dilation => 1;

    public static int Top => 1;

    public static int Left => 1;

    public static int Outputs => 1;

    public static int OutputHeight => 1;

    public static int OutputWidth => 1;

    public static bool IsOfPlaces => true;
}

/// <summary>A pool whose windows overlap and hang over on every side, at the right beyond the padding too.</summary>
internal readonly struct OverlappingWindows : IWindowShape
{
    public static int Channels => 6;

    public static int Height => 4;

    public static int Width => 5;

    public static int WindowHeight => 3;

    public static int WindowWidth => 4;

    public static int StrideHeight => 3;

    public static int StrideWidth => 2;

    public static int Dilation => 1;

    public static int Top => 1;

    public static int Left => 1;

    public static int Outputs => 6;

    public static int OutputHeight => 2;

    public static int OutputWidth => 3;

    public static bool IsOfPlaces => true;
}
