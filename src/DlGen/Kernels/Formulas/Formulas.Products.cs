using System.Runtime.CompilerServices;
using static DlGen.Kernels.Lengths;

namespace DlGen.Kernels;

/// <content>The products with weight matrices. They are thin loops over the register tiles of <see cref="Tile{TVector, T}"/>.</content>
public abstract partial class Formulas<T>
{
    /// <summary>Room for a value that is multiplied transposed, the batch along its columns: of one product after the other.</summary>
    protected Row<T> Transposed { get; init; }

    /// <summary>x [rows × in] · W [in × out], then the epilogue. Threads share blocks of 32 outputs, or rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void Multiply<TVector, TShape, TEpilogue>(Matrix<T> x, Panels<T> w, int rows, Worker worker, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IEpilogue<T>
    {
        int blocks = Pieces(TShape.Outputs, Block);
        (int firstBlock, int lastBlock) = blocks >= FewBlocks ? worker.Share(blocks) : (0, blocks);
        (int firstRow, int lastRow) = blocks >= FewBlocks ? (0, rows) : worker.Share(rows, Tile<TVector, T>.Rows);
        for (int block = firstBlock; block < lastBlock; block++)
        {
            for (int row = firstRow; row < lastRow; row += Tile<TVector, T>.Rows)
            {
                Tile<TVector, T>.Multiply<TShape, TEpilogue>(x, row, lastRow, w, block, epilogue);
            }
        }
    }

    /// <summary>
    /// dz [rows × out] · Wᵀ, then the epilogue: how much each input is to blame for the outputs' gradients. The sums of a single row
    /// run in an order of their own, for a gradient needn't be the same alone and in a batch.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void MultiplyTransposed<TVector, TShape, TEpilogue>(Matrix<T> dz, Panels<T> w, int rows, Worker worker, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IEpilogue<T> => MultiplyTransposed<TVector, TShape, TEpilogue>(dz, w, rows, worker, inOrder: false, epilogue);

    /// <summary>
    /// x [rows × out] · Wᵀ, then the epilogue: the forward pass of a layer with another layer's weights transposed. A row's sums run in the
    /// same order alone and in any batch.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected void MultiplyTransposedInOrder<TVector, TShape, TEpilogue>(Matrix<T> x, Panels<T> w, int rows, Worker worker, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IEpilogue<T> => MultiplyTransposed<TVector, TShape, TEpilogue>(x, w, rows, worker, inOrder: true, epilogue);

    /// <summary>
    /// The tiles run along the batch, so that the weights needn't be transposed. The left side is, and the threads meet once it is. Then
    /// they share panels of 16 inputs, or rows.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void MultiplyTransposed<TVector, TShape, TEpilogue>(
        Matrix<T> left, Panels<T> w, int rows, Worker worker, bool inOrder, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IEpilogue<T>
    {
        Matrix<T> transposed = Transpose<TVector>(left, TShape.Outputs, rows, worker);
        int panels = Pieces(TShape.Inputs, Panel);
        (int firstPanel, int lastPanel) = panels >= FewBlocks ? worker.Share(panels) : (0, panels);
        (int firstRow, int lastRow) = panels >= FewBlocks ? (0, rows) : worker.Share(rows, Tile<TVector, T>.BatchRows);
        for (int row = firstRow; row < lastRow; row += Tile<TVector, T>.BatchRows)
        {
            for (int panel = firstPanel; panel < lastPanel; panel++)
            {
                MultiplyTile<TVector, TShape, TEpilogue>(left, transposed, row, lastRow, w, panel, inOrder, epilogue);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MultiplyTile<TVector, TShape, TEpilogue>(
        Matrix<T> left, Matrix<T> transposed, int row, int rows, Panels<T> w, int panel, bool inOrder, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IEpilogue<T>
    {
        if (inOrder)
        {
            Tile<TVector, T>.MultiplyTransposedInOrder<TShape, TEpilogue>(left, transposed, row, rows, w, panel, epilogue);
        }
        else
        {
            Tile<TVector, T>.MultiplyTransposed<TShape, TEpilogue>(left, transposed, row, rows, w, panel, epilogue);
        }
    }

    /// <summary>Transposes a value, panel by panel, and waits until all of it is; a single row is taken as it lies.</summary>
    private Matrix<T> Transpose<TVector>(Matrix<T> value, int columns, int rows, Worker worker)
        where TVector : struct, IVector<TVector, T>
    {
        Matrix<T> transposed = Transposed.AsMatrix(Padded(columns));
        if (rows > 1)
        {
            (int first, int last) = worker.Share(Pieces(columns, Panel));
            for (int panel = first; panel < last; panel++)
            {
                Tile<TVector, T>.Transpose(value, rows, panel, transposed);
            }
        }

        worker.Meet();
        return transposed;
    }
}
