namespace DlGen.Gpu.Kernels;

/// <summary>What a loss says of a row, or of several.</summary>
internal readonly struct RowLoss
{
    /// <summary>How large it is.</summary>
    public readonly float Loss;

    /// <summary>How many rows' classes are right.</summary>
    public readonly int Hit;

    public RowLoss(float loss, int hit)
    {
        Loss = loss;
        Hit = hit;
    }

    /// <summary>The loss of a row that counts so much; a hit is a hit.</summary>
    public RowLoss Weighed(float weight) => new(Loss * weight, Hit);
}
