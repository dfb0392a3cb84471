using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Layers;

/// <summary>LossFunction = nameof(F): a custom function, of prediction and target.</summary>
internal sealed class CustomLoss : ElementwiseLossDefinition
{
    public override string Kind => "Own";

    public override TargetKind Targets => TargetKind.Values;

    public override Expression Function(Expression prediction, Expression target, LossSpec loss) =>
        loss.Function!.Of(prediction, target);
}
