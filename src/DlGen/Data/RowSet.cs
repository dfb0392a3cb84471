using System.Numerics;
using static System.FormattableString;

namespace DlGen;

/// <summary>Some of the rows of an origin, a bit for each.</summary>
internal sealed class RowSet
{
    private ulong[] bits;

    /// <param name="count">How many rows there are.</param>
    public RowSet(int count) => bits = new ulong[(count + 63) / 64];

    /// <summary>Adds a row.</summary>
    public void Add(int row) => bits[row >> 6] |= 1ul << row;

    /// <summary>Adds rows; null for all.</summary>
    public void Add(int[]? rows)
    {
        if (rows is null)
        {
            for (int word = 0; word < bits.Length; word++)
            {
                bits[word] = ulong.MaxValue;
            }

            return;
        }

        foreach (int row in rows)
        {
            Add(row);
        }
    }

    /// <summary>Whether it has a row.</summary>
    public bool Has(int row) => ((bits[row >> 6] >> row) & 1) != 0;

    /// <summary>A set of its own with the same rows.</summary>
    public RowSet Copy() => new(0) { bits = [.. bits] };

    /// <summary>The rows that two sets share, in order; at most so many.</summary>
    /// <param name="other">Rows of the same origin.</param>
    /// <param name="count">How many rows the origin has.</param>
    /// <param name="most">How many are listed.</param>
    /// <returns>The first of them, and how many there are.</returns>
    public (List<int> First, int Count) Shared(RowSet other, int count, int most)
    {
        var first = new List<int>();
        int shared = 0;
        for (int word = 0; word < bits.Length; word++)
        {
            ulong both = bits[word] & other.bits[word];
            if ((64 * word) + 64 > count)
            {
                // Beyond the last row, where all are set there are bits that stand for none.
                both &= (count & 63) == 0 ? ulong.MaxValue : (1ul << count) - 1;
            }

            shared += BitOperations.PopCount(both);
            for (; both != 0 && first.Count < most; both &= both - 1)
            {
                first.Add((64 * word) + BitOperations.TrailingZeroCount(both));
            }
        }

        return (first, shared);
    }

    /// <summary>Rows for a message: 3, 17, 40 and 12 more.</summary>
    public static string Text((List<int> First, int Count) rows) => rows.Count <= rows.First.Count
        ? string.Join(", ", rows.First.Select(static row => Invariant($"{row}")))
        : Invariant($"{string.Join(", ", rows.First.Select(static row => Invariant($"{row}")))} and {rows.Count - rows.First.Count} more");
}
