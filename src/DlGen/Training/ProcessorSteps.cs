using System.Numerics;
using DlGen.Runtime;

namespace DlGen;

/// <summary>Steps on the processor, each done when it returns.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed partial class ProcessorSteps<T> : TrainingSteps<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkRuntime<T> network;
    private readonly TrainingBuffers<T> buffers;
    private readonly OptimizerRun<T> optimizer;
    private readonly TrainingStep<T> step;
    private readonly StepChecks<T>? checks;
    private readonly Dataset data;
    private readonly int[] order;
    private readonly RowFetcher? fetcher;
    private readonly int threads;
    private readonly double[] headSums;
    private readonly long[] headCounts;
    private double lossSum;
    private long correct;
    private int lastBatch;
    private (int First, double Loss) failure;

    public ProcessorSteps(NetworkRuntime<T> network, TrainingBuffers<T> buffers, Dataset data, TrainingOptions options, EpochOrder order)
    {
        this.network = network;
        this.buffers = buffers;
        this.data = data;
        this.order = order.Rows;
        threads = options.Threads;
        fetcher = data.IsMapped ? new RowFetcher(data, order) : null;
        optimizer = new OptimizerRun<T>(network, options.Optimizer, options, UpdatePlan.Of(network, data, options));
        int useful = network.UsefulThreads(threads, Math.Min(options.BatchSize, data.Count));
        checks = options.Checks is null ? null : new StepChecks<T>(network, options.Checks);
        step = new TrainingStep<T>(network, buffers, optimizer, data, this.order, useful, options.Mixup, checks);
        headSums = new double[step.HeadSums.Length];
        headCounts = new long[step.HeadSums.Length];
    }

    public override float LearningRate => (float)optimizer.State.Rate;

    public override float NextLearningRate => (float)optimizer.Rate;

    public override RateChange RateChange
    {
        get => optimizer.RateChange;
        set => optimizer.RateChange = value;
    }

    public override double StepLoss => step.LossSum / lastBatch;

    public override long Updates => optimizer.Updates;

    public override long Correct => correct;

    public override (int First, double Loss) Failure => failure;

    public override bool FailedChecks => checks is { Failed: true };

    public override double MeanLoss(int examples) => headSums.Length == 0 ? lossSum / examples : MeanOfHeads();

    private double MeanOfHeads()
    {
        double loss = 0;
        for (int head = 0; head < headSums.Length; head++)
        {
            loss += network.Heads[head].Weight * headSums[head] / network.Heads[head].InExamples(headCounts[head]);
        }

        return loss;
    }

    public override int Classified(int first, int batch) => network.CountClassified(data, order.AsSpan(first, batch));

    public override void BeginEpoch(int seed, int batches = 0)
    {
        step.Epoch = seed;
        if (batches > 0)
        {
            return;
        }

        lossSum = 0;
        Array.Clear(headSums);
        Array.Clear(headCounts);
        correct = 0;
    }

    public override bool Run(int first, int batch)
    {
        fetcher?.Begin(first + batch, batch);
        if (!step.Run(first, batch))
        {
            failure = (first, step.LossSum);
            return false;
        }

        lastBatch = batch;
        lossSum += step.LossSum;
        if (headSums.Length > 0)
        {
            AddLosses(order.AsSpan(first, batch));
        }

        correct += step.Correct;
        return true;
    }

    public override bool Complete() => true;

    public override CheckReport? ReportChecks() => checks?.Report();

    public override void Observe(double loss) => optimizer.Schedule?.Observe(loss);

    public override Evaluation Evaluate(Dataset data)
    {
        if (optimizer.Averages is null)
        {
            return network.Evaluate(data, EvaluationOptions(threads));
        }

        optimizer.SwapAverages();
        try
        {
            return network.Evaluate(data, EvaluationOptions(threads));
        }
        finally
        {
            optimizer.SwapAverages();
        }
    }

    public override void CopyEvaluated(Span<T> parameters)
    {
        network.ParameterArena.Span.CopyTo(parameters);
        if (optimizer.Averages is { Count: > 0 } averages)
        {
            averages.Values.Span[..network.TrainedLength].CopyTo(parameters);
        }

        GC.KeepAlive(network);
    }

    public override void Finish()
    {
        if (optimizer.Averages is not null)
        {
            optimizer.SwapAverages();
        }
    }

    /// <summary>Adds the last step's losses to those of their heads, where the data leaves examples out.</summary>
    private void AddLosses(ReadOnlySpan<int> rows)
    {
        for (int head = 0; head < headSums.Length; head++)
        {
            HeadModel model = network.Heads[head];
            int counted = data.CountPositions(rows, model, head);
            headSums[head] += step.HeadSums[head] * model.CountedShare(counted, rows.Length);
            headCounts[head] += counted;
        }
    }

    /// <inheritdoc/>
    /// <remarks>They are those of the last step, which is the one that failed.</remarks>
    public override TrainingBuffers<T> Gathered(ReadOnlySpan<int> rows) => buffers;

    public override void Dispose() => fetcher?.Dispose();
}
