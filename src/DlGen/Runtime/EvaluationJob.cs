using System.Numerics;
using DlGen.Kernels;

namespace DlGen.Runtime;

/// <summary>
/// The evaluation of a dataset: threads take runs of blocks, each on its own. The result is the same for any number of threads, because
/// the blocks are, and because their losses are added up in order.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed class EvaluationJob<T> : ITeamJob
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Block = InferenceBuffers<T>.Capacity;
    private readonly NetworkRuntime<T> network;
    private readonly InferencePool<T> pool;
    private readonly Dataset data;
    private readonly int blocks;
    private readonly HeadResults[] heads;

    public EvaluationJob(NetworkRuntime<T> network, InferencePool<T> pool, Dataset data)
    {
        this.network = network;
        this.pool = pool;
        this.data = data;
        blocks = ((data.Count - 1) / Block) + 1;
        heads = [.. network.Model.Heads.Select(head => new HeadResults(head, data.Count, blocks))];
    }

    public Evaluation Run(int threads)
    {
        Team.Run(this, Math.Min(threads, blocks));
        return Evaluation.Of(Array.ConvertAll(heads, head => head.Evaluate(data.Count)));
    }

    public void Run(Worker worker)
    {
        var targets = new TargetBuffers<T>(network, Block);
        InferenceBuffers<T> buffers = pool.Rent();
        try
        {
            (int block, int last) = worker.Share(blocks);
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
        bool leavesOut = targets.LeaveOut(batch);
        Computation<T> computation = buffers.Computation;
        computation.Forward<TVector>(buffers.Inputs.Shared.Matrix, batch, Worker.Alone);
        for (int head = 0; head < heads.Length; head++)
        {
            heads[head].Classify(computation.Outputs(head), targets[head].Targets, first, batch);
        }

        computation.ComputeLoss<TVector>(targets.Targets, batch, Worker.Alone);
        if (leavesOut)
        {
            computation.Weigh<TVector>(targets.Targets, batch, Worker.Alone);
        }

        for (int head = 0; head < heads.Length; head++)
        {
            heads[head].Losses[block] = TrainingBuffers<T>.SumLosses(computation, heads[head].Model, head, batch);
        }
    }

    private readonly struct Body(
        EvaluationJob<T> job, InferenceBuffers<T> buffers, TargetBuffers<T> targets, int block) : ISimdJob<T>
    {
        public void Run<TVector>()
            where TVector : struct, IVector<TVector, T> => job.Run<TVector>(buffers, targets, block);
    }

    /// <summary>The results at one head: the loss of each block, and the class of each example, or of each of its positions.</summary>
    private sealed class HeadResults(HeadModel model, int examples, int blocks)
    {
        private readonly int[] actual = new int[model.Classes > 0 ? examples * model.Positions : 0];
        private readonly int[] predicted = new int[model.Classes > 0 ? examples * model.Positions : 0];

        public HeadModel Model => model;

        public double[] Losses { get; } = new double[blocks];

        /// <summary>Notes the classes of a block of examples, before the loss leaves something else in the outputs' place.</summary>
        public void Classify(Matrix<T> outputs, Targets<T> targets, int first, int batch)
        {
            int start = first * model.Positions;
            for (int row = 0; row < batch * model.Positions && model.Classes > 0; row++)
            {
                actual[start + row] = Classes.Target(targets, row, model.Targets);
                predicted[start + row] = Classes.Of(outputs, row, model.Width, model.Targets);
            }
        }

        public Evaluation Evaluate(int count)
        {
            double sum = 0;
            foreach (double loss in Losses)
            {
                sum += loss;
            }

            return Evaluation.Of(model, count, sum, actual, predicted);
        }
    }
}
