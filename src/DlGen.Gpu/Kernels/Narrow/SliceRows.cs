namespace DlGen.Gpu.Kernels;

/// <summary>The rows of a slice.</summary>
internal readonly struct SliceRows
{
    /// <summary>The slice's first row, as a row of the batch.</summary>
    public readonly int First;

    /// <summary>How many rows the slice has.</summary>
    public readonly int Count;

    /// <summary>How many rows the batch has.</summary>
    public readonly int InBatch;

    public SliceRows(int first, int count, int inBatch)
    {
        First = first;
        Count = count;
        InBatch = inBatch;
    }
}
