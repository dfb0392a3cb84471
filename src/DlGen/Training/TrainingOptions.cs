using System.Diagnostics;
using System.Globalization;
using System.Numerics;

namespace DlGen;

/// <summary>How a network is trained. Everything has a default that works for small networks.</summary>
[DebuggerDisplay("{Epochs} epochs, batches of {BatchSize}, {Optimizer}")]
public sealed class TrainingOptions : UpdateOptions
{
    /// <summary>How many times the training data are gone through; 0 trains nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Epochs
    {
        get;
        init => field = CheckAtLeast(0, value, nameof(Epochs));
    } = 10;

    /// <summary>Examples a step; the last step of an epoch takes what is left.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int BatchSize
    {
        get;
        init => field = CheckAtLeast(1, value, nameof(BatchSize));
    } = 64;

    /// <summary>The update rule: <see cref="Adam"/> with its defaults unless another is given.</summary>
    public Optimizer Optimizer
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(Optimizer));
            field = value;
        }
    } = new Adam();

    /// <summary>
    /// α of mixup: each batch is mixed with a permutation of itself, x ← λ·x + (1 − λ)·x′, and its loss is λ·ℓ(y) + (1 − λ)·ℓ(y′), with one λ
    /// for the batch from the distribution Beta(α, α); 0, the default, for none. Validation and evaluation mix nothing. For <c>Train</c> alone.
    /// </summary>
    /// <remarks>
    /// Zhang, Cisse, Dauphin and Lopez-Paz, "mixup: Beyond Empirical Risk Minimization" (2018), who use 0.1 to 0.4. The larger of λ and 1 − λ is
    /// always that of the example itself, whose partner is drawn. This changes nothing of what is trained on, and the training's accuracy
    /// compares with the label of the example itself. An example's weight goes with its target: λ·w·ℓ(y) + (1 − λ)·w′·ℓ(y′). What is drawn
    /// depends on <see cref="Seed"/>, the epoch and the batch alone.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, or not finite.</exception>
    public double Mixup
    {
        get;
        init => field = double.IsFinite(value) && value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(Mixup), value, string.Create(CultureInfo.InvariantCulture, $"{nameof(Mixup)} is {value}; it must be a finite number above 0, or 0 for none."));
    }

    /// <summary>
    /// Where the order of the examples comes from: epoch e, counted from 0, goes through them in the order of
    /// <c>data.Batches(BatchSize, seed: Seed + e)</c>.
    /// </summary>
    public int Seed { get; init; }

    /// <summary>
    /// The maximum number of threads; 0, the default, for as many as the work is worth, up to all cores. The training never uses more than
    /// that: further threads would only wait for each other. The result is the same to the bit with any number.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Threads
    {
        get;
        init => field = CheckAtLeast(0, value, nameof(Threads));
    }

    /// <summary>
    /// What to train on, for instance a GpuDevice of the package DlGen.Gpu; null for this process's processor. The network's
    /// parameters are brought up to date at the end of every epoch. The validation data are evaluated on the device too; only
    /// where it has no room for that, on the processor.
    /// </summary>
    public Device? Device { get; init; }

    /// <summary>
    /// Data to evaluate after every epoch, or as <see cref="ValidateEveryEpochs"/> and <see cref="ValidateEverySteps"/> say. They have no influence
    /// on the weights but by <see cref="EarlyStopping"/>, a <see cref="PlateauSchedule"/> and callbacks.
    /// </summary>
    public Dataset? Validation { get; init; }

    /// <summary>After how many epochs there is a validation, and always after the last; 1 unless said otherwise.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int ValidateEveryEpochs
    {
        get;
        init => field = CheckAtLeast(1, value, nameof(ValidateEveryEpochs));
    } = 1;

    /// <summary>
    /// After how many steps, counted in batches over all epochs, there is a validation besides those after epochs; null for none.
    /// <see cref="TrainingHistory.Validations"/> has them all.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int? ValidateEverySteps
    {
        get;
        init => field = value is { } steps ? CheckAtLeast(1, steps, nameof(ValidateEverySteps)) : null;
    }

    /// <summary>Figures that the history keeps of each validation besides its loss and accuracy; none unless said otherwise.</summary>
    public IReadOnlyList<Metric> Metrics
    {
        get;
        init => field = CheckElements(value, nameof(Metrics));
    } = [];

    /// <summary>Ends the training when a metric of the validation data no longer improves, with the best weights; null for all epochs and the last weights.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>What is called after steps, validations and epochs, in this order; it can end the training and change its learning rate.</summary>
    public IReadOnlyList<TrainingCallback> Callbacks
    {
        get;
        init => field = CheckElements(value, nameof(Callbacks));
    } = [];

    /// <summary>
    /// Who is told how the training goes: <see cref="ConsoleProgress.Instance"/>, which draws a bar, or any other receiver. It is called on
    /// the thread that trains; <see cref="Progress{T}"/> hands on to the thread that made it.
    /// </summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Where and how often the training saves its state, so that it can be continued; null for never. For <c>Train</c> alone.</summary>
    public Checkpoints? Checkpoints { get; init; }

    /// <summary>
    /// Whether the training continues from the newest of its <see cref="Checkpoints"/>, as if it had never been interrupted; where the folder has
    /// none, it begins anew. The network's parameters are replaced by those of the checkpoint. Optimizer, data and all other options that the
    /// result depends on must be those that were saved. <see cref="Epochs"/> may be others where the rates of the schedule so far don't depend on them.
    /// </summary>
    public bool Resume { get; init; }

    /// <summary>
    /// What a checked training looks for after each step: values that aren't finite, dead and saturated units, vanishing gradients; null, the default, for
    /// a training without checks. A checked training ends with the same bits. For <c>Train</c> on the processor alone; <see cref="TrainingChecks.For"/> checks a
    /// training loop written out.
    /// </summary>
    public TrainingChecks? Checks { get; init; }

    /// <summary>The option that needs validation data; null where none does.</summary>
    internal string? AsksForValidation => this switch
    {
        { EarlyStopping: not null } => nameof(EarlyStopping),
        { ValidateEverySteps: not null } => nameof(ValidateEverySteps),
        { ValidateEveryEpochs: > 1 } => nameof(ValidateEveryEpochs),
        { Metrics.Count: > 0 } => nameof(Metrics),
        _ => null,
    };

    /// <summary>
    /// Starts the optimizer for a training loop written out, as <c>Train</c> starts it for these data: it knows how many updates the training and an
    /// epoch have. Epoch e of such a loop takes <c>data.Batches(BatchSize, seed: Seed + e)</c>, and gives the same bits.
    /// </summary>
    /// <typeparam name="T">The network's scalar.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="data">The training data.</param>
    /// <exception cref="ArgumentException">The data don't fit the network, or the schedule doesn't fit the training, or <see cref="Mixup"/> is set, which a loop doesn't do.</exception>
    public BoundOptimizer<T> OptimizerFor<T>(INetwork<T> network, Dataset data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        if (Mixup > 0)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"{nameof(Mixup)} is {Mixup}; Train mixes batches, and a training loop written out trains on them as they are. Set {nameof(Mixup)} to 0."));
        }

        data.CheckAgainst(network.Runtime.Model);
        network.Runtime.CheckBatchSize(data, this);
        return new BoundOptimizer<T>(network.Runtime, new OptimizerRun<T>(network.Runtime, Optimizer, this, UpdatePlan.Of(network.Runtime, data, this)));
    }

    /// <summary>The options, one a line; those that are null are left out.</summary>
    public override string ToString()
    {
        var table = new TextTable(leftAligned: 2);
        table.Add(nameof(Epochs), Figures.Count(Epochs));
        table.Add(nameof(BatchSize), Figures.Count(BatchSize));
        table.Add(nameof(Optimizer), $"{Optimizer}");
        AddTo(table);
        table.Add(nameof(Seed), Seed.ToString(CultureInfo.InvariantCulture));
        table.Add(nameof(Threads), Threads == 0 ? "all cores" : Figures.Count(Threads));
        (string, object?)[] others =
        [
            (nameof(Mixup), Mixup > 0 ? Mixup.ToString(CultureInfo.InvariantCulture) : null),
            (nameof(Device), Device),
            (nameof(Validation), Validation),
            (nameof(ValidateEveryEpochs), ValidateEveryEpochs > 1 ? Figures.Count(ValidateEveryEpochs) : null),
            (nameof(ValidateEverySteps), ValidateEverySteps is { } steps ? Figures.Count(steps) : null),
            (nameof(Metrics), Metrics.Count > 0 ? string.Join(", ", Metrics) : null),
            (nameof(EarlyStopping), EarlyStopping),
            (nameof(Callbacks), Callbacks.Count > 0 ? Figures.Count(Callbacks.Count, "callback") : null),
            (nameof(Checks), Checks),
            (nameof(Checkpoints), Checkpoints),
            (nameof(Resume), Resume ? "True" : null),
            (nameof(Progress), Progress),
        ];
        foreach ((string name, object? value) in others)
        {
            if (value is not null)
            {
                table.Add(name, $"{value}");
            }
        }

        return table.ToString();
    }

    private static IReadOnlyList<TElement> CheckElements<TElement>(IReadOnlyList<TElement> elements, string name)
        where TElement : class
    {
        ArgumentNullException.ThrowIfNull(elements, name);
        TElement[] copy = [.. elements];
        return Array.IndexOf(copy, null) is var index and >= 0
            ? throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{name}[{index}] is null."), name)
            : copy;
    }
}
