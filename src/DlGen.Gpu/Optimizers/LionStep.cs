using DlGen.Gpu.Kernels;
using ILGPU;

namespace DlGen.Gpu.Optimizers;

/// <summary>One step of Lion: w ← w − ηλw; w ← w − η·sign(β₁m + (1 − β₁)g); m ← β₂m + (1 − β₂)g.</summary>
internal readonly struct LionStep : IDeviceStep
{
    private readonly UpdateContext context;
    private readonly ArrayView<Float4> means;
    private readonly float oneMinusBeta1;
    private readonly float oneMinusBeta2;

    public LionStep(UpdateContext context, ArrayView<Float4> means, float oneMinusBeta1, float oneMinusBeta2)
    {
        this.context = context;
        this.means = means;
        this.oneMinusBeta1 = oneMinusBeta1;
        this.oneMinusBeta2 = oneMinusBeta2;
    }

    public void Apply(int place, Float4 gradient)
    {
        UpdateNumbers numbers = context.Numbers(place);
        Float4 w = context.Parameters[place] * numbers.Shrink;
        Float4 mean = means[place];
        Float4 direction = mean + (oneMinusBeta1 * (gradient - mean));

        // Where the direction is zero the weight stays; what isn't a number is to be seen in the weight.
        Float4 zero = 0f;
        Float4 rate = numbers.Rate;
        context.Parameters[place] = w - Float4.Where(direction > zero, rate, Float4.Where(direction < zero, -rate, direction));
        means[place] = mean + (oneMinusBeta2 * (gradient - mean));
    }
}
