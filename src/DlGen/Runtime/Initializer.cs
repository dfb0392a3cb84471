using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using DlGen.Kernels;

namespace DlGen.Runtime;

/// <summary>
/// Sets weights to their initial values. A weight's value depends on the seed, the stream (one a parameter) and its place in
/// [out, in] alone: neither on the layout in memory nor on the platform.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Initializer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Draws values from the normal distribution around zero; the layout's padding stays as it is.</summary>
    public static void Normal(Panels<T> weights, int inputs, int outputs, double standardDeviation, int seed, int stream) =>
        Normal(weights, inputs, outputs, RowOrder.OfFile, standardDeviation, seed, stream);

    /// <summary>Draws values from the normal distribution around zero, for weights whose rows lie in an order of their own; the layout's padding stays as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Normal(Panels<T> weights, int inputs, int outputs, RowOrder order, double standardDeviation, int seed, int stream)
    {
        var random = new CounterRandom(seed, stream);
        double odd = 0;
        long index = 0;
        for (nint output = 0; output < outputs; output++)
        {
            T* weight = weights.Origin + Panels<T>.Place(output, 0, inputs);
            for (int input = 0; input < inputs; input++, index++)
            {
                double value = odd;
                if (index % 2 == 0)
                {
                    (value, odd) = random.Normal(index / 2);
                }

                weight[(nint)order.RowInMemory(input) * Panels<T>.Width] = T.CreateTruncating(standardDeviation * value);
            }
        }
    }

    /// <summary>Draws values evenly from [−limit, limit); the layout's padding stays as it is.</summary>
    public static void Uniform(Panels<T> weights, int inputs, int outputs, double limit, int seed, int stream) =>
        Uniform(weights, inputs, outputs, RowOrder.OfFile, limit, seed, stream);

    /// <summary>Draws values evenly from [−limit, limit), for weights whose rows lie in an order of their own; the layout's padding stays as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Uniform(Panels<T> weights, int inputs, int outputs, RowOrder order, double limit, int seed, int stream)
    {
        var random = new CounterRandom(seed, stream);
        long count = (long)inputs * outputs;
        for (long index = 0; index < count; index++)
        {
            At(weights, index, inputs, order) = T.CreateTruncating(limit * random.Symmetric(index));
        }
    }

    /// <summary>Draws values from the normal distribution around zero; the row's padding stays as it is.</summary>
    public static void Normal(Row<T> row, int length, double standardDeviation, int seed, int stream)
    {
        var random = new CounterRandom(seed, stream);
        for (int index = 0; index < length; index++)
        {
            (double even, double odd) = random.Normal(index / 2);
            row[index] = T.CreateTruncating(standardDeviation * (index % 2 == 0 ? even : odd));
        }
    }

    /// <summary>Draws values evenly from [−limit, limit); the row's padding stays as it is.</summary>
    public static void Uniform(Row<T> row, int length, double limit, int seed, int stream)
    {
        var random = new CounterRandom(seed, stream);
        for (int index = 0; index < length; index++)
        {
            row[index] = T.CreateTruncating(limit * random.Symmetric(index));
        }
    }

    /// <summary>Lets a custom layer set its parameters to their initial values; the row's padding stays as it is.</summary>
    public static void Custom<TLayer>(Row<T> row, int length, int inputs, int outputs)
        where TLayer : IParametricLayer => TLayer.Initialize(new Span<T>(row.Origin, length), inputs, outputs);

    /// <summary>Sets weights to zero; the layout's padding stays as it is.</summary>
    public static void Zero(Panels<T> weights, int inputs, int outputs)
    {
        for (long index = 0; index < (long)inputs * outputs; index++)
        {
            At(weights, index, inputs, RowOrder.OfFile) = T.Zero;
        }
    }

    /// <summary>Sets all scalars of a row to one number; the row's padding stays as it is.</summary>
    public static void Constant(Row<T> row, int length, T value) => new Span<T>(row.Origin, length).Fill(value);

    /// <summary>Sets a row to ones; the row's padding stays as it is.</summary>
    public static void One(Row<T> row, int length) => Constant(row, length, T.One);

    /// <summary>The weight at a place of [out, in], counted row by row.</summary>
    private static ref T At(Panels<T> weights, long index, int inputs, RowOrder order)
    {
        (long output, long input) = Math.DivRem(index, inputs);
        return ref weights.Origin[Panels<T>.Place((nint)output, order.RowInMemory((int)input), inputs)];
    }
}
