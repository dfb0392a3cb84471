namespace DlGen.Tests.Parity;

/// <summary>
/// The numbers that both sides of a comparison draw for themselves, so that no record has to hold them. They are exact in single
/// precision, so that both precisions start from the same. The generator is SplitMix64 (Steele, Lea and Flood 2014).
/// </summary>
/// <param name="seed">One for a network.</param>
/// <param name="stream">One for each of its tensors.</param>
internal sealed class Numbers(int seed, int stream)
{
    private ulong state = ((ulong)(uint)seed << 32) | (uint)stream;

    /// <summary>A batch for a network.</summary>
    public static double[] Inputs(int seed, int count) => new Numbers(seed, 0).Normals(count, mean: 0, deviation: 1);

    /// <summary>Labels to compare the outputs of a network's head with.</summary>
    public static long[] Labels(int seed, int count, int classes, int head = 0)
    {
        var numbers = new Numbers(seed, StreamOf(head));
        return [.. Enumerable.Range(0, count).Select(_ => (long)(numbers.Uniform() * classes))];
    }

    /// <summary>Values to compare the outputs of a network's head with; between 0 and 1 for <see cref="Loss.BinaryCrossEntropy"/>.</summary>
    public static double[] Values(int seed, int count, bool probabilities, int head = 0)
    {
        var numbers = new Numbers(seed, StreamOf(head));
        return probabilities
            ? [.. Enumerable.Range(0, count).Select(_ => (double)(float)numbers.Uniform())]
            : numbers.Normals(count, mean: 0, deviation: 1.5);
    }

    /// <summary>A matrix or a kernel that keeps variance, a scale or a variance around one, or a bias or a mean around zero. The scale of a whole image is one of several axes, and drawn as a kernel.</summary>
    public static double[] Parameter(int seed, int index, string name, ReadOnlySpan<int> shape)
    {
        var numbers = new Numbers(seed, 2 + index);
        int count = 1;
        foreach (int length in shape)
        {
            count *= length;
        }

        return name.EndsWith("bias", StringComparison.Ordinal) ? numbers.Normals(count, mean: 0, deviation: 0.5)
            : shape.Length > 1 ? numbers.Normals(count, mean: 0, deviation: Math.Sqrt((double)shape[0] / count))
            : name.EndsWith("weight", StringComparison.Ordinal) ? numbers.Normals(shape[0], mean: 1, deviation: 0.3)
            : name.EndsWith("running_var", StringComparison.Ordinal) ? [.. Enumerable.Range(0, shape[0]).Select(_ => (double)(float)(0.5 + numbers.Uniform()))]
            : numbers.Normals(shape[0], mean: 0, deviation: 0.5);
    }

    /// <summary>
    /// A tensor as one number, its product with a fixed random vector: an entry that is wrong, left out or in another's place
    /// changes it by half the mistake or more.
    /// </summary>
    public static double Project(IReadOnlyList<double> tensor)
    {
        var numbers = new Numbers(0, 0);
        double sum = 0;
        foreach (double value in tensor)
        {
            double direction = (2 * numbers.Uniform()) - 1;
            sum += value * (direction + Math.Sign(direction)) / 2;
        }

        return sum;
    }

    // Those from 2 on are the parameters'.
    private static int StreamOf(int head) => head == 0 ? 1 : -head;

    private double[] Normals(int count, double mean, double deviation) => [.. Enumerable.Range(0, count).Select(_ => (double)(float)(mean + (deviation * Normal())))];

    // A sum of uniform numbers, whose variance is 1: it has the same bits on every platform, which a logarithm need not.
    private double Normal() => Math.Sqrt(3) * (Uniform() + Uniform() + Uniform() + Uniform() - 2);

    private double Uniform()
    {
        state += 0x9E3779B97F4A7C15;
        ulong bits = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return ((bits ^ (bits >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
