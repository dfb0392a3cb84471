using System.Globalization;
using DlGen.Gpu.Graphs;
using DlGen.Gpu.Kernels;
using DlGen.Gpu.Optimizers;
using DlGen.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu.Training;

/// <summary>
/// A training's steps on a device. The host runs ahead: it puts kernels into the device's queue and asks for results only at
/// the end of an epoch, when somebody wants to see progress, or every so many steps, so that it can be stopped.
/// </summary>
internal sealed class GpuSteps : TrainingSteps<float>
{
    /// <summary>Steps that the host may be ahead.</summary>
    private const int MostAhead = 64;

    private readonly NetworkRuntime<float> network;
    private readonly Dataset data;
    private readonly TrainingOptions options;
    private readonly GpuProgram program;
    private readonly ParameterTransfer parameters;
    private readonly GpuOptimizer optimizer;
    private readonly BatchLoader batches;
    private readonly ArrayView<float> losses;
    private readonly ArrayView<int> hits;
    private readonly ArrayView<int> failed;
    private readonly ArrayView<int> stepsMade;
    private readonly StepResults results;
    private readonly StepReplay replay;
    private readonly float[] readLosses;
    private readonly int[] readHits;
    private RandomStep epochStart;
    private int steps;
    private int read;
    private double lossSum;
    private long correct;
    private int failedStep;

    public GpuSteps(GpuProgram program, NetworkRuntime<float> network, Dataset data, TrainingOptions options, int[] order)
    {
        this.program = program;
        this.network = network;
        this.data = data;
        this.options = options;
        int capacity = Math.Min(options.BatchSize, data.Count);
        int stepsInEpoch = Padding.Pieces(data.Count, options.BatchSize);
        losses = program.Memory.Allocate<float>(stepsInEpoch, "the steps' losses").View;
        hits = program.Memory.Allocate<int>(stepsInEpoch, "the steps' losses").View;
        failed = program.Memory.Allocate<int>(1, "the steps' losses").View;
        stepsMade = program.Memory.Allocate<int>(1, "the steps' losses").View;
        readLosses = new float[stepsInEpoch];
        readHits = new int[stepsInEpoch];
        ArrayView<int> stepsBegun = program.Memory.Allocate<int>(1, "the steps' losses").View;
        results = new StepResults(losses, hits, failed, stepsMade, stepsBegun);
        optimizer = GpuOptimizer.Create(options.Optimizer, program, new StepCount(stepsBegun, stepsInEpoch));
        parameters = new ParameterTransfer(network, program);
        parameters.Upload();
        program.StartRandomSteps(network.RandomStep);
        batches = new BatchLoader(network, program, data, order, capacity, stepsMade);
        program.Source = batches.Source;
        program.Results = results;
        program.Failed = failed;
        replay = new StepReplay(program.Device.RecordsSteps ? program.Device.Recorder : null, Launch);
    }

    public override float LearningRate => options.Optimizer.LearningRate;

    public override double LossSum
    {
        get
        {
            Read();
            return lossSum;
        }
    }

    public override long Correct
    {
        get
        {
            Read();
            return correct;
        }
    }

    public override (int First, double Loss) Failure =>
        ((failedStep - 1) * options.BatchSize, readLosses[failedStep - 1] / network.Model.OutputRows);

    /// <summary>Whether all examples lie on the device.</summary>
    internal bool IsResident => batches.IsResident;

    public override void BeginEpoch()
    {
        steps = 0;
        epochStart = network.RandomStep;
        read = 0;
        lossSum = 0;
        correct = 0;
        try
        {
            stepsMade.MemSetToZero();
            optimizer.BeginEpoch();
            batches.BeginEpoch();
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
            batches.Prepare(first, batch);
            _ = network.BeginRandomStep();
            replay.Run(batch);
        }
        catch (AcceleratorException exception)
        {
            throw Lost(exception);
        }

        steps++;
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

    public override TrainingBuffers<float> Gathered(ReadOnlySpan<int> rows)
    {
        var buffers = new TrainingBuffers<float>(network, rows.Length);
        _ = buffers.Gather(data, rows, Worker.Alone);
        buffers.Computation.RandomStep = epochStart with { Number = epochStart.Number + failedStep - 1 };
        return buffers;
    }

    public override void Dispose()
    {
        try
        {
            replay.Dispose();
            batches.Dispose();
            program.Dispose();
        }
        catch (AcceleratorException)
        {
            // The device is lost, and its memory with it; what was to be said of that has been said.
        }
    }

    /// <summary>A step's launches. They are the same for every step of a size: what changes lies on the device.</summary>
    private void Launch(int batch)
    {
        if (!optimizer.TryStep(program, batch, failed))
        {
            batches.Load(batch);
            program.BeginRandomStep();
            program.Forward(batch);
            program.ComputeLoss(batch);
            program.SumLosses(batch * network.Model.OutputRows, results);
            program.MoveStatistics(batch);
            optimizer.Backward(program, batch, failed);
        }

        if (float.IsFinite(options.Optimizer.MaxNorm))
        {
            program.LimitNorms(network.Model.Parameters, options.Optimizer.MaxNorm, failed);
        }
    }

    /// <summary>Whether all losses of the epoch so far are finite.</summary>
    private bool IsFinite()
    {
        Read();
        return failedStep == 0;
    }

    /// <summary>Reads the results of the steps since the last time; waits for the device.</summary>
    private void Read()
    {
        if (read == steps)
        {
            return;
        }

        try
        {
            // As spans, which are pinned: by reference ILGPU would write to where an array was before a garbage collection.
            losses.SubView(read, steps - read).CopyToCPU(readLosses.AsSpan(read, steps - read));
            hits.SubView(read, steps - read).CopyToCPU(readHits.AsSpan(read, steps - read));
            failed.CopyToCPU(new Span<int>(ref failedStep));
        }
        catch (AcceleratorException exception)
        {
            throw Lost(exception);
        }

        for (; read < steps; read++)
        {
            lossSum += (double)readLosses[read] / network.Model.OutputRows;
            correct += readHits[read];
        }
    }

    private GpuException Lost(AcceleratorException exception) => new(
        string.Create(CultureInfo.InvariantCulture, $"'{program.Device.Name}' failed in step {steps + 1} of an epoch: {exception.Message} {network.Model.Name} has the parameters of the last completed epoch."),
        exception);
}
