using System.Globalization;
using DlGen.Gpu.Graphs;
using DlGen.Gpu.Kernels;
using DlGen.Gpu.Optimizers;
using DlGen.Kernels;
using DlGen.Runtime;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu.Training;

/// <summary>
/// A training's steps on a device. The host runs ahead: it puts kernels into the device's queue and asks for results only at
/// the end of an epoch, when somebody wants to see progress, or every so many steps, so that it can be stopped.
/// </summary>
internal sealed partial class GpuSteps : TrainingSteps<float>
{
    /// <summary>Steps that the host may be ahead.</summary>
    private const int MostAhead = 64;

    private readonly NetworkRuntime<float> network;
    private readonly Dataset data;
    private readonly int[] order;
    private readonly TrainingOptions options;
    private readonly GpuProgram program;
    private readonly ParameterTransfer parameters;
    private readonly GpuUpdates updates;
    private readonly BatchLoader batches;
    private readonly List<WeightFeed> weights = [];
    private readonly MixtureFeed? mixtures;
    private readonly StepLosses losses;
    private readonly StepReplay replay;
    private readonly int stepsInEpoch;
    private readonly int trained;
    private readonly bool leavesOut;
    private RandomStep epochStart;
    private int epoch;
    private int steps;
    private int lastBatch;

    /// <param name="program">The network's formulas. It is given back with the steps.</param>
    /// <param name="network">The network.</param>
    /// <param name="data">Data that fit it.</param>
    /// <param name="options">How to train.</param>
    /// <param name="order">Where the order of an epoch's examples is when it begins.</param>
    public GpuSteps(GpuProgram program, NetworkRuntime<float> network, Dataset data, TrainingOptions options, int[] order)
    {
        this.program = program;
        this.network = network;
        this.data = data;
        this.order = order;
        this.options = options;
        int capacity = Math.Min(options.BatchSize, data.Count);
        stepsInEpoch = RowPadding.Pieces(data.Count, options.BatchSize);
        IReadOnlyList<HeadModel> heads = network.Model.Heads;
        losses = new StepLosses(program.Memory, stepsInEpoch, heads.Count == 1 ? heads[0].Weight / heads[0].RowsInMean : 1);
        trained = Trainer<float>.CountTrained(network, order.Length, options.BatchSize);
        leavesOut = data.LeavesOut(heads);
        program.ShareLosses(heads, leavesOut ? stepsInEpoch : 1, static (_, _) => 1);
        updates = new GpuUpdates(program, network, data, options, losses);
        parameters = new ParameterTransfer(network, program);
        parameters.Upload();
        program.StartRandomSteps(network.RandomStep);
        program.ReserveForBackward();
        for (int head = 0; head < heads.Count; head++)
        {
            if (data.Weighs(heads[head], head))
            {
                var feed = new WeightFeed(program.Memory, data.SelectTarget(head), order, capacity, heads[head], losses.Made);
                weights.Add(feed);
                program.Heads[head].ExampleWeights = feed.Weights;
            }
        }

        if (options.Mixup > 0)
        {
            mixtures = new MixtureFeed(program.Memory, options.Mixup, order.Length, capacity, losses.Made);
            program.Mixture = mixtures.Mixture;
        }

        batches = new BatchLoader(network, program, data, order, capacity, losses.Made, augments: true);
        program.Source = batches.Source;
        program.Results = losses.Results;
        program.Failed = losses.Failed;
        replay = new StepReplay(program.Device.RecordsSteps ? program.Device.Recorder : null, Launch);
    }

    public override float LearningRate => (float)updates.Rate;

    public override float NextLearningRate => (float)updates.NextRate;

    public override RateChange RateChange
    {
        get => updates.RateChange;
        set
        {
            updates.RateChange = value;
            updates.Replan(steps);
        }
    }

    public override double StepLoss
    {
        get
        {
            Read();
            return losses[steps] / lastBatch;
        }
    }

    public override long Updates => updates.Updates;

    public override double MeanLoss(int examples)
    {
        Read();
        return losses.Sum / examples;
    }

    public override long Correct
    {
        get
        {
            Read();
            return losses.Hits;
        }
    }

    public override (int First, double Loss) Failure =>
        ((losses.FailedStep - 1) * options.BatchSize, losses[losses.FailedStep]);

    /// <summary>The evaluation of the validation data, which is given back with the steps; null leaves it to the processor.</summary>
    internal GpuEvaluation? Evaluation { get; init; }

    /// <summary>Whether all examples lie on the device.</summary>
    internal bool IsResident => batches.IsResident;

    public override int Classified(int first, int batch) => network.CountClassified(data, order.AsSpan(first, batch));

    public override void BeginEpoch(int seed, int batches = 0)
    {
        epoch = seed;
        steps = batches;
        epochStart = network.RandomStep with { Number = network.RandomStep.Number - batches };
        try
        {
            if (batches == 0)
            {
                losses.Clear();
            }
            else
            {
                losses.Begin(batches, restored.Sum, restored.Hits);
            }

            ShareLosses();
            updates.BeginEpoch(batches);
            this.batches.BeginEpoch(seed);
            weights.ForEach(static feed => feed.BeginEpoch());
            mixtures?.BeginEpoch(seed);
        }
        catch (AcceleratorException exception)
        {
            throw Lost(exception);
        }
    }

    public override bool Run(int first, int batch)
    {
        try
        {
            updates.Ready(steps);
            batches.Prepare(first, batch);
            _ = network.BeginRandomStep();
            StepKind kind = updates.KindOf(steps, batch);
            replay.Run(kind);
            updates.Count(kind);
        }
        catch (AcceleratorException exception)
        {
            throw Lost(exception);
        }

        steps++;
        lastBatch = batch;
        bool looks = options.Progress is not null || steps % MostAhead == 0;
        return !looks || IsFinite() || Complete();
    }

    public override bool Complete()
    {
        bool isFinite = IsFinite();
        try
        {
            parameters.Download();
        }
        catch (AcceleratorException exception)
        {
            throw Lost(exception);
        }

        return isFinite;
    }

    public override Evaluation Evaluate(Dataset data)
    {
        if (Evaluation is null)
        {
            Download(updates.Averages);
            Evaluation result = network.Evaluate(data, EvaluationOptions(options.Threads));
            Download(updates.Averages is null ? null : program.ParameterView);
            return result;
        }

        try
        {
            float[] predictions = KeepsPredictions ? new float[network.OutputLength(data.Count)] : [];
            Evaluation result = Evaluation.Run(updates.Averages ?? program.ParameterView, predictions);
            return KeepsPredictions ? network.WithPredictions(result, data, predictions) : result;
        }
        catch (AcceleratorException exception)
        {
            throw Lost(exception, "while it evaluated the validation data");
        }
    }

    public override void CopyEvaluated(Span<float> parameters)
    {
        Download(updates.Averages);
        network.ParameterArena.Span.CopyTo(parameters);
        Download(updates.Averages is null ? null : program.ParameterView);
    }

    public override void Observe(double loss) => updates.Observe(loss);

    public override void Finish() => Download(updates.Averages);

    public override TrainingBuffers<float> Gathered(ReadOnlySpan<int> rows)
    {
        var buffers = new TrainingBuffers<float>(network, rows.Length);
        mixtures?.Mixup.Draw(epoch, Failure.First, rows.Length);
        buffers.Gather(data, rows.ToArray(), epoch, mixtures?.Mixup);
        buffers.Computation.RandomStep = epochStart with { Number = epochStart.Number + losses.FailedStep - 1 };
        return buffers;
    }

    public override void Dispose()
    {
        try
        {
            replay.Dispose();
            batches.Dispose();
            Evaluation?.Dispose();
            program.Dispose();
        }
        catch (AcceleratorException)
        {
            // The device is lost, and its memory with it; what was to be said of that has been said.
        }
    }

    /// <summary>Gives the network what lies on the device as its parameters do; null for nothing.</summary>
    private void Download(ArrayView<Float4>? view)
    {
        if (view is not { } from)
        {
            return;
        }

        try
        {
            parameters.Download(from, static parameter => parameter.Value);
        }
        catch (AcceleratorException exception)
        {
            throw Lost(exception);
        }
    }

    /// <summary>Where heads leave out examples, lets each step's losses count by those that are left.</summary>
    private void ShareLosses()
    {
        if (!leavesOut)
        {
            return;
        }

        IReadOnlyList<HeadModel> heads = network.Model.Heads;
        CountedShares[] shares = [.. heads.Select((head, target) => new CountedShares(data, head, target, order.AsSpan(0, trained), options.BatchSize))];
        bool hasMean = Array.TrueForAll(shares, static share => share.IsAny);
        losses.Factor = step => !hasMean ? double.NaN : shares.Length == 1 ? shares[0][step] : 1;
        program.ShareLosses(heads, stepsInEpoch, (head, step) => shares[head][step]);
    }

    /// <summary>
    /// A step's launches. They are the same for every step of a kind: what changes lies on the device. A narrow network's step of one launch
    /// doesn't mix batches.
    /// </summary>
    private void Launch(StepKind kind)
    {
        if (mixtures is not null || !updates.TryStep(kind))
        {
            int batch = kind.Batch;
            batches.Load(batch);
            program.BeginRandomStep();
            program.Forward(batch);
            program.ComputeLoss(batch);
            program.SumLosses(batch, losses.Results);
            program.MoveStatistics(batch);
            updates.Backward(kind);
        }

        updates.Complete(kind);
    }

    /// <summary>Whether all losses of the epoch so far are finite.</summary>
    private bool IsFinite()
    {
        Read();
        return losses.FailedStep == 0;
    }

    /// <summary>Reads the results of the steps since the last time; waits for the device.</summary>
    private void Read()
    {
        try
        {
            losses.Read(steps);
        }
        catch (AcceleratorException exception)
        {
            throw Lost(exception);
        }
    }

    private GpuException Lost(AcceleratorException exception) =>
        Lost(exception, string.Create(CultureInfo.InvariantCulture, $"in step {steps + 1} of an epoch"));

    private GpuException Lost(AcceleratorException exception, string when) => new(
        $"'{program.Device.Name}' failed {when}: {exception.Message} {network.Model.Name} has the parameters of the last completed epoch.",
        exception);
}
