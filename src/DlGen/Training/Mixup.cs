using DlGen.Runtime;

namespace DlGen;

/// <summary>
/// How a training mixes its batches (Zhang, Cisse, Dauphin and Lopez-Paz, "mixup: Beyond Empirical Risk Minimization", 2018): each example
/// with a partner, another example of the batch or itself. What is drawn for a batch depends on the epoch's seed and the batch's place in
/// the epoch alone, so that a resumed training draws the same.
/// </summary>
/// <param name="alpha">α of the distribution Beta(α, α) that the shares are drawn from.</param>
/// <param name="capacity">The maximum number of examples in a batch.</param>
internal sealed class Mixup(double alpha, int capacity)
{
    private readonly int[] partners = new int[capacity];
    private int batch;

    /// <summary>
    /// λ, what each example of the batch contributes to its mixture; its partner contributes 1 − λ. It is at least ½: λ and 1 − λ are
    /// equally likely, and so are a permutation and its inverse, which exchanges examples and partners. At 1 nothing is mixed.
    /// </summary>
    public double Share { get; private set; } = 1;

    /// <summary>For each example of the batch, the place of its partner in the batch: a permutation.</summary>
    public ReadOnlySpan<int> Partners => partners.AsSpan(0, batch);

    /// <summary>Draws the share and the partners of a batch.</summary>
    /// <param name="epoch">The seed of the epoch's order.</param>
    /// <param name="first">The place in that order of the batch's first example.</param>
    /// <param name="batch">The number of examples.</param>
    public void Draw(int epoch, int first, int batch)
    {
        // Nothing else draws from a stream below 0.
        var random = new CounterRandom(epoch, ~first);
        this.batch = batch;
        for (int place = 0; place < batch; place++)
        {
            // Fisher and Yates' shuffle from the inside out: the new place changes with one of those so far, or with none.
            int other = random.Below(place, place + 1);
            partners[place] = partners[other];
            partners[other] = place;
        }

        Share = DrawShare(random, batch);
    }

    /// <summary>
    /// The larger of λ and 1 − λ, where λ is drawn from Beta(α, α). λ = g₁ / (g₁ + g₂) with g₁ and g₂ from Gamma(α), and Gamma(α) is
    /// Gamma(α + 1) times u^(1/α) for an even u in (0, 1]. That power can be too small for a double, so this computes with
    /// log(λ / (1 − λ)) = log g₁ − log g₂.
    /// </summary>
    private double DrawShare(CounterRandom random, long index)
    {
        double shape = alpha < 1 ? alpha + 1 : alpha;
        double odds = LogGamma(random, shape, ref index) - LogGamma(random, shape, ref index);
        if (alpha < 1)
        {
            odds += (Math.Log(Uniform(random, index)) - Math.Log(Uniform(random, index + 1))) / alpha;
        }

        return 1 / (1 + Math.Exp(-Math.Abs(odds)));
    }

    /// <summary>The logarithm of a number from the gamma distribution, up to a constant: Marsaglia and Tsang, "A simple method for generating gamma variables" (2000).</summary>
    private static double LogGamma(CounterRandom random, double shape, ref long index)
    {
        double d = shape - (1.0 / 3);
        double c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = random.Normal(index++).First;
            double root = 1 + (c * x);
            double v = root * root * root;
            double u = Uniform(random, index++);
            if (root > 0 && Math.Log(u) < (0.5 * x * x) + (d * (1 - v + Math.Log(v))))
            {
                return Math.Log(v);
            }
        }
    }

    /// <summary>A number spread evenly over (0, 1].</summary>
    private static double Uniform(CounterRandom random, long index) => 0.5 - (0.5 * random.Symmetric(index));
}
