#:package DlGen@*-*
#:package DlGen.Reporting@*-*
using DlGen;
using DlGen.Reporting;

/// <summary>Activations and their derivatives, drawn from the derivatives that the compiler has worked out.</summary>
public static partial class Lesson05
{
    private const int Zero = 80, Three = 140;           // where z is 0 and 3
    private static readonly double[] Z = [.. Enumerable.Range(0, 161).Select(i => (i - Zero) / 20.0)];   // from −4 to 4
    private static readonly List<Curve> Values = [], Slopes = [];

    public static void Main()
    {
        double[] sigmoid = Slope<SigmoidOf>("sigmoid"), tanh = Slope<TanhOf>("tanh"), relu = Slope<ReluOf>("relu");
        double[] leaky = Slope<LeakyReluOf>("leaky relu"), gelu = Slope<GeluOf>("gelu");
        Slope<SiluOf>("silu");

        // The slope is the part of a gradient that passes the activation in the backward pass.
        Console.WriteLine("             z = 0   z = 3   largest");
        Console.WriteLine($"sigmoid'(z)  {sigmoid[Zero]:F4}  {sigmoid[Three]:F4}   {sigmoid.Max():F4}   a quarter at best, and it saturates");
        Console.WriteLine($"tanh'(z)     {tanh[Zero]:F4}  {tanh[Three]:F4}   {tanh.Max():F4}   saturates");
        Console.WriteLine($"relu'(z)     {relu[Zero]:F4}  {relu[Three]:F4}   {relu.Max():F4}   all or nothing");
        Console.WriteLine($"leaky relu'  {leaky[Zero]:F4}  {leaky[Three]:F4}   {leaky.Max():F4}   never quite nothing");
        Console.WriteLine($"gelu'(z)     {gelu[Zero]:F4}  {gelu[Three]:F4}   {gelu.Max():F4}   smooth");
        Expect.Equal(sigmoid[Zero], 0.25);
        Expect.Equal(sigmoid.Max(), 0.25);
        Expect.Equal(sigmoid[Three], 0.045, decimals: 3);
        Expect.Equal(tanh.Max(), 1);
        Expect.Equal(relu.Distinct().ToArray(), [0, 1]);

        // σ′ = σ·(1 − σ), and tanh′ = 1 − tanh².
        Expect.Equal(sigmoid, [.. Values[0].Y.Select(s => s * (1 - s))], decimals: 12);
        Expect.Equal(tanh, [.. Values[1].Y.Select(t => 1 - (t * t))], decimals: 12);

        Picture.Lines("Activations", "z", "f(z)", Values).Save("activations.svg");
        Picture.Lines("Their derivatives", "z", "slope", Slopes).Save("derivatives.svg");
        Console.WriteLine($"pictures: {Path.GetFullPath("activations.svg")}, derivatives.svg");
    }

    /// <summary>f′ at each z: what arrives at the input where a gradient of 1 comes in at the output.</summary>
    private static double[] Slope<TNetwork>(string name)
        where TNetwork : INetwork<TNetwork, double>
    {
        TNetwork net = TNetwork.Create(seed: 0);
        net.Parameters[0].Value.CopyFrom([1]);          // the linear layer before the activation is z = 1·x + 0
        net.Parameters[1].Value.CopyFrom([0]);
        net.Forward(Z);
        Values.Add(new Curve(name, Z, net.GetOutputs()));
        net.ComputeLoss(Z);
        net.Backward();
        Slopes.Add(new Curve(name, Z, net.GetInputGradient()));
        return net.GetInputGradient();
    }

    /// <summary>A loss that is the output itself, so that its gradient is 1.</summary>
    [Elementwise]
    private static double Output(double output, double target) => output;

    [Network(1, LossFunction = nameof(Output), Reduction = Reduction.Sum, Precision = Precision.Double)] [Linear(1), Sigmoid]
    public partial class SigmoidOf;

    [Network(1, LossFunction = nameof(Output), Reduction = Reduction.Sum, Precision = Precision.Double)] [Linear(1), Tanh]
    public partial class TanhOf;

    [Network(1, LossFunction = nameof(Output), Reduction = Reduction.Sum, Precision = Precision.Double)] [Linear(1), Relu]
    public partial class ReluOf;

    [Network(1, LossFunction = nameof(Output), Reduction = Reduction.Sum, Precision = Precision.Double)] [Linear(1), LeakyRelu]
    public partial class LeakyReluOf;

    [Network(1, LossFunction = nameof(Output), Reduction = Reduction.Sum, Precision = Precision.Double)] [Linear(1), Gelu]
    public partial class GeluOf;

    [Network(1, LossFunction = nameof(Output), Reduction = Reduction.Sum, Precision = Precision.Double)] [Linear(1), Silu]
    public partial class SiluOf;
}
