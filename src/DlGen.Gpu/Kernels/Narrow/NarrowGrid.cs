namespace DlGen.Gpu.Kernels;

/// <summary>
/// How a batch is shared among groups. It follows from the batch and the network alone, so that on every device the same
/// gradients are added up in the same order.
/// </summary>
/// <param name="Rows">Rows of the batch.</param>
/// <param name="RowsOfGroup">Rows that a group takes: whole slices.</param>
internal readonly record struct NarrowGrid(int Rows, int RowsOfGroup)
{
    /// <summary>The most groups there are: four for each of 128 multiprocessors.</summary>
    public const int Most = 512;

    // Bytes of gradients: what the second-level caches of large devices hold, roughly.
    private const int MostGradients = 64 << 20;

    /// <summary>How many groups there are.</summary>
    public int Groups => RowPadding.Pieces(Rows, RowsOfGroup);

    /// <summary>The groups for a batch.</summary>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="slice">Rows of a slice.</param>
    /// <param name="parameters">What the parameters take, in <see cref="Float4"/>s.</param>
    /// <param name="limit">The most groups there may be.</param>
    public static NarrowGrid For(int rows, int slice, int parameters, int limit)
    {
        int most = MostGroups(rows, slice, parameters, limit);
        return new NarrowGrid(rows, RowPadding.Pieces(RowPadding.Pieces(rows, slice), most) * slice);
    }

    /// <summary>The most groups that a batch of up to so many rows has.</summary>
    public static int MostGroups(int rows, int slice, int parameters, int limit) =>
        Math.Min(RowPadding.Pieces(rows, slice), Math.Clamp(MostGradients / (parameters * Float4.Count * sizeof(float)), 1, limit));
}
