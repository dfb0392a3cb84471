namespace DlGen;

/// <summary>Shuffling with a generator of its own, so that a seed gives the same order on every platform and .NET version.</summary>
internal static class Permutation
{
    /// <summary>A permutation of 0, …, n − 1, each equally likely: Fisher and Yates' shuffle.</summary>
    public static void Fill(Span<int> order, int seed)
    {
        ulong state = Begin(seed);
        Fill(order, ref state);
    }

    /// <summary>The state of a generator. Neighboring seeds start far apart: the seed itself goes through the mixer first.</summary>
    public static ulong Begin(int seed) => Mix((uint)seed);

    /// <summary>A permutation of 0, …, n − 1 by numbers that a generator goes on with.</summary>
    public static void Fill(Span<int> order, ref ulong state)
    {
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Shuffle(order, ref state);
    }

    /// <summary>Puts elements in a random order, each equally likely.</summary>
    public static void Shuffle(Span<int> order, ref ulong state)
    {
        for (int last = order.Length - 1; last > 0; last--)
        {
            int other = (int)Below((uint)last + 1, ref state);
            (order[last], order[other]) = (order[other], order[last]);
        }
    }

    /// <summary>Uniform in [0, bound): Lemire, "Fast random integer generation in an interval" (2019).</summary>
    private static uint Below(uint bound, ref ulong state)
    {
        ulong product = (ulong)Next(ref state) * bound;
        if ((uint)product < bound)
        {
            uint threshold = (uint)-(int)bound % bound;
            while ((uint)product < threshold)
            {
                product = (ulong)Next(ref state) * bound;
            }
        }

        return (uint)(product >> 32);
    }

    /// <summary>SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).</summary>
    private static uint Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        return (uint)(Mix(state) >> 32);
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
