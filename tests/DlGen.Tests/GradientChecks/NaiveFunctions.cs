using System.Globalization;

namespace DlGen.Tests.GradientChecks;

/// <summary>The activations and their derivatives, written by hand: nothing here knows of the compiler's expressions.</summary>
internal static class NaiveFunctions
{
    /// <summary>A function, its derivative, and whether either jumps at zero.</summary>
    public sealed record Function(Func<double, double> Value, Func<double, double> Slope, bool HasKink = false);

    /// <summary>What a layer attribute applies; null for a layer that isn't elementwise.</summary>
    public static Function? Of(LayerAttribute layer) => layer switch
    {
        ReluAttribute => LeakyRelu(0),
        LeakyReluAttribute leaky => LeakyRelu(Decimal(leaky.Slope)),
        EluAttribute elu => Elu(1, Decimal(elu.Alpha)),
        SeluAttribute => Elu(1.0507009873554804934, 1.6732632423543772848),
        GeluAttribute { Approximation: GeluApproximation.Tanh } => GeluTanh,
        GeluAttribute => Gelu,
        SiluAttribute => new(z => z * Sigmoid(z), z => Sigmoid(z) * (1 + (z * (1 - Sigmoid(z))))),
        SoftplusAttribute softplus => Softplus(Decimal(softplus.Beta), Decimal(softplus.Threshold)),
        SigmoidAttribute => new(Sigmoid, z => Sigmoid(z) * (1 - Sigmoid(z))),
        TanhAttribute => new(Math.Tanh, z => 1 - Math.Pow(Math.Tanh(z), 2)),
        IdentityAttribute => new(z => z, _ => 1),
        _ => null,
    };

    /// <summary>The layer that stands for a member of <see cref="Activation"/>.</summary>
    public static LayerAttribute Layer(Activation activation) => activation switch
    {
        Activation.Relu => new ReluAttribute(),
        Activation.LeakyRelu => new LeakyReluAttribute(),
        Activation.Elu => new EluAttribute(),
        Activation.Selu => new SeluAttribute(),
        Activation.Gelu => new GeluAttribute(),
        Activation.GeluTanh => new GeluAttribute { Approximation = GeluApproximation.Tanh },
        Activation.Silu => new SiluAttribute(),
        Activation.Softplus => new SoftplusAttribute(),
        Activation.Sigmoid => new SigmoidAttribute(),
        Activation.Tanh => new TanhAttribute(),
        Activation.Identity => new IdentityAttribute(),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    public static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    /// <summary>0.1f means 0.1, as in the source, not 0.100000001490116.</summary>
    public static double Decimal(float value) =>
        double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static Function LeakyRelu(double slope) => new(z => z > 0 ? z : slope * z, z => z > 0 ? 1 : slope, HasKink: true);

    private static Function Elu(double scale, double alpha) => new(
        z => scale * (z > 0 ? z : alpha * (Math.Exp(z) - 1)), z => scale * (z > 0 ? 1 : alpha * Math.Exp(z)), HasKink: true);

    private static Function Softplus(double beta, double threshold) => new(
        z => beta * z > threshold ? z : (Math.Max(beta * z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(beta * z)))) / beta,
        z => beta * z > threshold ? 1 : Sigmoid(beta * z));

    private static Function Gelu { get; } = new(
        z => z * Normal(z), z => Normal(z) + (z * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI)));

    private static Function GeluTanh { get; } = new(
        z => z / 2 * (1 + Math.Tanh(Inner(z))),
        z => ((1 + Math.Tanh(Inner(z))) / 2) + (z / 2 / Math.Pow(Math.Cosh(Inner(z)), 2) * Math.Sqrt(2 / Math.PI) * (1 + (3 * 0.044715 * z * z))));

    private static double Inner(double z) => Math.Sqrt(2 / Math.PI) * (z + (0.044715 * z * z * z));

    /// <summary>Φ(z) by the series 1/2 + φ(z)·(z + z³/3 + z⁵/(3·5) + …), which has no cancellation (Marsaglia 2004).</summary>
    private static double Normal(double z)
    {
        double term = z;
        double sum = z;
        for (int odd = 3; Math.Abs(term) > 1e-18 * Math.Abs(sum); odd += 2)
        {
            term *= z * z / odd;
            sum += term;
        }

        return 0.5 + (sum * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI));
    }
}
