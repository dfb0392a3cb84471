using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>Keeps a batch's part of the gradients, multiplied by a factor: the first replaces what memory laid out like the parameters holds, others are added.</summary>
internal readonly struct AccumulateGradient : IDeviceStep
{
    private readonly ArrayView<Float4> sums;
    private readonly float factor;
    private readonly int isFirst;

    /// <param name="sums">Where to.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="isFirst">Whether it is the first part.</param>
    public AccumulateGradient(ArrayView<Float4> sums, float factor, bool isFirst)
    {
        this.sums = sums;
        this.factor = factor;

        // A bool has no layout that host and device agree on.
        this.isFirst = isFirst ? 1 : 0;
    }

    public void Apply(int place, Float4 gradient)
    {
        Float4 part = factor * gradient;
        if (isFirst != 0)
        {
            sums[place] = part;
        }
        else
        {
            sums[place] += part;
        }
    }
}
