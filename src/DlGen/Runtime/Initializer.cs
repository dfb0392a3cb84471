using System.Numerics;
using DlGen.Kernels;

namespace DlGen;

/// <summary>
/// Sets weights to their initial values. A weight's value depends on the seed, the stream (one a parameter) and its place in
/// [out, in] alone: neither on the layout in memory nor on the platform.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
public static unsafe class Initializer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Values from the normal distribution around zero; the layout's padding stays as it is.</summary>
    public static void Normal(Panels<T> weights, int inputs, int outputs, double standardDeviation, int seed, int stream)
    {
        var random = new CounterRandom(seed, stream);
        long count = (long)inputs * outputs;
        for (long index = 0; index < count; index += 2)
        {
            (double even, double odd) = random.Normal(index / 2);
            At(weights, index, inputs) = T.CreateTruncating(standardDeviation * even);
            if (index + 1 < count)
            {
                At(weights, index + 1, inputs) = T.CreateTruncating(standardDeviation * odd);
            }
        }
    }

    /// <summary>Values spread evenly over [−limit, limit); the layout's padding stays as it is.</summary>
    public static void Uniform(Panels<T> weights, int inputs, int outputs, double limit, int seed, int stream)
    {
        var random = new CounterRandom(seed, stream);
        long count = (long)inputs * outputs;
        for (long index = 0; index < count; index++)
        {
            At(weights, index, inputs) = T.CreateTruncating(limit * random.Symmetric(index));
        }
    }

    /// <summary>Zeros; the layout's padding stays as it is.</summary>
    public static void Zero(Panels<T> weights, int inputs, int outputs)
    {
        for (long index = 0; index < (long)inputs * outputs; index++)
        {
            At(weights, index, inputs) = T.Zero;
        }
    }

    /// <summary>Ones; the row's padding stays as it is.</summary>
    public static void One(Row<T> row, int length)
    {
        for (int column = 0; column < length; column++)
        {
            row[column] = T.One;
        }
    }

    /// <summary>The weight at a place of [out, in], counted row by row.</summary>
    private static ref T At(Panels<T> weights, long index, int inputs)
    {
        (long output, long input) = Math.DivRem(index, inputs);
        return ref weights.Origin[Panels<T>.Place((nint)output, (nint)input, inputs)];
    }
}
