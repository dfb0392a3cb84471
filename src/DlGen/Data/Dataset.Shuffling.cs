namespace DlGen;

// The order of an epoch's examples.
public sealed partial class Dataset
{
    /// <summary>
    /// How <c>Train</c> and <see cref="Batches"/> shuffle the examples. Unless <see cref="WithShuffling"/> says otherwise, it is uniform; where the inputs are mapped
    /// from their file, it is in blocks of half a megabyte, of which 64 are mixed. So mapped data of up to 32 megabytes are in the order of data in
    /// memory.
    /// </summary>
    public Shuffling Shuffling => view.Shuffling ?? (examples.Mapped is { } mapped ? Shuffling.OfMapped(mapped.RowBytes) : Shuffling.Uniform);

    /// <summary>This dataset, with its examples shuffled in another way.</summary>
    /// <param name="shuffling">How; null for the default.</param>
    public Dataset WithShuffling(Shuffling? shuffling) => new(examples, targets, rows, view with { Shuffling = shuffling });

    /// <summary>This dataset's rows in the order in which they lie in memory; null where that is their own order.</summary>
    internal int[]? InMemoryOrder()
    {
        if (rows is null || IsAscending(rows))
        {
            return null;
        }

        int[] places = [.. rows];
        var order = new int[places.Length];
        for (int row = 0; row < order.Length; row++)
        {
            order[row] = row;
        }

        // Where a row occurs twice, sorting may leave it in any order, and may do otherwise in another version.
        Array.Sort(places, order);
        for (int first = 0, last; first < order.Length; first = last)
        {
            for (last = first + 1; last < order.Length && places[last] == places[first]; last++)
            {
            }

            Array.Sort(order, first, last - first);
        }

        return order;
    }

    private static bool IsAscending(int[] rows)
    {
        for (int row = 1; row < rows.Length; row++)
        {
            if (rows[row] < rows[row - 1])
            {
                return false;
            }
        }

        return true;
    }
}
