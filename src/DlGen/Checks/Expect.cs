using System.Numerics;
using System.Runtime.CompilerServices;
using static System.FormattableString;

namespace DlGen;

/// <summary>
/// Compares numbers of a program with numbers that are known: worked out on paper, printed in a book, or computed by another library.
/// Each method does nothing where they agree, and throws where they don't.
/// </summary>
public static class Expect
{
    /// <summary>Throws unless a number is the expected one, to so many decimals: <c>Expect.Equal(y, 0.574, decimals: 3)</c>.</summary>
    /// <param name="actual">The number that the program has computed.</param>
    /// <param name="expected">The number that is known.</param>
    /// <param name="decimals">How many decimals of the known number are right, from 0 to 15: it may be off by half a unit of the last one.</param>
    /// <param name="name">What the message calls the number; the expression that computes it unless said otherwise.</param>
    /// <exception cref="UnexpectedNumberException">The numbers differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The decimals aren't from 0 to 15.</exception>
    public static void Equal(double actual, double expected, int decimals = 4, [CallerArgumentExpression(nameof(actual))] string name = "")
    {
        if (!Agree(actual, expected, decimals))
        {
            double shown = Math.Round(actual, Math.Min(decimals + 2, 15));
            string known = double.IsInteger(shown) && double.IsInteger(expected) ? "" : Invariant($" ({decimals} decimals)");
            throw new UnexpectedNumberException(Invariant($"{name} is {shown}, and not {expected}{known}."));
        }
    }

    /// <summary>Throws unless each of many numbers is the expected one, to so many decimals.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="actual">The numbers that the program has computed: a prediction, or a gradient.</param>
    /// <param name="expected">The numbers that are known, as many.</param>
    /// <param name="decimals">How many decimals of the known numbers are right, from 0 to 15: each may be off by half a unit of the last one.</param>
    /// <param name="name">What the message calls the numbers; the expression that computes them unless said otherwise.</param>
    /// <exception cref="UnexpectedNumberException">There are more or fewer numbers, or two of them differ; the message has the first that do.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The decimals aren't from 0 to 15.</exception>
    public static void Equal<T>(T[] actual, ReadOnlySpan<double> expected, int decimals = 4, [CallerArgumentExpression(nameof(actual))] string name = "")
        where T : INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(actual);
        if (actual.Length != expected.Length)
        {
            throw new UnexpectedNumberException(Invariant($"{name} has {actual.Length} numbers, and not {expected.Length}."));
        }

        for (int i = 0; i < actual.Length; i++)
        {
            Equal(double.CreateTruncating(actual[i]), expected[i], decimals, Invariant($"{name}[{i}]"));
        }
    }

    /// <summary>Throws unless a number is smaller than a limit: <c>Expect.Below(loss, 0.1)</c>.</summary>
    /// <param name="actual">The number that the program has computed.</param>
    /// <param name="limit">What it should be smaller than.</param>
    /// <param name="name">What the message calls the number; the expression that computes it unless said otherwise.</param>
    /// <exception cref="UnexpectedNumberException">The number is not below the limit, or is NaN.</exception>
    public static void Below(double actual, double limit, [CallerArgumentExpression(nameof(actual))] string name = "")
    {
        if (!(actual < limit))
        {
            throw new UnexpectedNumberException(Invariant($"{name} is {actual:G9}, and not below {limit}."));
        }
    }

    /// <summary>Throws unless a number is larger than a limit: <c>Expect.Above(accuracy, 0.95)</c>.</summary>
    /// <param name="actual">The number that the program has computed.</param>
    /// <param name="limit">What it should be larger than.</param>
    /// <param name="name">What the message calls the number; the expression that computes it unless said otherwise.</param>
    /// <exception cref="UnexpectedNumberException">The number is not above the limit, or is NaN.</exception>
    public static void Above(double actual, double limit, [CallerArgumentExpression(nameof(actual))] string name = "")
    {
        if (!(actual > limit))
        {
            throw new UnexpectedNumberException(Invariant($"{name} is {actual:G9}, and not above {limit}."));
        }
    }

    private static bool Agree(double actual, double expected, int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 15);

        // A little more than half a unit, for few decimal fractions are doubles. The same infinity, or NaN, agrees with itself.
        return actual.Equals(expected) || Math.Abs(actual - expected) <= 0.500001 * Math.Pow(10, -decimals);
    }
}
