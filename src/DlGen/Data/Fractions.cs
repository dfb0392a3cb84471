using static System.FormattableString;

namespace DlGen;

/// <summary>The parts of a split, as fractions of the examples.</summary>
internal static class Fractions
{
    // Decimal fractions such as 0.7 + 0.2 + 0.1 miss 1 by a rounding error.
    private const double Tolerance = 1e-9;
    private static readonly string[] Names = ["first", "second", "third"];

    /// <exception cref="ArgumentException">A fraction is outside [0, 1], or their sum is larger than 1.</exception>
    public static void Check(ReadOnlySpan<double> fractions)
    {
        double sum = 0;
        foreach (double fraction in fractions)
        {
            if (!(fraction >= 0 && fraction <= 1))
            {
                throw new ArgumentException(Invariant($"A part's fraction is {fraction}; it must be in [0, 1]."));
            }

            sum += fraction;
        }

        if (sum > 1 + Tolerance)
        {
            throw new ArgumentException(Invariant($"The parts' fractions sum to {sum}; they can take at most 1, all of the examples."));
        }
    }

    /// <summary>Where the parts of a sequence end, each rounded: the parts follow each other.</summary>
    public static int[] Ends(ReadOnlySpan<double> fractions, int count)
    {
        var ends = new int[fractions.Length];
        double taken = 0;
        for (int part = 0; part < ends.Length; part++)
        {
            taken += fractions[part];
            ends[part] = Math.Min(count, (int)Math.Round(taken * count, MidpointRounding.AwayFromZero));
        }

        return ends;
    }

    /// <summary>
    /// How many of a stratum's examples each part gets, and last how many none gets: each its fraction of them, rounded down or up. Those
    /// that are left go first to parts that would have none, then to those that are furthest behind with the strata before.
    /// </summary>
    /// <param name="fractions">The fractions.</param>
    /// <param name="count">How many examples the stratum has.</param>
    /// <param name="behind">What each part is behind by; it is brought up to date.</param>
    public static int[] Share(ReadOnlySpan<double> fractions, int count, double[] behind)
    {
        var counts = new int[fractions.Length + 1];
        var rests = new double[counts.Length];
        double rest = 1;
        int left = count;
        for (int part = 0; part < counts.Length; part++)
        {
            double fraction = part < fractions.Length ? fractions[part] : Math.Max(0, rest);
            rest -= fraction;
            double exact = fraction * count;
            counts[part] = Math.Min(left, (int)Math.Floor(exact + Tolerance));
            rests[part] = exact - counts[part];
            behind[part] += rests[part];
            left -= counts[part];
        }

        for (; left > 0; left--)
        {
            int next = -1;
            for (int part = 0; part < counts.Length; part++)
            {
                if (rests[part] > Tolerance && (next < 0 || Comes(part, next)))
                {
                    next = part;
                }
            }

            // Fractions that miss 1 by a rounding error leave one that nobody asks for.
            next = Math.Max(next, 0);
            counts[next]++;
            behind[next]--;
            rests[next] = 0;
        }

        return counts;

        bool Comes(int part, int before)
        {
            bool isEmpty = counts[part] == 0 && part < counts.Length - 1;
            bool wasEmpty = counts[before] == 0 && before < counts.Length - 1;
            return isEmpty != wasEmpty ? isEmpty : behind[part] > behind[before];
        }
    }

    /// <summary>Throws where a part that is to have examples has none.</summary>
    /// <param name="part">The part, counted from 0.</param>
    /// <param name="fraction">Its fraction.</param>
    /// <param name="size">How many examples it has.</param>
    /// <param name="of">What was split.</param>
    public static void CheckPart(int part, double fraction, int size, string of)
    {
        if (fraction > 0 && size == 0)
        {
            throw new ArgumentException(Invariant($"The {Names[part]} part would be empty: it is {fraction} of {of}."));
        }
    }

    /// <summary>The name of a part, counted from 0.</summary>
    public static string Name(int part) => Names[part];
}
