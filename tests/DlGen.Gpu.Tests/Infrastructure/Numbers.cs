namespace DlGen.Gpu.Tests.Infrastructure;

/// <summary>Random numbers to compute with, and how far results may lie apart.</summary>
internal static class Numbers
{
    /// <summary>So many numbers spread evenly over [−1, 1), the same on every run.</summary>
    public static float[] Random(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2f * random.NextSingle()) - 1f)];
    }

    /// <summary>Fails unless all numbers are within a tolerance, relative to 1 or to the expected where that is larger.</summary>
    public static void AssertClose(IReadOnlyList<double> expected, IReadOnlyList<float> actual, double tolerance)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int index = 0; index < actual.Count; index++)
        {
            double allowed = tolerance * Math.Max(1, Math.Abs(expected[index]));
            if (!(Math.Abs(expected[index] - actual[index]) <= allowed))
            {
                Assert.Fail(FormattableString.Invariant($"At {index}: expected {expected[index]:g9}, was {actual[index]:g9}; {allowed:g2} apart is allowed."));
            }
        }
    }
}
