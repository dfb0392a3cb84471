using System.Globalization;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Layers;

/// <summary>
/// Loss.BinaryCrossEntropy: the negative log-likelihood of a Bernoulli distribution, −t·log σ(z) − (1 − t)·log(1 − σ(z)), in a form that
/// can't overflow. A positive weight c is a factor of its first part.
/// </summary>
internal sealed class BinaryCrossEntropyLoss : ElementwiseLossDefinition
{
    public override string Kind => "BinaryCrossEntropy";

    public override TargetKind Targets => TargetKind.Probabilities;

    public override Expression Prediction(Expression output) => Expression.Sigmoid(output);

    /// <summary>
    /// With −log σ(z) = softplus(−z) and −log(1 − σ(z)) = softplus(z): (1 − t)·softplus(z) + c·t·softplus(−z), of which one part is zero where
    /// t is 0 or 1. Without weights softplus(z) − t·z is shorter; what it cancels no weight makes larger.
    /// </summary>
    public override Expression Function(Expression prediction, Expression target, LossSpec loss)
    {
        double[] weights = [.. PositiveWeights(loss)];
        if (weights.All(static weight => weight == 1))
        {
            return Expression.Softplus(prediction) - (prediction * target);
        }

        Expression c = weights.Length == 1 ? weights[0] : new Variable(ElementwiseLoss.PerOutput);
        return ((1 - target) * Expression.Softplus(prediction)) + (c * target * Expression.Softplus(-prediction));
    }

    public override EquatableArray<double> PerOutput(LossSpec loss) => PositiveWeights(loss).Count() > 1 ? PositiveWeights(loss).ToEquatableArray() : EquatableArray<double>.Empty;

    private static IEnumerable<double> PositiveWeights(LossSpec loss) => loss.Arguments
        .Where(static argument => argument.Name == "posWeight")
        .Select(static argument => double.Parse(argument.Text, CultureInfo.InvariantCulture));
}
