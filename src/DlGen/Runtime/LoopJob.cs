using System.Numerics;
using DlGen.Kernels;

namespace DlGen.Runtime;

/// <summary>The steps of the training loop written out, each as one job of a team.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed class LoopJob<T>(NetworkRuntime<T> network) : ITeamJob
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private enum Part
    {
        Forward,
        Loss,
        Backward,
        InputGradient,
        Step,
        Flush,
    }

    private TrainingBuffers<T>? buffers;
    private OptimizerRun<T>? optimizer;
    private BatchInputs inputs;
    private Matrix<T> inputGradient;
    private bool gathers;
    private bool accumulates;
    private int batch;
    private Part part;

    /// <summary>What looks at the passes' values and gradients; null where nothing does, or where passes leave no trace.</summary>
    private StepChecks<T>? Checks => network.IsHeld ? null : network.Checks;

    public void Forward(TrainingBuffers<T> buffers, BatchInputs inputs)
    {
        this.inputs = inputs;
        gathers = true;
        Forward(buffers, inputs.Count);
        this.inputs = default;
        gathers = false;
    }

    public void Forward(TrainingBuffers<T> buffers, int batch)
    {
        this.buffers = buffers;
        this.batch = batch;
        Checks?.Begin(buffers, batch);
        Run(Part.Forward, network.UsefulThreads(network.Threads, batch));
    }

    public double Loss()
    {
        Run(Part.Loss, network.UsefulThreads(network.Threads, batch));
        return buffers!.ReduceLosses(batch);
    }

    public void Backward(bool accumulate)
    {
        accumulates = accumulate;
        Run(Part.Backward, network.UsefulThreads(network.Threads, batch));
        Checks?.End();
    }

    public void InputGradient(Matrix<T> gradient)
    {
        inputGradient = gradient;
        Run(Part.InputGradient, network.UsefulThreads(network.Threads, batch));
    }

    /// <summary>The optimizer's step with the gradients of a batch.</summary>
    public void Step(OptimizerRun<T> optimizer, int examples)
    {
        optimizer.Begin(examples);
        Run(Part.Step, optimizer);
    }

    /// <summary>The optimizer's update with what it has accumulated.</summary>
    public void Flush(OptimizerRun<T> optimizer)
    {
        optimizer.BeginUpdate();
        Run(Part.Flush, optimizer);
    }

    public void Run(Worker worker)
    {
        var body = new Body(this, worker);
        Simd.Dispatch<T, Body>(ref body);
    }

    private void Run(Part part, OptimizerRun<T> optimizer)
    {
        this.optimizer = optimizer;

        // An update is a handful of operations a parameter, about what a multiply-add costs for a few examples.
        Run(part, network.UsefulThreads(network.Threads, 4));
        this.optimizer = null;
    }

    private void Run(Part part, int threads)
    {
        this.part = part;
        Team.Run(this, threads);
    }

    private void Run<TVector>(Worker worker)
        where TVector : struct, IVector<TVector, T>
    {
        switch (part)
        {
            case Part.Forward:
                if (gathers)
                {
                    (int first, int last) = worker.Share(batch);
                    inputs.Data.GatherInputs(inputs.Rows, buffers!.Inputs, first, last, inputs.Epoch);
                    worker.Meet();
                }

                buffers!.Computation.Forward<TVector>(buffers.Inputs.Matrix, batch, worker);
                if (!network.IsHeld)
                {
                    worker.Meet();
                    if (Checks is { } checks)
                    {
                        checks.LookAtValues(batch, worker);
                        worker.Meet();
                    }

                    if (Checks is not { Failed: true })
                    {
                        buffers.Computation.MoveStatistics<TVector>(batch, worker);
                    }
                }

                break;
            case Part.Loss:
                buffers!.ComputeLoss<TVector>(batch, worker);
                break;
            case Part.Backward when accumulates:
                buffers!.Computation.Backward<TVector, AddGradient<T>>(
                    buffers.Inputs.Matrix, batch, new AddGradient<T>(network.GradientArena), worker);
                LookAtGradients(worker);
                break;
            case Part.Backward:
                buffers!.Computation.Backward<TVector, StoreGradient<T>>(
                    buffers.Inputs.Matrix, batch, new StoreGradient<T>(network.GradientArena), worker);
                LookAtGradients(worker);
                break;
            case Part.InputGradient:
                buffers!.Computation.InputGradient<TVector>(buffers.Inputs.Matrix, inputGradient, batch, worker);
                break;
            case Part.Step:
                optimizer!.Step<TVector>(network.GradientArena, worker);
                break;
            case Part.Flush:
                optimizer!.Flush<TVector>(worker);
                break;
        }
    }

    private void LookAtGradients(Worker worker)
    {
        if (Checks is { } checks)
        {
            worker.Meet();
            checks.LookAtGradients(network.GradientArena, worker);
        }
    }

    private readonly struct Body(LoopJob<T> job, Worker worker) : ISimdJob<T>
    {
        public void Run<TVector>()
            where TVector : struct, IVector<TVector, T> => job.Run<TVector>(worker);
    }
}
