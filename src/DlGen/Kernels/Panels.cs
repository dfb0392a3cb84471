using System.ComponentModel;

namespace DlGen.Kernels;

/// <summary>
/// A weight matrix W [inputs × outputs] in panels of 16 outputs, [panel][input][16], so that one layout serves the forward
/// product, the input gradient and the weight gradient. Rows are padded to a multiple of 16 inputs, columns to one of
/// 16 outputs; the padding is zero and stays so.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct Panels<T>
    where T : unmanaged
{
    /// <summary>Outputs a panel.</summary>
    public const int Width = 16;

    internal Panels(T* origin, nint offset)
    {
        Origin = origin;
        Offset = offset;
    }

    /// <summary>Where the matrix starts in the parameter arena.</summary>
    public nint Offset { get; }

    internal T* Origin { get; }

    /// <summary>The place of a weight of a matrix with <paramref name="inputs"/> inputs, known only at run time.</summary>
    internal static nint Place(nint output, nint input, nint inputs)
    {
        nint paddedInputs = (inputs + Width - 1) / Width * Width;
        return (((output / Width * paddedInputs) + input) * Width) + (output % Width);
    }
}
