using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>dzᵀ, or xᵀ: the tile of a product with transposed weights runs along the batch, so that the weights needn't be transposed.</summary>
internal sealed class TransposeKernel : CpuKernel
{
    private readonly string gradient;
    private readonly int columns;

    public TransposeKernel(FusedGraph fused, Kernel consumer, string gradient, ScalarType scalar)
        : base(fused, consumer, scalar)
    {
        this.gradient = gradient;
        columns = Graph[gradient].Known.Columns;
    }

    /// <summary>The transposed value's name.</summary>
    public static string NameOf(string gradient) => gradient + "T";

    public override IReadOnlyList<Access> Accesses =>
    [
        Access.Reads(gradient, Division.Columns, "16"),
        Access.WritesTo(NameOf(gradient), Division.Columns, "16"),
    ];

    public override IEnumerable<(string Name, int Size)> Buffers =>
        [(NameOf(gradient), (CpuLayout.Padded(columns) + CpuLayout.Gap) * Graph[gradient].Known.Rows)];

    public override void WriteLoops(CodeWriter code)
    {
        int panels = CpuLayout.Pieces(columns, CpuLayout.Panel);
        code.Line($"// {gradient}ᵀ, for the product with the weights runs along the batch");
        WriteShare(code, Text.Plain(panels), panels == 1 ? "one panel of 16 outputs" : $"{Text.Plain(panels)} panels of 16 outputs");
        using (code.Braces("for (int panel = first; panel < last; panel++)"))
        {
            code.Line($"{Tile}.Transpose({Text.Field(gradient)}, {Rows(gradient)}, panel, {Text.Field(NameOf(gradient))});");
        }
    }
}
