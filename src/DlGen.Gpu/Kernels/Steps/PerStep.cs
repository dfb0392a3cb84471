using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>Values for each of an epoch's steps, of which those of the step at hand are taken: the one that was begun last.</summary>
/// <typeparam name="T">The value.</typeparam>
internal readonly struct PerStep<T>
    where T : unmanaged
{
    private readonly ArrayView<T> values;
    private readonly ArrayView<int> stepsBegun;
    private readonly int perStep;

    /// <param name="values">The values, one step's after the other's.</param>
    /// <param name="stepsBegun">How many steps were begun; one element.</param>
    /// <param name="perStep">How many values a step has.</param>
    public PerStep(ArrayView<T> values, ArrayView<int> stepsBegun, int perStep = 1)
    {
        this.values = values;
        this.stepsBegun = stepsBegun;
        this.perStep = perStep;
    }

    /// <summary>How many values a step has.</summary>
    public int Count => perStep;

    /// <summary>A value of the step at hand.</summary>
    public T this[int index] => values[((stepsBegun[0] - 1) * perStep) + index];
}
