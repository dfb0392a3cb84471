using DlGen.Gpu.Kernels;
using ILGPU;

namespace DlGen.Gpu.Optimizers;

/// <summary>w ← w − η(g + λw).</summary>
internal readonly struct SgdStep : IDeviceStep
{
    private readonly ArrayView<Float4> parameters;
    private readonly float rate;
    private readonly float weightDecay;

    public SgdStep(ArrayView<Float4> parameters, float rate, float weightDecay)
    {
        this.parameters = parameters;
        this.rate = rate;
        this.weightDecay = weightDecay;
    }

    public void Apply(int place, Float4 gradient)
    {
        Float4 w = parameters[place];
        Float4 g = (weightDecay * w) + gradient;
        parameters[place] = w - (rate * g);
    }
}
