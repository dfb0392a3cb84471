using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Graph.Ops;

/// <summary>Loss.BinaryCrossEntropy: the negative log-likelihood of a Bernoulli distribution, −t·log σ(z) − (1 − t)·log(1 − σ(z)), in a form that can't overflow.</summary>
internal sealed class BinaryCrossEntropyLoss : ElementwiseLossLayer
{
    public override string Kind => "BinaryCrossEntropy";

    public override TargetKind Targets => TargetKind.Probabilities;

    public override Expression Prediction(Expression output) => Expression.Sigmoid(output);

    public override Expression Function(Expression prediction, Expression target, LossSpec loss) =>
        Expression.Softplus(prediction) - (prediction * target);
}
