using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>
/// Which examples make up a batch. Where it begins follows from the number of steps made, which the device counts itself: the
/// host need not say it, so that a step's launches are the same every time.
/// </summary>
internal readonly struct BatchOrder
{
    private readonly ArrayView<int> order;
    private readonly ArrayView<int> stepsMade;
    private readonly int stride;

    /// <param name="order">Examples, by number.</param>
    /// <param name="stepsMade">The number of steps made; one element.</param>
    /// <param name="stride">How far a step moves on in <paramref name="order"/>.</param>
    public BatchOrder(ArrayView<int> order, ArrayView<int> stepsMade, int stride)
    {
        this.order = order;
        this.stepsMade = stepsMade;
        this.stride = stride;
    }

    /// <summary>The example at a place of the batch.</summary>
    public int this[int place] => order[(stepsMade[0] * stride) + place];
}
