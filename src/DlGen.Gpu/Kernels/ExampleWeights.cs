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
    private readonly int rowsOfExample;

    /// <param name="weights">Those of an epoch's examples, in the order of their steps.</param>
    /// <param name="stepsMade">The number of steps made; one element.</param>
    /// <param name="stride">Examples of a step.</param>
    /// <param name="rowsOfExample">Rows of outputs that an example has.</param>
    public ExampleWeights(ArrayView<float> weights, ArrayView<int> stepsMade, int stride, int rowsOfExample)
    {
        this.weights = weights;
        this.stepsMade = stepsMade;
        this.stride = stride;
        this.rowsOfExample = rowsOfExample;
    }

    /// <summary>What a row of the batch's outputs counts for.</summary>
    public float OfRow(int row) => stride == 0 ? 1f : weights[(stepsMade[0] * stride) + (row / rowsOfExample)];
}
