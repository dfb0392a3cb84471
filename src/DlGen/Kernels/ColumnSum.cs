using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>
/// Sums over a batch, column by column: the gradients of parameters that belong to a column. A column is summed by one thread,
/// row after row, so the order doesn't depend on how many threads there are.
/// </summary>
/// <typeparam name="TVector">The register.</typeparam>
/// <typeparam name="T">The scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class ColumnSum<TVector, T>
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged
{
    /// <summary>Columns a block: two panels.</summary>
    private const int Block = 2 * Panels<T>.Width;

    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>Σ left⊙right over all <paramref name="rows"/>, for the 32 columns of <paramref name="block"/>; each register of it goes to the step.</summary>
    [MethodImpl(Hot)]
    public static void OfProducts<TStep>(Matrix<T> left, Matrix<T> right, int rows, int columns, Row<T> parameter, int block, TStep step)
        where TStep : struct, IStep<T>
    {
        int end = End(block, columns);
        for (int column = block * Block; column < end; column += TVector.Count)
        {
            TVector sum = default;
            for (int row = 0; row < rows; row++)
            {
                sum = TVector.MultiplyAdd(left.Load<TVector>(row, column), right.Load<TVector>(row, column), sum);
            }

            step.Apply(parameter.Offset + column, TVector.First(sum, columns - column));
        }
    }

    /// <summary>Σ values over all <paramref name="rows"/>, for the 32 columns of <paramref name="block"/>; each register of it goes to the step.</summary>
    [MethodImpl(Hot)]
    public static void OfValues<TStep>(Matrix<T> values, int rows, int columns, Row<T> parameter, int block, TStep step)
        where TStep : struct, IStep<T>
    {
        int end = End(block, columns);
        for (int column = block * Block; column < end; column += TVector.Count)
        {
            TVector sum = default;
            for (int row = 0; row < rows; row++)
            {
                sum += values.Load<TVector>(row, column);
            }

            step.Apply(parameter.Offset + column, TVector.First(sum, columns - column));
        }
    }

    /// <summary>Σ of the parts that <paramref name="rows"/> have added, for the 32 parameters of <paramref name="block"/>; each register of it goes to the step.</summary>
    [MethodImpl(Hot)]
    public static void OfParts<TStep>(GradientParts<T> parts, int rows, Row<T> parameter, int block, TStep step)
        where TStep : struct, IStep<T>
    {
        int end = Math.Min((block + 1) * Block, parts.PaddedLength);
        for (int column = block * Block; column < end; column += TVector.Count)
        {
            TVector sum = default;
            for (int part = 0; part * GradientParts<T>.Rows < rows; part++)
            {
                sum += TVector.Load(parts.At(part) + column);
            }

            step.Apply(parameter.Offset + column, sum);
        }
    }

    /// <summary>Where a block ends: its last panel's padding is stepped too, by zero.</summary>
    private static int End(int block, int columns) =>
        Math.Min((block + 1) * Block, (columns + Panels<T>.Width - 1) / Panels<T>.Width * Panels<T>.Width);
}
