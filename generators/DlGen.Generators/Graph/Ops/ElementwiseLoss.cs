using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Graph.Ops;

/// <summary>A loss that compares each output with its target by one function, and averages over batch and outputs.</summary>
internal abstract class ElementwiseLossLayer : LossDefinition
{
    public abstract TargetKind Targets { get; }

    /// <summary>The loss of one output.</summary>
    public abstract Expression Function(Expression prediction, Expression target, LossSpec loss);

    /// <summary>What turns the output into the prediction; null when the output is the prediction.</summary>
    public virtual Expression? Prediction(Expression output) => null;

    public override void AddTo(GraphBuilder graph, LossSpec loss, string output)
    {
        if (Prediction(new Variable(output)) is { } prediction)
        {
            graph.Add(new Elementwise("p", EquatableArray.Create(output), prediction)
            {
                Layer = "prediction",
                Site = loss.Site,
                Stage = Stage.Prediction,
            });
        }

        Expression function = Simplifier.Simplify(Function(new Variable(output), new Variable(NetworkGraph.Target), loss));
        graph.Add(new ElementwiseLoss(output, Targets, function) { Layer = "loss", Site = loss.Site, Stage = Stage.Loss }, ValueKind.Loss);
    }
}

/// <summary>L = mean of f(prediction, target).</summary>
internal sealed record ElementwiseLoss(string Prediction, TargetKind Targets, Expression Function) : LossOp
{
    public override string Prediction { get; init; } = Prediction;

    public override TargetKind Targets { get; } = Targets;

    public override string Formula => $"L = mean of {Function}";

    public override Op Reading(string from, string to) => Prediction == from
        ? this with { Prediction = to, Function = Function.Replace(new Variable(from), new Variable(to)) }
        : this;

    public override void InferShapes(ShapeScope shapes)
    {
        shapes[NetworkGraph.Target] = shapes[Prediction];
        shapes[NetworkGraph.Loss] = TensorShape.Of();
    }

    /// <summary>dp = ∂f/∂p, over the number of terms in the mean.</summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        if (adjoints.Needs(Prediction))
        {
            Expression derivative = Simplifier.Simplify(Derivative.Of(Function, new Variable(Prediction)));
            adjoints.Contribute(Prediction, dp => new ElementwiseLossGradient(dp, Prediction, derivative, Formula)
            {
                Layer = Layer,
                Stage = Stage.Loss,
            });
        }
    }
}

/// <summary>The gradient of <see cref="ElementwiseLoss"/> at the outputs.</summary>
internal sealed record ElementwiseLossGradient(string Output, string Prediction, Expression Derivative, string Forward) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Prediction, NetworkGraph.Target);

    public override string Formula => $"{Output} = ({Derivative}) / n";

    public override string Rule => Forward;

    public override string? Joins => NetworkGraph.Loss;

    public override void InferShapes(ShapeScope shapes)
    {
    }
}
