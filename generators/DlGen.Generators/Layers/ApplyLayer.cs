using System.Runtime.CompilerServices;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Layers;

/// <summary>[Apply(nameof(F))]: a custom function.</summary>
internal sealed class ApplyLayer : ElementwiseLayer
{
    public override string Sentence => "a custom function";

    public override string Name(LayerSpec layer) => NameAfter(layer.Function!.Name, "apply");

    /// <summary>The function counts as it is written, to seven digits, whatever it and its locals are called.</summary>
    public override string Describe(LayerSpec layer, GraphBuilder graph) => LayerDescriptions.Of(Kind, LayerDescriptions.Of(layer.Function!.Of(new Variable("x"))));

    public override Expression Function(Expression x, LayerSpec layer, ScalarType precision) => layer.Function!.Of(x);

    /// <summary>He's argument for any function: dz = da·f′(z), so Var W = 1 / (n·E[f′(z)²]), which is 2/n for a relu.</summary>
    public override InitialValues Initialization(LayerSpec layer) =>
        MeanSquaredSlope(layer.Function!) is > 1e-6 and < 1e6 and double slope ? new("He", 0.5 / slope) : InitialValues.Xavier;

    private static readonly ConditionalWeakTable<ScalarFunction, StrongBox<double>> Slopes = new();

    /// <summary>E[f′(z)²] for standard normal z, computed once for a function.</summary>
    private static double MeanSquaredSlope(ScalarFunction function) =>
        Slopes.GetValue(function, static function => new StrongBox<double>(Integrated(function))).Value;

    /// <summary>E[f′(z)²] for standard normal z by the trapezoidal rule; NaN where f has no slope.</summary>
    private static double Integrated(ScalarFunction function)
    {
        const int steps = 4_000;
        const double end = 8;
        const double width = 2 * end / steps;
        var z = new Variable("z");
        Func<IReadOnlyDictionary<string, double>, double> slope = Evaluator.Prepare(Derivative.Of(function.Of(z), z));
        var at = new Dictionary<string, double>();
        double sum = 0;
        for (int step = 0; step <= steps; step++)
        {
            double point = (step * width) - end;
            at[z.Name] = point;
            double value = slope(at);
            sum += value * value * Math.Exp(-point * point / 2);
        }

        return sum * width / Math.Sqrt(2 * Math.PI);
    }
}
