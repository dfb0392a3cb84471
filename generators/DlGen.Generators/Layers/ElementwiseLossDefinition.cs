using System.Globalization;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Layers;

/// <summary>A loss that compares each output with its target by one function, and averages over batch and outputs.</summary>
internal abstract class ElementwiseLossDefinition : LossDefinition
{
    public abstract TargetKind Targets { get; }

    /// <summary>The loss of one output.</summary>
    public abstract Expression Function(Expression prediction, Expression target, LossSpec loss);

    /// <summary>What <see cref="ElementwiseLoss.PerOutput"/> stands for in the function, for each place of the outputs' last axis; empty where it isn't used.</summary>
    public virtual EquatableArray<double> PerOutput(LossSpec loss) => EquatableArray<double>.Empty;

    /// <summary>What turns the output into the prediction; null when the output is the prediction.</summary>
    public virtual Expression? Prediction(Expression output) => null;

    public override void AddTo(GraphBuilder graph, LossSpec loss, Head head)
    {
        if (Prediction(new Variable(head.Output)) is { } prediction)
        {
            graph.Add(new Elementwise(head.Prediction, EquatableArray.Create(head.Output), prediction)
            {
                Layer = head.Layer("prediction"),
                Site = loss.Site,
                Stage = Stage.Prediction,
            });
        }

        Expression function = ExactSimplifier.Simplify(Function(new Variable(head.Output), new Variable(head.Target), loss));
        graph.Add(
            new ElementwiseLoss(head, Targets, function) { Layer = head.Layer("loss"), Site = loss.Site, Stage = Stage.Loss, Constants = PerOutput(loss), ConstantsSite = loss.Arguments.Find("posWeight")?.Site ?? loss.Site },
            ValueKind.Loss);
    }
}
