using DlGen.Gpu.Kernels;
using ILGPU;

namespace DlGen.Gpu.Optimizers;

/// <summary>What is done with a gradient before an optimizer's formula sees it: g ← clip(s·g)·c.</summary>
internal readonly struct IncomingGradient
{
    private readonly PerStep<UpdateNumbers> numbers;
    private readonly ArrayView<float> coefficient;
    private readonly float limit;

    /// <param name="numbers">Among them s, which makes the mean of what was accumulated.</param>
    /// <param name="coefficient">c: what clipping by norm multiplies by, and −1 more where the loss is to be large; one element.</param>
    /// <param name="limit">The largest size of an entry.</param>
    public IncomingGradient(PerStep<UpdateNumbers> numbers, ArrayView<float> coefficient, float limit)
    {
        this.numbers = numbers;
        this.coefficient = coefficient;
        this.limit = limit;
    }

    /// <summary>The gradient as a rule takes it.</summary>
    public Float4 Of(Float4 gradient) => Clipped(gradient) * coefficient[0];

    /// <summary>The gradient as the length of all of them is taken: without the coefficient, which depends on that.</summary>
    public Float4 Clipped(Float4 gradient)
    {
        UpdateNumbers any = numbers[0];
        return Float4.Min(Float4.Max(gradient * any.Scale, -limit), limit);
    }
}

/// <summary>A step whose gradient is scaled and clipped first.</summary>
/// <typeparam name="TStep">The step.</typeparam>
internal readonly struct IncomingStep<TStep> : IDeviceStep
    where TStep : struct, IDeviceStep
{
    private readonly IncomingGradient incoming;
    private readonly TStep step;

    public IncomingStep(IncomingGradient incoming, TStep step)
    {
        this.incoming = incoming;
        this.step = step;
    }

    public void Apply(int place, Float4 gradient) => step.Apply(place, incoming.Of(gradient));
}
