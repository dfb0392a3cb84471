namespace DlGen.Runtime;

public sealed partial class NetworkRuntime<T>
{
    /// <summary>How well the network does on <paramref name="data"/>. The result doesn't depend on the number of threads.</summary>
    /// <param name="data">The data, with targets.</param>
    /// <param name="threads">The maximum number of threads; 0, the default, for as many as the work is worth, up to all cores.</param>
    /// <exception cref="ArgumentException">The data don't fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is negative.</exception>
    /// <exception cref="InvalidOperationException">The data are a test part (<see cref="Dataset.IsTest"/>), and the network was trained on some of its rows.</exception>
    public Evaluation Evaluate(Dataset data, int threads = 0)
    {
        ArgumentNullException.ThrowIfNull(data);
        CheckThreads(threads);
        data = Prepared(data);
        data.CheckAgainst(Model);
        return Evaluated(data, () => new EvaluationJob<T>(this, inference, data).Run(UsefulThreads(threads, data.Count)));
    }

    /// <summary>
    /// How well the network does on <paramref name="data"/>, computed on a device. The network's parameters are copied there first. The
    /// result differs from the processor's by rounding.
    /// </summary>
    /// <param name="data">The data, with targets.</param>
    /// <param name="device">What to compute on, for instance a GpuDevice of the package DlGen.Gpu.</param>
    /// <exception cref="ArgumentException">The data don't fit the network.</exception>
    /// <exception cref="InvalidOperationException">The data are a test part (<see cref="Dataset.IsTest"/>), and the network was trained on some of its rows.</exception>
    /// <exception cref="NotSupportedException">The network wasn't compiled for the device.</exception>
    public Evaluation Evaluate(Dataset data, Device device)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(device);
        data = Prepared(data);
        data.CheckAgainst(Model);
        return Evaluated(data, () => device.Evaluate(this, data, []));
    }

    /// <summary>How well the network does on <paramref name="data"/>, with what the options ask for. The result doesn't depend on the number of threads.</summary>
    /// <param name="data">The data, with targets.</param>
    /// <param name="options">What to keep and compute beyond loss, accuracy and confusion matrix.</param>
    /// <exception cref="ArgumentException">The data don't fit the network, or are so many that an array can't hold their predictions.</exception>
    /// <exception cref="InvalidOperationException">The data are a test part (<see cref="Dataset.IsTest"/>), and the network was trained on some of its rows.</exception>
    /// <exception cref="NotSupportedException">The network wasn't compiled for the device.</exception>
    public Evaluation Evaluate(Dataset data, EvaluationOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        if (!options.KeepPredictions)
        {
            return options.Device is { } device ? Evaluate(data, device) : Evaluate(data, options.Threads);
        }

        data = Prepared(data);
        data.CheckAgainst(Model);
        return Evaluated(data, () => EvaluateKept(data, options));
    }

    /// <summary>An evaluation beside the predictions that it is of.</summary>
    /// <param name="all">The evaluation without them.</param>
    /// <param name="data">The data.</param>
    /// <param name="predictions">The predictions of all heads for each example.</param>
    /// <param name="bootstrap">How intervals are found; null for none.</param>
    /// <param name="classesAt">
    /// The class of each example, or of each of its positions, at a head, and the one it was taken for; if null, the one that the predictions stand
    /// for.
    /// </param>
    internal Evaluation WithPredictions(
        Evaluation all, Dataset data, T[] predictions, Bootstrap? bootstrap = null, Func<int, (int[] Actual, int[] Predicted)>? classesAt = null)
    {
        var heads = new Evaluation[Heads.Length];
        int start = 0;
        for (int head = 0; head < heads.Length; head++)
        {
            (int[] actual, int[] predicted) = classesAt?.Invoke(head) ?? ClassesOf(data, head, predictions, start);
            var scores = new HeadScores<T>(Heads[head], predictions, start, OutputSize, actual, predicted, TargetsOf(data, head));
            Evaluation without = all.Heads[head];
            heads[head] = new Evaluation(without.Name, without.Weight, without.Count, without.Loss, without.ConfusionMatrix)
            {
                Task = without.Task,
                Sample = new ScoreSample(scores),
                Bootstrap = bootstrap,
            };
            start += Heads[head].Size;
        }

        return Evaluation.Of(heads);
    }

    private Evaluation EvaluateKept(Dataset data, EvaluationOptions options)
    {
        var predictions = new T[Lengths.Product(data.Count, OutputSize, nameof(data), $"{Model.Name}: the predictions", "Evaluate the data in parts.")];
        if (options.Device is { } device)
        {
            return WithPredictions(device.Evaluate(this, data, predictions), data, predictions, options.Bootstrap);
        }

        var job = new EvaluationJob<T>(this, inference, data, predictions);
        Evaluation all = job.Run(UsefulThreads(options.Threads, data.Count));
        return WithPredictions(all, data, predictions, options.Bootstrap, job.ClassesAt);
    }

    /// <summary>The target values of each example at a head; empty where they are classes of several.</summary>
    private float[] TargetsOf(Dataset data, int head)
    {
        HeadModel model = Heads[head];
        if (model.Targets == TargetKind.Classes)
        {
            return [];
        }

        var targets = new float[Lengths.Product(data.Count, model.Size, nameof(data), $"{Model.Name}: the targets", "Evaluate the data in parts.")];
        for (int row = 0; row < data.Count; row++)
        {
            data.GatherTarget(data.Row(row), 0, targets.AsSpan(row * model.Size, model.Size), head);
        }

        return targets;
    }

    /// <summary>The class of each example, or of each of its positions, at a head, and the one that its probabilities stand for; empty where there is none.</summary>
    private (int[] Actual, int[] Predicted) ClassesOf(Dataset data, int head, T[] predictions, int start)
    {
        HeadModel model = Heads[head];
        var actual = new int[model.Classes > 0 ? data.Count * model.Positions : 0];
        var predicted = new int[actual.Length];
        for (int example = 0; example < data.Count && actual.Length > 0; example++)
        {
            if (model.Targets == TargetKind.Classes)
            {
                data.GatherLabels([example], actual.AsSpan(example * model.Positions, model.Positions), model, head);
            }
            else
            {
                float probability = 0;
                data.GatherTarget(data.Row(example), 0, new Span<float>(ref probability), head);
                actual[example] = probability > 0.5f ? 1 : 0;
            }

            for (int position = 0; position < model.Positions; position++)
            {
                ReadOnlySpan<T> row = predictions.AsSpan((example * OutputSize) + start + (position * model.Width), model.Width);
                predicted[(example * model.Positions) + position] = Classes.OfProbabilities(row);
            }
        }

        return (actual, predicted);
    }
}
