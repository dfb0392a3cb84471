using System.Numerics;
using System.Runtime.CompilerServices;
using DlGen.Kernels;

namespace DlGen.Tests.Kernels;

/// <summary>
/// All products of one shape and register against the reference, in memory where everything outside the operands is
/// NaN: whatever is read from there, and counts, makes the result NaN; whatever is written there is noticed.
/// </summary>
internal static class TileCase<TVector, T, TShape>
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TShape : struct, ILinearShape
{
    private const int Guard = 64;

    private static readonly int Inputs = TShape.Inputs;
    private static readonly int Outputs = TShape.Outputs;
    private static readonly int PaddedInputs = (TShape.Inputs + 15) / 16 * 16;
    private static readonly int PaddedOutputs = (TShape.Outputs + 15) / 16 * 16;
    private static readonly int Panels = PaddedOutputs / 16;
    private static readonly int Blocks = (Panels + 1) / 2;

    public static void Check(int batch)
    {
        var random = new Random((Inputs * 1000) + Outputs);
        double[] x = Values(random, batch * Inputs);
        double[] dz = Values(random, batch * Outputs);
        double[] w = Values(random, Inputs * Outputs);
        double[] b = Values(random, Outputs);

        var parameters = new Arena<T>(Guard + (PaddedInputs * PaddedOutputs) + PaddedOutputs + Guard);
        Fill(parameters, T.NaN);
        Panels<T> panels = parameters.Panels(Guard);
        Row<T> row = parameters.Row(Guard + (PaddedInputs * PaddedOutputs));
        parameters.Span.Slice(Guard, (PaddedInputs * PaddedOutputs) + PaddedOutputs).Clear();
        for (int output = 0; output < Outputs; output++)
        {
            for (int input = 0; input < Inputs; input++)
            {
                parameters.Span[(int)panels.Offset + Place(input, output)] = T.CreateChecked(w[(input * Outputs) + output]);
            }

            parameters.Span[(int)row.Offset + output] = T.CreateChecked(b[output]);
        }

        CheckMultiply(batch, Rows(x, batch, Inputs), panels, row, Reference.Linear(x, w, b, batch, Inputs, Outputs));
        CheckMultiplyTransposed(batch, Rows(dz, batch, Outputs), panels, Reference.InputGradient(dz, w, batch, Inputs, Outputs));
        CheckGradients(
            batch, Rows(x, batch, Inputs), Rows(dz, batch, Outputs), parameters, panels, row,
            Reference.WeightGradient(x, dz, batch, Inputs, Outputs), Reference.BiasGradient(dz, batch, Outputs));
    }

    private static void CheckMultiply(int batch, Arena<T> x, Panels<T> w, Row<T> b, double[] expected)
    {
        Arena<T> z = Empty(batch, PaddedOutputs);
        for (int block = 0; block < Blocks; block++)
        {
            for (int row = 0; row < batch; row += Tile<TVector, T>.Rows)
            {
                Tile<TVector, T>.Multiply<TShape, BiasOut>(
                    x.Matrix(Guard, Capacity(batch)), row, batch, w, block, new(b, z.Matrix(Guard, Capacity(batch))));
            }
        }

        AssertRows(expected, z, batch, Outputs, PaddedOutputs, nameof(Tile<TVector, T>.Multiply), Inputs);
    }

    private static void CheckMultiplyTransposed(int batch, Arena<T> dz, Panels<T> w, double[] expected)
    {
        int columns = (batch + 15) / 16 * 16;
        int written = (batch + TVector.Count - 1) / TVector.Count * TVector.Count;
        var transposed = new Arena<T>(Guard + Matrix<T>.Length(PaddedOutputs, columns) + Guard);
        Fill(transposed, T.NaN);
        Matrix<T> dzRows = dz.Matrix(Guard, Capacity(batch));
        Matrix<T> dzT = transposed.Matrix(Guard, PaddedOutputs);
        for (int panel = 0; panel < Panels; panel++)
        {
            Tile<TVector, T>.Transpose(dz.Matrix(Guard, Capacity(batch)), batch, panel, dzT);
        }

        for (int output = 0; output < PaddedOutputs; output++)
        {
            for (int row = 0; row < columns; row++)
            {
                T value = dzT[output, row];
                if (row < batch)
                {
                    Assert.Equal(dz.Matrix(Guard, Capacity(batch))[row, output], value);
                }
                else
                {
                    Assert.True(row < written ? value == T.Zero : T.IsNaN(value), $"dzT[{output}, {row}] is {value}");
                }
            }
        }

        AssertGuards(transposed);
        Arena<T> dx = Empty(batch, PaddedInputs);
        for (int panel = 0; panel < PaddedInputs / 16; panel++)
        {
            for (int row = 0; row < batch; row += Tile<TVector, T>.BatchRows)
            {
                Tile<TVector, T>.MultiplyTransposed<TShape, Out>(dzRows, dzT, row, batch, w, panel, new(dx.Matrix(Guard, Capacity(batch))));
            }
        }

        AssertRows(expected, dx, batch, Inputs, PaddedInputs, nameof(Tile<TVector, T>.MultiplyTransposed), Outputs);
        Arena<T> ordered = Empty(batch, PaddedInputs);
        for (int panel = 0; panel < PaddedInputs / 16; panel++)
        {
            for (int row = 0; row < batch; row += Tile<TVector, T>.BatchRows)
            {
                Tile<TVector, T>.MultiplyTransposedInOrder<TShape, Out>(dzRows, dzT, row, batch, w, panel, new(ordered.Matrix(Guard, Capacity(batch))));
            }
        }

        GC.KeepAlive(transposed);
        AssertRows(expected, ordered, batch, Inputs, PaddedInputs, nameof(Tile<TVector, T>.MultiplyTransposedInOrder), Outputs);
    }

    private static void CheckGradients(
        int batch, Arena<T> x, Arena<T> dz, Arena<T> parameters, Panels<T> w, Row<T> b, double[] expectedW, double[] expectedB)
    {
        var gradients = new Arena<T>(parameters.Length);
        Fill(gradients, T.NaN);
        Matrix<T> xRows = x.Matrix(Guard, Capacity(batch));
        Matrix<T> dzRows = dz.Matrix(Guard, Capacity(batch));

        // The padding of dz may hold anything but must not come through.
        for (int row = 0; row < batch; row++)
        {
            for (int output = Outputs; output < PaddedOutputs; output++)
            {
                dzRows[row, output] = T.NaN;
            }
        }

        Backward(new StoreGradient<T>(gradients));
        AssertGradients(1);
        Backward(new AddGradient<T>(gradients));
        AssertGradients(2);

        // Views don't keep their memory alive.
        GC.KeepAlive(x);
        GC.KeepAlive(dz);
        GC.KeepAlive(parameters);

        void Backward<TStep>(TStep step)
            where TStep : struct, IStep<T>
        {
            for (int block = 0; block < Blocks; block++)
            {
                // In two parts, as two threads would.
                int panels = PaddedInputs / 16;
                Tile<TVector, T>.OuterSum<TShape, TStep>(xRows, dzRows, batch, w, 0, panels / 2, block, step);
                Tile<TVector, T>.OuterSum<TShape, TStep>(xRows, dzRows, batch, w, panels / 2, panels, block, step);

                ColumnSum<TVector, T>.OfValues(dzRows, batch, TShape.Outputs, b, block, step);
            }
        }

        void AssertGradients(int times)
        {
            for (int output = 0; output < PaddedOutputs; output++)
            {
                for (int input = 0; input < PaddedInputs; input++)
                {
                    T value = gradients.Span[(int)w.Offset + Place(input, output)];
                    if (input >= Inputs)
                    {
                        Assert.True(T.IsNaN(value), $"dW[{input}, {output}] is written");
                    }
                    else
                    {
                        double expected = output < Outputs ? times * expectedW[(input * Outputs) + output] : 0;
                        AssertClose(expected, value, batch, $"dW[{input}, {output}]");
                    }
                }

                AssertClose(
                    output < Outputs ? times * expectedB[output] : 0, gradients.Span[(int)b.Offset + output], batch, $"db[{output}]");
            }

            AssertGuards(gradients);
        }
    }

    private static double[] Values(Random random, int count)
    {
        var values = new double[count];
        for (int i = 0; i < count; i++)
        {
            // What a float holds exactly, so that both precisions start from the same values.
            values[i] = (float)((2 * random.NextDouble()) - 1);
        }

        return values;
    }

    private static int Place(int input, int output) => ((((output / 16) * PaddedInputs) + input) * 16) + (output % 16);

    private static int Capacity(int batch) => batch + 3;

    /// <summary>Rows with zero padding up to a multiple of 16 columns, and NaN everywhere else.</summary>
    private static Arena<T> Rows(double[] values, int rows, int columns)
    {
        int padded = (columns + 15) / 16 * 16;
        Arena<T> arena = Empty(rows, padded);
        Matrix<T> matrix = arena.Matrix(Guard, Capacity(rows));
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < padded; column++)
            {
                matrix[row, column] = column < columns ? T.CreateChecked(values[(row * columns) + column]) : T.Zero;
            }
        }

        return arena;
    }

    private static Arena<T> Empty(int rows, int padded)
    {
        var arena = new Arena<T>(Guard + Matrix<T>.Length(Capacity(rows), padded) + Guard);
        Fill(arena, T.NaN);
        return arena;
    }

    private static void Fill(Arena<T> arena, T value) => arena.Span.Fill(value);

    private static void AssertGuards(Arena<T> arena)
    {
        foreach (T value in arena.Span[..Guard])
        {
            Assert.True(T.IsNaN(value));
        }

        foreach (T value in arena.Span[^Guard..])
        {
            Assert.True(T.IsNaN(value));
        }
    }

    private static void AssertRows(
        double[] expected, Arena<T> actual, int rows, int columns, int padded, string product, int terms)
    {
        Matrix<T> matrix = actual.Matrix(Guard, Capacity(rows));
        for (int row = 0; row < Capacity(rows); row++)
        {
            for (int column = 0; column < padded; column++)
            {
                T value = matrix[row, column];
                if (row < rows)
                {
                    AssertClose(column < columns ? expected[(row * columns) + column] : 0, value, terms, $"{product}[{row}, {column}]");
                }
                else
                {
                    Assert.True(T.IsNaN(value), $"{product}[{row}, {column}] is written");
                }
            }
        }

        AssertGuards(actual);
    }

    private static void AssertClose(double expected, T actual, int terms, string what)
    {
        double epsilon = typeof(T) == typeof(float) ? Math.Pow(2, -23) : Math.Pow(2, -52);
        double error = Math.Abs(double.CreateChecked(actual) - expected);
        Assert.True(
            error <= epsilon * (terms + 4) * Math.Max(1, Math.Abs(expected)),
            $"{typeof(TVector).Name} {Inputs} → {Outputs}, {terms} terms: {what} is {actual}, expected {expected}");
    }

    private readonly struct BiasOut(Row<T> bias, Matrix<T> z) : IEpilogue<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TRegister>(int row, int column, TRegister value)
            where TRegister : struct, IVector<TRegister, T> => z.Store(row, column, value + bias.Load<TRegister>(column));
    }

    private readonly struct Out(Matrix<T> to) : IEpilogue<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Apply<TRegister>(int row, int column, TRegister value)
            where TRegister : struct, IVector<TRegister, T> => to.Store(row, column, value);
    }
}
