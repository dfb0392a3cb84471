using DlGen;

namespace Spirals;

/// <summary>Two spirals around the origin, the second half a turn behind the first, both within [−1, 1]².</summary>
internal static class Spiral
{
    private const double Turns = 2.5;
    private const double Noise = 0.02;

    /// <summary>Points along both arms, a little off them: labels 0 and 1.</summary>
    public static Dataset Points(int perArm, int seed)
    {
        var random = new Random(seed);
        var inputs = new float[4 * perArm];
        var labels = new int[2 * perArm];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = i % 2;

            // The square root spreads the points evenly along the arm, which gets longer outward.
            double along = Math.Sqrt((i + 1.0) / labels.Length);
            double angle = 2 * Math.PI * ((Turns * along) + (0.5 * labels[i]));
            inputs[2 * i] = (float)((0.95 * along * Math.Cos(angle)) + Off());
            inputs[(2 * i) + 1] = (float)((0.95 * along * Math.Sin(angle)) + Off());
        }

        return Dataset.FromArrays(inputs, labels);

        double Off() => Noise * ((2 * random.NextDouble()) - 1);
    }
}
