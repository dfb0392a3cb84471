using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>What an epoch's steps came to, kept on the device until somebody asks, and how many there were.</summary>
internal readonly struct StepResults
{
    private readonly ArrayView<float> losses;
    private readonly ArrayView<int> hits;
    private readonly ArrayView<int> failed;
    private readonly ArrayView<int> stepsMade;

    public StepResults(ArrayView<float> losses, ArrayView<int> hits, ArrayView<int> failed, ArrayView<int> stepsMade)
    {
        this.losses = losses;
        this.hits = hits;
        this.failed = failed;
        this.stepsMade = stepsMade;
    }

    /// <summary>Sets the next step's sums, and whether it is the first whose loss isn't finite, counted from 1; then counts it.</summary>
    public void Add(float loss, int hit)
    {
        int step = stepsMade[0];
        losses[step] = loss;
        hits[step] = hit;
        if (failed[0] == 0 && !DeviceMath.IsFinite(loss))
        {
            failed[0] = step + 1;
        }

        stepsMade[0] = step + 1;
    }
}
