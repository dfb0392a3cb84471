using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>
/// What a batch's examples count for in its loss: w·n / Σw, so that their mean is L = Σ w·ℓ / Σ w; without weights 1, and nothing
/// is read. Where a batch begins follows from the number of steps made, as in <see cref="BatchOrder"/>.
/// </summary>
internal readonly struct ExampleWeights
{
    private readonly ArrayView<float> weights;
    private readonly ArrayView<int> stepsMade;
    private readonly int stride;
    private readonly int rowsOfWeight;

    /// <param name="weights">Those of an epoch's examples or of their positions, in the order of their steps.</param>
    /// <param name="stepsMade">The number of steps made; one element.</param>
    /// <param name="stride">Weights of a step.</param>
    /// <param name="rowsOfWeight">Rows of outputs that one of them is for.</param>
    public ExampleWeights(ArrayView<float> weights, ArrayView<int> stepsMade, int stride, int rowsOfWeight)
    {
        this.weights = weights;
        this.stepsMade = stepsMade;
        this.stride = stride;
        this.rowsOfWeight = rowsOfWeight;
    }

    /// <summary>What a row of the batch's outputs counts for.</summary>
    public float OfRow(int row) => stride == 0 ? 1f : weights[(stepsMade[0] * stride) + (row / rowsOfWeight)];
}
