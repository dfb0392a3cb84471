using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Graph.Ops;

/// <summary>Loss.MeanAbsoluteError: the negative log-likelihood of a Laplace distribution, up to a constant.</summary>
internal sealed class MeanAbsoluteErrorLoss : ElementwiseLossLayer
{
    public override string Kind => "MeanAbsoluteError";

    public override TargetKind Targets => TargetKind.Values;

    public override Expression Function(Expression prediction, Expression target, LossSpec loss) =>
        Expression.Abs(prediction - target);
}
