using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DlGen.Kernels;

namespace DlGen.Tests.Kernels;

/// <summary>Each sum is one chain in the order of its terms, so its bits don't depend on the tile that computed it.</summary>
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
        Arena<float> x = Random(random, Batch * 112), dzT = Random(random, 48 * 64), w = Random(random, 112 * 48);
        for (int row = 0; row < Batch; row++)
        {
            var together = new Arena<float>(Batch * 112);
            var alone = new Arena<float>(Batch * 112);
            Forward<TVector>(x.Matrix(0, 112), Batch, w, together.Matrix(0, 48));
            Forward<TVector>(x.Matrix(row * 112, 112), 1, w, alone.Matrix(row * 48, 48));
            Assert.Equal(together.Matrix(0, 48).Row(row, 48), alone.Matrix(0, 48).Row(row, 48));
        }

        for (int row = 0; row < Batch; row++)
        {
            // One example at the beginning, and zero behind it as the contract asks.
            var single = new Arena<float>(48 * 64);
            for (int output = 0; output < 48; output++)
            {
                single.Matrix(0, 64)[output, 0] = dzT.Matrix(0, 64)[output, row];
            }

            var together = new Arena<float>(Batch * 112);
            var alone = new Arena<float>(112);
            Backward<TVector>(dzT.Matrix(0, 64), Batch, w, together.Matrix(0, 112));
            Backward<TVector>(single.Matrix(0, 64), 1, w, alone.Matrix(0, 112));
            GC.KeepAlive(single);
            Assert.Equal(together.Matrix(0, 112).Row(row, 112), alone.Matrix(0, 112).Row(0, 112));
        }

        GC.KeepAlive(x);
        GC.KeepAlive(dzT);
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

    private static void Backward<TVector>(Matrix<float> dzT, int rows, Arena<float> w, Matrix<float> dx)
        where TVector : struct, IVector<TVector, float>
    {
        for (int panel = 0; panel < 7; panel++)
        {
            for (int row = 0; row < rows; row += Tile<TVector, float>.BatchRows)
            {
                Tile<TVector, float>.MultiplyTransposed<Shape<N100, N47>, Out>(dzT, row, rows, w.Panels(0), panel, new(dx));
            }
        }
    }

    private static Arena<float> Random(Random random, int length)
    {
        var arena = new Arena<float>(length);
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
