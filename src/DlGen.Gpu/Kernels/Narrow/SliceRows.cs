namespace DlGen.Gpu.Kernels;

/// <summary>The rows of a slice.</summary>
internal readonly struct SliceRows
{
    /// <summary>The first of them, as a row of the batch.</summary>
    public readonly int First;

    /// <summary>How many there are.</summary>
    public readonly int Count;

    /// <summary>How many the batch has.</summary>
    public readonly int InBatch;

    public SliceRows(int first, int count, int inBatch)
    {
        First = first;
        Count = count;
        InBatch = inBatch;
    }
}
