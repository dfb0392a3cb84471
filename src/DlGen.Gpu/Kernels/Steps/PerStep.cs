using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>A value for each of an epoch's steps, of which that of the step at hand is taken: the one that was begun last.</summary>
/// <typeparam name="T">The value.</typeparam>
internal readonly struct PerStep<T>
    where T : unmanaged
{
    private readonly ArrayView<T> values;
    private readonly ArrayView<int> stepsBegun;

    public PerStep(ArrayView<T> values, ArrayView<int> stepsBegun)
    {
        this.values = values;
        this.stepsBegun = stepsBegun;
    }

    /// <summary>The value of the step at hand.</summary>
    public T Current => values[stepsBegun[0] - 1];
}
