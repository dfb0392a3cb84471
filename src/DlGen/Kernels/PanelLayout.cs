using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>Where a weight matrix of a given shape lies in its panels of 16 outputs, see <see cref="Panels{T}"/>.</summary>
/// <typeparam name="TShape">The shape.</typeparam>
internal static class PanelLayout<TShape>
    where TShape : struct, ILinearShape
{
    private const int Width = 16;

    /// <summary>How many panels there are.</summary>
    public static int Panels
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (TShape.Outputs + Width - 1) / Width;
    }

    /// <summary>Outputs, with the padding of the last panel.</summary>
    public static int PaddedOutputs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Panels * Width;
    }

    /// <summary>Scalars from one panel to the next.</summary>
    public static nint PanelLength
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (nint)((TShape.Inputs + Width - 1) / Width * Width) * Width;
    }

    /// <summary>The place of an output in the row of its panel's first input.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Place(int output) => (output / Width * PanelLength) + (output % Width);

    /// <summary>From an output, at a multiple of <paramref name="outputs"/>, to the one so many further on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Distance(int outputs) => outputs < Width ? outputs : PanelLength;
}
