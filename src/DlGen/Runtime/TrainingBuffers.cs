using System.Numerics;
using System.Runtime.CompilerServices;
using DlGen.Kernels;
using static System.FormattableString;

namespace DlGen.Runtime;

/// <summary>What a training step works on: a batch's inputs and targets, and the computation with all its values.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed class TrainingBuffers<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Grain = 16;

    /// <summary>The largest inputs of which each thread makes its own copy.</summary>
    private const int MostCopiedBytes = 256 * 1024;

    private readonly InputCopies<T> inputs;
    private readonly NetworkRuntime<T> network;
    private readonly bool copiesInputs;
    private MixedBatch<T>? mixed;

    public TrainingBuffers(NetworkRuntime<T> network, int examples)
    {
        this.network = network;
        Capacity = RoundUp(examples);
        inputs = new InputCopies<T>(network, Capacity);
        copiesInputs = (long)Capacity * network.InputSize * Unsafe.SizeOf<T>() <= MostCopiedBytes;
        Targets = new TargetBuffers<T>(network, Capacity);
        Computation = network.Model.CreateComputation(network.ParameterArena, Capacity, true);
    }

    /// <summary>Throws if a batch has more rows than can be counted; an example that is a sequence has several.</summary>
    /// <exception cref="ArgumentException">The batch is too large; the message has the sizes.</exception>
    public static void CheckLength(NetworkRuntime<T> network, int examples, string argument)
    {
        int rows = network.RowsPerInput;
        foreach (HeadModel head in network.Heads)
        {
            rows = Math.Max(rows, head.Rows);
        }

        if (rows * ((long)examples + Grain) > int.MaxValue)
        {
            throw new ArgumentException(
                Invariant($"{network.Model.Name}: a batch of {examples} examples, each of {rows} rows, has {(long)rows * examples}, more than {int.MaxValue}. A smaller batch is needed."), argument);
        }
    }

    private static int RoundUp(int examples) => (examples + Grain - 1) / Grain * Grain;

    /// <summary>The maximum number of examples in a batch.</summary>
    public int Capacity { get; }

    public Computation<T> Computation { get; }

    /// <summary>A batch's inputs, where all threads share them.</summary>
    public ExampleRows<T> Inputs => inputs.Shared;

    /// <summary>Whether the batch is mixed, so that its loss is of two targets a row.</summary>
    public bool IsMixed { get; set; }

    /// <summary>A batch's inputs before they are mixed, where they are.</summary>
    public ExampleRows<T> UnmixedInputs => IsMixed ? mixed!.Gathered : Inputs;

    public TargetBuffers<T> Targets { get; }

    /// <summary>
    /// Fetches the inputs and targets of one worker's share of a batch. Once the workers have met, the result holds the inputs
    /// of the whole batch.
    /// </summary>
    /// <param name="data">The data.</param>
    /// <param name="rows">The batch.</param>
    /// <param name="epoch">The seed of the epoch's order, by which inputs are augmented.</param>
    /// <param name="worker">The worker.</param>
    public ExampleRows<T> Gather(Dataset data, ReadOnlySpan<int> rows, int epoch, Worker worker)
    {
        (int first, int last) = worker.Share(rows.Length);
        Targets.Gather(data, rows, first, last);
        Targets.GatherWeights(data, rows, first, last);

        // Augmenting an example costs more than fetching it from another thread's cache.
        bool own = copiesInputs && data.Augmentation is null && InputCopies<T>.ReachFor(worker.Count);
        ExampleRows<T> to = own ? inputs.Of(worker.Index) : inputs.Shared;
        data.GatherInputs(rows, to, own ? 0 : first, own ? rows.Length : last, epoch);
        return to;
    }

    /// <summary>Takes the memory that mixed batches need, unless they have it.</summary>
    public void ReserveForMixing() => mixed ??= new MixedBatch<T>(network, Targets, Capacity);

    /// <summary>
    /// Fetches one worker's share of a batch and mixes it with that of the others, which the workers meet for. Once they have met again, the
    /// result holds the inputs of the whole batch.
    /// </summary>
    /// <param name="data">The data.</param>
    /// <param name="rows">The batch.</param>
    /// <param name="epoch">The seed of the epoch's order, by which inputs are augmented.</param>
    /// <param name="mixup">What was drawn for the batch.</param>
    /// <param name="worker">The worker.</param>
    public ExampleRows<T> GatherMixed<TVector>(Dataset data, ReadOnlySpan<int> rows, int epoch, Mixup mixup, Worker worker)
        where TVector : struct, IVector<TVector, T>
    {
        (int first, int last) = worker.Share(rows.Length);
        Targets.Gather(data, rows, first, last);
        Targets.GatherWeights(data, rows, first, last);
        data.GatherInputs(rows, mixed!.Gathered, first, last, epoch);
        worker.Meet();
        mixed.Mix<TVector>(mixup, inputs.Shared, Targets, first, last);
        return inputs.Shared;
    }

    /// <summary>Fetches the inputs and targets of a whole batch on the calling thread.</summary>
    /// <param name="data">The data.</param>
    /// <param name="rows">The batch.</param>
    /// <param name="epoch">The seed of the epoch's order, by which inputs are augmented.</param>
    /// <param name="mixup">What was drawn for the batch where it is mixed; else null.</param>
    public void Gather(Dataset data, int[] rows, int epoch, Mixup? mixup)
    {
        IsMixed = mixup is { Share: < 1 };
        if (IsMixed)
        {
            ReserveForMixing();
            var job = new MixJob(this, data, rows, epoch, mixup!);
            Simd.Dispatch<T, MixJob>(ref job);
        }
        else
        {
            _ = Gather(data, rows, epoch, Worker.Alone);
        }
    }

    /// <summary>Computes the loss of each example, multiplied by its weight where the batch has weights, and its gradient.</summary>
    public void ComputeLoss<TVector>(int batch, Worker worker)
        where TVector : struct, IVector<TVector, T>
    {
        Targets<T> targets = IsMixed ? mixed!.Targets : Targets.Targets;
        Computation.ComputeLoss<TVector>(targets, batch, worker);
        if (Targets.HasWeights)
        {
            Computation.Weigh<TVector>(targets, batch, worker);
        }
    }

    /// <summary>The sum of the losses of a batch's examples, in index order, so that it doesn't depend on who adds them up.</summary>
    public double SumLosses(int batch)
    {
        double total = 0;
        HeadModel[] heads = network.Heads;
        for (int head = 0; head < heads.Length; head++)
        {
            total += heads[head].Weight * SumLosses(Computation, heads[head], head, batch);
        }

        return total;
    }

    /// <summary>The loss of a batch: the sum over its heads, of which each has the mean over the examples, or their sum.</summary>
    public double ReduceLosses(int batch)
    {
        double total = 0;
        HeadModel[] heads = network.Heads;
        for (int head = 0; head < heads.Length; head++)
        {
            double sum = heads[head].Weight * SumLosses(Computation, heads[head], head, batch);
            total += heads[head].SumsLosses ? sum : sum / batch;
        }

        return total;
    }

    /// <summary>The sum of the losses of a batch at one head.</summary>
    public static double SumLosses(Computation<T> computation, HeadModel model, int head, int batch)
    {
        Row<T> losses = computation.Losses(head);
        double sum = 0;
        for (int row = 0; row < batch * model.Rows; row++)
        {
            sum += double.CreateTruncating(losses[row]);
        }

        return sum / model.RowsInMean;
    }

    private readonly struct MixJob(TrainingBuffers<T> buffers, Dataset data, int[] rows, int epoch, Mixup mixup) : ISimdJob<T>
    {
        public void Run<TVector>()
            where TVector : struct, IVector<TVector, T> => buffers.GatherMixed<TVector>(data, rows, epoch, mixup, Worker.Alone);
    }
}
