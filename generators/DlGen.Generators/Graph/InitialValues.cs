using System.Globalization;

namespace DlGen.Generators.Graph;

/// <summary>The distribution a parameter starts from.</summary>
internal enum Distribution
{
    Zero,
    One,
    Normal,
    Uniform,

    /// <summary>A number that is declared.</summary>
    Constant,
}

/// <summary>How a parameter starts: a distribution with its scale, and the sentence that explains the scale.</summary>
/// <param name="Scheme">The scheme's name as declared: He, Xavier, LeCun, Zero, …, or Bias for that of biases; resolved to a scale once the shape is known.</param>
/// <param name="Gain">
/// The factor the scheme's variance is multiplied with, for activations that keep another part of it. Of the scheme Constant it is the
/// number that every scalar of the parameter starts from.
/// </param>
internal sealed record InitialValues(string Scheme, double Gain = 1)
{
    /// <summary>Every scalar of the parameter starts from one number, which is declared.</summary>
    public static InitialValues Of(double number) => new("Constant", number);

    public static InitialValues Zero { get; } = new("Zero");

    public static InitialValues One { get; } = new("One");

    public static InitialValues Xavier { get; } = new("Xavier");

    /// <summary>How a linear layer's bias starts.</summary>
    /// <param name="declared">What is declared of biases: Auto, Uniform, Zeros.</param>
    /// <param name="weights">What is declared of the layer's weights, which decide where nothing is declared of the bias.</param>
    public static InitialValues OfBiases(string declared, string weights) =>
        declared == "Zeros" || (declared == "Auto" && weights == "Zero") ? Zero : new InitialValues("Bias");

    public Distribution Distribution => Scheme switch
    {
        "Zero" => Distribution.Zero,
        "One" => Distribution.One,
        "Constant" => Distribution.Constant,
        "HeUniform" or "XavierUniform" or "LeCunUniform" or "Bias" => Distribution.Uniform,
        _ => Distribution.Normal,
    };

    /// <summary>
    /// The variance of a weight. He et al. 2015: gain · 2 / fan-in; Glorot and Bengio 2010 (Xavier): 2 / (fan-in + fan-out);
    /// LeCun et al. 1998: 1 / fan-in.
    /// </summary>
    public double Variance(int fanIn, int fanOut) => Scheme switch
    {
        "He" or "HeUniform" => Gain * 2.0 / fanIn,
        "Xavier" or "XavierUniform" => 2.0 / ((double)fanIn + fanOut),
        "LeCun" or "LeCunUniform" => 1.0 / fanIn,
        "StandardNormal" => 1,
        _ => 0,
    };

    /// <summary>
    /// The standard deviation of a normal distribution, or the limit of a uniform one, whose variance is limit² / 3; of a bias the
    /// limit 1/√fan-in of PyTorch's nn.Linear.
    /// </summary>
    public double Scale(int fanIn, int fanOut) =>
        Scheme == "Bias" ? 1 / Math.Sqrt(fanIn) : Math.Sqrt(Variance(fanIn, fanOut) * (Distribution == Distribution.Uniform ? 3 : 1));

    /// <summary>The scale's derivation, for the generated file.</summary>
    public string Explain(int fanIn, int fanOut) => Scheme switch
    {
        "He" or "HeUniform" when Gain == 1 => $"He: half of the variance is lost at a relu, so Var W = 2 / {fanIn}",
        "He" or "HeUniform" => $"He: Var W = {Gain.ToString("0.####", CultureInfo.InvariantCulture)} · 2 / {fanIn}",
        "Xavier" or "XavierUniform" => $"Xavier: forward and backward variance in balance, Var W = 2 / ({fanIn} + {fanOut})",
        "LeCun" or "LeCunUniform" => $"LeCun: the variance is kept, Var W = 1 / {fanIn}",
        "StandardNormal" => "the standard normal distribution, Var E = 1",
        "Bias" => $"uniform between ±1/√{fanIn}, so that neurons don't all turn at the origin",
        _ => "zero",
    };

    public override string ToString() => Gain == 1 ? Scheme : $"{Scheme}·{Gain.ToString("0.####", CultureInfo.InvariantCulture)}";
}
