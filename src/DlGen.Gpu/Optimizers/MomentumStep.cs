using DlGen.Gpu.Kernels;
using ILGPU;

namespace DlGen.Gpu.Optimizers;

/// <summary>g ← g + λw; v ← μv + (1 − τ)g; w ← w − ηv, or w − η(g + μv) with Nesterov.</summary>
internal readonly struct MomentumStep : IDeviceStep
{
    private readonly UpdateContext context;
    private readonly ArrayView<Float4> velocities;
    private readonly float momentum;
    private readonly int nesterov;

    public MomentumStep(UpdateContext context, ArrayView<Float4> velocities, float momentum, bool nesterov)
    {
        this.context = context;
        this.velocities = velocities;
        this.momentum = momentum;

        // A bool has no layout that host and device agree on.
        this.nesterov = nesterov ? 1 : 0;
    }

    public void Apply(int place, Float4 gradient)
    {
        UpdateNumbers numbers = context.Numbers(place);
        Float4 w = context.Parameters[place];
        Float4 g = (numbers.WeightDecay * w) + gradient;
        Float4 v = (momentum * velocities[place]) + (numbers.Taken * g);
        velocities[place] = v;
        Float4 direction = nesterov != 0 ? (momentum * v) + g : v;
        context.Parameters[place] = w - (numbers.Rate * direction);
    }
}
