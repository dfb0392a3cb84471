using DlGen.Generators.Graph;

namespace DlGen.Generators.Lowering;

/// <summary>How values and parameters lie in memory for the register tiles.</summary>
internal static class CpuLayout
{
    /// <summary>Columns a panel holds, and what rows are padded to: one cache line of floats.</summary>
    public const int Panel = 16;

    /// <summary>Rows left free between two panels of values, see Matrix.Gap.</summary>
    public const int Gap = 8;

    /// <summary>Outputs a tile covers: two panels.</summary>
    public const int Block = 2 * Panel;

    /// <summary>Fewer blocks than this keep too few threads busy: they share rows instead. It is the library's Formulas.FewBlocks.</summary>
    public const int FewBlocks = 4;

    /// <summary>The room for values that are multiplied transposed, as accesses call it.</summary>
    public const string Transposed = "transposed";

    public static int Padded(int columns) => (columns + Panel - 1) / Panel * Panel;

    public static int Pieces(int columns, int size) => (columns + size - 1) / size;

    /// <summary>Rows of an example that are summed at a time where threads share them. It is the library's Formulas.PartOfExample.</summary>
    public const int PartOfExample = 256;

    /// <summary>With fewer rows an example than this, adding the parts up would take as long as the sums.</summary>
    public const int LeastRowsInParts = 32;

    /// <summary>Rows that add to one sum of a parameter's gradient, see GradientParts.</summary>
    public const int PartRows = 16;

    /// <summary>Scalars an example that those sums take: whole cache lines, as buffers start at.</summary>
    public static long PartsLength(Value parameter, int rows) => ((Length(parameter) / PartRows * rows) + Gap - 1) / Gap * Gap;

    /// <summary>Scalars a parameter takes in the parameter arena.</summary>
    public static long Length(Value parameter) => (long)Padded(parameter.Columns) * (parameter.IsMatrix ? Padded(parameter.Rows) : 1);
}
