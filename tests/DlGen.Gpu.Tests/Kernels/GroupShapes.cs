using DlGen.Kernels;

namespace DlGen.Gpu.Tests.Kernels;

/// <summary>Three groups of two channels and three outputs, which whole Float4s don't divide.</summary>
internal readonly struct GroupedWindows : IGroupedWindowShape
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

    public static int Outputs => 9;

    public static int OutputHeight => 3;

    public static int OutputWidth => 2;

    public static bool IsOfPlaces => true;

    public static int Groups => 3;
}

/// <summary>Six groups of one channel and one output.</summary>
internal readonly struct WindowsOfChannels : IGroupedWindowShape
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

    public static int Outputs => 6;

    public static int OutputHeight => 3;

    public static int OutputWidth => 2;

    public static bool IsOfPlaces => true;

    public static int Groups => 6;
}

/// <summary>Six groups of one channel and two outputs.</summary>
internal readonly struct MultipliedChannels : IGroupedWindowShape
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

    public static int Outputs => 12;

    public static int OutputHeight => 3;

    public static int OutputWidth => 2;

    public static bool IsOfPlaces => true;

    public static int Groups => 6;
}
