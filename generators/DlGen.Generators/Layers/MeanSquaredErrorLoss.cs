using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Layers;

/// <summary>Loss.MeanSquaredError: the negative log-likelihood of a normal distribution, up to a constant.</summary>
internal sealed class MeanSquaredErrorLoss : ElementwiseLossDefinition
{
    public override string Kind => "MeanSquaredError";

    public override TargetKind Targets => TargetKind.Values;

    public override Expression Function(Expression prediction, Expression target, LossSpec loss) =>
        (prediction - target) * (prediction - target);
}
