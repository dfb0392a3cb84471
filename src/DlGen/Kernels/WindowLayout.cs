using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>
/// The windows over one image that lies with a border of zeros, [y][x][channel]: a window's row is one run of scalars, so that a convolution
/// is a product like any other, whose left side jumps from row to row. Lengths count scalars.
/// </summary>
internal readonly struct WindowLayout
{
    /// <summary>Channels of the image, side by side at each place.</summary>
    public required int Channels { get; init; }

    /// <summary>Rows of the image with its border.</summary>
    public required int Height { get; init; }

    /// <summary>Columns of the image with its border.</summary>
    public required int Width { get; init; }

    /// <summary>Rows of a window.</summary>
    public required int WindowHeight { get; init; }

    /// <summary>Columns of a window.</summary>
    public required int WindowWidth { get; init; }

    /// <summary>Rows from one window to the next.</summary>
    public required int StrideHeight { get; init; }

    /// <summary>Columns from one window to the next.</summary>
    public required int StrideWidth { get; init; }

    /// <summary>Rows of the image from one of a window's to the next.</summary>
    public required int DilationHeight { get; init; }

    /// <summary>Columns of the image from one of a window's to the next.</summary>
    public required int DilationWidth { get; init; }

    /// <summary>Rows of windows.</summary>
    public required int OutputHeight { get; init; }

    /// <summary>Columns of windows.</summary>
    public required int OutputWidth { get; init; }

    /// <summary>Rows of the results' matrix from one row of windows to the next.</summary>
    public required int ResultRow { get; init; }

    /// <summary>Rows of the results' matrix from one window to the next.</summary>
    public required int ResultStep { get; init; }

    /// <summary>From one row of places to the next.</summary>
    public int RowLength => Width * Channels;

    /// <summary>The whole image.</summary>
    public long Length => (long)Height * RowLength;

    /// <summary>What lies side by side in a window: all of a row of it, or the channels of a place where its places lie apart.</summary>
    public int RunLength => DilationWidth == 1 ? WindowWidth * Channels : Channels;

    /// <summary>All of a window whose places lie side by side.</summary>
    public int WindowLength => WindowHeight * WindowWidth * Channels;

    /// <summary>How many runs there are in a row of a window.</summary>
    public int RunsInRow => DilationWidth == 1 ? 1 : WindowWidth;

    /// <summary>Where the window is whose place is [<paramref name="y"/>, <paramref name="x"/>].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint WindowAt(int y, int x) => ((nint)y * StrideHeight * RowLength) + ((nint)x * StrideWidth * Channels);

    /// <summary>The rows of the image that some rows of windows read: the first, and the one behind the last.</summary>
    /// <param name="first">The first row of windows.</param>
    /// <param name="end">The row behind the last.</param>
    public (int First, int End) RowsOf(int first, int end) =>
        (first * StrideHeight, Math.Min(Height, ((end - 1) * StrideHeight) + ((WindowHeight - 1) * DilationHeight) + 1));

    /// <summary>From a window's beginning to a run of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint RunAt(int run)
    {
        (int row, int place) = Math.DivRem(run, RunsInRow);
        return ((nint)row * DilationHeight * RowLength) + ((nint)place * DilationWidth * Channels);
    }

    /// <summary>The windows of a layer, over the image that it reads.</summary>
    public static WindowLayout Of<TShape>()
        where TShape : struct, IWindowShape => new()
        {
            Channels = TShape.Channels,
            Height = ((TShape.OutputHeight - 1) * TShape.StrideHeight) + ((TShape.WindowHeight - 1) * TShape.Dilation) + 1,
            Width = ((TShape.OutputWidth - 1) * TShape.StrideWidth) + ((TShape.WindowWidth - 1) * TShape.Dilation) + 1,
            WindowHeight = TShape.WindowHeight,
            WindowWidth = TShape.WindowWidth,
            StrideHeight = TShape.StrideHeight,
            StrideWidth = TShape.StrideWidth,
            DilationHeight = TShape.Dilation,
            DilationWidth = TShape.Dilation,
            OutputHeight = TShape.OutputHeight,
            OutputWidth = TShape.OutputWidth,
            ResultRow = TShape.OutputWidth,
            ResultStep = 1,
        };

    /// <summary>
    /// The windows of a phase of a layer's backward pass, over the gradients of its outputs: one window for each place of the image that is a
    /// place of this phase.
    /// </summary>
    /// <param name="down">The phase's rows.</param>
    /// <param name="across">The phase's columns.</param>
    /// <param name="height">Rows of the gradients with their border.</param>
    /// <param name="width">Columns of the gradients with their border.</param>
    public static WindowLayout OfPhase<TShape>(in TapAxis down, in TapAxis across, int height, int width)
        where TShape : struct, IWindowShape
    {
        bool isEmpty = down.Taps == 0 || across.Taps == 0;
        return new()
        {
            Channels = TShape.Outputs,
            Height = height,
            Width = width,
            WindowHeight = isEmpty ? 0 : down.Taps,
            WindowWidth = isEmpty ? 0 : across.Taps,
            StrideHeight = 1,
            StrideWidth = 1,
            DilationHeight = isEmpty ? 1 : -down.SourceTap,
            DilationWidth = isEmpty ? 1 : -across.SourceTap,
            OutputHeight = down.Count,
            OutputWidth = across.Count,
            ResultRow = down.Step * TShape.Width,
            ResultStep = across.Step,
        };
    }
}
