using System.Buffers;
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

    /// <summary>The predictions for each example; null where they aren't kept.</summary>
    private readonly T[]? predictions;

    public EvaluationJob(NetworkRuntime<T> network, InferencePool<T> pool, Dataset data, T[]? predictions = null)
    {
        this.predictions = predictions;
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

    /// <summary>The class of each example, or of each of its positions, at a head, and the one it was taken for; empty where there is none.</summary>
    public (int[] Actual, int[] Predicted) ClassesAt(int head) => (heads[head].Actual, heads[head].Predicted);

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

        data.BeginFetch(rows);
        data.GatherInputs(rows, buffers.Inputs.Shared, 0, batch);
        targets.Gather(data, rows, 0, batch);
        bool leavesOut = targets.LeaveOut(batch);
        Computation<T> computation = buffers.Computation;
        computation.Forward<TVector>(buffers.Inputs.Shared.Matrix, batch, Worker.Alone);
        for (int head = 0; head < heads.Length; head++)
        {
            heads[head].Classify(computation.Outputs(head), targets[head].Targets, first, batch);
        }

        if (predictions is not null)
        {
            KeepPredictions<TVector>(computation, predictions.AsSpan(first * network.OutputSize, batch * network.OutputSize), batch);
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

    /// <summary>Copies the predictions of a block, and puts the outputs of the forward pass back in their place, for the loss.</summary>
    private void KeepPredictions<TVector>(Computation<T> computation, Span<T> kept, int batch)
        where TVector : struct, IVector<TVector, T>
    {
        T[] logits = ArrayPool<T>.Shared.Rent(kept.Length);
        network.CopyOutputs(computation, 0, batch, logits);
        computation.Predict<TVector>(batch, Worker.Alone);
        network.CopyOutputs(computation, 0, batch, kept);
        network.SetOutputs(computation, batch, logits);
        ArrayPool<T>.Shared.Return(logits);
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
        public HeadModel Model => model;

        public int[] Actual { get; } = new int[model.Classes > 0 ? examples * model.Positions : 0];

        public int[] Predicted { get; } = new int[model.Classes > 0 ? examples * model.Positions : 0];

        public double[] Losses { get; } = new double[blocks];

        /// <summary>Notes the classes of a block of examples, before the loss leaves something else in the outputs' place.</summary>
        public void Classify(Matrix<T> outputs, Targets<T> targets, int first, int batch)
        {
            int start = first * model.Positions;
            for (int row = 0; row < batch * model.Positions && model.Classes > 0; row++)
            {
                Actual[start + row] = Classes.Target(targets, row, model.Targets);
                Predicted[start + row] = Classes.Of(outputs, row, model.Width, model.Targets);
            }
        }

        public Evaluation Evaluate(int count)
        {
            double sum = 0;
            foreach (double loss in Losses)
            {
                sum += loss;
            }

            return Evaluation.Of(model, count, sum, Actual, Predicted);
        }
    }
}
