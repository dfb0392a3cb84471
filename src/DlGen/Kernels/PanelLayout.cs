using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>
/// Where a weight matrix of a given shape lies in its panels of 16 outputs, see <see cref="Panels{T}"/>. As constants of
/// code that is compiled for the shape, or as numbers of code that serves every layer.
/// </summary>
internal readonly struct PanelLayout
{
    private const int Width = 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PanelLayout(int inputs, int outputs)
    {
        Inputs = inputs;
        Outputs = outputs;
    }

    public int Inputs { get; }

    public int Outputs { get; }

    /// <summary>How many panels there are.</summary>
    public int Panels
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (Outputs + Width - 1) / Width;
    }

    /// <summary>Outputs, with the padding of the last panel.</summary>
    public int PaddedOutputs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Panels * Width;
    }

    /// <summary>Scalars from one panel to the next.</summary>
    public nint PanelLength
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (nint)((Inputs + Width - 1) / Width * Width) * Width;
    }

    /// <summary>Scalars of all panels.</summary>
    public long Length
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (long)Panels * PanelLength;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PanelLayout Of<TShape>()
        where TShape : struct, ILinearShape => new(TShape.Inputs, TShape.Outputs);

    /// <summary>The layout of a matrix of so many inputs and outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PanelLayout Of(int inputs, int outputs) => new(inputs, outputs);

    /// <summary>The place of an output in the row of its panel's first input.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Place(int output) => (output / Width * PanelLength) + (output % Width);

    /// <summary>From an output, at a multiple of <paramref name="outputs"/>, to the one so many further on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Distance(int outputs) => outputs < Width ? outputs : PanelLength;
}
