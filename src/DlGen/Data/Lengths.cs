using static System.FormattableString;

namespace DlGen;

/// <summary>Lengths of arrays that are products of sizes, which can be more than an array can have.</summary>
internal static class Lengths
{
    /// <summary>The length of an array of so many rows.</summary>
    /// <param name="rows">How many rows.</param>
    /// <param name="size">Values a row has.</param>
    /// <param name="argument">The argument that makes it so long.</param>
    /// <param name="what">What the rows are, for the message, as in "the examples with these inputs".</param>
    /// <param name="advice">What to do instead, as a sentence; nothing where there is no other way.</param>
    /// <exception cref="ArgumentException">It is longer than an array can be; the message has the sizes.</exception>
    public static int Product(int rows, long size, string argument, string what, string advice = "") => Math.BigMul(rows, size) <= Array.MaxLength
        ? (int)(rows * size)
        : throw new ArgumentException(
            Invariant($"{what}: {rows} · {size} = {Math.BigMul(rows, size)} values are more than an array can hold ({Array.MaxLength}).{(advice.Length == 0 ? "" : " ")}{advice}"), argument);
}
