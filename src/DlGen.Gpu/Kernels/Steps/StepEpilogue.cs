using DlGen.Kernels;

namespace DlGen.Gpu.Kernels;

/// <summary>A weight gradient's epilogue: the optimizer's step at the weights' own place.</summary>
/// <typeparam name="TShape">The layer.</typeparam>
/// <typeparam name="TStep">The step.</typeparam>
internal readonly struct StepEpilogue<TShape, TStep> : IDeviceEpilogue
    where TShape : struct, ILinearShape
    where TStep : struct, IDeviceStep
{
    private readonly int place;
    private readonly TStep step;

    public StepEpilogue(int place, TStep step)
    {
        this.place = place;
        this.step = step;
    }

    public void Apply(int row, int column, Float4 product) =>
        step.Apply(place + (row * RowPadding.Quads(TShape.Outputs)) + (column / Float4.Count), Float4.First(product, TShape.Outputs - column));
}
