using DlGen;

namespace Depth;

/// <summary>How large gradients are, layer by layer.</summary>
internal static class Gradients
{
    /// <summary>
    /// The Euclidean norm of the gradient of each module's last weight matrix on the first 256 examples, from the first
    /// layer to the last.
    /// </summary>
    public static IReadOnlyList<double> Norms(INetwork<float> net, Dataset data)
    {
        Batch batch = data.Batches(256).First();
        net.Forward(batch.Inputs);
        net.ComputeLoss(batch.Targets);
        net.Backward();
        return [.. net.Parameters
            .Where(parameter => parameter.Shape.Length == 2)
            .GroupBy(parameter => parameter.Name.Split('.')[0])
            .Select(module => Norm(module.Last().Gradient.ToArray()))];
    }

    private static double Norm(float[] values) => Math.Sqrt(values.Sum(value => (double)value * value));
}
