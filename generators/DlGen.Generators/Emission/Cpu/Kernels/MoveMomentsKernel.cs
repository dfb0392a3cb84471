using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>The running moments of a batch normalization: columns in blocks of 32 shared among the threads.</summary>
internal sealed class MoveMomentsKernel : CpuKernel
{
    private readonly MoveMoments op;

    public MoveMomentsKernel(FusedGraph fused, Kernel kernel, MoveMoments op, ScalarType scalar)
        : base(fused, kernel, scalar) => this.op = op;

    public override IReadOnlyList<Access> Accesses =>
    [
        Access.Reads(op.Mean, Division.Columns, "32"),
        Access.Reads(op.Variance, Division.Columns, "32"),
        Access.WritesTo(op.RunningMean, Division.Columns, "32"),
        Access.WritesTo(op.RunningVariance, Division.Columns, "32"),
    ];

    public override void WriteLoops(CodeWriter code)
    {
        (string keep, string take) = (Literal.Of(1 - op.Momentum, Scalar), Literal.Of(op.Momentum, Scalar));
        string n = Text.Rows(Graph[Normalized].Known);
        string divisor = n == "batch" ? n : $"({n})";
        code.Line($"// {op.Formula}");
        WriteShare(code, $"{Text.Plain(CpuLayout.Padded(Graph[op.Mean].Known.Columns))}, 32", "columns, in blocks of 32");
        code.Line($"ColumnMoments<TVector, {Keyword}>.Move({Text.Field(op.RunningMean)}, {Text.Field(op.Mean)}, first, last, keep: {keep}, take: {take});");
        code.Line($"ColumnMoments<TVector, {Keyword}>.Move({Text.Field(op.RunningVariance)}, {Text.Field(op.Variance)}, first, last, keep: {keep}, take: {take} * {divisor} / ({n} - 1));");
    }

    /// <summary>The value whose moments they are.</summary>
    private string Normalized => ((BatchMean)Graph.Producer(op.Mean)!).Input;
}
