using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <content>Normalizations: of rows, which threads share, and of columns over the batch, which they share in blocks of 32.</content>
public abstract partial class Formulas<T>
{
    /// <summary>r = 1 / √(var x + ε) of each row, and h = (x − mean x)·r for the epilogue.</summary>
    [MethodImpl(Hot)]
    protected static void Normalize<TVector, TNormalization, TEpilogue>(Matrix<T> x, Matrix<T> r, int rows, Worker worker, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TNormalization : struct, INormalization<T>
        where TEpilogue : struct, IEpilogue<T>
    {
        int width = TNormalization.Columns;
        T count = T.CreateTruncating(width);
        (int first, int last) = worker.Share(rows);
        for (int row = first; row < last; row++)
        {
            T mean = T.Zero;
            if (TNormalization.Centers)
            {
                TVector total = default;
                for (int column = 0; column < Padded(width); column += TVector.Count)
                {
                    total += WithoutPadding(x.Load<TVector>(row, column), width, column);
                }

                mean = TVector.Sum(total) / count;
            }

            TVector squares = default;
            for (int column = 0; column < Padded(width); column += TVector.Count)
            {
                TVector distance = WithoutPadding(Centered<TVector, TNormalization>(x, row, column, mean), width, column);
                squares = TVector.MultiplyAdd(distance, distance, squares);
            }

            T inverse = T.One / T.Sqrt((TVector.Sum(squares) / count) + TNormalization.Epsilon);
            if (TNormalization.KeepsInverse)
            {
                r[row, 0] = inverse;
            }

            for (int column = 0; column < Padded(width); column += TVector.Count)
            {
                epilogue.Apply(row, column, Centered<TVector, TNormalization>(x, row, column, mean) * inverse);
            }
        }
    }

    /// <summary>dx = r·(dh − mean dh − h·mean(dh⊙h)) with dh = dn⊙γ, for the epilogue; without the mean where the rows weren't centered.</summary>
    [MethodImpl(Hot)]
    protected static void NormalizeBackward<TVector, TNormalization, TEpilogue>(
        Matrix<T> dn, Row<T> gain, Matrix<T> h, Matrix<T> r, int rows, Worker worker, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TNormalization : struct, INormalization<T>
        where TEpilogue : struct, IEpilogue<T>
    {
        int width = TNormalization.Columns;
        T count = T.CreateTruncating(width);
        (int first, int last) = worker.Share(rows);
        for (int row = first; row < last; row++)
        {
            TVector total = default;
            TVector along = default;
            for (int column = 0; column < Padded(width); column += TVector.Count)
            {
                TVector dh = Scaled<TVector, TNormalization>(dn, gain, row, column);
                total += dh;
                along = TVector.MultiplyAdd(dh, h.Load<TVector>(row, column), along);
            }

            T mean = TVector.Sum(total) / count;
            T stretch = TVector.Sum(along) / count;
            T inverse = r[row, 0];
            for (int column = 0; column < Padded(width); column += TVector.Count)
            {
                TVector dh = Scaled<TVector, TNormalization>(dn, gain, row, column);
                TVector across = TNormalization.Centers ? dh - mean : dh;
                epilogue.Apply(row, column, inverse * (across - (h.Load<TVector>(row, column) * stretch)));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Centered<TVector, TNormalization>(Matrix<T> x, int row, int column, T mean)
        where TVector : struct, IVector<TVector, T>
        where TNormalization : struct, INormalization<T> => TNormalization.Centers ? x.Load<TVector>(row, column) - mean : x.Load<TVector>(row, column);

    /// <summary>dh = dn⊙γ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Scaled<TVector, TNormalization>(Matrix<T> dn, Row<T> gain, int row, int column)
        where TVector : struct, IVector<TVector, T>
        where TNormalization : struct, INormalization<T>
    {
        TVector gradient = dn.Load<TVector>(row, column);
        return WithoutPadding(TNormalization.Scales ? gradient * gain.Load<TVector>(column) : gradient, TNormalization.Columns, column);
    }

    /// <summary>Mean and variance of each column over the rows, and h = (x − mean)/√(variance + ε) for the epilogue.</summary>
    [MethodImpl(Hot)]
    protected static void BatchNormalize<TVector, TEpilogue>(
        Matrix<T> x, Row<T> means, Row<T> variances, int rows, Worker worker, int columns, T epsilon, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TEpilogue : struct, IEpilogue<T>
    {
        (int first, int last) = worker.Share(Padded(columns), Block);
        for (int column = first; column < last; column += TVector.Count)
        {
            ColumnMoments<TVector, T>.Of(x, rows, column, out TVector mean, out TVector variance);
            means.Store(column, WithoutPadding(mean, columns, column));
            variances.Store(column, WithoutPadding(variance, columns, column));
            TVector inverse = (TVector)T.One / TVector.Sqrt(variance + epsilon);
            for (int row = 0; row < rows; row++)
            {
                epilogue.Apply(row, column, (x.Load<TVector>(row, column) - mean) * inverse);
            }
        }
    }

    /// <summary>
    /// dx = (dh − mean dh − h·mean(dh⊙h))/√(variance + ε) with dh = dn⊙γ and means over the rows, for the epilogue; and dγ = Σ over
    /// the rows of dn⊙h and dβ = Σ over the rows of dn, then the steps of γ and β, which dx needs from before.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void BatchNormalizeBackward<TVector, TEpilogue, TStep>(
        Matrix<T> dn, Row<T> gain, Row<T> shift, Matrix<T> h, Row<T> variances, int rows, Worker worker, int columns, T epsilon, TEpilogue epilogue, TStep step)
        where TVector : struct, IVector<TVector, T>
        where TEpilogue : struct, IEpilogue<T>
        where TStep : struct, IStep<T>
    {
        BatchNormalizeBackward<TVector, TEpilogue>(dn, gain, h, variances, rows, worker, columns, epsilon, epilogue);
        ColumnSums<TVector, TStep>(dn, h, rows, worker, columns, gain, shift, step);
    }

    /// <summary>dx = (dh − mean dh − h·mean(dh⊙h))/√(variance + ε) with dh = dn⊙γ and means over the rows, for the epilogue.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void BatchNormalizeBackward<TVector, TEpilogue>(
        Matrix<T> dn, Row<T> gain, Matrix<T> h, Row<T> variances, int rows, Worker worker, int columns, T epsilon, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TEpilogue : struct, IEpilogue<T> =>
        BatchNormalizeBackward<TVector, TEpilogue>(dn, gain, scales: true, h, variances, rows, worker, columns, epsilon, epilogue);

    /// <summary>dx = (dn − mean dn − h·mean(dn⊙h))/√(variance + ε) with means over the rows, for the epilogue: a batch normalization without a scale.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void BatchNormalizeBackward<TVector, TEpilogue>(
        Matrix<T> dn, Matrix<T> h, Row<T> variances, int rows, Worker worker, int columns, T epsilon, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TEpilogue : struct, IEpilogue<T> =>
        BatchNormalizeBackward<TVector, TEpilogue>(dn, gain: default, scales: false, h, variances, rows, worker, columns, epsilon, epilogue);

    [MethodImpl(Hot)]
    private static void BatchNormalizeBackward<TVector, TEpilogue>(
        Matrix<T> dn, Row<T> gain, bool scales, Matrix<T> h, Row<T> variances, int rows, Worker worker, int columns, T epsilon, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TEpilogue : struct, IEpilogue<T>
    {
        T count = T.CreateTruncating(rows);
        (int first, int last) = worker.Share(Padded(columns), Block);
        for (int column = first; column < last; column += TVector.Count)
        {
            ColumnMoments<TVector, T>.Sums(dn, h, rows, column, out TVector total, out TVector along);
            TVector factor = scales ? gain.Load<TVector>(column) : T.One;
            TVector mean = factor * total / count;
            TVector stretch = factor * along / count;
            TVector inverse = (TVector)T.One / TVector.Sqrt(variances.Load<TVector>(column) + epsilon);
            for (int row = 0; row < rows; row++)
            {
                TVector dh = dn.Load<TVector>(row, column) * factor;
                epilogue.Apply(row, column, inverse * (dh - mean - (h.Load<TVector>(row, column) * stretch)));
            }
        }
    }

    /// <summary>scales = γ/√(variance + ε) and shifts = β − mean·scales: a batch normalization at inference, once for all rows.</summary>
    protected static void RunningScale<TVector>(
        Row<T> gain, Row<T> shift, Row<T> means, Row<T> variances, int columns, T epsilon, Row<T> scales, Row<T> shifts, Worker worker)
        where TVector : struct, IVector<TVector, T>
    {
        (int first, int last) = worker.Share(Padded(columns), Block);
        for (int column = first; column < last; column += TVector.Count)
        {
            TVector scale = gain.Load<TVector>(column) / TVector.Sqrt(variances.Load<TVector>(column) + epsilon);
            scales.Store(column, scale);
            shifts.Store(column, shift.Load<TVector>(column) - (means.Load<TVector>(column) * scale));
        }
    }

    /// <summary>scales = 1/√(variance + ε) and shifts = −mean·scales: a batch normalization without scale and shift at inference.</summary>
    protected static void RunningScale<TVector>(Row<T> means, Row<T> variances, int columns, T epsilon, Row<T> scales, Row<T> shifts, Worker worker)
        where TVector : struct, IVector<TVector, T>
    {
        (int first, int last) = worker.Share(Padded(columns), Block);
        for (int column = first; column < last; column += TVector.Count)
        {
            TVector scale = (TVector)T.One / TVector.Sqrt(variances.Load<TVector>(column) + epsilon);
            scales.Store(column, scale);
            shifts.Store(column, -(means.Load<TVector>(column) * scale));
        }
    }

    /// <summary>
    /// Moves running moments a part of the way to those of a batch. The running variance takes the unbiased estimate: the squares divided
    /// by their number less one.
    /// </summary>
    protected static void MoveMoments<TVector>(
        Row<T> runningMeans, Row<T> runningVariances, Row<T> means, Row<T> variances, int rows, Worker worker, int columns, double momentum)
        where TVector : struct, IVector<TVector, T>
    {
        T keep = T.CreateTruncating(1 - momentum);
        T take = T.CreateTruncating(momentum);
        (int first, int last) = worker.Share(Padded(columns), Block);
        ColumnMoments<TVector, T>.Move(runningMeans, means, first, last, keep, take);
        ColumnMoments<TVector, T>.Move(runningVariances, variances, first, last, keep, take * T.CreateTruncating(rows) / T.CreateTruncating(rows - 1));
    }
}
