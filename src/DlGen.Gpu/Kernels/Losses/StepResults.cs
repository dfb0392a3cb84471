using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>What an epoch's steps came to, kept on the device until somebody asks, and how many there were.</summary>
internal readonly struct StepResults
{
    private readonly ArrayView<float> losses;
    private readonly ArrayView<int> hits;
    private readonly ArrayView<int> failed;
    private readonly ArrayView<int> stepsMade;
    private readonly ArrayView<int> stepsBegun;

    public StepResults(
        ArrayView<float> losses, ArrayView<int> hits, ArrayView<int> failed, ArrayView<int> stepsMade, ArrayView<int> stepsBegun)
    {
        this.losses = losses;
        this.hits = hits;
        this.failed = failed;
        this.stepsMade = stepsMade;
        this.stepsBegun = stepsBegun;
    }

    /// <summary>How many steps were made before the next.</summary>
    public int Step => stepsMade[0];

    /// <summary>
    /// Counts the next step as begun. Begun and made are counted apart, so that no kernel reads a count that another of its
    /// groups changes: which batch it is follows from the steps made, what the optimizer's step needs from those begun.
    /// </summary>
    public void Begin() => stepsBegun[0] = stepsMade[0] + 1;

    /// <summary>Sets the next step's sums, and whether it is the first whose loss isn't finite, counted from 1; then counts it.</summary>
    public void Add(RowLoss loss)
    {
        int step = stepsMade[0];
        losses[step] = loss.Loss;
        hits[step] = loss.Hit;
        if (failed[0] == 0 && !DeviceMath.IsFinite(loss.Loss))
        {
            failed[0] = step + 1;
        }

        stepsMade[0] = step + 1;
    }
}
