using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>
/// What a batch's examples count for in its loss: w·n / Σw, so that their mean is L = Σ w·ℓ / Σ w; without weights 1, and nothing
/// is read. Where a batch begins follows from the number of steps made, as in <see cref="BatchOrder"/>. For a loss that multiplies
/// by the weights of classes itself they are here too.
/// </summary>
internal readonly struct ExampleWeights
{
    private readonly ArrayView<float> weights;
    private readonly ArrayView<int> stepsMade;
    private readonly int stride;
    private readonly int rowsOfWeight;
    private readonly ArrayView<float> classes;
    private readonly float sumOfClasses;

    /// <param name="weights">Those of an epoch's examples or of their positions, in the order of their steps.</param>
    /// <param name="stepsMade">The number of steps made; one element.</param>
    /// <param name="stride">Weights of a step.</param>
    /// <param name="rowsOfWeight">Rows of outputs that one of them is for.</param>
    /// <param name="classes">A weight for each class, and zeros up to a multiple of four; empty where the loss doesn't multiply by them.</param>
    /// <param name="sumOfClasses">Their sum.</param>
    public ExampleWeights(
        ArrayView<float> weights, ArrayView<int> stepsMade, int stride, int rowsOfWeight, ArrayView<float> classes, float sumOfClasses)
    {
        this.weights = weights;
        this.stepsMade = stepsMade;
        this.stride = stride;
        this.rowsOfWeight = rowsOfWeight;
        this.classes = classes;
        this.sumOfClasses = sumOfClasses;
    }

    /// <summary>What a row of the batch's outputs counts for.</summary>
    public float OfRow(int row) => stride == 0 ? 1f : weights[(stepsMade[0] * stride) + (row / rowsOfWeight)];

    /// <summary>What a class counts for.</summary>
    public float OfClass(int label) => stride == 0 ? 1f : classes[label];

    /// <summary>What four classes count for, from one on.</summary>
    public Float4 OfClasses(int first) =>
        stride == 0 ? 1f : new Float4(classes[first], classes[first + 1], classes[first + 2], classes[first + 3]);

    /// <summary>What all classes count for together.</summary>
    /// <param name="count">How many they are.</param>
    public float OfAllClasses(int count) => stride == 0 ? count : sumOfClasses;
}
