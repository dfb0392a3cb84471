using DlGen.Gpu.Kernels;

namespace DlGen.Gpu.Optimizers;

/// <summary>w ← w − η(g + λw).</summary>
internal readonly struct SgdStep : IDeviceStep
{
    private readonly UpdateContext context;

    public SgdStep(UpdateContext context) => this.context = context;

    public void Apply(int place, Float4 gradient)
    {
        UpdateNumbers numbers = context.Numbers(place);
        Float4 w = context.Parameters[place];
        Float4 g = (numbers.WeightDecay * w) + gradient;
        context.Parameters[place] = w - (numbers.Rate * g);
    }
}
