using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <content>
/// Sums over the batch and all places, column by column, where examples have many rows: threads share those, in parts whose sums they leave
/// for each other. Columns are too few for that in most images. See <see cref="RowParts"/>.
/// </content>
public abstract partial class Formulas<T>
{
    /// <summary>
    /// Mean and variance of each column over the <paramref name="rows"/> rows of all examples, and h = (x − mean)/√(variance + ε) for the
    /// epilogue. Threads meet once, when the moments of all parts are there.
    /// </summary>
    [MethodImpl(Hot)]
    protected static unsafe void BatchNormalize<TVector, TEpilogue>(
        Matrix<T> x, Row<T> means, Row<T> variances, Matrix<T> moments, int batch, Worker worker, int rows, int columns, T epsilon, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TEpilogue : struct, IEpilogue<T>
    {
        var parts = new RowParts(rows);
        (long first, long last) = worker.ShareParts(batch, parts.OfExample);
        int padded = Padded(columns);
        for (int part = (int)first; part < last; part++)
        {
            PartMoments<TVector, T>.Take(x, parts, part, padded, moments);
        }

        worker.Meet();
        T* ofColumns = ThreadRoom<T>.Take(2 * padded);
        T* inverses = ofColumns + padded;
        for (int column = 0; column < padded; column += TVector.Count)
        {
            PartMoments<TVector, T>.Of(moments, parts, batch, column, padded, out TVector mean, out TVector variance);
            TVector.Store(mean, ofColumns + column);
            TVector.Store((TVector)T.One / TVector.Sqrt(variance + epsilon), inverses + column);
            if (worker.Index == 0)
            {
                means.Store(column, WithoutPadding(mean, columns, column));
                variances.Store(column, WithoutPadding(variance, columns, column));
            }
        }

        for (int part = (int)first; part < last; part++)
        {
            (int row, int end) = parts.RowsOf(part);
            for (int column = 0; column < padded; column += TVector.Count)
            {
                TVector mean = TVector.Load(ofColumns + column);
                TVector inverse = TVector.Load(inverses + column);
                for (int i = row; i < end; i++)
                {
                    epilogue.Apply(i, column, (x.Load<TVector>(i, column) - mean) * inverse);
                }
            }
        }
    }

    /// <summary>
    /// dx = (dh − mean dh − h·mean(dh⊙h))/√(variance + ε) with dh = dn⊙γ and means over the <paramref name="rows"/> rows of all examples, for
    /// the epilogue; and dγ = Σ over these rows of dn⊙h and dβ = Σ over them of dn, then the steps of γ and β, which dx needs from before.
    /// Threads meet once, when the sums of all parts are there.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void BatchNormalizeBackward<TVector, TEpilogue, TStep>(
        Matrix<T> dn, Row<T> gain, Row<T> shift, Matrix<T> h, Row<T> variances, Matrix<T> sums,
        int batch, Worker worker, int rows, int columns, T epsilon, TEpilogue epilogue, TStep step)
        where TVector : struct, IVector<TVector, T>
        where TEpilogue : struct, IEpilogue<T>
        where TStep : struct, IStep<T>
    {
        BatchNormalizeBackward<TVector, TEpilogue>(dn, gain, scales: true, h, variances, sums, batch, worker, rows, columns, epsilon, epilogue);
        int parts = batch * new RowParts(rows).OfExample;
        int padded = Padded(columns);
        (int first, int last) = worker.Share(padded, Block);
        for (int column = first; column < last; column += TVector.Count)
        {
            step.Apply(gain.Offset + column, TVector.First(PartMoments<TVector, T>.OfAll(sums, parts, padded + column), columns - column));
            step.Apply(shift.Offset + column, TVector.First(PartMoments<TVector, T>.OfAll(sums, parts, column), columns - column));
        }
    }

    /// <summary>dx = (dh − mean dh − h·mean(dh⊙h))/√(variance + ε) with dh = dn⊙γ and means over the rows of all examples, for the epilogue.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void BatchNormalizeBackward<TVector, TEpilogue>(
        Matrix<T> dn, Row<T> gain, Matrix<T> h, Row<T> variances, Matrix<T> sums, int batch, Worker worker, int rows, int columns, T epsilon, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TEpilogue : struct, IEpilogue<T> =>
        BatchNormalizeBackward<TVector, TEpilogue>(dn, gain, scales: true, h, variances, sums, batch, worker, rows, columns, epsilon, epilogue);

    /// <summary>dx = (dn − mean dn − h·mean(dn⊙h))/√(variance + ε) with means over the rows of all examples, for the epilogue: a batch normalization without a scale.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void BatchNormalizeBackward<TVector, TEpilogue>(
        Matrix<T> dn, Matrix<T> h, Row<T> variances, Matrix<T> sums, int batch, Worker worker, int rows, int columns, T epsilon, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TEpilogue : struct, IEpilogue<T> =>
        BatchNormalizeBackward<TVector, TEpilogue>(dn, gain: default, scales: false, h, variances, sums, batch, worker, rows, columns, epsilon, epilogue);

    [MethodImpl(Hot)]
    private static unsafe void BatchNormalizeBackward<TVector, TEpilogue>(
        Matrix<T> dn, Row<T> gain, bool scales, Matrix<T> h, Row<T> variances, Matrix<T> sums,
        int batch, Worker worker, int rows, int columns, T epsilon, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TEpilogue : struct, IEpilogue<T>
    {
        var parts = new RowParts(rows);
        (long first, long last) = worker.ShareParts(batch, parts.OfExample);
        int padded = Padded(columns);

        // Read before the threads meet: behind that, one of them may already step the scale.
        T* factors = ThreadRoom<T>.Take(4 * padded);
        for (int column = 0; column < padded; column += TVector.Count)
        {
            TVector.Store(scales ? gain.Load<TVector>(column) : T.One, factors + column);
        }

        for (int part = (int)first; part < last; part++)
        {
            PartMoments<TVector, T>.TakeSums(dn, h, parts, part, padded, sums);
        }

        worker.Meet();
        T* means = factors + padded;
        T* stretches = means + padded;
        T* inverses = stretches + padded;
        TVector count = T.CreateTruncating((long)batch * rows);
        for (int column = 0; column < padded; column += TVector.Count)
        {
            TVector factor = TVector.Load(factors + column);
            TVector.Store(factor * PartMoments<TVector, T>.OfAll(sums, batch * parts.OfExample, column) / count, means + column);
            TVector.Store(factor * PartMoments<TVector, T>.OfAll(sums, batch * parts.OfExample, padded + column) / count, stretches + column);
            TVector.Store((TVector)T.One / TVector.Sqrt(variances.Load<TVector>(column) + epsilon), inverses + column);
        }

        for (int part = (int)first; part < last; part++)
        {
            (int row, int end) = parts.RowsOf(part);
            for (int column = 0; column < padded; column += TVector.Count)
            {
                TVector factor = TVector.Load(factors + column);
                TVector mean = TVector.Load(means + column);
                TVector stretch = TVector.Load(stretches + column);
                TVector inverse = TVector.Load(inverses + column);
                for (int i = row; i < end; i++)
                {
                    TVector dh = dn.Load<TVector>(i, column) * factor;
                    epilogue.Apply(i, column, inverse * (dh - mean - (h.Load<TVector>(i, column) * stretch)));
                }
            }
        }
    }

    /// <summary>
    /// db = Σ over the <paramref name="rows"/> rows of all examples of dz, then the step of b. Threads meet once, when the sums of all parts
    /// are there.
    /// </summary>
    [MethodImpl(Hot)]
    protected static void ColumnSums<TVector, TStep>(Matrix<T> dz, Matrix<T> sums, int batch, Worker worker, int rows, int columns, Row<T> b, TStep step)
        where TVector : struct, IVector<TVector, T>
        where TStep : struct, IStep<T>
    {
        var parts = new RowParts(rows);
        (long part, long end) = worker.ShareParts(batch, parts.OfExample);
        int padded = Padded(columns);
        for (; part < end; part++)
        {
            PartMoments<TVector, T>.TakeSum(dz, parts, (int)part, padded, sums);
        }

        worker.Meet();
        (int first, int last) = worker.Share(padded, Block);
        for (int column = first; column < last; column += TVector.Count)
        {
            step.Apply(b.Offset + column, TVector.First(PartMoments<TVector, T>.OfAll(sums, batch * parts.OfExample, column), columns - column));
        }
    }
}
