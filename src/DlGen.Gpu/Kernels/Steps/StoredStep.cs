using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>A step with stored gradients: a thread for four parameters.</summary>
/// <typeparam name="TStep">The step.</typeparam>
internal readonly struct StoredStep<TStep> : IDeviceMap
    where TStep : struct, IDeviceStep
{
    private readonly ArrayView<Float4> gradients;
    private readonly TStep step;

    public StoredStep(ArrayView<Float4> gradients, TStep step)
    {
        this.gradients = gradients;
        this.step = step;
    }

    public void Apply(int row, int column)
    {
        int place = column / Float4.Count;
        step.Apply(place, gradients[place]);
    }
}
