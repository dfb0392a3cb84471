using System.Numerics;

namespace DlGen;

/// <summary>How far an optimizer at work has come: its state but for the tensors.</summary>
/// <param name="Updates">How many updates there were.</param>
/// <param name="BatchInEpoch">How many batches of the epoch were begun.</param>
/// <param name="Accumulated">How many batches are accumulated for the next update.</param>
/// <param name="AccumulatedExamples">How many examples these have.</param>
/// <param name="Averaged">How many updates are in the average of the weights.</param>
/// <param name="Plateau">How far a plateau has come; null at its start, and where there is none.</param>
internal readonly record struct OptimizerProgress(
    long Updates, int BatchInEpoch, int Accumulated, long AccumulatedExamples, long Averaged, PlateauState? Plateau)
{
    /// <summary>Writes it to a checkpoint.</summary>
    /// <param name="to">The checkpoint.</param>
    /// <param name="rate">The learning rate of the last update.</param>
    /// <param name="change">What callbacks have made of the learning rate.</param>
    public void Save<T>(CheckpointWriter<T> to, double rate, RateChange change)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        to.Add("rate", rate);
        to.Add("rate.set", change.Rate ?? double.NaN);
        to.Add("rate.factor", change.Factor);
        to.Add("updates", Updates);
        to.Add("batchInEpoch", BatchInEpoch);
        to.Add("accumulatedBatches", Accumulated);
        to.Add("accumulatedExamples", AccumulatedExamples);
        to.Add("averaged", Averaged);
        if (Plateau is { } plateau)
        {
            to.Add("plateau.factor", plateau.Factor);
            to.Add("plateau.best", plateau.Best);
            to.Add("plateau.badObservations", plateau.BadObservations);
            to.Add("plateau.cooldown", plateau.Cooldown);
        }
    }

    /// <summary>Reads it from a checkpoint.</summary>
    /// <param name="from">The checkpoint's values.</param>
    /// <param name="plan">How many batches and updates the training has.</param>
    /// <param name="rate">The learning rate of the last update.</param>
    /// <param name="change">What callbacks have made of the learning rate.</param>
    /// <exception cref="InvalidDataException">A value is missing or impossible.</exception>
    public static OptimizerProgress Restore(CheckpointValues from, UpdatePlan plan, out double rate, out RateChange change)
    {
        rate = from.GetDouble("rate");
        double set = from.GetDouble("rate.set");
        change = new RateChange(double.IsNaN(set) ? null : set, from.GetDouble("rate.factor"));
        long updates = from.GetInt64("updates", most: plan.Updates ?? long.MaxValue);
        return new OptimizerProgress(
            updates,
            from.GetInt32("batchInEpoch", most: plan.BatchesPerEpoch),
            from.GetInt32("accumulatedBatches", most: plan.Accumulation - 1),
            from.GetInt64("accumulatedExamples"),
            from.GetInt64("averaged", most: updates),
            from.Has("plateau.factor")
                ? new PlateauState(
                    from.GetDouble("plateau.factor"),
                    from.GetDouble("plateau.best"),
                    from.GetInt32("plateau.badObservations"),
                    from.GetInt32("plateau.cooldown"))
                : null);
    }
}
