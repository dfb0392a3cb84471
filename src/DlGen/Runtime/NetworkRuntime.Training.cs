namespace DlGen.Runtime;

public sealed partial class NetworkRuntime<T>
{
    /// <summary>
    /// Trains the network. The result is the same to the bit as that of the training loop written out, for any number of
    /// threads. On a device it differs by rounding.
    /// </summary>
    /// <param name="data">The training data.</param>
    /// <param name="options">How to train; the defaults if null.</param>
    /// <param name="cancellationToken">
    /// Ends the training after the current step. The network keeps what it has learned, or has the best weights where
    /// <see cref="TrainingOptions.EarlyStopping"/> restores them, and nothing is thrown.
    /// </param>
    /// <returns>The results of each completed epoch and of each validation, and why the training ended.</returns>
    /// <exception cref="ArgumentException">
    /// The training or validation data don't fit the network, batches would be too small for a batch normalization, or rows to train on also
    /// stand in the validation set or in the test part of the same split; the message names them. Or the options ask for validations without
    /// validation data, or for a metric that the network's evaluations don't have, or the checkpoints are of another training; or for
    /// <see cref="TrainingOptions.Mixup"/> where the network takes tokens.
    /// </exception>
    /// <exception cref="InvalidDataException">The training is to resume, and all its checkpoints are damaged.</exception>
    /// <exception cref="InvalidOperationException">The network is being trained already.</exception>
    /// <exception cref="IOException">A checkpoint can't be saved. The one before it is whole.</exception>
    /// <exception cref="NotSupportedException">The network wasn't compiled for the device that the options name, or the options ask for checks there.</exception>
    /// <exception cref="TrainingDivergedException">The loss is no longer finite, or with <see cref="TrainingOptions.Checks"/> a value or a gradient isn't.</exception>
    public TrainingHistory Train(Dataset data, TrainingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new TrainingOptions();
        data = Prepared(data);
        data.CheckAgainst(Model);
        Dataset? validation = options.Validation is null ? null : Prepared(options.Validation);
        validation?.CheckAgainst(Model, role: "validation set", argument: nameof(options));

        ValidationRun<T>.Check(this, options);
        data.CheckApart(options.Validation);
        CheckBatchSize(data, options);
        if (options.Mixup > 0 || options.Resume || options.Checks is not null)
        {
            CheckOptions(options);
        }

        using Use use = BeginUse();
        NoteTrained(data);
        var order = new EpochOrder(data);
        using TrainingSteps<T> steps = options.Device is { } device
            ? device.CreateSteps(this, data, options, order.Rows)
            : new ProcessorSteps<T>(this, Buffers(Math.Min(options.BatchSize, data.Count)), data, options, order);
        using CheckpointRun<T>? checkpoints = options.Checkpoints is null ? null : StartCheckpoints(data, options);
        return new Trainer<T>(this, steps, order, options) { Checkpoints = checkpoints }.Run(cancellationToken);
    }

    private void CheckOptions(TrainingOptions options)
    {
        if (options.Mixup > 0 && Model.Tokens.Count > 0)
        {
            throw new ArgumentException(
                Invariant($"{Model.Name}: Mixup is {options.Mixup}, and the network takes tokens, which only name rows of a table: there is nothing between two of them. Set Mixup to 0."),
                nameof(options));
        }

        if (options.Checks is not null && options.Device is not null)
        {
            throw new NotSupportedException(
                $"{Model.Name}: Checks is set, and the training is on {options.Device}, where steps aren't checked yet. Leave Device null to check on the processor, or Checks.");
        }

        if (options.Resume && options.Checkpoints is null)
        {
            throw new ArgumentException($"{Model.Name}: Resume is true, and there are no {nameof(Checkpoints)} to resume from.", nameof(options));
        }
    }

    private CheckpointRun<T> StartCheckpoints(Dataset data, TrainingOptions options) => new(this, data, options);

    internal void CheckBatchSize(Dataset data, TrainingOptions options)
    {
        TrainingBuffers<T>.CheckLength(this, Math.Min(options.BatchSize, data.Count), nameof(options));
        if (Math.Min(options.BatchSize, data.Count) < Model.SmallestBatch)
        {
            throw new ArgumentException(
                Invariant($"{Model.Name}: a batch normalization takes mean and variance over the batch, so in training it needs {Model.SmallestBatch} examples or more; there are {data.Count}, and BatchSize is {options.BatchSize}."),
                nameof(options));
        }
    }
}
