using System.Numerics;

namespace DlGen.Tests.GradientChecks;

/// <summary>What a batch is compared with: labels, or values.</summary>
internal sealed record Targets(int[]? Labels, double[]? Values)
{
    /// <summary>The network's loss on inputs, by its own forward pass.</summary>
    public T Loss<T>(INetwork<T> network, ReadOnlySpan<T> inputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        network.Forward(inputs);
        return Labels is not null ? network.ComputeLoss(Labels) : network.ComputeLoss(Scalars.Of<T>(Values!));
    }
}

/// <summary>Arrays in another precision.</summary>
internal static class Scalars
{
    public static T[] Of<T>(double[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Array.ConvertAll(values, T.CreateTruncating);

    public static double[] ToDouble<T>(T[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Array.ConvertAll(values, double.CreateTruncating);
}
