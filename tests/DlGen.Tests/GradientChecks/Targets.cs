using System.Numerics;

namespace DlGen.Tests.GradientChecks;

/// <summary>What a batch is compared with: labels, or values; or those of each of several heads.</summary>
internal sealed record Targets(int[]? Labels, double[]? Values, Targets[]? Heads = null)
{
    /// <summary>The targets of one head.</summary>
    public Targets Of(int head) => Heads is null ? this : Heads[head];

    /// <summary>The network's loss on inputs, by its own forward pass.</summary>
    public T Loss<T>(INetwork<T> network, ReadOnlySpan<T> inputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        network.Forward(inputs);
        if (Heads is not null)
        {
            Dataset data = Data(Scalars.ToDouble(inputs.ToArray()), inputs.Length / network.Runtime.InputSize);
            return network.ComputeLoss(data.Batches(data.Count).First().Targets);
        }

        return Labels is not null ? network.ComputeLoss(Labels) : network.ComputeLoss(Scalars.Of<T>(Values!));
    }

    /// <summary>Examples with these targets, several labels each where there are several for each of <paramref name="count"/>; the numbers are single precision's.</summary>
    public Dataset Data(double[] inputs, int count)
    {
        Targets first = Of(0);
        float[] x = Floats(inputs);
        Dataset data = first.Labels is not null ? Dataset.FromArrays(x, first.Labels, count) : Dataset.FromArrays(x, Floats(first.Values!), count);
        foreach (Targets more in Heads?[1..] ?? [])
        {
            data = more.Labels is not null ? data.WithLabels(more.Labels) : data.WithTargets(Floats(more.Values!));
        }

        return data;
    }

    private static float[] Floats(double[] values) => Array.ConvertAll(values, static value => (float)value);
}

/// <summary>Arrays in another precision.</summary>
internal static class Scalars
{
    public static T[] Of<T>(double[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Array.ConvertAll(values, T.CreateTruncating);

    public static double[] ToDouble<T>(T[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Array.ConvertAll(values, double.CreateTruncating);
}
