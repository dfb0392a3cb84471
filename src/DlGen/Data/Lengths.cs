using static System.FormattableString;

namespace DlGen;

/// <summary>Lengths of arrays that are products of sizes, which can be more than an array can have.</summary>
internal static class Lengths
{
    /// <summary>How many scalars a shape has: the product of its axes, 1 where it has none.</summary>
    /// <exception cref="OverflowException">There are more than 2³¹ − 1.</exception>
    public static int Product(IReadOnlyList<int> shape)
    {
        int product = 1;
        for (int axis = 0; axis < shape.Count; axis++)
        {
            product = checked(product * shape[axis]);
        }

        return product;
    }

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
