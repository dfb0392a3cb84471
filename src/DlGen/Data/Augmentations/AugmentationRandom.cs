using DlGen.Runtime;

namespace DlGen;

/// <summary>
/// The random numbers of one step of an augmentation for one example in one epoch: a sequence that depends on nothing else, so that it is the
/// same on any number of threads (SplitMix64: Steele, Lea and Flood 2014).
/// </summary>
public struct AugmentationRandom
{
    private ulong state;

    internal AugmentationRandom(int seed, int epoch, int row, int step)
    {
        ulong key = CounterRandom.Mix((uint)seed + CounterRandom.Weyl);
        key = CounterRandom.Mix(key + ((uint)epoch * CounterRandom.Weyl));
        key = CounterRandom.Mix(key + ((uint)row * CounterRandom.Weyl));
        state = CounterRandom.Mix(key + ((uint)step * CounterRandom.Weyl));
    }

    /// <summary>The next number, spread evenly over [0, 1).</summary>
    public double Next()
    {
        state += CounterRandom.Weyl;
        return (CounterRandom.Mix(state) >> 11) * (1.0 / (1ul << 53));
    }

    /// <summary>The next number, spread evenly from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public double Next(double low, double high) => low + ((high - low) * Next());

    /// <summary>The next whole number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int NextInteger(int least, int most) => least + (int)(Next() * ((double)most - least + 1));

    /// <summary>Two independent numbers from the normal distribution with mean 0 and variance 1: Box and Muller's transform in Marsaglia's polar form.</summary>
    public (double First, double Second) NextNormals()
    {
        while (true)
        {
            double x = Next(-1, 1);
            double y = Next(-1, 1);
            double square = (x * x) + (y * y);
            if (square is > 0 and < 1)
            {
                double factor = Math.Sqrt(-2 * Math.Log(square) / square);
                return (x * factor, y * factor);
            }
        }
    }
}
