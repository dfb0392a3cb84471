using DlGen.Gpu.Kernels;
using ILGPU;

namespace DlGen.Gpu.Optimizers;

/// <summary>A step that is not made once a loss wasn't finite: the parameters stay what the last good step left.</summary>
/// <typeparam name="TStep">The step.</typeparam>
internal readonly struct GuardedStep<TStep> : IDeviceStep
    where TStep : struct, IDeviceStep
{
    private readonly ArrayView<int> failed;
    private readonly TStep step;

    public GuardedStep(ArrayView<int> failed, TStep step)
    {
        this.failed = failed;
        this.step = step;
    }

    public void Apply(int place, Float4 gradient)
    {
        if (failed[0] == 0)
        {
            step.Apply(place, gradient);
        }
    }
}
