using System.ComponentModel;
using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>Keeps the gradients, in memory laid out like the parameters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StoreGradient : IDeviceStep
{
    private readonly ArrayView<Float4> gradients;

    internal StoreGradient(ArrayView<Float4> gradients) => this.gradients = gradients;

    /// <inheritdoc/>
    public void Apply(int place, Float4 gradient) => gradients[place] = gradient;
}

/// <summary>Accumulates the gradients, in memory laid out like the parameters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AddGradient : IDeviceStep
{
    private readonly ArrayView<Float4> gradients;

    internal AddGradient(ArrayView<Float4> gradients) => this.gradients = gradients;

    /// <inheritdoc/>
    public void Apply(int place, Float4 gradient) => gradients[place] += gradient;
}

/// <summary>Takes the step with the sum of a gradient and what memory laid out like the parameters holds.</summary>
/// <typeparam name="TStep">The step.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StepOfSum<TStep> : IDeviceStep
    where TStep : struct, IDeviceStep
{
    private readonly ArrayView<Float4> sums;
    private readonly TStep step;

    internal StepOfSum(ArrayView<Float4> sums, TStep step)
    {
        this.sums = sums;
        this.step = step;
    }

    /// <inheritdoc/>
    public void Apply(int place, Float4 gradient) => step.Apply(place, sums[place] + gradient);
}
