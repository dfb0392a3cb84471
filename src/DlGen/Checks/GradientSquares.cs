using System.Numerics;
using System.Runtime.CompilerServices;
using DlGen.Kernels;
using DlGen.Runtime;

namespace DlGen;

/// <summary>
/// The lengths of the gradients of a network's layers. Squares are added in chunks of one length, and the chunks in their order, so that no sum
/// depends on how many threads there are.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
internal sealed unsafe class GradientSquares<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly (int Layer, nint Start, int Length)[] chunks;
    private readonly double[] squares;
    private readonly int layers;

    public GradientSquares(NetworkRuntime<T> network)
    {
        layers = network.Model.Layers.Count;
        ParameterModel[] learned = [.. network.Model.Parameters
            .Where(parameter => !parameter.IsFrozen && !parameter.IsStatistic && parameter.Offset < network.TrainedLength)
            .DistinctBy(static parameter => parameter.Offset)
            .OrderBy(static parameter => parameter.Offset)];
        var all = new List<(int Layer, nint Start, int Length)>();
        for (int index = 0; index < learned.Length; index++)
        {
            long end = index + 1 < learned.Length ? learned[index + 1].Offset : network.TrainedLength;
            for (long start = learned[index].Offset; start < end; start += GradientNorm<T>.Chunk)
            {
                all.Add((learned[index].Layer, (nint)start, (int)Math.Min(GradientNorm<T>.Chunk, end - start)));
            }
        }

        chunks = [.. all];
        squares = new double[chunks.Length];
    }

    /// <summary>Whether a layer learns.</summary>
    public bool Has(int layer) => Array.Exists(chunks, chunk => chunk.Layer == layer);

    /// <summary>Adds up the squares of a worker's chunks.</summary>
    /// <returns>Whether all gradients among them are finite.</returns>
    public bool Add(Arena<T> gradients, Worker worker)
    {
        bool isFinite = true;
        (int first, int last) = worker.Share(chunks.Length);
        for (int chunk = first; chunk < last; chunk++)
        {
            squares[chunk] = SquaresOf(gradients.Origin + chunks[chunk].Start, chunks[chunk].Length);
            isFinite &= double.IsFinite(squares[chunk]);
        }

        return isFinite;
    }

    /// <summary>Adds the length of each layer's gradient to a sum, once all workers have added up theirs.</summary>
    public void AddLengths(double[] sums)
    {
        Span<double> ofLayers = new double[layers];
        for (int chunk = 0; chunk < chunks.Length; chunk++)
        {
            ofLayers[chunks[chunk].Layer] += squares[chunk];
        }

        for (int layer = 0; layer < layers; layer++)
        {
            sums[layer] += Math.Sqrt(ofLayers[layer]);
        }
    }

    /// <summary>The sum of squares; NaN where a number isn't finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double SquaresOf(T* gradients, int count)
    {
        Vector<T> sum = Vector<T>.Zero;
        int index = 0;
        for (; index <= count - Vector<T>.Count; index += Vector<T>.Count)
        {
            Vector<T> gradient = Vector.Load(gradients + index);
            sum += gradient * gradient;
        }

        double squares = double.CreateTruncating(Vector.Sum(sum));
        for (; index < count; index++)
        {
            squares += double.CreateTruncating(gradients[index] * gradients[index]);
        }

        return double.IsFinite(squares) ? squares : OfLarge(gradients, count);
    }

    /// <summary>The sum of squares that are too large for the scalar, or for a double.</summary>
    private static double OfLarge(T* gradients, int count)
    {
        double squares = 0;
        for (int index = 0; index < count; index++)
        {
            double gradient = double.CreateTruncating(gradients[index]);
            squares += gradient * gradient;
            if (!double.IsFinite(gradient))
            {
                return double.NaN;
            }
        }

        return Math.Min(squares, double.MaxValue);
    }
}
