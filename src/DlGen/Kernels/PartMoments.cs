using System.Numerics;
using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>
/// The moments of columns over a batch of images, or of sequences, part by part: see <see cref="RowParts"/>. Threads that share the parts
/// leave their sums in a matrix with a row for each part, and add them up when all are there. A part's sums are kept in four registers each,
/// for one alone would wait for itself.
/// </summary>
/// <typeparam name="TVector">The register.</typeparam>
/// <typeparam name="T">The scalar.</typeparam>
internal static unsafe class PartMoments<TVector, T>
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Width = Panels<T>.Width;
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>
    /// Leaves a part's mean, and the sums of the distances from it and of their squares. What rounding took from the mean, the distances
    /// give back, so that columns far from zero lose little.
    /// </summary>
    /// <param name="values">The values.</param>
    /// <param name="parts">The parts of the batch.</param>
    /// <param name="part">The part.</param>
    /// <param name="columns">The columns of the values, with their padding.</param>
    /// <param name="moments">A row for each part: means, distances and squares.</param>
    [MethodImpl(Hot)]
    public static void Take(Matrix<T> values, RowParts parts, int part, int columns, Matrix<T> moments)
    {
        (int first, int last) = parts.RowsOf(part);
        TVector count = T.CreateTruncating(last - first);
        for (int column = 0; column < columns; column += TVector.Count)
        {
            T* start = values.At(first, column);
            T* end = values.At(last, column);
            TVector mean = Sum(start, end) / count;
            TVector distances0 = default, distances1 = default, distances2 = default, distances3 = default;
            TVector squares0 = default, squares1 = default, squares2 = default, squares3 = default;
            T* row = start;
            for (; row + (3 * Width) < end; row += 4 * Width)
            {
                Add(TVector.Load(row) - mean, ref distances0, ref squares0);
                Add(TVector.Load(row + Width) - mean, ref distances1, ref squares1);
                Add(TVector.Load(row + (2 * Width)) - mean, ref distances2, ref squares2);
                Add(TVector.Load(row + (3 * Width)) - mean, ref distances3, ref squares3);
            }

            for (; row < end; row += Width)
            {
                Add(TVector.Load(row) - mean, ref distances0, ref squares0);
            }

            moments.Store(part, column, mean);
            moments.Store(part, columns + column, distances0 + distances1 + (distances2 + distances3));
            moments.Store(part, (2 * columns) + column, squares0 + squares1 + (squares2 + squares3));
        }
    }

    /// <summary>
    /// Mean and variance of the columns from <paramref name="column"/> on, of what <see cref="Take"/> has left of every part (Chan, Golub and
    /// LeVeque 1983). Squares of distances from a part's mean become those from the mean of all: Σ (d + δ)² = Σ d² + 2δ Σ d + nδ².
    /// </summary>
    [MethodImpl(Hot)]
    public static void Of(Matrix<T> moments, RowParts parts, int batch, int column, int columns, out TVector mean, out TVector variance)
    {
        int rows = 0;
        TVector sum = default;
        for (int part = 0; part < batch * parts.OfExample; part++)
        {
            (int first, int last) = parts.RowsOf(part);
            rows += last - first;
            sum = TVector.MultiplyAdd(moments.Load<TVector>(part, column), T.CreateTruncating(last - first), sum);
        }

        TVector count = T.CreateTruncating(rows);
        TVector near = sum / count;
        TVector distances = default;
        TVector squares = default;
        for (int part = 0; part < batch * parts.OfExample; part++)
        {
            (int first, int last) = parts.RowsOf(part);
            TVector apart = moments.Load<TVector>(part, column) - near;
            TVector ofPart = moments.Load<TVector>(part, columns + column);
            TVector shift = apart * T.CreateTruncating(last - first);
            distances += ofPart + shift;
            squares += TVector.MultiplyAdd(apart, ofPart + ofPart + shift, moments.Load<TVector>(part, (2 * columns) + column));
        }

        TVector rest = distances / count;
        mean = near + rest;
        variance = TVector.Max((squares / count) - (rest * rest), default);
    }

    /// <summary>Leaves a part's Σ gradients and Σ gradients⊙standardized.</summary>
    /// <param name="gradients">The gradients.</param>
    /// <param name="standardized">The standardized values.</param>
    /// <param name="parts">The parts of the batch.</param>
    /// <param name="part">The part.</param>
    /// <param name="columns">The columns of the gradients, with their padding.</param>
    /// <param name="sums">A row for each part: the one sums, and the others.</param>
    [MethodImpl(Hot)]
    public static void TakeSums(Matrix<T> gradients, Matrix<T> standardized, RowParts parts, int part, int columns, Matrix<T> sums)
    {
        (int first, int last) = parts.RowsOf(part);
        for (int column = 0; column < columns; column += TVector.Count)
        {
            T* row = gradients.At(first, column);
            T* end = gradients.At(last, column);
            nint other = (nint)(standardized.At(first, column) - row);
            TVector total0 = default, total1 = default, total2 = default, total3 = default;
            TVector along0 = default, along1 = default, along2 = default, along3 = default;
            for (; row + (3 * Width) < end; row += 4 * Width)
            {
                Add(TVector.Load(row), TVector.Load(row + other), ref total0, ref along0);
                Add(TVector.Load(row + Width), TVector.Load(row + Width + other), ref total1, ref along1);
                Add(TVector.Load(row + (2 * Width)), TVector.Load(row + (2 * Width) + other), ref total2, ref along2);
                Add(TVector.Load(row + (3 * Width)), TVector.Load(row + (3 * Width) + other), ref total3, ref along3);
            }

            for (; row < end; row += Width)
            {
                Add(TVector.Load(row), TVector.Load(row + other), ref total0, ref along0);
            }

            sums.Store(part, column, total0 + total1 + (total2 + total3));
            sums.Store(part, columns + column, along0 + along1 + (along2 + along3));
        }
    }

    /// <summary>Leaves a part's sums.</summary>
    /// <param name="values">The values.</param>
    /// <param name="parts">The parts of the batch.</param>
    /// <param name="part">The part.</param>
    /// <param name="columns">The columns of the values, with their padding.</param>
    /// <param name="sums">A row for each part.</param>
    [MethodImpl(Hot)]
    public static void TakeSum(Matrix<T> values, RowParts parts, int part, int columns, Matrix<T> sums)
    {
        (int first, int last) = parts.RowsOf(part);
        for (int column = 0; column < columns; column += TVector.Count)
        {
            sums.Store(part, column, Sum(values.At(first, column), values.At(last, column)));
        }
    }

    /// <summary>The sum of all parts, for the columns from <paramref name="column"/> on.</summary>
    [MethodImpl(Hot)]
    public static TVector OfAll(Matrix<T> sums, int parts, int column)
    {
        TVector sum = default;
        for (int part = 0; part < parts; part++)
        {
            sum += sums.Load<TVector>(part, column);
        }

        return sum;
    }

    [MethodImpl(Hot)]
    private static TVector Sum(T* row, T* end)
    {
        TVector sum0 = default, sum1 = default, sum2 = default, sum3 = default;
        for (; row + (3 * Width) < end; row += 4 * Width)
        {
            sum0 += TVector.Load(row);
            sum1 += TVector.Load(row + Width);
            sum2 += TVector.Load(row + (2 * Width));
            sum3 += TVector.Load(row + (3 * Width));
        }

        for (; row < end; row += Width)
        {
            sum0 += TVector.Load(row);
        }

        return sum0 + sum1 + (sum2 + sum3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(TVector distance, ref TVector distances, ref TVector squares)
    {
        distances += distance;
        TVector.MultiplyAccumulate(ref squares, distance, distance);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(TVector gradient, TVector standardized, ref TVector total, ref TVector along)
    {
        total += gradient;
        TVector.MultiplyAccumulate(ref along, gradient, standardized);
    }
}
