using System.Runtime.CompilerServices;
using static DlGen.Kernels.Lengths;

namespace DlGen.Kernels;

/// <content>The gradients of parameters: sums over the rows of the batch, each register of which goes to a step.</content>
public abstract partial class Formulas<T>
{
    /// <summary>dW = xᵀ·dz, then the step of W. Threads share blocks of 32 outputs, or panels of 16 inputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void OuterSum<TVector, TShape, TStep>(Matrix<T> x, Matrix<T> dz, int rows, Worker worker, Panels<T> w, TStep step)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, ILinearShape
        where TStep : struct, IStep<T>
    {
        if (TShape.Places == 1)
        {
            OuterSumOf<TVector, OnePlace, TStep>(x, dz, rows, worker, w, PanelLayout.Of<TShape>(), step);
        }
        else
        {
            OuterSumOf<TVector, PlacesOf<TShape>, TStep>(x, dz, rows, worker, w, PanelLayout.Of<TShape>(), step);
        }
    }

    // Compiled once for all layers of rows: the loops run along the batch, so that a shape is just numbers to them.
    [MethodImpl(Hot)]
    private static void OuterSumOf<TVector, TPlaces, TStep>(Matrix<T> x, Matrix<T> dz, int rows, Worker worker, Panels<T> w, PanelLayout layout, TStep step)
        where TVector : struct, IVector<TVector, T>
        where TPlaces : struct, IPlaces
        where TStep : struct, IStep<T>
    {
        int blocks = Pieces(layout.Outputs, Block);
        int panels = Pieces(layout.Inputs, Panel);
        (int firstBlock, int lastBlock) = blocks >= FewBlocks ? worker.Share(blocks) : (0, blocks);
        (int firstPanel, int lastPanel) = blocks >= FewBlocks ? (0, panels) : worker.Share(panels);
        for (int block = firstBlock; block < lastBlock; block++)
        {
            Tile<TVector, T>.OuterSumOf<TPlaces, TStep>(x, dz, rows, w, layout, firstPanel, lastPanel, block, step);
        }
    }

    /// <summary>dW = xᵀ·dz, then the step of W; and db = Σ over the rows of dz, then the step of b.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void OuterSum<TVector, TShape, TStep>(Matrix<T> x, Matrix<T> dz, int rows, Worker worker, Panels<T> w, Row<T> b, TStep step)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, ILinearShape
        where TStep : struct, IStep<T>
    {
        OuterSum<TVector, TShape, TStep>(x, dz, rows, worker, w, step);
        ColumnSums<TVector, TStep>(dz, rows, worker, TShape.Outputs, b, step);
    }

    /// <summary>db = Σ over the rows of dz, then the step of b. Threads share blocks of 32 columns.</summary>
    [MethodImpl(Hot)]
    protected static void ColumnSums<TVector, TStep>(Matrix<T> dz, int rows, Worker worker, int columns, Row<T> b, TStep step)
        where TVector : struct, IVector<TVector, T>
        where TStep : struct, IStep<T>
    {
        (int first, int last) = worker.Share(Pieces(columns, Block));
        for (int block = first; block < last; block++)
        {
            ColumnSum<TVector, T>.OfValues(dz, rows, columns, b, block, step);
        }
    }

    /// <summary>
    /// dα = Σ over the rows and columns of <paramref name="terms"/>, then the step of α. One thread adds row by row, so that the sum doesn't
    /// depend on how many there are.
    /// </summary>
    [MethodImpl(Hot)]
    protected static void TotalSum<TVector, TStep>(Matrix<T> terms, int rows, Worker worker, int columns, Row<T> parameter, TStep step)
        where TVector : struct, IVector<TVector, T>
        where TStep : struct, IStep<T>
    {
        if (worker.Share(1) is var (first, last) && first == last)
        {
            return;
        }

        TVector total = default;
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < Padded(columns); column += TVector.Count)
            {
                total += WithoutPadding(terms.Load<TVector>(row, column), columns, column);
            }
        }

        step.Apply(parameter.Offset, TVector.First((TVector)TVector.Sum(total), 1));
    }

    /// <summary>dγ = Σ over the rows of dn⊙h, then the step of γ. Threads share blocks of 32 columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void ColumnSums<TVector, TStep>(Matrix<T> dn, Matrix<T> h, int rows, Worker worker, int columns, Row<T> gain, TStep step)
        where TVector : struct, IVector<TVector, T>
        where TStep : struct, IStep<T>
    {
        (int first, int last) = worker.Share(Pieces(columns, Block));
        for (int block = first; block < last; block++)
        {
            ColumnSum<TVector, T>.OfProducts(dn, h, rows, columns, gain, block, step);
        }
    }

    /// <summary>dγ = Σ over the rows of dn⊙h, then the step of γ; and dβ = Σ over the rows of dn, then the step of β.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void ColumnSums<TVector, TStep>(Matrix<T> dn, Matrix<T> h, int rows, Worker worker, int columns, Row<T> gain, Row<T> shift, TStep step)
        where TVector : struct, IVector<TVector, T>
        where TStep : struct, IStep<T>
    {
        ColumnSums<TVector, TStep>(dn, h, rows, worker, columns, gain, step);
        ColumnSums<TVector, TStep>(dn, rows, worker, columns, shift, step);
    }

    /// <summary>The sum of the parts that rows have added to the gradient of parameters, then their step. Threads share blocks of 32 parameters.</summary>
    protected static void SumParts<TVector, TStep>(GradientParts<T> parts, int rows, Worker worker, int count, Row<T> parameters, TStep step)
        where TVector : struct, IVector<TVector, T>
        where TStep : struct, IStep<T>
    {
        (int first, int last) = worker.Share(Pieces(count, Block));
        for (int block = first; block < last; block++)
        {
            ColumnSum<TVector, T>.OfParts(parts, rows, parameters, block, step);
        }
    }
}
