using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>A value for each of an epoch's steps, of which that of the step at hand is taken: the one that was counted last.</summary>
/// <typeparam name="T">The value.</typeparam>
internal readonly struct PerStep<T>
    where T : unmanaged
{
    private readonly ArrayView<T> values;
    private readonly ArrayView<int> stepsMade;

    public PerStep(ArrayView<T> values, ArrayView<int> stepsMade)
    {
        this.values = values;
        this.stepsMade = stepsMade;
    }

    /// <summary>The value of the step whose loss was the last to be summed.</summary>
    public T Current => values[stepsMade[0] - 1];
}
