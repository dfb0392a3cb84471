using DlGen.Generators.Scalars;
using static DlGen.Generators.Scalars.Expression;

namespace DlGen.Generators.Tests.Scalars;

/// <summary>The formulas of the activations and losses, as their op files write them.</summary>
internal static class Activations
{
    private static readonly Expression x = new Variable("x");
    private static readonly Expression p = new Variable("x");
    private static readonly Expression t = new Variable("t");

    /// <summary>The formula by name; the variable is x (for a loss: the prediction or the logit), the target t.</summary>
    public static Expression Of(string name) => name switch
    {
        "Identity" => x,
        "Relu" => Max(x, 0),
        "LeakyRelu" => Select(x > 0, x, 0.01 * x),
        "LeakyRelu, slope 0" => Select(x > 0, x, 0.0 * x),
        "LeakyRelu, slope -0.1" => Select(x > 0, x, -0.1 * x),
        "Elu" => Select(x > 0, x, 1.0 * (Exp(x) - 1)),
        "Elu, alpha 1.5" => Select(x > 0, x, 1.5 * (Exp(x) - 1)),
        "Selu" => 1.0507009873554805 * Select(x > 0, x, 1.6732632423543772 * (Exp(x) - 1)),
        "Gelu" => 0.5 * x * (1 + Erf(x / Math.Sqrt(2))),
        "GeluTanh" => 0.5 * x * (1 + Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * (x * x * x)))),
        "Silu" => x * Sigmoid(x),
        "Softplus" => Softplus(x),
        "Sigmoid" => Sigmoid(x),
        "Tanh" => Tanh(x),
        "HardTanh" => Min(Max(x, -1), 1),
        "Sqrt" => Sqrt(x),
        "Exp" => Exp(x),
        "MeanSquaredError" => (p - t) * (p - t),
        "MeanAbsoluteError" => Abs(p - t),
        "Huber" => Select(Abs(p - t) <= 1.5, (p - t) * (p - t) / 2, 1.5 * (Abs(p - t) - 1.5 / 2)),
        "BinaryCrossEntropy" => Softplus(x) - x * t,
        _ => throw new ArgumentException($"No formula is named {name}."),
    };
}
