using DlGen.Gpu.Kernels;
using ILGPU;

namespace DlGen.Gpu.Training;

// What an optimizer keeps between steps on a device.
internal sealed partial class GpuUpdates
{
    /// <summary>What lies on the device as the parameters do, each by its name: moments, accumulated gradients and averages.</summary>
    public IReadOnlyList<(string Name, ArrayView<Float4> Values)> Kept =>
    [
        .. optimizer.Kept,
        .. options.AccumulationSteps > 1 ? [("accumulated", sums)] : Array.Empty<(string, ArrayView<Float4>)>(),
    ];

    /// <summary>Writes how far it has come.</summary>
    /// <param name="to">The checkpoint.</param>
    /// <param name="batches">How many of the epoch's batches were trained on; 0 where it is complete.</param>
    public void Save(CheckpointWriter<float> to, int batches)
    {
        int accumulated = batches % options.AccumulationSteps;
        new OptimizerProgress(
            Updates,
            batches,
            accumulated,
            (long)accumulated * options.BatchSize,
            options.WeightAveraging is null ? 0 : Updates,
            schedule?.Plateau).Save(to, Rate, RateChange);
    }

    /// <summary>Takes over how far another one has come.</summary>
    public void Restore(CheckpointValues from)
    {
        OptimizerProgress progress = OptimizerProgress.Restore(from, plan, out double last, out RateChange change);
        (Updates, Rate, RateChange) = (progress.Updates, last, change);
        if (schedule is not null)
        {
            schedule.Plateau = progress.Plateau;
        }

        // The planner is where the epoch began.
        planner.Resume(Math.Max(0, Updates - (progress.BatchInEpoch / options.AccumulationSteps)));
        (plannedFrom, plannedTo) = (0, 0);
    }
}
