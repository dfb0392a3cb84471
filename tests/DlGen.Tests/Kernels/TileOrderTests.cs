using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DlGen.Kernels;

namespace DlGen.Tests.Kernels;

/// <summary>
/// Each sum of a forward pass is one chain in the order of its terms, so its bits don't depend on the tile that computed it.
/// </summary>
public class TileOrderTests
{
    private const int Batch = 45;

    [Fact]
    public void ARow_HasTheSameBitsAloneAndInABatch()
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Check<Simd512<float>>();
        }

        if (Vector256.IsHardwareAccelerated)
        {
            Check<Simd256<float>>();
        }

        Check<Simd128<float>>();
    }

    private static void Check<TVector>()
        where TVector : struct, IVector<TVector, float>
    {
        var random = new Random(1);
        Arena<float> x = Random(random, Batch, 112), y = Random(random, Batch, 48), w = Random(random, 112, 48);
        Arena<float> together = Room(Batch, 48), togetherBack = Room(Batch, 112), togetherT = Room(48, 48);
        Forward<TVector>(x.Matrix(0, Batch), Batch, w, together.Matrix(0, Batch));
        ForwardTransposed<TVector>(y.Matrix(0, Batch), Batch, togetherT.Matrix(0, 48), w, togetherBack.Matrix(0, Batch));
        for (int row = 0; row < Batch; row++)
        {
            Arena<float> alone = Room(1, 48), aloneBack = Room(1, 112), aloneT = Room(48, 16);
            Arena<float> xRow = Copy(x, row, 112, rows: 1), yRow = Copy(y, row, 48, rows: 1);
            Forward<TVector>(xRow.Matrix(0, 1), 1, w, alone.Matrix(0, 1));
            ForwardTransposed<TVector>(yRow.Matrix(0, 1), 1, aloneT.Matrix(0, 48), w, aloneBack.Matrix(0, 1));
            Assert.Equal(Copy(together, row, 48, rows: 1).Span, alone.Span);
            Assert.Equal(Copy(togetherBack, row, 112, rows: 1).Span, aloneBack.Span);
            GC.KeepAlive(xRow);
            GC.KeepAlive(yRow);
            GC.KeepAlive(aloneT);
        }

        GC.KeepAlive(togetherT);
        GC.KeepAlive(x);
        GC.KeepAlive(y);
        GC.KeepAlive(w);
    }

    private static void Forward<TVector>(Matrix<float> x, int rows, Arena<float> w, Matrix<float> z)
        where TVector : struct, IVector<TVector, float>
    {
        for (int block = 0; block < 2; block++)
        {
            for (int row = 0; row < rows; row += Tile<TVector, float>.Rows)
            {
                Tile<TVector, float>.Multiply<Shape<N100, N47>, Out>(x, row, rows, w.Panels(0), block, new(z));
            }
        }
    }

    private static void ForwardTransposed<TVector>(Matrix<float> y, int rows, Matrix<float> yT, Arena<float> w, Matrix<float> z)
        where TVector : struct, IVector<TVector, float>
    {
        for (int panel = 0; panel < 3; panel++)
        {
            Tile<TVector, float>.Transpose(y, rows, panel, yT);
        }

        for (int panel = 0; panel < 7; panel++)
        {
            for (int row = 0; row < rows; row += Tile<TVector, float>.BatchRows)
            {
                Tile<TVector, float>.MultiplyTransposedInOrder<Shape<N100, N47>, Out>(y, yT, row, rows, w.Panels(0), panel, new(z));
            }
        }
    }

    /// <summary>One row of a matrix of <see cref="Batch"/> rows, over and over in a matrix of its own.</summary>
    private static Arena<float> Copy(Arena<float> matrix, int row, int columns, int rows)
    {
        Arena<float> copy = Room(rows, columns);
        for (int to = 0; to < rows; to++)
        {
            for (int column = 0; column < columns; column++)
            {
                copy.Matrix(0, rows)[to, column] = matrix.Matrix(0, Batch)[row, column];
            }
        }

        GC.KeepAlive(matrix);
        return copy;
    }

    private static Arena<float> Room(int rows, int columns) => new(Matrix<float>.Length(rows, columns));

    private static Arena<float> Random(Random random, int rows, int columns)
    {
        Arena<float> arena = Room(rows, columns);
        foreach (ref float value in arena.Span)
        {
            value = (2 * random.NextSingle()) - 1;
        }

        return arena;
    }

    private readonly struct Out(Matrix<float> to) : IEpilogue<float>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TVector>(int row, int column, TVector value)
            where TVector : struct, IVector<TVector, float> => to.Store(row, column, value);
    }
}
