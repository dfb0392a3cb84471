namespace DlGen.Gpu.Kernels;

/// <summary>
/// How a sum over a batch's rows is shared among groups where its result has too few tiles to keep a device busy: in slices, of
/// which each tile's groups take one each. It follows from the batch and the layer's shape alone, so that on every device the
/// same gradients are added up in the same order.
/// </summary>
/// <param name="Rows">Rows of the batch.</param>
/// <param name="RowsOfSlice">Rows that a slice has; the last may have fewer.</param>
internal readonly record struct RowSlices(int Rows, int RowsOfSlice)
{
    /// <summary>The fewest rows that a slice is worth its own launch of a sum for.</summary>
    public const int Shortest = 128;

    // Two for each of 128 multiprocessors.
    private const int MostGroups = 256;

    // What a tile takes of the rows at a time.
    private const int Unit = 16;

    /// <summary>How many slices there are; one is the plain sum.</summary>
    public int Count => RowPadding.Pieces(Rows, RowsOfSlice);

    /// <summary>The first row of a slice.</summary>
    public int First(int slice) => slice * RowsOfSlice;

    /// <summary>How many rows a slice has.</summary>
    public int RowsOf(int slice) => First(slice) + RowsOfSlice < Rows ? RowsOfSlice : Rows - First(slice);

    /// <summary>The slices for a batch.</summary>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="groups">Groups that the sum takes as a whole.</param>
    /// <param name="shortest">The fewest rows that a slice may have.</param>
    public static RowSlices For(int rows, int groups, int shortest) =>
        new(rows, RowPadding.Pieces(RowPadding.Pieces(rows, Most(rows, groups, shortest)), Unit) * Unit);

    /// <summary>The most slices that a batch of up to so many rows has.</summary>
    public static int Most(int rows, int groups, int shortest) => Math.Max(1, Math.Min(rows / shortest, MostGroups / groups));
}
