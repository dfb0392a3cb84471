using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>
/// The moments of columns over a batch, for a batch normalization: a register of columns at a time, summed by one thread, so that the
/// order doesn't depend on how many threads there are. Rows are summed in parts of 64, each from zero, which keeps the rounding of
/// long batches small.
/// </summary>
/// <typeparam name="TVector">The register.</typeparam>
/// <typeparam name="T">The scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ColumnMoments<TVector, T>
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Rows a part.</summary>
    private const int Part = 64;

    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>
    /// Mean and variance of the columns from <paramref name="column"/> on. What rounding took from the mean, the mean of the
    /// distances from it gives back (Chan, Golub and LeVeque 1983), so that columns far from zero lose nothing.
    /// </summary>
    [MethodImpl(Hot)]
    public static void Of(Matrix<T> values, int rows, int column, out TVector mean, out TVector variance)
    {
        TVector count = T.CreateTruncating(rows);
        TVector sum = default;
        for (int part = 0; part < rows; part += Part)
        {
            TVector partSum = default;
            for (int row = part; row < Math.Min(part + Part, rows); row++)
            {
                partSum += values.Load<TVector>(row, column);
            }

            sum += partSum;
        }

        TVector near = sum / count;
        TVector distances = default;
        TVector squares = default;
        for (int part = 0; part < rows; part += Part)
        {
            TVector partDistances = default;
            TVector partSquares = default;
            for (int row = part; row < Math.Min(part + Part, rows); row++)
            {
                TVector distance = values.Load<TVector>(row, column) - near;
                partDistances += distance;
                partSquares = TVector.MultiplyAdd(distance, distance, partSquares);
            }

            distances += partDistances;
            squares += partSquares;
        }

        TVector rest = distances / count;
        mean = near + rest;
        variance = TVector.Max((squares / count) - (rest * rest), default);
    }

    /// <summary>Σ gradients and Σ gradients⊙standardized of the columns from <paramref name="column"/> on.</summary>
    [MethodImpl(Hot)]
    public static void Sums(Matrix<T> gradients, Matrix<T> standardized, int rows, int column, out TVector total, out TVector along)
    {
        total = default;
        along = default;
        for (int part = 0; part < rows; part += Part)
        {
            TVector partTotal = default;
            TVector partAlong = default;
            for (int row = part; row < Math.Min(part + Part, rows); row++)
            {
                TVector gradient = gradients.Load<TVector>(row, column);
                partTotal += gradient;
                partAlong = TVector.MultiplyAdd(gradient, standardized.Load<TVector>(row, column), partAlong);
            }

            total += partTotal;
            along += partAlong;
        }
    }

    /// <summary>running ← keep·running + take·batch, for the columns from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public static void Move(Row<T> running, Row<T> batch, int first, int last, T keep, T take)
    {
        for (int column = first; column < last; column += TVector.Count)
        {
            running.Store(column, (running.Load<TVector>(column) * keep) + (batch.Load<TVector>(column) * take));
        }
    }
}
