using DlGen.Kernels;

namespace DlGen.Gpu.Kernels;

/// <summary>What becomes of the sums of a product's second operand over its depth, which pass by on the way.</summary>
internal interface IColumnSums
{
    /// <summary>Whether anybody wants them.</summary>
    static abstract bool AreWanted { get; }

    /// <summary>Takes four sums, from <paramref name="column"/> on.</summary>
    void Apply(int column, Float4 sums);
}

/// <summary>Nobody wants them.</summary>
internal readonly struct NoSums : IColumnSums
{
    public static bool AreWanted => false;

    public void Apply(int column, Float4 sums)
    {
    }
}

/// <summary>The gradient of a bias: db = Σ over the rows of dz, which is the second operand of dW = xᵀ·dz. Then the optimizer's step.</summary>
/// <typeparam name="TShape">The layer.</typeparam>
/// <typeparam name="TStep">The step.</typeparam>
internal readonly struct BiasSums<TShape, TStep> : IColumnSums
    where TShape : struct, ILinearShape
    where TStep : struct, IDeviceStep
{
    private readonly int place;
    private readonly TStep step;

    public BiasSums(int place, TStep step)
    {
        this.place = place;
        this.step = step;
    }

    public static bool AreWanted => true;

    public void Apply(int column, Float4 sums)
    {
        if (column < TShape.Outputs)
        {
            step.Apply(place + (column / Float4.Count), Float4.First(sums, TShape.Outputs - column));
        }
    }
}
