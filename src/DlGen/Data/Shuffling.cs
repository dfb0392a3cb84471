using static System.FormattableString;

namespace DlGen;

/// <summary>
/// How an epoch's examples are put in order: each order equally likely, or in blocks of neighbors, as they are read fast from a file that is larger
/// than memory. The order depends on the seed alone, and not on the machine.
/// </summary>
public sealed class Shuffling
{
    /// <summary>How long a block of mapped inputs is unless said otherwise: a disk reads it about as fast as a whole file.</summary>
    private const int BlockBytes = 512 * 1024;

    private const int DefaultMixed = 64;

    private Shuffling(int blockRows, int mixed)
    {
        BlockRows = blockRows;
        MixedBlocks = mixed;
    }

    /// <summary>Every order of all examples is equally likely.</summary>
    public static Shuffling Uniform { get; } = new(1, 1);

    /// <summary>How many rows that lie side by side a block has; 1 where the order is uniform.</summary>
    public int BlockRows { get; }

    /// <summary>How many blocks are mixed with each other; 1 where the order is uniform.</summary>
    public int MixedBlocks { get; }

    /// <summary>
    /// Blocks of neighbors, as the shuffle buffers of other libraries: the blocks come in random order, and of so many blocks in a row all examples
    /// are mixed with each other. About twice that many are in memory, for the next ones are read meanwhile. Where all examples are mixed
    /// anyway, the order is that of <see cref="Uniform"/>.
    /// </summary>
    /// <param name="rows">How many rows a block has. The longer it is in bytes, the faster it is read.</param>
    /// <param name="mixed">How many blocks are mixed. The more there are, the closer the order comes to a uniform one: neighbors may be alike.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public static Shuffling InBlocks(int rows, int mixed = DefaultMixed) => new(Check(rows, nameof(rows)), Check(mixed, nameof(mixed)));

    /// <summary>The order of mapped inputs unless said otherwise.</summary>
    /// <param name="rowBytes">How many bytes an example has in its file.</param>
    internal static Shuffling OfMapped(int rowBytes) => InBlocks(Math.Max(1, BlockBytes / rowBytes));

    /// <summary>How many rows are mixed with each other.</summary>
    internal long MixedRows => (long)BlockRows * MixedBlocks;

    /// <summary>Whether so many examples are in a uniform order.</summary>
    internal bool IsUniformFor(int count) => BlockRows == 1 || MixedRows >= count;

    /// <summary>Uniform, or the size and number of blocks: in blocks of 668 rows, 64 of them mixed.</summary>
    public override string ToString() => BlockRows == 1 ? "uniformly" : Invariant($"in blocks of {Figures.Count(BlockRows)} rows, {Figures.Count(MixedBlocks)} of them mixed");

    private static int Check(int value, string name) => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, Invariant($"{name} is {value}; it must be at least 1."));
}
