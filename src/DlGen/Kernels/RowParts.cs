using static DlGen.Kernels.Lengths;

namespace DlGen.Kernels;

/// <summary>
/// The rows of a batch of images, or of sequences, in parts that each belong to one example. Where a sum runs over all rows, each part is
/// summed from zero by the thread that has it, and the parts are added in their order, so that the sum doesn't depend on how many threads
/// there are. A part stays in the first cache.
/// </summary>
internal readonly struct RowParts
{
    private readonly int rowsOfExample;
    private readonly int rowsOfPart;

    /// <param name="rows">Rows that an example has.</param>
    public RowParts(int rows)
    {
        rowsOfExample = rows;
        OfExample = Pieces(rows, Formulas<float>.PartOfExample);
        rowsOfPart = Even(rows, Formulas<float>.PartOfExample);
    }

    /// <summary>How many parts an example has.</summary>
    public int OfExample { get; }

    /// <summary>The rows of a part of the batch: the first, and the one behind the last.</summary>
    public (int First, int Last) RowsOf(int part)
    {
        (int example, int ofExample) = Math.DivRem(part, OfExample);
        int first = ofExample * rowsOfPart;
        int start = example * rowsOfExample;
        return (start + first, start + Math.Min(first + rowsOfPart, rowsOfExample));
    }
}
