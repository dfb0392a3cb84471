using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu.Kernels;

/// <summary>A layer of the user's own, row by row: each row is laid side by side for its method, and what the method makes of it put back.</summary>
internal sealed class CustomKernel : CustomRowsKernel
{
    private readonly Custom op;

    public CustomKernel(FusedGraph fused, Kernel kernel, Custom op, ScalarType scalar)
        : base(fused, kernel, op.Output, scalar) => this.op = op;

    protected override string ClassName => Text.Pascal(op.Layer) + "Out";

    protected override string Comment => op.Formula;

    protected override string Summary => $"{op.Layer}'s way out: {op.Formula}.";

    protected override string Method => op.Type.Code + ".Forward";

    protected override IEnumerable<RowArgument> Results => [Written(op.Output)];
}

/// <summary>The backward pass through a layer of the user's own to its input and its parameters, by the layer's own method.</summary>
internal sealed class CustomBackKernel : CustomRowsKernel
{
    private readonly CustomBackward op;
    private readonly string? input;
    private readonly string? parts;

    public CustomBackKernel(FusedGraph fused, Kernel kernel, CustomBackward op, ScalarType scalar)
        : base(fused, kernel, op.ResultGradient, scalar)
    {
        this.op = op;
        input = kernel.Ops.OfType<CustomInputGradient>().FirstOrDefault()?.Output;
        parts = kernel.Ops.OfType<CustomGradientParts>().FirstOrDefault()?.Output;
    }

    protected override string ClassName => Text.Pascal(op.Layer) + (Kernel.Stage == Stage.InputGradient ? "InputBack" : "Back");

    protected override string Comment => $"{op.Rule,-28} ⇒  {string.Join(",  ", Kernel.Ops.Select(static part => part.Formula))}";

    protected override string Summary => $"{op.Layer}'s way back: {string.Join(", ", Kernel.Ops.Select(static part => part.Formula))}.";

    protected override string Method => op.Type.Code + ".Backward";

    /// <summary>The sums of parameters' gradients are over so many rows, all of one thread.</summary>
    protected override int Grain => parts is null ? 1 : CpuLayout.PartRows;

    protected override IEnumerable<RowArgument> Results
    {
        get
        {
            // The method computes both, whether they are asked for or not.
            yield return input is null ? Unused("unusedInput", Graph[op.Input].Known.Columns) : Written(input);
            if (op.Parameters is not null)
            {
                yield return parts is null ? Unused("unusedParameters", Graph[op.Parameters].Known.Columns) : Added(parts);
            }
        }
    }

    protected override int SizeOf(string value) =>
        value == parts ? (int)CpuLayout.PartsLength(Graph[op.Parameters!].Known, Graph[Over].Known.Rows) : base.SizeOf(value);
}
