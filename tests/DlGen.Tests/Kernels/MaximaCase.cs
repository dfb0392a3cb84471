using System.Numerics;
using DlGen.Kernels;

namespace DlGen.Tests.Kernels;

/// <summary>Both gradients of one convolution before a pool, with one kind of register.</summary>
internal sealed class MaximaCase<TVector, T, TShape> : Formulas<T>
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TShape : struct, IPooledWindowShape
{
    private static readonly int Weights = TShape.WindowHeight * TShape.WindowWidth * TShape.Channels;

    public static void Check(int batch, double tolerance)
    {
        var random = new Random((Weights * 100) + batch);
        int places = TShape.OutputHeight * TShape.OutputWidth;
        int maxima = TShape.PooledHeight * TShape.PooledWidth;
        Matrix<T> image = TShape.IsOfPlaces
            ? Values(random, batch * TShape.Height * TShape.Width, TShape.Channels)
            : Values(random, batch, TShape.Height * TShape.Width * TShape.Channels);
        Matrix<T> gradients = Values(random, batch * maxima, TShape.Outputs);
        Matrix<T> found = Empty(batch * maxima, TShape.Outputs);
        Matrix<T> dz = Empty(batch * places, TShape.Outputs);
        for (int row = 0; row < batch * maxima; row++)
        {
            (int example, int maximum) = Math.DivRem(row, maxima);
            (int y, int x) = Math.DivRem(maximum, TShape.PooledWidth);
            for (int output = 0; output < TShape.Outputs; output++)
            {
                (int r, int s) = (random.Next(TShape.PoolHeight), random.Next(TShape.PoolWidth));
                found[row, output] = T.CreateChecked((r * TShape.PoolWidth) + s);
                gradients[row, output] = random.Next(2) == 0 ? T.Zero : gradients[row, output];
                dz[(((example * TShape.OutputHeight) + (y * TShape.PoolHeight) + r) * TShape.OutputWidth) + (x * TShape.PoolWidth) + s, output] = gradients[row, output];
            }
        }

        var parameters = new Arena<T>(2 * PaddedLength);
        for (int output = 0; output < TShape.Outputs; output++)
        {
            for (int weight = 0; weight < Weights; weight++)
            {
                parameters.Span[Place(output, weight)] = Value(random);
            }
        }

        CheckSums(batch, tolerance, image, gradients, found, dz);
        CheckInputGradient(batch, tolerance, gradients, found, dz, parameters.Panels(0));
        GC.KeepAlive(parameters);
        Kept.Clear();
    }

    private static void CheckSums(int batch, double tolerance, Matrix<T> image, Matrix<T> gradients, Matrix<T> found, Matrix<T> dz)
    {
        var expected = new Arena<T>(PaddedLength);
        ConvolutionSum<TVector, TShape, StoreGradient<T>>(image, dz, batch, Worker.Alone, expected.Panels(0), new(expected));
        foreach (int threads in (int[])[1, 2, 5, 13])
        {
            var actual = new Arena<T>(PaddedLength);
            actual.Span.Fill(T.NaN);
            for (int thread = 0; thread < threads; thread++)
            {
                ConvolutionSumAtMaxima<TVector, TShape, StoreGradient<T>>(image, gradients, found, batch, new Worker(thread, threads), actual.Panels(0), new(actual));
            }

            for (int output = 0; output < PaddedOutputs; output++)
            {
                for (int weight = 0; weight < Weights; weight++)
                {
                    Near(expected.Span[Place(output, weight)], actual.Span[Place(output, weight)], tolerance, $"{typeof(TShape).Name}, {threads} threads: dK of output {output}, weight {weight}");
                }
            }

            // From the second number of threads on, the bits of the first are what is expected.
            (expected, tolerance) = (actual, 0);
        }
    }

    private static void CheckInputGradient(int batch, double tolerance, Matrix<T> gradients, Matrix<T> found, Matrix<T> dz, Panels<T> kernel)
    {
        int rows = batch * TShape.Height * TShape.Width;
        Matrix<T> expected = Empty(rows, TShape.Channels);
        ConvolveTransposed<TVector, TShape, Keep>(dz, kernel, batch, Worker.Alone, new(expected));
        foreach (int threads in (int[])[1, 2])
        {
            Matrix<T> actual = Empty(rows, TShape.Channels);
            for (int thread = 0; thread < threads; thread++)
            {
                ConvolveTransposedAtMaxima<TVector, TShape, Keep>(gradients, found, kernel, batch, new Worker(thread, threads), new(actual));
            }

            for (int row = 0; row < rows; row++)
            {
                for (int channel = 0; channel < TShape.Channels; channel++)
                {
                    Near(expected[row, channel], actual[row, channel], tolerance, $"{typeof(TShape).Name}, {threads} threads: da of row {row}, channel {channel}");
                }
            }

            (expected, tolerance) = (actual, 0);
        }
    }

    private static readonly List<Arena<T>> Kept = [];

    private static int PaddedOutputs => (TShape.Outputs + 15) / 16 * 16;

    private static int PaddedLength => (Weights + 15) / 16 * 16 * PaddedOutputs;

    private static int Place(int output, int weight) => (int)PanelLayout.Of(Weights, TShape.Outputs).Place(output) + (weight * 16);

    private static Matrix<T> Empty(int rows, int columns)
    {
        var arena = new Arena<T>(Matrix<T>.Length(rows, columns));
        arena.Span.Clear();
        Kept.Add(arena);
        return arena.Matrix(0, rows);
    }

    private static Matrix<T> Values(Random random, int rows, int columns)
    {
        Matrix<T> values = Empty(rows, columns);
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                values[row, column] = Value(random);
            }
        }

        return values;
    }

    private static T Value(Random random) => T.CreateChecked((2 * random.NextDouble()) - 1);

    private static void Near(T expected, T actual, double tolerance, string what) =>
        Assert.True(double.CreateChecked(T.Abs(expected - actual)) <= tolerance * Weights, $"{what}: {actual} where {expected} is expected.");

    private readonly struct Keep(Matrix<T> to) : IEpilogue<T>
    {
        public void Apply<TRegister>(int row, int column, TRegister value)
            where TRegister : struct, IVector<TRegister, T> => to.Store(row, column, value);
    }
}
