using DlGen.Gpu.Kernels;
using ILGPU;

namespace DlGen.Gpu.Optimizers;

/// <summary>One step of Adam or AdamW, the moments as m + (1 − β)(g − m).</summary>
internal readonly struct AdamStep : IDeviceStep
{
    private readonly UpdateContext context;
    private readonly ArrayView<Float4> means;
    private readonly ArrayView<Float4> squares;
    private readonly ArrayView<Float4> largest;
    private readonly AdamNumbers constants;

    /// <param name="context">What is the same for all rules.</param>
    /// <param name="means">The means of gradients.</param>
    /// <param name="squares">The means of their squares.</param>
    /// <param name="largest">The largest of these so far; it isn't read unless the numbers ask for it.</param>
    /// <param name="constants">What every step multiplies with.</param>
    public AdamStep(
        UpdateContext context, ArrayView<Float4> means, ArrayView<Float4> squares, ArrayView<Float4> largest, AdamNumbers constants)
    {
        this.context = context;
        this.means = means;
        this.squares = squares;
        this.largest = largest;
        this.constants = constants;
    }

    public void Apply(int place, Float4 gradient)
    {
        UpdateNumbers numbers = context.Numbers(place);
        Float4 w = context.Parameters[place] * numbers.Shrink;
        Float4 g = (numbers.WeightDecay * w) + gradient;
        Float4 mean = means[place];
        Float4 square = squares[place];
        mean += constants.OneMinusBeta1 * (g - mean);
        square += constants.OneMinusBeta2 * ((g * g) - square);
        means[place] = mean;
        squares[place] = square;
        if (constants.AmsGrad != 0)
        {
            Float4 before = largest[place];
            square = Float4.Where(square > before, square, before);
            largest[place] = square;
        }

        Float4 root = (Float4.Sqrt(square) * numbers.Root) + constants.Epsilon;
        context.Parameters[place] = w - (numbers.Rate * (mean / root));
    }
}

/// <summary>What every step of Adam or AdamW multiplies with.</summary>
internal struct AdamNumbers
{
    public float OneMinusBeta1;

    public float OneMinusBeta2;

    public float Epsilon;

    /// <summary>Not 0 where the root is taken of the largest mean square so far.</summary>
    public int AmsGrad;
}
