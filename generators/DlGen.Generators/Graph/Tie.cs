using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph;

/// <summary>A linear layer's weights that are another layer's.</summary>
/// <param name="Name">What the declaration calls that layer: Linear1, Encoder1.Linear1.</param>
/// <param name="Outputs">How many outputs the layer declares.</param>
/// <param name="IsTransposed">Whether it says that it has them transposed.</param>
/// <param name="Site">Where it names the layer.</param>
internal sealed record Tie(string Name, int Outputs, bool IsTransposed, Site Site)
{
    /// <summary>Reports weights that don't take the input to the outputs.</summary>
    /// <param name="shapes">What is known.</param>
    /// <param name="inputs">The length of the input's last axis.</param>
    /// <param name="weight">The other layer's weights, as that layer has them: [in × out].</param>
    /// <returns>Whether they fit.</returns>
    public bool Fits(ShapeScope shapes, int inputs, TensorShape weight)
    {
        (int takes, int makes) = IsTransposed ? (weight.Axes[1], weight.Axes[0]) : (weight.Axes[0], weight.Axes[1]);
        if (takes == inputs && makes == Outputs)
        {
            return true;
        }

        string fix = (takes == Outputs && makes == inputs, takes == inputs) switch
        {
            (true, _) => IsTransposed ? "leave Transposed out" : "add Transposed = true",
            (_, true) => $"let it have {Text(makes)} outputs",
            _ when makes == Outputs => $"put a layer before it that gives [{Text(takes)}]",
            _ => $"put a layer before it that gives [{Text(takes)}], and let it have {Text(makes)} outputs",
        };
        shapes.Report(Problem.At(
            Site, DiagnosticIds.TiedShapes, Text(Outputs), TensorShape.Of(inputs).ToString(), TensorShape.Of(inputs, Outputs).ToString(),
            Name, IsTransposed ? "transposed " : "", TensorShape.Of(takes, makes).ToString(), fix));
        return false;
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
