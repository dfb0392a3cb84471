using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Emission.Gpu.Kernels;

/// <summary>The running moments of a batch normalization.</summary>
internal sealed class GpuMoveMomentsKernel : GpuKernel
{
    private readonly MoveMoments op;

    public GpuMoveMomentsKernel(FusedGraph fused, Kernel kernel, MoveMoments op)
        : base(fused, kernel) => this.op = op;

    protected override string Launch
    {
        get
        {
            string arguments = string.Join(", ", new[] { op.RunningMean, op.RunningVariance, op.Mean, op.Variance }.Select(Text.Field));
            string rows = Rows(((BatchMean)Graph.Producer(op.Mean)!).Input);
            return $"MoveMoments({arguments}, {rows}, {Text.Plain(Graph[op.Mean].Known.Columns)}, momentum: {Literal.Of(op.Momentum, ScalarType.Float)});";
        }
    }

    protected override string Shapes => Graph[op.Mean].Known.ToString();
}
