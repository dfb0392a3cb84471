using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>A kernel that works its way through whole rows: elementwise functions, softmax, losses. Rows are shared among the threads.</summary>
internal abstract class RowKernel : CpuKernel
{
    protected RowKernel(FusedGraph fused, Kernel kernel, string over, ScalarType scalar)
        : base(fused, kernel, scalar) => Over = over;

    /// <summary>The value whose rows it runs over.</summary>
    protected string Over { get; }

    protected int Width => Graph[Over].Known.Columns;

    protected int PaddedWidth => CpuLayout.Padded(Width);

    /// <summary>Whether rows have lanes behind their end that must not leak into sums and gradients.</summary>
    protected bool HasPadding => Width != PaddedWidth;

    public override IReadOnlyList<Access> Accesses =>
    [
        .. Kernel.Reads.Where(value => !Graph.IsTarget(value) && !Graph.IsMask(value)).Select(value =>
            Graph.IsPerColumn(value) ? Access.Reads(value) : Access.Reads(value, Division.Rows, Text.Plain(Grain))),
        .. Kernel.Stored.Select(value => Access.WritesTo(value, Division.Rows, Text.Plain(Grain))),
    ];

    /// <summary>How many rows stay together.</summary>
    protected virtual int Grain => 1;

    /// <summary>The loop over this thread's rows.</summary>
    protected CodeWriter.Block RowLoop(CodeWriter code)
    {
        WriteShare(code, Rows(Over), "rows of the batch");
        return code.Braces("for (int row = first; row < last; row++)");
    }

    /// <summary>A loop over a row's registers, its padding included.</summary>
    protected CodeWriter.Block ColumnLoop(CodeWriter code) =>
        code.Braces($"for (int column = 0; column < {Text.Plain(PaddedWidth)}; column += TVector.Count)");

    /// <summary>Writes statements over registers into the current scope.</summary>
    protected RegisterWriter Registers(CodeWriter code) => new(code, Scalar, Local);

    /// <summary>A local name for a value: its own, but for the method's parameters.</summary>
    protected string Local(string value) => value switch
    {
        NetworkGraph.Input => "input",
        NetworkGraph.InputGradient => "inputGradient",
        _ when Graph.IsTarget(value) => "target",
        _ => Text.Field(value),
    };

    /// <summary>A value's matrix as the loops call it.</summary>
    protected virtual string Matrix(string value) => value is NetworkGraph.Input or NetworkGraph.InputGradient ? value : $"this.{Text.Field(value)}";

    /// <summary>A value with one number a column, as the loops call it.</summary>
    protected virtual string Row(string value) => $"this.{Text.Field(value)}";

    /// <summary>Reads the values that the fused ops take from memory, and draws the masks.</summary>
    protected void WriteLoads(CodeWriter code, IEnumerable<string> values)
    {
        foreach (string value in values)
        {
            string source = value switch
            {
                NetworkGraph.Input => $"{Matrix(value)}.Load<TVector>(row, column, {Text.Plain(Width)}, fill: 0)",
                _ when Graph.IsTarget(value) => $"{value}.Values.Load<TVector>(row, column, {Text.Plain(Width)}, fill: 0)",
                _ when Graph.IsPerColumn(value) => $"{Row(value)}.Load<TVector>(column)",
                _ when Graph.IsMask(value) => $"{Text.Mask(value)}.Draw<TVector>(row, column)",
                _ => $"{Matrix(value)}.Load<TVector>(row, column)",
            };
            code.Line($"TVector {Local(value)} = {source};");
        }
    }

    /// <summary>Computes the fused elementwise ops and stores what is kept, padding as zero.</summary>
    protected void WriteEpilogue(CodeWriter code, RegisterWriter registers)
    {
        foreach (Elementwise op in Kernel.Epilogue)
        {
            registers.Write(Local(op.Output), op.Function);
        }

        WriteStores(code);
    }

    /// <summary>What is stored register by register.</summary>
    protected virtual IEnumerable<string> StoredRegisters => Kernel.Stored;

    protected void WriteStores(CodeWriter code)
    {
        foreach (string stored in StoredRegisters)
        {
            code.Line($"{Matrix(stored)}.Store(row, column, {WithoutPadding(Local(stored))});");
        }
    }

    protected string WithoutPadding(string register) =>
        HasPadding ? $"TVector.First({register}, {Text.Plain(Width)} - column)" : register;
}
