using DlGen.Gpu.Kernels;
using ILGPU;

namespace DlGen.Gpu.Optimizers;

/// <summary>g ← g + λw; v ← μv + g; w ← w − ηv, or w − η(g + μv) with Nesterov.</summary>
internal readonly struct MomentumStep : IDeviceStep
{
    private readonly ArrayView<Float4> parameters;
    private readonly ArrayView<Float4> velocities;
    private readonly float rate;
    private readonly float weightDecay;
    private readonly float momentum;
    private readonly int nesterov;

    public MomentumStep(
        ArrayView<Float4> parameters, ArrayView<Float4> velocities, float rate, float weightDecay, float momentum, bool nesterov)
    {
        this.parameters = parameters;
        this.velocities = velocities;
        this.rate = rate;
        this.weightDecay = weightDecay;
        this.momentum = momentum;

        // A bool has no layout that host and device agree on.
        this.nesterov = nesterov ? 1 : 0;
    }

    public void Apply(int place, Float4 gradient)
    {
        Float4 w = parameters[place];
        Float4 g = (weightDecay * w) + gradient;
        Float4 v = (momentum * velocities[place]) + g;
        velocities[place] = v;
        Float4 direction = nesterov != 0 ? (momentum * v) + g : v;
        parameters[place] = w - (rate * direction);
    }
}
