using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>What an epoch's steps came to, kept on the device until somebody asks.</summary>
internal readonly struct StepResults
{
    private readonly ArrayView<float> losses;
    private readonly ArrayView<int> hits;
    private readonly ArrayView<int> failed;

    public StepResults(ArrayView<float> losses, ArrayView<int> hits, ArrayView<int> failed)
    {
        this.losses = losses;
        this.hits = hits;
        this.failed = failed;
    }

    /// <summary>Sets a step's sums, and whether it is the first whose loss isn't finite, counted from 1.</summary>
    public void Set(int step, float loss, int hit)
    {
        losses[step] = loss;
        hits[step] = hit;
        if (failed[0] == 0 && !DeviceMath.IsFinite(loss))
        {
            failed[0] = step + 1;
        }
    }
}
