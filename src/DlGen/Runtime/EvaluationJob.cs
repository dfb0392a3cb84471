using System.Numerics;
using DlGen.Kernels;

namespace DlGen;

/// <summary>
/// The evaluation of a dataset: threads take runs of blocks, each on its own. Blocks are the same at any number of threads
/// and their losses are added up in order, so the result is too.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed class EvaluationJob<T> : ITeamJob
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Block = InferenceBuffers<T>.Capacity;
    private readonly NetworkRuntime<T> network;
    private readonly InferencePool<T> pool;
    private readonly Dataset data;
    private readonly double[] losses;
    private readonly int[] actual;
    private readonly int[] predicted;
    private readonly int classes;

    public EvaluationJob(NetworkRuntime<T> network, InferencePool<T> pool, Dataset data)
    {
        this.network = network;
        this.pool = pool;
        this.data = data;
        classes = Classes.Count(network);
        losses = new double[(data.Count + Block - 1) / Block];
        actual = new int[classes > 0 ? data.Count : 0];
        predicted = new int[actual.Length];
    }

    public Evaluation Run(int threads)
    {
        Team.Run(this, Math.Min(threads, losses.Length));
        double sum = 0;
        foreach (double loss in losses)
        {
            sum += loss;
        }

        ConfusionMatrix? confusion = classes > 0 ? new ConfusionMatrix(classes) : null;
        for (int row = 0; row < actual.Length; row++)
        {
            confusion!.Count(actual[row], predicted[row]);
        }

        return new Evaluation(data.Count, sum / data.Count, confusion);
    }

    public void Run(Worker worker)
    {
        var targets = new TargetBuffers<T>(network, Block);
        InferenceBuffers<T> buffers = pool.Rent();
        try
        {
            (int block, int last) = worker.Share(losses.Length);
            for (; block < last; block++)
            {
                var body = new Body(this, buffers, targets, block);
                Simd.Dispatch<T, Body>(ref body);
            }
        }
        finally
        {
            pool.Return(buffers);

            // The formulas see only a pointer to the labels.
            GC.KeepAlive(targets);
        }
    }

    private void Run<TVector>(InferenceBuffers<T> buffers, TargetBuffers<T> targets, int block)
        where TVector : struct, IVector<TVector, T>
    {
        int first = block * Block;
        int batch = Math.Min(Block, data.Count - first);
        Span<int> rows = stackalloc int[batch];
        for (int row = 0; row < batch; row++)
        {
            rows[row] = first + row;
        }

        data.GatherInputs(rows, buffers.Inputs.Shared, 0, batch);
        targets.Gather(data, rows, 0, batch);
        Computation<T> computation = buffers.Computation;
        computation.Forward<TVector>(buffers.Inputs.Shared.Matrix, batch, Worker.Alone);
        TargetKind kind = network.Model.Targets;
        for (int row = 0; row < batch && classes > 0; row++)
        {
            actual[first + row] = Classes.Target(targets.Targets, row, kind);
            predicted[first + row] = Classes.Of<T>(computation.Outputs, row, network.OutputSize, kind);
        }

        computation.ComputeLoss<TVector>(targets.Targets, batch, Worker.Alone);
        int rowsPerExample = network.Model.OutputRows;
        double sum = 0;
        for (int row = 0; row < batch * rowsPerExample; row++)
        {
            sum += double.CreateTruncating(computation.Losses[row]);
        }

        losses[block] = sum / rowsPerExample;
    }

    private readonly struct Body(
        EvaluationJob<T> job, InferenceBuffers<T> buffers, TargetBuffers<T> targets, int block) : ISimdJob<T>
    {
        public void Run<TVector>()
            where TVector : struct, IVector<TVector, T> => job.Run<TVector>(buffers, targets, block);
    }
}
