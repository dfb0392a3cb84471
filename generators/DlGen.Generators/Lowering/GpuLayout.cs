using DlGen.Generators.Graph;

namespace DlGen.Generators.Lowering;

/// <summary>How values and parameters lie in a GPU's memory: row by row, in units of four scalars.</summary>
internal static class GpuLayout
{
    private const int Scalars = 4;

    /// <summary>The library's type of four scalars.</summary>
    public const string Vector = "Float4";

    /// <summary>Units that a row of so many columns takes.</summary>
    public static int Units(int columns) => (columns + Scalars - 1) / Scalars;

    /// <summary>Units that an example's value takes.</summary>
    public static int ValueLength(Value value) => value.Rows * Units(value.Columns);

    /// <summary>Units that a parameter takes.</summary>
    public static long ParameterLength(Value parameter) => (long)parameter.Rows * Units(parameter.Columns);
}
