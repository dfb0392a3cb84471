using System.Numerics;
using DlGen.Kernels;
using DlGen.Runtime;

namespace DlGen;

/// <summary>
/// An optimizer at work on one network, with all that acts around its updates. A batch is a step; the last batch of
/// <see cref="UpdateOptions.AccumulationSteps"/>, and the last of an epoch where there are epochs, makes an update. Where nothing asks for
/// the gradients, the update is fused into the backward pass; else they are stored, and a second sweep makes it.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed partial class OptimizerRun<T> : ICheckpointed<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // What PyTorch adds to a norm before it divides by it.
    private const double NormEpsilon = 1e-6;

    private readonly UpdateOptions options;
    private readonly UpdatePlan plan;
    private readonly StepPlaces<T> places;
    private readonly NormLimit<T>? limit;
    private readonly GradientNorm<T>? norm;
    private readonly ScheduleRun? schedule;
    private readonly double clipNorm;
    private readonly double sign;
    private readonly bool sumsLosses;
    private readonly int length;
    private Arena<T>? sums;
    private bool isFirst;
    private bool isUpdate;
    private int batchInEpoch;
    private int accumulated;
    private long accumulatedExamples;
    private long updates;
    private double factor;
    private double rate;

    /// <param name="network">The network.</param>
    /// <param name="rule">The optimizer.</param>
    /// <param name="options">What acts around it.</param>
    /// <param name="plan">How long the training is, where that is known.</param>
    /// <exception cref="ArgumentException">Something of it doesn't fit the network or the training.</exception>
    public OptimizerRun(NetworkRuntime<T> network, Optimizer rule, UpdateOptions options, UpdatePlan plan)
    {
        this.options = options;
        this.plan = plan;
        length = network.TrainedLength;
        sumsLosses = Array.TrueForAll(network.Heads, static head => head.SumsLosses);
        sign = rule.Maximize ? -1 : 1;
        clipNorm = options.ClipNorm is { } most ? Optimizer.ToDouble(most) : 0;
        bool changes = rule.Maximize || options.ClipNorm is not null || options.ClipValue is not null || options.AccumulationSteps > 1;
        ParameterGroups groups = ParameterGroups.Of(rule, network.Model);
        places = new StepPlaces<T>(network.ParameterArena, groups, groups.OfPanels(network.Model), changes ? CreateIncoming() : null);
        State = rule.CreateState(places);
        rate = Optimizer.ToDouble(rule.LearningRate);
        State.Rate = rate;
        schedule = options.Schedule is { } rates ? new ScheduleRun(rates, new(rate, plan.Updates, plan.UpdatesPerEpoch)) : null;
        limit = float.IsFinite(rule.MaxNorm) ? new NormLimit<T>(network, rule.MaxNorm) : null;
        norm = options.ClipNorm is null ? null : new GradientNorm<T>(length);
        Averages = options.WeightAveraging is { } averaging ? new AveragedWeights<T>(network, averaging) : null;
    }

    /// <summary>The optimizer's own state.</summary>
    public OptimizerState<T> State { get; }

    /// <summary>The schedule's state; null where there is none.</summary>
    public ScheduleRun? Schedule => schedule;

    /// <summary>The average of the weights; null where there is none.</summary>
    public AveragedWeights<T>? Averages { get; }

    /// <summary>Whether the network has the averages in its weights' place.</summary>
    public bool HoldsAverages { get; private set; }

    /// <summary>How many updates there were.</summary>
    public long Updates => updates;

    /// <summary>The learning rate of the next update.</summary>
    public double Rate
    {
        get => RateChange.Apply(schedule is null ? rate : schedule.Rate(updates));
        set => rate = value;
    }

    /// <summary>What a training's callbacks have made of the learning rate; a change acts from the next update on.</summary>
    public RateChange RateChange { get; set; } = RateChange.None;

    /// <summary>How many batches are accumulated for the next update.</summary>
    public int Accumulated => accumulated;

    /// <summary>How far it has come. Set together with the contents of <see cref="Tensors"/>, it goes on there.</summary>
    public OptimizerProgress Progress
    {
        get => new(updates, batchInEpoch, accumulated, accumulatedExamples, Averages?.Count ?? 0, schedule?.Plateau);
        set
        {
            (updates, batchInEpoch, accumulated, accumulatedExamples, _, _) = value;
            State.Resume(value.Updates);
            if (Averages is not null)
            {
                Averages.Count = value.Averaged;
            }

            if (schedule is not null)
            {
                schedule.Plateau = value.Plateau;
            }
        }
    }

    /// <summary>All that it keeps from step to step, each tensor by its name, laid out as the parameters are: moments, sums and averages.</summary>
    public IReadOnlyList<(string Name, Arena<T> Values)> Tensors =>
    [
        .. State.Moments,
        .. Accumulates ? [("accumulated", Shared.GetOrCreate(ref sums, length))] : Array.Empty<(string, Arena<T>)>(),
        .. Averages is { } averages ? [("average", averages.Values)] : Array.Empty<(string, Arena<T>)>(),
    ];

    /// <summary>The length of the gradient before clipping at the last update that took it; NaN before, and where it isn't taken.</summary>
    public double Norm { get; private set; } = double.NaN;

    /// <summary>Whether it accumulates the gradients of several batches.</summary>
    public bool Accumulates => options.AccumulationSteps > 1;

    /// <summary>Readies the step of a batch; called by one thread before the team starts.</summary>
    /// <param name="examples">Examples of the batch.</param>
    public void Begin(int examples)
    {
        batchInEpoch++;
        isFirst = accumulated == 0;
        factor = Accumulates && !sumsLosses ? examples : 1;
        accumulated++;
        accumulatedExamples += examples;
        bool endsEpoch = plan.BatchesPerEpoch > 0 && batchInEpoch == plan.BatchesPerEpoch;
        batchInEpoch = endsEpoch ? 0 : batchInEpoch;
        isUpdate = accumulated == options.AccumulationSteps || endsEpoch;
        if (isUpdate)
        {
            BeginUpdate();
        }
    }

    /// <summary>Readies an update with what is accumulated.</summary>
    public void BeginUpdate()
    {
        if (Accumulates)
        {
            places.Incoming!.Value.Scale = T.CreateTruncating(sumsLosses ? 1 : 1.0 / accumulatedExamples);
        }

        State.Rate = Rate;
        State.NextStep();
        Averages?.Begin();
        updates++;
        accumulated = 0;
        accumulatedExamples = 0;
    }

    /// <summary>The backward pass of the batch begun, and the update where it makes one.</summary>
    public void Backward<TVector>(Computation<T> computation, Matrix<T> x, int batch, Worker worker)
        where TVector : struct, IVector<TVector, T>
    {
        if (Accumulates || norm is not null)
        {
            BackwardToSums<TVector>(computation, x, batch, worker);
        }
        else
        {
            State.Backward<TVector>(computation, x, batch, worker);
            Complete<TVector>(worker);
        }
    }

    /// <summary>The step of a batch whose gradients are stored, and the update where it makes one.</summary>
    public void Step<TVector>(Arena<T> gradients, Worker worker)
        where TVector : struct, IVector<TVector, T>
    {
        if (Accumulates)
        {
            Arena<T> to = Shared.GetOrCreate(ref sums, length);
            Accumulate<TVector>(gradients, new AccumulateGradient<T>(to, T.CreateTruncating(factor), isFirst), worker);
            if (!isUpdate)
            {
                return;
            }

            gradients = to;
            worker.Meet();
        }

        Update<TVector>(gradients, worker);
        Complete<TVector>(worker);
    }

    /// <summary>An update with what is accumulated, which <see cref="BeginUpdate"/> has readied.</summary>
    public void Flush<TVector>(Worker worker)
        where TVector : struct, IVector<TVector, T>
    {
        Update<TVector>(sums!, worker);
        Complete<TVector>(worker);
    }

    /// <summary>Exchanges the network's weights and their average.</summary>
    public void SwapAverages()
    {
        Averages!.Swap();
        HoldsAverages = !HoldsAverages;
    }

    /// <summary>The backward pass with gradients that are stored or accumulated, and the update in a second sweep.</summary>
    private void BackwardToSums<TVector>(Computation<T> computation, Matrix<T> x, int batch, Worker worker)
        where TVector : struct, IVector<TVector, T>
    {
        Arena<T> to = Shared.GetOrCreate(ref sums, length);
        if (Accumulates)
        {
            computation.Backward<TVector, AccumulateGradient<T>>(x, batch, new AccumulateGradient<T>(to, T.CreateTruncating(factor), isFirst), worker);
        }
        else
        {
            computation.Backward<TVector, StoreGradient<T>>(x, batch, new StoreGradient<T>(to), worker);
        }

        if (isUpdate)
        {
            worker.Meet();
            Update<TVector>(to, worker);
            Complete<TVector>(worker);
        }
    }

    private static unsafe void Accumulate<TVector>(Arena<T> gradients, AccumulateGradient<T> part, Worker worker, int length)
        where TVector : struct, IVector<TVector, T>
    {
        (int first, int last) = worker.Share(length, GradientNorm<T>.Chunk);
        for (nint offset = first; offset < last; offset += TVector.Count)
        {
            part.Apply(offset, TVector.Load(gradients.Origin + offset));
        }
    }

    private PinnedValue<IncomingNumbers<T>> CreateIncoming() => new(new()
    {
        Scale = T.One,
        Limit = options.ClipValue is { } most ? T.CreateTruncating(Optimizer.ToDouble(most)) : T.PositiveInfinity,
        Coefficient = T.CreateTruncating(sign),
    });

    private void Accumulate<TVector>(Arena<T> gradients, AccumulateGradient<T> part, Worker worker)
        where TVector : struct, IVector<TVector, T> => Accumulate<TVector>(gradients, part, worker, length);

    private void Update<TVector>(Arena<T> gradients, Worker worker)
        where TVector : struct, IVector<TVector, T>
    {
        if (norm is not null)
        {
            norm.Add<TVector>(gradients, places.Context, worker);
            worker.Meet();
            if (worker.Index == 0)
            {
                Norm = norm.Value();
                double scale = clipNorm / (Norm + NormEpsilon);

                // Not Math.Min: a norm that isn't a number is to be seen in the weights.
                places.Incoming!.Value.Coefficient = T.CreateTruncating(sign * (scale > 1 ? 1 : scale));
            }

            worker.Meet();
        }

        (int first, int last) = worker.Share(length, GradientNorm<T>.Chunk);
        State.Apply<TVector>(gradients, first, last);
    }

    private void Complete<TVector>(Worker worker)
        where TVector : struct, IVector<TVector, T>
    {
        if (limit is not null)
        {
            worker.Meet();
            limit.Apply<TVector>(worker);
        }

        if (Averages is not null)
        {
            worker.Meet();
            Averages.Add<TVector>(worker);
        }
    }
}
