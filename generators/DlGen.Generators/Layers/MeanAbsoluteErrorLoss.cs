using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Layers;

/// <summary>Loss.MeanAbsoluteError: the negative log-likelihood of a Laplace distribution, up to a constant.</summary>
internal sealed class MeanAbsoluteErrorLoss : ElementwiseLossDefinition
{
    public override string Kind => "MeanAbsoluteError";

    public override TargetKind Targets => TargetKind.Values;

    public override Expression Function(Expression prediction, Expression target, LossSpec loss) =>
        Expression.Abs(prediction - target);
}
