using System.Numerics;
using System.Runtime.CompilerServices;
using DlGen.Kernels;

namespace DlGen;

/// <summary>
/// The length of the gradient of all parameters together. Its squares are added in chunks of one length, and the chunks in their order, so
/// that the sum doesn't depend on how many threads there are.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed unsafe class GradientNorm<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Scalars of a chunk: a multiple of what four vectors hold.</summary>
    public const int Chunk = 4096;

    private readonly double[] squares;
    private readonly int length;

    /// <param name="length">How many scalars the gradients have, padding included, which is zero.</param>
    public GradientNorm(int length)
    {
        this.length = length;
        squares = new double[(length + Chunk - 1) / Chunk];
    }

    /// <summary>Adds up the squares of a worker's chunks.</summary>
    /// <param name="gradients">The gradients.</param>
    /// <param name="context">What is done with them first.</param>
    /// <param name="worker">The worker.</param>
    public void Add<TVector>(Arena<T> gradients, StepContext<T> context, Worker worker)
        where TVector : struct, IVector<TVector, T>
    {
        (int first, int last) = worker.Share(squares.Length);
        for (int chunk = first; chunk < last; chunk++)
        {
            int start = chunk * Chunk;
            squares[chunk] = double.CreateTruncating(SquaresOf<TVector>(gradients.Origin + start, Math.Min(Chunk, length - start), context));
        }
    }

    /// <summary>The length, once all workers have added up theirs.</summary>
    public double Value()
    {
        double sum = 0;
        foreach (double square in squares)
        {
            sum += square;
        }

        return Math.Sqrt(sum);
    }

    // Four sums at once, for an addition takes as long as four of them take to begin.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T SquaresOf<TVector>(T* gradients, int count, StepContext<T> context)
        where TVector : struct, IVector<TVector, T>
    {
        TVector sum0 = default;
        TVector sum1 = default;
        TVector sum2 = default;
        TVector sum3 = default;
        int stride = 4 * TVector.Count;
        int at = 0;
        for (; at <= count - stride; at += stride)
        {
            TVector g0 = context.Clipped(TVector.Load(gradients + at));
            TVector g1 = context.Clipped(TVector.Load(gradients + at + TVector.Count));
            TVector g2 = context.Clipped(TVector.Load(gradients + at + (2 * TVector.Count)));
            TVector g3 = context.Clipped(TVector.Load(gradients + at + (3 * TVector.Count)));
            sum0 = TVector.MultiplyAdd(g0, g0, sum0);
            sum1 = TVector.MultiplyAdd(g1, g1, sum1);
            sum2 = TVector.MultiplyAdd(g2, g2, sum2);
            sum3 = TVector.MultiplyAdd(g3, g3, sum3);
        }

        for (; at < count; at += TVector.Count)
        {
            TVector g = context.Clipped(TVector.Load(gradients + at));
            sum0 = TVector.MultiplyAdd(g, g, sum0);
        }

        return TVector.Sum(sum0 + sum1 + (sum2 + sum3));
    }
}
