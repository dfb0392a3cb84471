using System.Numerics;
using DlGen.Runtime;
using static System.FormattableString;

namespace DlGen;

/// <summary>An optimizer at work on one network, for the training loop written out.</summary>
/// <typeparam name="T">The network's scalar.</typeparam>
public sealed class BoundOptimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkRuntime<T> network;
    private readonly OptimizerRun<T> run;

    internal BoundOptimizer(NetworkRuntime<T> network, OptimizerRun<T> run)
    {
        this.network = network;
        this.run = run;
    }

    /// <summary>How far the next update goes; it may change from update to update, unless a schedule sets it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">It is set, and there is a schedule.</exception>
    public float LearningRate
    {
        get => (float)run.Rate;
        set
        {
            float rate = Optimizer.CheckLearningRate(value, nameof(LearningRate));
            if (run.Schedule is not null)
            {
                throw new InvalidOperationException($"{network.Model.Name}: the schedule sets the learning rate; an optimizer without one takes others.");
            }

            run.Rate = Optimizer.ToDouble(rate);
        }
    }

    /// <summary>How many updates there were.</summary>
    public long Updates => run.Updates;

    /// <summary>
    /// The length of the gradient of all parameters together at the last update, before it was clipped; NaN where there was no update yet, and
    /// without <see cref="UpdateOptions.ClipNorm"/>.
    /// </summary>
    public double GradientNorm => run.Norm;

    /// <summary>How far a <see cref="PlateauSchedule"/> has come, to be kept and set again; null at its start, and without one.</summary>
    /// <exception cref="InvalidOperationException">It is set, and there is no such schedule.</exception>
    public PlateauState? PlateauState
    {
        get => run.Schedule?.Plateau;
        set => Plateau().Plateau = value;
    }

    /// <summary>Whether the network has the averages in its weights' place, by <see cref="SwapAverages"/>.</summary>
    public bool HoldsAverages => run.HoldsAverages;

    /// <summary>The network that it moves, and how far.</summary>
    public override string ToString() => Invariant($"optimizer of {network.Model.Name} at learning rate {LearningRate}");

    /// <summary>
    /// Moves the parameters along the gradients of the last backward pass. With <see cref="UpdateOptions.AccumulationSteps"/> it takes the gradients
    /// of a batch, and moves the parameters when there are as many.
    /// </summary>
    /// <exception cref="InvalidOperationException">There has been no backward pass yet, or the network has the averages of its weights.</exception>
    public void Step() => network.Step(run);

    /// <summary>Moves the parameters along what is accumulated so far, if anything is, as at the end of an epoch.</summary>
    /// <exception cref="InvalidOperationException">The network is being trained.</exception>
    public void Flush() => network.Flush(run);

    /// <summary>Tells a <see cref="PlateauSchedule"/> what the training came to, as a rule after an epoch.</summary>
    /// <param name="metric">A loss, or whatever the schedule goes by.</param>
    /// <exception cref="InvalidOperationException">There is no such schedule.</exception>
    public void Observe(double metric) => Plateau().Observe(metric);

    /// <summary>
    /// Exchanges the network's weights and their average: before an evaluation, and once more to go on training. After a training's last step
    /// it leaves the network with the average. Before the first update there is no average, and nothing changes.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no <see cref="UpdateOptions.WeightAveraging"/>, or the network is being trained.</exception>
    public void SwapAverages()
    {
        if (run.Averages is null)
        {
            throw new InvalidOperationException($"{network.Model.Name}: the optimizer averages no weights; give it a {nameof(UpdateOptions.WeightAveraging)}.");
        }

        network.SwapAverages(run);
    }

    private ScheduleRun Plateau() => run.Schedule is { Observes: true } schedule
        ? schedule
        : throw new InvalidOperationException($"{network.Model.Name}: the optimizer has no {nameof(PlateauSchedule)}.");
}
