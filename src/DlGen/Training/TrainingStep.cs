using System.Numerics;
using DlGen.Kernels;
using DlGen.Runtime;

namespace DlGen;

/// <summary>
/// One step of a training on a team: gather the batch and mix it where that is asked for, forward, loss, and the backward pass with the update
/// fused into it, unless something asks for the gradients. One object serves all steps, so that none allocates.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed class TrainingStep<T> : ITeamJob
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Counts of different threads lie on different cache lines.
    private const int CountStride = 32;
    private readonly NetworkRuntime<T> network;
    private readonly TrainingBuffers<T> buffers;
    private readonly OptimizerRun<T> optimizer;
    private readonly Dataset data;
    private readonly int[] order;
    private readonly int[] correct;
    private readonly double[] headSums;
    private readonly int threads;
    private readonly int classifying;
    private readonly Mixup? mixup;
    private readonly StepChecks<T>? checks;
    private readonly Arena<T>? gradients;
    private int first;
    private int batch;

    /// <param name="network">The network.</param>
    /// <param name="buffers">What the step works on.</param>
    /// <param name="optimizer">What takes the gradients.</param>
    /// <param name="data">The training data.</param>
    /// <param name="order">Where the order of an epoch's examples is when it begins.</param>
    /// <param name="threads">The number of threads.</param>
    /// <param name="alpha">What the shares are drawn from where batches are mixed; 0 where they aren't.</param>
    /// <param name="checks">What looks at the step's values and gradients; null where nothing does.</param>
    public TrainingStep(
        NetworkRuntime<T> network, TrainingBuffers<T> buffers, OptimizerRun<T> optimizer, Dataset data, int[] order, int threads, double alpha, StepChecks<T>? checks)
    {
        this.network = network;
        this.buffers = buffers;
        this.optimizer = optimizer;
        this.data = data;
        this.order = order;
        this.threads = threads;
        correct = new int[threads * CountStride];
        headSums = data.LeavesOut(network.Heads) ? new double[network.Heads.Length] : [];
        classifying = network.ClassifyingHead;
        this.checks = checks;
        gradients = checks is null ? null : new Arena<T>(network.TrainedLength);
        if (alpha > 0)
        {
            mixup = new Mixup(alpha, buffers.Capacity);
            buffers.ReserveForMixing();
        }
    }

    /// <summary>The seed of the epoch's order, by which inputs are augmented and batches are mixed.</summary>
    public int Epoch { get; set; }

    /// <summary>The sum of the losses of the last step's batch.</summary>
    public double LossSum { get; private set; }

    /// <summary>The sum of the losses of the last step's batch at each head, where the data leaves examples out; else nothing.</summary>
    public ReadOnlySpan<double> HeadSums => headSums;

    /// <summary>How many examples of the last step's batch, or positions of theirs, were classified correctly.</summary>
    public int Correct
    {
        get
        {
            int sum = 0;
            for (int worker = 0; worker < threads; worker++)
            {
                sum += correct[worker * CountStride];
            }

            return sum;
        }
    }

    /// <summary>Trains on the examples <paramref name="first"/> and following of the order, unless their loss isn't finite, or something that is checked.</summary>
    /// <returns>Whether all that is finite, and so the parameters are updated.</returns>
    public bool Run(int first, int batch)
    {
        this.first = first;
        this.batch = batch;
        optimizer.Begin(batch);
        mixup?.Draw(Epoch, first, batch);
        buffers.IsMixed = mixup is { Share: < 1 };
        buffers.Computation.RandomStep = network.BeginRandomStep();
        checks?.Begin(buffers, batch);
        Team.Run(this, threads);
        checks?.End();

        return double.IsFinite(LossSum) && checks is not { Failed: true };
    }

    public void Run(Worker worker)
    {
        var body = new Body(this, worker);
        Simd.Dispatch<T, Body>(ref body);
    }

    private void Run<TVector>(Worker worker)
        where TVector : struct, IVector<TVector, T>
    {
        Computation<T> computation = buffers.Computation;
        ReadOnlySpan<int> rows = order.AsSpan(first, batch);
        Matrix<T> x = (buffers.IsMixed
            ? buffers.GatherMixed<TVector>(data, rows, Epoch, mixup!, worker)
            : buffers.Gather(data, rows, Epoch, worker)).Matrix;
        worker.Meet();
        computation.Forward<TVector>(x, batch, worker);
        worker.Meet();
        if (checks is not null && !IsFinite(checks, worker))
        {
            return;
        }

        if (classifying >= 0)
        {
            // The loss leaves its gradient in the outputs' place.
            CountCorrect(worker);
            worker.Meet();
        }

        buffers.ComputeLoss<TVector>(batch, worker);
        worker.Meet();

        // Everybody adds up the losses: cheaper than waiting for one who does, and all come to the same decision.
        double sum = buffers.SumLosses(batch);
        for (int head = 0; worker.Index == 0 && head < headSums.Length; head++)
        {
            // Before the backward pass, which may take the losses' place.
            headSums[head] = TrainingBuffers<T>.SumLosses(computation, network.Heads[head], head, batch);
        }

        if (double.IsFinite(sum))
        {
            computation.MoveStatistics<TVector>(batch, worker);
            if (checks is null)
            {
                optimizer.Backward<TVector>(computation, x, batch, worker);
            }
            else
            {
                BackwardChecked<TVector>(checks, x, worker);
            }
        }

        if (worker.Index == 0)
        {
            LossSum = sum;
        }
    }

    private bool IsFinite(StepChecks<T> checks, Worker worker)
    {
        checks.LookAtValues(batch, worker);
        worker.Meet();
        return !checks.Failed;
    }

    /// <summary>The backward pass with gradients that are looked at before the update takes them, as that of a loop written out.</summary>
    private void BackwardChecked<TVector>(StepChecks<T> checks, Matrix<T> x, Worker worker)
        where TVector : struct, IVector<TVector, T>
    {
        buffers.Computation.Backward<TVector, StoreGradient<T>>(x, batch, new StoreGradient<T>(gradients!), worker);
        worker.Meet();
        checks.LookAtGradients(gradients!, worker);
        worker.Meet();
        if (!checks.Failed)
        {
            optimizer.Step<TVector>(gradients!, worker);
        }
    }

    private void CountCorrect(Worker worker)
    {
        Matrix<T> outputs = buffers.Computation.Outputs(classifying);
        Targets<T> targets = buffers.Targets[classifying].Targets;
        HeadModel head = network.Heads[classifying];
        (int first, int last) = worker.Share(batch);
        int count = 0;
        for (int row = first * head.Positions; row < last * head.Positions; row++)
        {
            if (Classes.Of(outputs, row, head.Width, head.Targets) == Classes.Target(targets, row, head.Targets))
            {
                count++;
            }
        }

        correct[worker.Index * CountStride] = count;
    }

    private readonly struct Body(TrainingStep<T> step, Worker worker) : ISimdJob<T>
    {
        public void Run<TVector>()
            where TVector : struct, IVector<TVector, T> => step.Run<TVector>(worker);
    }
}
