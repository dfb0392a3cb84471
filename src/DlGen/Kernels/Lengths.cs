namespace DlGen.Kernels;

/// <summary>How lengths are divided into pieces.</summary>
internal static class Lengths
{
    /// <summary>How many pieces of a size a length has; the last may be shorter.</summary>
    public static int Pieces(int length, int size) => (length + size - 1) / size;

    /// <summary>The size of the first of as few pieces as can be, of at most a size, that are as even as can be: 5 for 9 in pieces of 8.</summary>
    public static int Even(int length, int size) => Pieces(length, Pieces(length, size));
}
