using System.Numerics;

namespace DlGen.Training.Tests.Loop;

/// <summary>Small datasets that are learned within seconds.</summary>
internal static class Examples
{
    /// <summary>Points of three overlapping classes in four dimensions.</summary>
    public static Dataset Flowers(int count, int seed)
    {
        var random = new Random(seed);
        var inputs = new float[count * 4];
        var labels = new int[count];
        for (int row = 0; row < count; row++)
        {
            labels[row] = random.Next(3);
            for (int column = 0; column < 4; column++)
            {
                inputs[(row * 4) + column] = (column == labels[row] ? 1f : 0f) + (float)(random.NextDouble() - 0.5) * 2.5f;
            }
        }

        return Dataset.FromArrays(inputs, labels);
    }

    /// <summary>Points of a sine wave.</summary>
    public static Dataset Line(int count, int seed)
    {
        var random = new Random(seed);
        var inputs = new float[count];
        var targets = new float[count];
        for (int row = 0; row < count; row++)
        {
            inputs[row] = (float)(random.NextDouble() - 0.5) * 6;
            targets[row] = MathF.Sin(inputs[row]);
        }

        return Dataset.FromArrays(inputs, targets, count);
    }

    /// <summary>All of a network's parameters and statistics.</summary>
    public static T[] Values<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. network.Runtime.State.SelectMany(static parameter => parameter.Value.ToArray())];

    /// <summary>All of a network's parameters and statistics, and its place in the random numbers of training.</summary>
    public static object[] Bits<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [Values(network), network.Runtime.RandomStep];
}
