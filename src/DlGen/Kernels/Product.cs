namespace DlGen.Kernels;

/// <summary>
/// A product left · right as a register tile computes it: <see cref="Steps"/> steps in segments, between which the left side
/// jumps to its next panel. Distances count scalars.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
internal unsafe struct Product<T>
    where T : unmanaged
{
    /// <summary>The tile's first row and step on the left.</summary>
    public T* Left;

    /// <summary>The tile's first register and step on the right.</summary>
    public T* Right;

    /// <summary>On the left, from one segment to the next.</summary>
    public nint LeftSegment;

    /// <summary>On the right, from the first register to the second.</summary>
    public nint RightRegister;

    /// <summary>How many steps there are.</summary>
    public int Steps;

    /// <summary>Steps in a segment, an even number where there are several; the last may have fewer.</summary>
    public int Segment;

    /// <summary>Whether the sums go on from what they came to before, or begin with zero.</summary>
    public bool Continues;
}
