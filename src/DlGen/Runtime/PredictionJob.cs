using System.Numerics;
using DlGen.Kernels;

namespace DlGen.Runtime;

/// <summary>What a prediction returns.</summary>
internal enum PredictionKind
{
    /// <summary>Probabilities, or the mean.</summary>
    Predictions,

    /// <summary>The outputs as the forward pass leaves them.</summary>
    Logits,
}

/// <summary>
/// The forward pass of any number of examples. All threads compute a few examples together; of more, each thread computes blocks of its own. The result for an example is the same either way.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed unsafe class PredictionJob<T>(NetworkRuntime<T> network, InferenceBuffers<T> buffers, InferencePool<T> pool) : ITeamJob
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Grain = 16;
    private const int MostCopied = 4;
    private T* inputs;
    private byte* bytes;
    private T* outputs;
    private int count;
    private PredictionKind kind;
    private Scaler? scaler;

    public void Run(ReadOnlySpan<T> inputs, Span<T> outputs, int count, PredictionKind kind, int threads)
    {
        fixed (T* from = inputs, to = outputs)
        {
            this.inputs = from;
            Run(to, count, kind, threads);
        }
    }

    public void Run(ReadOnlySpan<byte> inputs, Span<T> outputs, int count, PredictionKind kind, int threads)
    {
        fixed (byte* from = inputs)
        fixed (T* to = outputs)
        {
            bytes = from;
            Run(to, count, kind, threads);
        }
    }

    /// <summary>The class of one example at a head.</summary>
    public int Classify(ReadOnlySpan<T> input, int head)
    {
        Run(input, default, count: 1, PredictionKind.Logits, threads: 1);
        return Class(head, row: 0);
    }

    /// <summary>The class of each row of one example's outputs at a head.</summary>
    public void Classify(ReadOnlySpan<T> input, Span<int> classes, int head)
    {
        Run(input, default, count: 1, PredictionKind.Logits, threads: 1);
        for (int row = 0; row < classes.Length; row++)
        {
            classes[row] = Class(head, row);
        }
    }

    /// <inheritdoc cref="Classify(ReadOnlySpan{T}, int)"/>
    public int Classify(ReadOnlySpan<byte> input, int head)
    {
        Run(input, default, count: 1, PredictionKind.Logits, threads: 1);
        return Class(head, row: 0);
    }

    private int Block => network.Model.PredictionBlock;

    public void Run(Worker worker)
    {
        // Together for one block only: in a second one, a thread could overwrite outputs that another still copies.
        int grain = Math.Min(Grain, Block);
        if (worker.Count == 1 || (count < worker.Count * grain && count <= Block))
        {
            Run(worker, buffers, 0, count);
            return;
        }

        (int first, int last) = worker.Share(count, grain);
        if (worker.Index == 0)
        {
            Run(Worker.Alone, buffers, first, last);
            return;
        }

        InferenceBuffers<T> own = pool.Rent();
        try
        {
            Run(Worker.Alone, own, first, last);
        }
        finally
        {
            pool.Return(own);
        }
    }

    private void Run(T* to, int count, PredictionKind kind, int threads)
    {
        outputs = to;
        this.count = count;
        this.kind = kind;
        scaler = network.Preprocessing;
        try
        {
            Team.Run(this, threads);
        }
        finally
        {
            inputs = null;
            bytes = null;
            outputs = null;
        }
    }

    private void Run(Worker worker, InferenceBuffers<T> with, int first, int last)
    {
        int batch;
        for (int row = first; row < last; row += batch)
        {
            batch = Math.Min(Block, last - row);
            var body = new Body(this, worker, with, row, batch);
            Simd.Dispatch<T, Body>(ref body);
        }
    }

    private void Run<TVector>(Worker worker, InferenceBuffers<T> with, int row, int batch)
        where TVector : struct, IVector<TVector, T>
    {
        Computation<T> computation = with.Computation;
        Matrix<T> x = CopyInputs(worker, with.Inputs, row, batch).Matrix;
        computation.Forward<TVector>(x, batch, worker);
        worker.Meet();
        if (kind == PredictionKind.Predictions)
        {
            computation.Predict<TVector>(batch, worker);
            worker.Meet();
        }

        if (outputs != null)
        {
            CopyOutputs(worker, computation, row, batch);
        }
    }

    /// <summary>Copies a block of inputs into the formulas' layout. Where inputs are few, each thread copies all of them; else the threads share them.</summary>
    private ExampleRows<T> CopyInputs(Worker worker, InputCopies<T> copies, int row, int batch)
    {
        int size = network.InputSize;
        bool own = batch <= MostCopied && InputCopies<T>.ReachFor(worker.Count);
        ExampleRows<T> to = own ? copies.Of(worker.Index) : copies.Shared;
        (int first, int last) = own ? (0, batch) : worker.Share(batch);
        for (int i = first; i < last; i++)
        {
            nint start = ((nint)row + i) * size;
            if (bytes != null)
            {
                to.Set(i, new ByteSource(bytes + start, scaler));
            }
            else if (scaler is not null)
            {
                to.Set(i, new ScaledSource<T>(inputs + start, scaler));
            }
            else
            {
                to.Set(i, new ReadOnlySpan<T>(inputs + start, size));
            }
        }

        if (!own)
        {
            worker.Meet();
        }

        return to;
    }

    private void CopyOutputs(Worker worker, Computation<T> computation, int row, int batch)
    {
        int size = network.OutputSize;
        (int first, int last) = worker.Share(batch);
        network.CopyOutputs(computation, first, last, new Span<T>(outputs + (((nint)row + first) * size), (last - first) * size));
    }

    private int Class(int head, int row)
    {
        HeadModel model = network.Heads[head];
        return Classes.Of(buffers.Computation.Outputs(head), row, model.Width, model.Targets);
    }

    private readonly struct ByteSource(byte* example, Scaler? scaler) : IScalarSource<T>
    {
        public void Read(int start, Span<T> destination)
        {
            Conversion.Scale(new ReadOnlySpan<byte>(example + start, destination.Length), destination);
            scaler?.Transform(destination, start);
        }
    }

    private readonly struct Body(PredictionJob<T> job, Worker worker, InferenceBuffers<T> buffers, int row, int batch) : ISimdJob<T>
    {
        public void Run<TVector>()
            where TVector : struct, IVector<TVector, T> => job.Run<TVector>(worker, buffers, row, batch);
    }
}
