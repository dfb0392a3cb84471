using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Layers;

/// <summary>Loss.Huber: squared near the target, absolute far from it, so that outliers pull no harder than delta (Huber 1964).</summary>
internal sealed class HuberLoss : ElementwiseLossDefinition
{
    public override string Kind => "Huber";

    public override TargetKind Targets => TargetKind.Values;

    public override Expression Function(Expression prediction, Expression target, LossSpec loss)
    {
        double delta = loss.Arguments.Number("huberDelta", 1);
        Expression distance = Expression.Abs(prediction - target);
        return Expression.Select(
            distance <= delta,
            0.5 * (prediction - target) * (prediction - target),
            delta * (distance - (0.5 * delta)));
    }
}
