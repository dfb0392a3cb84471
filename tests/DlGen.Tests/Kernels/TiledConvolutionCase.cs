using System.Numerics;
using System.Runtime.CompilerServices;
using DlGen.Kernels;

namespace DlGen.Tests.Kernels;

/// <summary>One convolution in tiles and by windows, with and without a maximum pool behind it, with one kind of register.</summary>
internal sealed class TiledConvolutionCase<TVector, T, TShape> : Formulas<T>
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TShape : struct, IPooledWindowShape
{
    private static readonly int Outputs = (TShape.Outputs + 15) / 16 * 16;

    /// <summary>Compares them.</summary>
    /// <param name="batch">How many images there are.</param>
    /// <param name="tolerance">What results may differ by, as a part of the largest.</param>
    public static void Check(int batch, double tolerance)
    {
        var random = new Random(batch + TShape.Outputs);
        var images = new Arena<T>(Matrix<T>.Length(batch * TShape.Height * TShape.Width, TShape.Channels));
        var kernel = new Arena<T>(9 * TShape.Channels * Outputs);
        foreach (Arena<T> arena in (Arena<T>[])[images, kernel])
        {
            foreach (ref T scalar in arena.Span)
            {
                scalar = T.CreateTruncating(random.NextDouble() - 0.5);
            }
        }

        Matrix<T> a = images.Matrix(0, batch * TShape.Height * TShape.Width);
        int rows = batch * TShape.OutputHeight * TShape.OutputWidth;
        int maxima = batch * TShape.PooledHeight * TShape.PooledWidth;
        var expected = new Results(rows);
        Convolve<TVector, TShape, Keep>(a, kernel.Panels(0), batch, Worker.Alone, new(expected.Matrix));
        var expectedMaxima = new Results(maxima);
        var expectedPlaces = new Results(maxima);
        ConvolveAndPool<TVector, TShape, Keep>(a, kernel.Panels(0), expectedPlaces.Matrix, batch, Worker.Alone, new(expectedMaxima.Matrix));
        foreach (int threads in (int[])[1, 2, 7])
        {
            var weights = new Arena<T>(16 * TShape.Channels * Outputs);
            var actual = new Results(rows);
            var actualMaxima = new Results(maxima);
            var actualPlaces = new Results(maxima);
            var alone = new Results(maxima);

            // Twice: one after the other, threads don't wait until all weights are transformed.
            for (int thread = 0; thread < 2 * threads; thread++)
            {
                var worker = new Worker(thread % threads, threads);
                ConvolveTiles<TVector, TShape, Keep>(a, kernel.Panels(0), weights, batch, worker, new(actual.Matrix));
                ConvolveTilesAndPool<TVector, TShape, Keep>(a, kernel.Panels(0), weights, actualPlaces.Matrix, batch, worker, new(actualMaxima.Matrix));
                ConvolveTilesAndPool<TVector, TShape, Keep>(a, kernel.Panels(0), weights, batch, worker, new(alone.Matrix));
            }

            string what = $"{typeof(TShape).Name}, {threads} threads";
            expected.AssertNear(actual, tolerance, what);
            expectedMaxima.AssertNear(actualMaxima, tolerance, $"{what}, maxima");
            if (typeof(T) == typeof(double) || tolerance == 0)
            {
                // In single precision, rounding may make another of two the larger one than it is by windows.
                expectedPlaces.AssertNear(actualPlaces, 0, $"{what}, places of the maxima");
            }

            actualMaxima.AssertNear(alone, 0, $"{what}, maxima without places");

            // From the second number of threads on, the bits of the first are what is expected.
            (expected, expectedMaxima, expectedPlaces, tolerance) = (actual, actualMaxima, actualPlaces, 0);
        }

        GC.KeepAlive(images);
        GC.KeepAlive(kernel);
    }

    /// <summary>A value for each row and output; not a number before it is computed.</summary>
    private sealed class Results
    {
        private readonly Arena<T> memory;
        private readonly int rows;

        public Results(int rows)
        {
            this.rows = rows;
            memory = new Arena<T>(Matrix<T>.Length(rows, Outputs));
            memory.Span.Fill(T.NaN);
        }

        public Matrix<T> Matrix => memory.Matrix(0, rows);

        public void AssertNear(Results actual, double tolerance, string what)
        {
            double scale = 0;
            double difference = 0;
            for (int row = 0; row < rows; row++)
            {
                for (int output = 0; output < TShape.Outputs; output++)
                {
                    scale = Math.Max(scale, Math.Abs(double.CreateTruncating(Matrix[row, output])));
                    double here = Math.Abs(double.CreateTruncating(Matrix[row, output] - actual.Matrix[row, output]));
                    difference = double.IsNaN(here) ? double.PositiveInfinity : Math.Max(difference, here);
                }
            }

            Assert.True(difference <= tolerance * scale, $"{what}, {typeof(TVector).Name}: {difference / scale:E1} of the largest");
        }
    }

    private readonly struct Keep(Matrix<T> to) : IPooledEpilogue<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TRegister BeforePool<TRegister>(int column, TRegister value)
            where TRegister : struct, IVector<TRegister, T> => value;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TRegister>(int row, int column, TRegister value)
            where TRegister : struct, IVector<TRegister, T> => to.Store(row, column, value);
    }
}
