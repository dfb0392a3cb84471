using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Graph.Ops;

/// <summary>LossFunction = nameof(F): a function of the user's own, of prediction and target.</summary>
internal sealed class OwnLoss : ElementwiseLossLayer
{
    public override string Kind => "Own";

    public override TargetKind Targets => TargetKind.Values;

    public override Expression Function(Expression prediction, Expression target, LossSpec loss) =>
        loss.Function!.Of(prediction, target);
}
