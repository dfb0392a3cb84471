using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>Instead of a step: the sum of the gradients of a group's slices, each parameter's at its own place.</summary>
internal readonly struct GradientSum : IDeviceStep
{
    private readonly ArrayView<Float4> sums;
    private readonly int isFirst;

    /// <param name="sums">Where the sums lie.</param>
    /// <param name="isFirst">Whether there is nothing yet to add to.</param>
    public GradientSum(ArrayView<Float4> sums, bool isFirst)
    {
        this.sums = sums;
        this.isFirst = isFirst ? 1 : 0;
    }

    public void Apply(int place, Float4 gradient)
    {
        if (isFirst != 0)
        {
            sums[place] = gradient;
        }
        else
        {
            sums[place] += gradient;
        }
    }
}
