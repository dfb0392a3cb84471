using DlGen.Kernels;

namespace DlGen.Tests.Kernels;

/// <summary>Masks: the same at any register width, and random in every direction.</summary>
public class DropoutMaskTests
{
    // A correlation of N independent pairs is within five standard deviations, 5/√N, of zero but for one in a million.
    private const double Sigmas = 5;

    [Fact]
    public void EveryRegister_DrawsTheSame()
    {
        Check<Simd512<float>, float>();
        Check<Simd256<float>, float>();
        Check<Simd128<float>, float>();
        Check<Simd512<double>, double>();
        Check<Simd256<double>, double>();
        Check<Simd128<double>, double>();
    }

    [Fact]
    public void Mask_StaysWhatItIs() =>
        Assert.Equal(
            "0111110001000011010100100000011001001001",
            string.Concat(Enumerable.Range(0, 40).Select(column => At(new RandomStep(42, 7), 1, 0.5, 3, column) == 0 ? '0' : '1')));

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.25)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void Mask_HasMeanOneAndTheVarianceOfItsRate(double rate)
    {
        double[] mask = Draw(new RandomStep(1, 0), 0, rate);
        double variance = rate / (1 - rate);

        Assert.Equal([0, 1 / (1 - rate)], mask.Distinct().Order());
        Assert.InRange(mask.Average() - 1, -Sigmas * Math.Sqrt(variance / mask.Length), Sigmas * Math.Sqrt(variance / mask.Length));

        // The fourth central moment of two values gives the variance's own deviation.
        double kept = 1 - rate;
        double fourth = ((rate * Math.Pow(1, 4)) + (kept * Math.Pow((1 / kept) - 1, 4)));
        double deviation = Math.Sqrt((fourth - (variance * variance)) / mask.Length);
        double measured = mask.Average(value => (value - 1) * (value - 1));
        Assert.InRange(measured - variance, (-Sigmas * deviation) - 1e-9, (Sigmas * deviation) + 1e-9);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.2)]
    public void NeighboursStepsStreamsAndSeeds_AreIndependent(double rate)
    {
        double[] mask = Draw(new RandomStep(1, 10), 0, rate);
        foreach (int apart in (int[])[1, 2, 3, 4, 8, 16, 17, Columns - 1, Columns, Columns + 1, 2 * Columns, 16 * Columns])
        {
            AssertIndependent(mask[apart..], mask[..^apart], rate, $"{apart} places apart");
        }

        AssertIndependent(mask, Draw(new RandomStep(1, 11), 0, rate), rate, "the next step");
        AssertIndependent(mask, Draw(new RandomStep(1, 10 + (1L << 32)), 0, rate), rate, "a step far away");
        AssertIndependent(mask, Draw(new RandomStep(2, 10), 0, rate), rate, "another seed");
        AssertIndependent(mask, Draw(new RandomStep(-1, 10), 0, rate), rate, "a negative seed");
        for (int stream = 1; stream < 20; stream++)
        {
            AssertIndependent(mask, Draw(new RandomStep(1, 10), stream, rate), rate, $"stream {stream}");
        }
    }

    /// <summary>The zeros of a row, of a column, and of one place through many steps are binomially distributed: their variance is n·p·(1 − p).</summary>
    [Fact]
    public void Counts_VaryAsABinomialDistributionDoes()
    {
        const double rate = 0.3;
        double[] mask = Draw(new RandomStep(5, 3), 2, rate);
        AssertBinomial([.. mask.Chunk(Columns).Select(row => row.Count(value => value == 0))], Columns, rate);
        AssertBinomial([.. Enumerable.Range(0, Columns).Select(column => Enumerable.Range(0, Rows).Count(row => mask[(row * Columns) + column] == 0))], Rows, rate);
        AssertBinomial(
            [.. Enumerable.Range(0, 500).Select(place => Enumerable.Range(0, 500).Count(step => At(new RandomStep(5, step), 0, rate, place / 25, place % 25) == 0))], 500, rate);
    }

    private const int Rows = 512;

    private const int Columns = 256;

    private static void Check<TVector, T>()
        where TVector : struct, IVector<TVector, T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        Span<T> lanes = stackalloc T[TVector.Count];
        foreach (double rate in (double[])[0.1, 0.5, 1e-12, 0.999])
        {
            var mask = new DropoutMask<T>(new RandomStep(3, 1L << 40), 4, rate);
            for (int row = 0; row < 70; row++)
            {
                for (int column = 0; column < 48; column += TVector.Count)
                {
                    unsafe
                    {
                        fixed (T* to = lanes)
                        {
                            TVector.Store(mask.Draw<TVector>(row, column), to);
                        }
                    }

                    for (int lane = 0; lane < TVector.Count; lane++)
                    {
                        Assert.Equal(T.CreateTruncating(At(new RandomStep(3, 1L << 40), 4, rate, row, column + lane)), lanes[lane]);
                    }
                }
            }
        }
    }

    private static double[] Draw(RandomStep step, int stream, double rate) =>
        [.. Enumerable.Range(0, Rows * Columns).Select(place => At(step, stream, rate, place / Columns, place % Columns))];

    /// <summary>The mask once more, scalar by scalar.</summary>
    private static double At(RandomStep step, int stream, double rate, int row, int column)
    {
        (uint first, uint second) = CounterHash.RowKeys(CounterHash.StepKey(step.Seed, step.Number), CounterHash.StreamKey(stream), row);
        return CounterHash.Number(first, second, column) < Math.Round(rate * 2147483648) ? 0 : 1 / (1 - rate);
    }

    private static void AssertIndependent(double[] left, double[] right, double rate, string which)
    {
        double correlation = left.Zip(right).Average(pair => (pair.First - 1) * (pair.Second - 1)) / (rate / (1 - rate));
        Assert.True(Math.Abs(correlation) < Sigmas / Math.Sqrt(left.Length), $"{which}: the correlation is {correlation}");
    }

    private static void AssertBinomial(int[] counts, int trials, double rate)
    {
        double variance = counts.Average(count => Math.Pow(count - (trials * rate), 2));
        double ratio = variance / (trials * rate * (1 - rate));

        // A sample variance of n counts deviates from its mean by √(2/n).
        Assert.InRange(ratio, 1 - (Sigmas * Math.Sqrt(2.0 / counts.Length)), 1 + (Sigmas * Math.Sqrt(2.0 / counts.Length)));
    }
}
