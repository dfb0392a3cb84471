namespace DlGen.Generators.Lowering;

/// <summary>How a kernel's threads divide a value between them.</summary>
internal enum Division
{
    /// <summary>Every thread may touch all of it.</summary>
    Whole,

    /// <summary>Each thread has its own columns.</summary>
    Columns,

    /// <summary>Each thread has its own rows of the batch.</summary>
    Rows,
}

/// <summary>
/// What a kernel does with a value in memory, and how its threads divide that. Two kernels with the same division of the
/// same value in pieces of the same size keep to the same parts, thread by thread.
/// </summary>
/// <param name="Value">The value.</param>
/// <param name="Writes">Whether it is written.</param>
/// <param name="Division">How it is divided.</param>
/// <param name="Grain">The size of the pieces that are shared out, as code: 32, Tile.Rows.</param>
internal readonly record struct Access(string Value, bool Writes, Division Division, string Grain)
{
    /// <summary>Whether threads share the parts of an example, where there are fewer examples than threads.</summary>
    public bool IsOfParts { get; init; }

    public static Access Reads(string value, Division division = Division.Whole, string grain = "") => new(value, false, division, grain);

    public static Access WritesTo(string value, Division division, string grain) => new(value, true, division, grain);

    /// <summary>Whether another thread may come in the way when the two run without meeting in between.</summary>
    public bool ConflictsWith(Access later) =>
        (Writes || later.Writes) && (Division == Division.Whole || Division != later.Division || Grain != later.Grain);

    /// <summary>Whether another thread may come in the way where threads share the parts of an example.</summary>
    public bool ConflictsWithinExamples(Access later) => (Writes || later.Writes) && (IsOfParts || later.IsOfParts);
}

/// <summary>The sizes of the pieces that threads share out: two divisions of a value agree only where the pieces are of one size.</summary>
internal static class Grain
{
    /// <summary>One row, or one example.</summary>
    public const string One = "1";

    /// <summary>A panel of 16 columns.</summary>
    public const string Panel = "16";

    /// <summary>A block of 32 columns.</summary>
    public const string Block = "32";

    /// <summary>All rows of an example that has several.</summary>
    public const string Example = "example";

    /// <summary>A tile of a convolution's kernel.</summary>
    public const string KernelTile = "kernel tile";

    /// <summary>A panel of a convolution's kernel, where windows are single places.</summary>
    public const string KernelPanel = "kernel panel";

    /// <summary>The rows of a tile.</summary>
    public const string Tile = "Tile.Rows";

    /// <summary>The rows of a tile that runs along the batch.</summary>
    public const string BatchTile = "Tile.BatchRows";
}
