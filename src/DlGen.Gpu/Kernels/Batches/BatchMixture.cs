using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>
/// How a batch is mixed with a permutation of itself. Which batch it is follows from the number of steps made, as in <see cref="BatchOrder"/>.
/// </summary>
internal readonly struct BatchMixture
{
    private readonly ArrayView<int> partners;
    private readonly ArrayView<float> shares;
    private readonly ArrayView<int> stepsMade;
    private readonly int stride;
    private readonly int rows;

    /// <param name="partners">The place of each example's partner in its batch, batch after batch.</param>
    /// <param name="shares">The share of a batch's examples in their mixtures, one for each step.</param>
    /// <param name="stepsMade">The number of steps made; one element.</param>
    /// <param name="stride">Examples of a step.</param>
    public BatchMixture(ArrayView<int> partners, ArrayView<float> shares, ArrayView<int> stepsMade, int stride)
        : this(partners, shares, stepsMade, stride, 1)
    {
    }

    private BatchMixture(ArrayView<int> partners, ArrayView<float> shares, ArrayView<int> stepsMade, int stride, int rows)
    {
        this.partners = partners;
        this.shares = shares;
        this.stepsMade = stepsMade;
        this.stride = stride;
        this.rows = rows;
    }

    /// <summary>λ, what a row of the batch counts for; its partner counts for 1 − λ.</summary>
    public float Share => shares[stepsMade[0]];

    /// <summary>This mixture for a matrix with so many rows an example.</summary>
    public BatchMixture OfRows(int rows) => new(partners, shares, stepsMade, stride, rows);

    /// <summary>The row that a row of the batch is mixed with.</summary>
    public int Partner(int row) => (partners[(stepsMade[0] * stride) + (row / rows)] * rows) + (row % rows);
}
