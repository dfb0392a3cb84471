using DlGen.Gpu.Kernels;
using ILGPU;

namespace DlGen.Gpu.Optimizers;

/// <summary>g ← g + λw; s ← s + g²; w ← w − ηg / (√s + ε).</summary>
internal readonly struct AdagradStep : IDeviceStep
{
    private readonly UpdateContext context;
    private readonly ArrayView<Float4> sums;
    private readonly float epsilon;

    public AdagradStep(UpdateContext context, ArrayView<Float4> sums, float epsilon)
    {
        this.context = context;
        this.sums = sums;
        this.epsilon = epsilon;
    }

    public void Apply(int place, Float4 gradient)
    {
        UpdateNumbers numbers = context.Numbers(place);
        Float4 w = context.Parameters[place];
        Float4 g = (numbers.WeightDecay * w) + gradient;
        Float4 sum = sums[place] + (g * g);
        sums[place] = sum;
        context.Parameters[place] = w - (numbers.Rate * (g / (Float4.Sqrt(sum) + epsilon)));
    }
}
