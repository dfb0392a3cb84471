using DlGen.Gpu.Kernels;
using ILGPU;

namespace DlGen.Gpu.Optimizers;

/// <summary>g ← g + λw; s ← s + g²; w ← w − ηg / (√s + ε).</summary>
internal readonly struct AdagradStep : IDeviceStep
{
    private readonly ArrayView<Float4> parameters;
    private readonly ArrayView<Float4> sums;
    private readonly float rate;
    private readonly float weightDecay;
    private readonly float epsilon;

    public AdagradStep(ArrayView<Float4> parameters, ArrayView<Float4> sums, float rate, float weightDecay, float epsilon)
    {
        this.parameters = parameters;
        this.sums = sums;
        this.rate = rate;
        this.weightDecay = weightDecay;
        this.epsilon = epsilon;
    }

    public void Apply(int place, Float4 gradient)
    {
        Float4 w = parameters[place];
        Float4 g = (weightDecay * w) + gradient;
        Float4 sum = sums[place] + (g * g);
        sums[place] = sum;
        parameters[place] = w - (rate * (g / (Float4.Sqrt(sum) + epsilon)));
    }
}
