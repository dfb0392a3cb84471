using DlGen.Gpu.Optimizers;
using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>Takes the weights into their average, e ← e + a(w − e), unless a loss wasn't finite; what doesn't learn is copied.</summary>
internal readonly struct AverageWeights : IDeviceMap
{
    private readonly ArrayView<Float4> weights;
    private readonly ArrayView<Float4> averages;
    private readonly PerStep<UpdateNumbers> numbers;
    private readonly int learned;
    private readonly ArrayView<int> failed;

    /// <param name="weights">The weights.</param>
    /// <param name="averages">Their averages, laid out alike.</param>
    /// <param name="numbers">What the average takes at an update.</param>
    /// <param name="learned">How many places learn; they lie before the others.</param>
    /// <param name="failed">Not zero once a loss wasn't finite.</param>
    public AverageWeights(ArrayView<Float4> weights, ArrayView<Float4> averages, PerStep<UpdateNumbers> numbers, int learned, ArrayView<int> failed)
    {
        this.weights = weights;
        this.averages = averages;
        this.numbers = numbers;
        this.learned = learned;
        this.failed = failed;
    }

    public void Apply(int row, int column)
    {
        if (failed[0] != 0)
        {
            return;
        }

        int place = column / Float4.Count;
        Float4 weight = weights[place];
        if (place < learned)
        {
            UpdateNumbers own = numbers[0];
            Float4 before = averages[place];
            averages[place] = before + (own.Average * (weight - before));
        }
        else
        {
            averages[place] = weight;
        }
    }
}
