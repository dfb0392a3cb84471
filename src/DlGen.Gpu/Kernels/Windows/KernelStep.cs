using DlGen.Kernels;

namespace DlGen.Gpu.Kernels;

/// <summary>The epilogue of the gradient of a convolution's kernel, which has a row for each term of a window: the optimizer's step.</summary>
/// <typeparam name="TShape">The windows.</typeparam>
/// <typeparam name="TStep">The step.</typeparam>
internal readonly struct KernelStep<TShape, TStep> : IDeviceEpilogue
    where TShape : struct, IWindowShape
    where TStep : struct, IDeviceStep
{
    private readonly int place;
    private readonly TStep step;

    /// <param name="place">Where the kernel's parameters begin.</param>
    /// <param name="step">What is done with their gradients.</param>
    public KernelStep(int place, TStep step)
    {
        this.place = place;
        this.step = step;
    }

    /// <summary>What a kernel takes, in <see cref="Float4"/>s.</summary>
    public static int Length => SliceGradients.OfWeights(TShape.WindowHeight * TShape.WindowWidth * TShape.Channels, TShape.Outputs);

    public void Apply(int row, int column, Float4 product)
    {
        int channel = row % WindowTerms.LineOfImage<TShape>();
        int rowOfKernel = (row / WindowTerms.LineOfImage<TShape>() * TShape.Channels) + channel;

        // The padding of a place's channels has no row.
        if (channel < TShape.Channels)
        {
            step.Apply(place + (rowOfKernel * RowPadding.Quads(TShape.Outputs)) + (column / Float4.Count), Float4.First(product, TShape.Outputs - column));
        }
    }
}
