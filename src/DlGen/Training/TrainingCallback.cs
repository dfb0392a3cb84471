namespace DlGen;

/// <summary>
/// What is called as a training goes on, on the thread that trains. It can look at figures, change the learning rate and end the training. An
/// exception that it throws ends <c>Train</c> and reaches the caller.
/// </summary>
/// <remarks>
/// On the processor, the network has the weights of the last step whenever a callback is called. A device may be behind: the network gets its
/// weights before a validation and at the end of an epoch, and a figure of a step waits until it is known.
/// </remarks>
public abstract class TrainingCallback
{
    /// <summary>Called after each step, and after the validation that follows it.</summary>
    /// <param name="training">The training. It is the same object every time, and says how things are now.</param>
    public virtual void OnStep(TrainingRun training)
    {
    }

    /// <summary>Called after each validation, within an epoch or at its end.</summary>
    /// <param name="training">The training. It is the same object every time, and says how things are now.</param>
    public virtual void OnValidation(TrainingRun training)
    {
    }

    /// <summary>Called after each epoch, its validation included.</summary>
    /// <param name="training">The training. It is the same object every time, and says how things are now.</param>
    public virtual void OnEpoch(TrainingRun training)
    {
    }

    /// <summary>A callback that calls a method after each step.</summary>
    /// <param name="action">The method.</param>
    public static TrainingCallback AfterStep(Action<TrainingRun> action) => new ActionCallback(action, null, null);

    /// <summary>A callback that calls a method after each validation.</summary>
    /// <param name="action">The method.</param>
    public static TrainingCallback AfterValidation(Action<TrainingRun> action) => new ActionCallback(null, action, null);

    /// <summary>A callback that calls a method after each epoch.</summary>
    /// <param name="action">The method.</param>
    public static TrainingCallback AfterEpoch(Action<TrainingRun> action) => new ActionCallback(null, null, action);

    private sealed class ActionCallback : TrainingCallback
    {
        private readonly Action<TrainingRun>? step;
        private readonly Action<TrainingRun>? validation;
        private readonly Action<TrainingRun>? epoch;

        public ActionCallback(Action<TrainingRun>? step, Action<TrainingRun>? validation, Action<TrainingRun>? epoch)
        {
            if ((step ?? validation ?? epoch) is null)
            {
                throw new ArgumentNullException("action");
            }

            (this.step, this.validation, this.epoch) = (step, validation, epoch);
        }

        public override void OnStep(TrainingRun training) => step?.Invoke(training);

        public override void OnValidation(TrainingRun training) => validation?.Invoke(training);

        public override void OnEpoch(TrainingRun training) => epoch?.Invoke(training);
    }
}
