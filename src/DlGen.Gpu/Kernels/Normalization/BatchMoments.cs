using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>Moves running moments a part of the way to a batch's, unless a loss wasn't finite: a thread for four columns.</summary>
internal readonly struct MoveMoments : IDeviceMap
{
    private readonly DeviceRow runningMean;
    private readonly DeviceRow runningVariance;
    private readonly DeviceRow mean;
    private readonly DeviceRow variance;
    private readonly float momentum;
    private readonly float unbiased;
    private readonly ArrayView<int> failed;

    /// <param name="runningMean">The mean that inference takes.</param>
    /// <param name="runningVariance">The variance that inference takes.</param>
    /// <param name="mean">The batch's.</param>
    /// <param name="variance">The batch's, the squares divided by their number.</param>
    /// <param name="rows">That number.</param>
    /// <param name="momentum">The part that they go.</param>
    /// <param name="failed">Not zero once a loss wasn't finite.</param>
    public MoveMoments(
        DeviceRow runningMean, DeviceRow runningVariance, DeviceRow mean, DeviceRow variance, int rows, float momentum, ArrayView<int> failed)
    {
        this.runningMean = runningMean;
        this.runningVariance = runningVariance;
        this.mean = mean;
        this.variance = variance;
        this.momentum = momentum;
        this.failed = failed;
        unbiased = (float)rows / (rows - 1);
    }

    public void Apply(int row, int column)
    {
        if (failed[0] == 0)
        {
            float keep = 1f - momentum;
            runningMean.Store(column, (runningMean.Load(column) * keep) + (mean.Load(column) * momentum));
            runningVariance.Store(column, (runningVariance.Load(column) * keep) + (variance.Load(column) * (momentum * unbiased)));
        }
    }
}

/// <summary>What a batch normalization multiplies four columns with at inference, γ/√(variance + ε), and what it adds, β − mean·scale.</summary>
internal readonly struct RunningScale : IDeviceMap
{
    private readonly DeviceRow gain;
    private readonly DeviceRow shift;
    private readonly DeviceRow mean;
    private readonly DeviceRow variance;
    private readonly float epsilon;
    private readonly DeviceRow scales;
    private readonly DeviceRow shifts;

    public RunningScale(DeviceRow gain, DeviceRow shift, DeviceRow mean, DeviceRow variance, float epsilon, DeviceRow scales, DeviceRow shifts)
    {
        this.gain = gain;
        this.shift = shift;
        this.mean = mean;
        this.variance = variance;
        this.epsilon = epsilon;
        this.scales = scales;
        this.shifts = shifts;
    }

    public void Apply(int row, int column)
    {
        Float4 scale = (gain.Exists ? gain.Load(column) : 1f) / Float4.Sqrt(variance.Load(column) + epsilon);
        scales.Store(column, scale);
        shifts.Store(column, (shift.Exists ? shift.Load(column) : 0f) - (mean.Load(column) * scale));
    }
}
