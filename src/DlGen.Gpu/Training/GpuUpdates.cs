using DlGen.Gpu.Graphs;
using DlGen.Gpu.Kernels;
using DlGen.Gpu.Optimizers;
using DlGen.Runtime;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu.Training;

/// <summary>
/// An optimizer at work on a device, with all that acts around its updates. What changes from step to step is computed for a whole epoch at once
/// and waits on the device, so that steps of one kind launch the same. Where nothing asks for the gradients, the update is the epilogue of
/// their kernels; else they are stored, and a launch of its own makes it.
/// </summary>
internal sealed partial class GpuUpdates
{
    /// <summary>For how many steps numbers are computed again when the learning rate has changed: it may change again soon.</summary>
    private const int StepsReplanned = 64;

    private readonly GpuProgram program;
    private readonly NetworkRuntime<float> network;
    private readonly TrainingOptions options;
    private readonly UpdatePlan plan;
    private readonly StepLosses losses;
    private readonly ParameterGroups groups;
    private readonly ScheduleRun? schedule;
    private readonly GpuOptimizer optimizer;
    private readonly IncomingGradient incoming;
    private readonly bool changes;
    private readonly PerStep<UpdateNumbers> perStep;
    private readonly ArrayView<UpdateNumbers> onDevice;
    private readonly UpdateNumbers[] numbers;
    private readonly ArrayView<float> coefficient;
    private readonly ArrayView<float> squares;
    private readonly ArrayView<Float4> sums;
    private readonly ArrayView<Float4> averages;
    private readonly double rate;
    private readonly float sign;
    private readonly int learned;
    private readonly int trained;
    private readonly bool sumsLosses;
    private GpuOptimizer planner;
    private int plannedFrom;
    private int plannedTo;

    /// <param name="program">The network's formulas.</param>
    /// <param name="network">The network.</param>
    /// <param name="data">The data.</param>
    /// <param name="options">How to train.</param>
    /// <param name="losses">What the steps come to.</param>
    /// <exception cref="ArgumentException">Something of the options doesn't fit the network or the training.</exception>
    /// <exception cref="GpuException">The device has not enough memory.</exception>
    public GpuUpdates(GpuProgram program, NetworkRuntime<float> network, Dataset data, TrainingOptions options, StepLosses losses)
    {
        this.program = program;
        this.network = network;
        this.options = options;
        this.losses = losses;
        Optimizer rule = options.Optimizer;
        plan = UpdatePlan.Of(network, data, options);
        trained = Trainer<float>.CountTrained(network, data.Count, options.BatchSize);
        sumsLosses = Array.TrueForAll(network.Heads, static head => head.SumsLosses);
        groups = ParameterGroups.Of(rule, network.Model);
        rate = Optimizer.ToDouble(rule.LearningRate);
        Rate = rate;
        schedule = options.Schedule is { } rates ? new ScheduleRun(rates, new(rate, plan.Updates, plan.UpdatesPerEpoch)) : null;
        learned = Learned(network.Model.Parameters, program);
        sign = rule.Maximize ? -1f : 1f;

        GpuMemory memory = program.Memory;
        int steps = Math.Max(1, plan.BatchesPerEpoch);
        numbers = new UpdateNumbers[steps * groups.Groups.Length];
        onDevice = memory.Allocate<UpdateNumbers>(numbers.Length, "the optimizer's numbers").View;
        perStep = new PerStep<UpdateNumbers>(onDevice, losses.Begun, groups.Groups.Length);
        coefficient = memory.Allocate<float>(1, "the gradients' length").View;
        coefficient.CopyFromCPU([sign]);
        changes = rule.Maximize || options.ClipNorm is not null || options.ClipValue is not null || options.AccumulationSteps > 1;
        incoming = new IncomingGradient(perStep, coefficient, options.ClipValue ?? float.PositiveInfinity);
        optimizer = GpuOptimizer.Create(rule, program, new UpdateContext(program.ParameterView, perStep, Groups()));
        planner = optimizer.Copy();
        if (!IsFused)
        {
            sums = memory.Allocate<Float4>(program.ParameterView.Length, "the gradients").View;
        }

        if (options.ClipNorm is not null)
        {
            squares = memory.Allocate<float>(Math.Max(1, RowPadding.Pieces(learned, GradientNorm.Chunk)), "the gradients' length").View;
        }

        if (options.WeightAveraging is not null)
        {
            averages = memory.Allocate<Float4>(program.ParameterView.Length, "the average of the weights").View;
        }
    }

    /// <summary>How many updates were asked for.</summary>
    public long Updates { get; private set; }

    /// <summary>The learning rate of the last update, or before the first, its own.</summary>
    public double Rate { get; private set; }

    /// <summary>The learning rate of the next update.</summary>
    public double NextRate => RateOf(Updates);

    /// <summary>What callbacks have made of the learning rate. A change made within an epoch is followed by <see cref="Replan"/>.</summary>
    public RateChange RateChange { get; set; } = RateChange.None;

    /// <summary>The average of all parameters, laid out as they are; null where there is none.</summary>
    public ArrayView<Float4>? Averages => options.WeightAveraging is not null && Updates > 0 ? averages : null;

    private bool IsFused => options.ClipNorm is null && options.AccumulationSteps == 1;

    /// <summary>Tells the schedule the loss that an epoch came to.</summary>
    public void Observe(double loss) => schedule?.Observe(loss);

    /// <summary>Readies the device for the steps of an epoch.</summary>
    /// <param name="step">How many of them were made before, where a training resumes within it.</param>
    public void BeginEpoch(int step)
    {
        AdvancePlanner(plannedTo);
        plannedFrom = 0;
        AdvancePlanner(step);
        Plan(plan.BatchesPerEpoch);
    }

    /// <summary>Readies the device for the steps of the epoch that follow, by another learning rate than they had.</summary>
    /// <param name="step">How many steps of the epoch were launched.</param>
    public void Replan(int step)
    {
        AdvancePlanner(step);
        Plan(Math.Min(step + StepsReplanned, plan.BatchesPerEpoch));
    }

    /// <summary>Readies the device for a step of the epoch where it isn't yet.</summary>
    /// <param name="step">How many steps of the epoch were launched.</param>
    public void Ready(int step)
    {
        if (step >= plannedTo)
        {
            Replan(step);
        }
    }

    /// <summary>What a step of the epoch launches.</summary>
    /// <param name="step">The step, counted from 0.</param>
    /// <param name="batch">Its examples.</param>
    public StepKind KindOf(int step, int batch)
    {
        (int place, bool isLast) = plan.PlaceOf(step);
        return new StepKind(batch, place == 0, isLast);
    }

    /// <summary>Counts a step that was launched.</summary>
    public void Count(StepKind kind)
    {
        if (kind.IsUpdate)
        {
            Rate = NextRate;
            Updates++;
        }
    }

    /// <summary>The whole step of a narrow network but for what follows its gradients; false where there is no such thing.</summary>
    public bool TryStep(StepKind kind) => IsFused
        ? optimizer.TryStep(program, kind.Batch, changes ? incoming : null, losses.Failed)
        : program.TryStep(kind.Batch, Accumulation(kind));

    /// <summary>The backward pass, and the update where it is part of that.</summary>
    public void Backward(StepKind kind)
    {
        if (IsFused)
        {
            optimizer.Backward(program, kind.Batch, changes ? incoming : null, losses.Failed);
        }
        else
        {
            program.Backward(kind.Batch, Accumulation(kind));
        }
    }

    /// <summary>What follows a step's gradients.</summary>
    public void Complete(StepKind kind)
    {
        if (!kind.IsUpdate)
        {
            return;
        }

        if (!IsFused)
        {
            if (options.ClipNorm is { } most)
            {
                program.LimitGradient(sums, learned, incoming, squares, most, sign, coefficient);
            }

            optimizer.Apply(program, sums, learned, incoming, losses.Failed);
        }

        if (float.IsFinite(options.Optimizer.MaxNorm))
        {
            program.LimitNorms(network.Model.Parameters, options.Optimizer.MaxNorm, losses.Failed);
        }

        if (options.WeightAveraging is not null)
        {
            program.AverageWeights(averages, perStep, learned, losses.Failed);
        }
    }

    private double RateOf(long update) => RateChange.Apply(schedule?.Rate(update) ?? rate);

    /// <summary>
    /// Takes the planner, which has the optimizer's numbers up to where the last plan began, to a step of the epoch: every update changes them,
    /// whatever its rate.
    /// </summary>
    private void AdvancePlanner(int step)
    {
        Span<UpdateNumbers> unused = numbers.AsSpan(0, groups.Groups.Length);
        for (; plannedFrom < step; plannedFrom++)
        {
            if (plan.PlaceOf(plannedFrom).IsLast)
            {
                planner.NextUpdate(unused, groups.Groups, rate);
            }
        }
    }

    /// <summary>Computes the numbers of the steps from where the planner is up to <paramref name="end"/>, and gives them to the device.</summary>
    private void Plan(int end)
    {
        int count = groups.Groups.Length;
        GpuOptimizer ahead = planner.Copy();
        long update = Updates;
        long examples = 0;
        for (int batch = plannedFrom - plan.PlaceOf(plannedFrom).Place; batch < end; batch++)
        {
            examples += Math.Min(options.BatchSize, trained - (batch * options.BatchSize));
            if (batch < plannedFrom || !plan.PlaceOf(batch).IsLast)
            {
                continue;
            }

            Span<UpdateNumbers> own = numbers.AsSpan(batch * count, count);
            ahead.NextUpdate(own, groups.Groups, RateOf(update));
            update++;
            foreach (ref UpdateNumbers group in own)
            {
                group.Scale = options.AccumulationSteps == 1 || sumsLosses ? 1f : (float)(1.0 / examples);
                group.Average = update == 1 ? 1f : (float)(1 - Optimizer.ToDouble(options.WeightAveraging?.Decay ?? 0f));
            }

            examples = 0;
        }

        plannedTo = end;
        int first = plannedFrom * count;
        int last = end * count;
        if (first < last)
        {
            onDevice.SubView(first, last - first).CopyFromCPU(numbers.AsSpan(first, last - first));
        }
    }

    /// <summary>How many places of the parameter memory learn: they lie before the others.</summary>
    private static int Learned(IReadOnlyList<ParameterModel> models, GpuProgram program)
    {
        int learned = program.ParameterView.IntLength;
        for (int index = 0; index < models.Count; index++)
        {
            if (models[index].IsFrozen || models[index].IsStatistic)
            {
                learned = Math.Min(learned, program.Places[index].Place);
            }
        }

        return learned;
    }

    private GuardedStep<AccumulateGradient> Accumulation(StepKind kind) => new(
        losses.Failed, new AccumulateGradient(sums, options.AccumulationSteps == 1 || sumsLosses ? 1f : kind.Batch, kind.IsFirst));

    /// <summary>The group's number of each place of the parameters.</summary>
    private ArrayView<int> Groups()
    {
        if (groups.OfParameter.Length == 0)
        {
            return program.Memory.Allocate<int>(1, "the parameters' groups").View;
        }

        var ofPlaces = new int[program.ParameterView.IntLength];
        for (int index = 0; index < groups.OfParameter.Length; index++)
        {
            (int place, int rows, int columns) = program.Places[index];
            ofPlaces.AsSpan(place, rows * RowPadding.Quads(columns)).Fill(groups.OfParameter[index]);
        }

        ArrayView<int> view = program.Memory.Allocate<int>(ofPlaces.Length, "the parameters' groups").View;
        view.CopyFromCPU(ofPlaces);
        return view;
    }
}
