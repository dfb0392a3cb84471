using System.Numerics;
using DlGen.Runtime;

namespace DlGen;

/// <summary>The steps of a training, whatever computes them. A device may be behind: what is asked of it waits until it isn't.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal abstract class TrainingSteps<T> : ICheckpointed<T>, IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The learning rate of the last update.</summary>
    public abstract float LearningRate { get; }

    /// <summary>The learning rate of the next update.</summary>
    public abstract float NextLearningRate { get; }

    /// <summary>What callbacks have made of the learning rate; a change acts from the next update on.</summary>
    public abstract RateChange RateChange { get; set; }

    /// <summary>The mean loss of the last step's examples.</summary>
    public abstract double StepLoss { get; }

    /// <summary>How many updates of the parameters were asked for.</summary>
    public abstract long Updates { get; }

    /// <summary>
    /// The mean loss of the epoch's examples so far: of each head over those that it doesn't leave out, and NaN where it leaves out all. A
    /// device takes the part that is left out to be the epoch's, so that it is the mean at the epoch's end.
    /// </summary>
    /// <param name="examples">How many there were.</param>
    public abstract double MeanLoss(int examples);

    /// <summary>How many of the epoch's examples so far, or of their positions, were classified correctly.</summary>
    public abstract long Correct { get; }

    /// <summary>How many of the examples <paramref name="first"/> and following of the order have a class to be found, and aren't left out.</summary>
    public abstract int Classified(int first, int batch);

    /// <summary>The first step of the epoch whose loss isn't finite: its first example in the order, and the sum of its losses.</summary>
    public abstract (int First, double Loss) Failure { get; }

    /// <summary>Starts an epoch, once the order of its examples is known.</summary>
    /// <param name="seed">The seed of that order, by which inputs are augmented.</param>
    /// <param name="batches">How many of its batches were trained on before, where a training resumes within it.</param>
    public abstract void BeginEpoch(int seed, int batches = 0);

    /// <summary>Trains on the examples <paramref name="first"/> and following of the order, unless their loss isn't finite.</summary>
    /// <returns>False once a step's loss is known not to be finite; neither that step nor a later one changes the parameters.</returns>
    public abstract bool Run(int first, int batch);

    /// <summary>Ends an epoch, or interrupts it for a validation: the network's parameters are what its last step left.</summary>
    /// <returns>Whether the losses of all its steps were finite.</returns>
    public abstract bool Complete();

    /// <summary>How well the network does on the validation data, after <see cref="Complete"/>.</summary>
    /// <param name="data">The options' validation data.</param>
    public abstract Evaluation Evaluate(Dataset data);

    /// <summary>Whether <see cref="Evaluate"/> keeps the predictions for each example, as some metrics need.</summary>
    public bool KeepsPredictions { get; set; }

    /// <summary>The options of an evaluation on the processor.</summary>
    protected EvaluationOptions EvaluationOptions(int threads) => new() { KeepPredictions = KeepsPredictions, Threads = threads };

    /// <summary>Copies what <see cref="Evaluate"/> has just evaluated: the average of the weights where there is one, and the running statistics.</summary>
    /// <param name="parameters">Where they go, laid out as <see cref="NetworkRuntime{T}.ParameterArena"/> is.</param>
    public abstract void CopyEvaluated(Span<T> parameters);

    /// <summary>Tells the schedule the loss that an epoch came to, after its <see cref="Complete"/>.</summary>
    public abstract void Observe(double loss);

    /// <summary>Ends the training: the network gets the average of its weights, where there is one.</summary>
    public abstract void Finish();

    /// <summary>Writes what the steps keep between each other, the network's weights included.</summary>
    public abstract void Save(CheckpointWriter<T> to);

    /// <summary>Takes over what the steps keep between each other.</summary>
    public abstract void Restore(CheckpointValues from);

    /// <summary>Goes on from a checkpoint, once its values and its tensors are taken over.</summary>
    public virtual void Resume()
    {
    }

    /// <summary>What the epoch's steps have shown; null where they aren't checked.</summary>
    public virtual CheckReport? ReportChecks() => null;

    /// <summary>Whether a step failed because of a value that isn't finite before its loss, or a gradient behind it.</summary>
    public virtual bool FailedChecks => false;

    /// <summary>Buffers that hold the inputs and targets of these rows of the data.</summary>
    public abstract TrainingBuffers<T> Gathered(ReadOnlySpan<int> rows);

    /// <summary>Gives back what isn't the network's own.</summary>
    public abstract void Dispose();
}
