using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>A normalization with its scale and shift and the activation behind it, row by row.</summary>
internal sealed class NormalizeKernel : RowMethodKernel
{
    private readonly InverseDeviation op;
    private readonly Standardize standardize;
    private readonly Affine affine;

    public NormalizeKernel(FusedGraph fused, Kernel kernel, InverseDeviation op, ScalarType scalar)
        : base(fused, kernel, op.Input, scalar)
    {
        this.op = op;
        standardize = kernel.Tail.OfType<Standardize>().Single();
        affine = kernel.Tail.OfType<Affine>().Single();
    }

    protected override IEnumerable<string> StoredRegisters => Kernel.Stored.Where(value => value != op.Output);

    protected override string ClassName => Text.Pascal(op.Layer) + "Out";

    protected override string Summary => $"{op.Layer}'s way out: {string.Join(", ", Formulas)}.";

    protected override IEnumerable<string> Formulas => Kernel.Ops.Select(static part => part.Formula);

    protected override void WriteRow(CodeWriter code)
    {
        string x = Local(op.Input);
        string r = Local(op.Output);
        string h = Local(standardize.Output);
        string n = Local(affine.Output);
        string centered = op.Centers ? $"{x} - mean" : x;
        if (op.Centers)
        {
            WriteMean(code, x);
        }

        code.Line("TVector squares = 0;");
        using (ColumnLoop(code))
        {
            WriteLoads(code, [op.Input]);
            code.Line($"TVector distance = {WithoutPadding(centered)};");
            code.Line("squares = TVector.MultiplyAdd(distance, distance, squares);");
        }

        code.Line();
        code.Line($"{Keyword} {r} = 1 / {Text.Math(Scalar)}.Sqrt((TVector.Sum(squares) / {Text.Plain(Width)}) + {Literal.Of(op.Epsilon, Scalar)});");
        if (Kernel.Stored.Contains(op.Output))
        {
            code.Line($"{Matrix(op.Output)}[row, 0] = {r};");
        }

        using (ColumnLoop(code))
        {
            WriteLoads(code, [op.Input, .. Loads]);
            code.Line($"TVector {h} = {(op.Centers ? $"({centered})" : centered)} * {r};");
            string scaled = affine.Gain is null ? h : $"{Parameter(affine.Gain)} * {h}";
            code.Line($"TVector {n} = {(affine.Shift is null ? scaled : $"({scaled}) + {Parameter(affine.Shift)}")};");
            WriteEpilogue(code, Registers(code));
        }
    }

    /// <summary>What the fused elementwise ops take from memory, besides what is loaded already: a residual's way around.</summary>
    private IEnumerable<string> Loads => Kernel.EpilogueReads.Where(value => value != op.Input);

    private void WriteMean(CodeWriter code, string x)
    {
        code.Line("TVector total = 0;");
        using (ColumnLoop(code))
        {
            WriteLoads(code, [op.Input]);
            code.Line($"total += {WithoutPadding(x)};");
        }

        code.Line();
        code.Line($"{Keyword} mean = TVector.Sum(total) / {Text.Plain(Width)};");
    }

    private string Parameter(string value) => $"{Local(value)}.Load<TVector>(column)";
}
