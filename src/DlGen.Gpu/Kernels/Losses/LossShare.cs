namespace DlGen.Gpu.Kernels;

/// <summary>A head's share in the loss of a step.</summary>
internal readonly struct LossShare
{
    /// <summary>Where the head's rows start among those of all heads.</summary>
    public readonly int First;

    /// <summary>Rows an example.</summary>
    public readonly int Rows;

    /// <summary>What a row's loss is multiplied by: the head's weight over the rows of an example, for a loss is a mean over them.</summary>
    public readonly float Factor;

    /// <summary>1 where its hits count, else 0.</summary>
    public readonly int Hits;

    public LossShare(int first, int rows, float factor, bool countsHits)
    {
        First = first;
        Rows = rows;
        Factor = factor;
        Hits = countsHits ? 1 : 0;
    }
}
