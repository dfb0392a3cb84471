namespace DlGen.Gpu.Kernels;

/// <summary>How long rows are in a device's memory.</summary>
internal static class RowPadding
{
    /// <summary>Whole <see cref="Float4"/>s that so many columns take.</summary>
    public static int Quads(int columns) => (columns + Float4.Count - 1) / Float4.Count;

    /// <summary>Columns with their padding.</summary>
    public static int Columns(int columns) => Quads(columns) * Float4.Count;

    /// <summary>Pieces of a size that it takes to cover so many.</summary>
    public static int Pieces(int count, int size) => (count + size - 1) / size;
}
