using DlGen.Generators.Graph;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu;

/// <summary>What the kernels hand parameters' gradients to, as the generated method has it.</summary>
internal static class GradientSteps
{
    /// <summary>Where the parts that a parameter's uses add up to lie.</summary>
    public const string Sums = "sums";

    /// <summary>The type of what takes a gradient, and the variable that the method has of it.</summary>
    public static (string Type, string Variable) Of(GradientEnd end, string scalar) => end switch
    {
        GradientEnd.Keep => ($"StoreGradient<{scalar}>", "keep"),
        GradientEnd.Add => ($"AddGradient<{scalar}>", "add"),
        GradientEnd.StepOfSum => ($"StepOfSum<{scalar}, TStep>", "stepOfSum"),
        _ => ("TStep", "step"),
    };

    /// <summary>What an access calls the sum over a parameter's uses.</summary>
    public static string SumOf(string parameter) => "d" + parameter;

    /// <summary>Declares the variables that a network's gradients are handed to besides the step.</summary>
    public static void WriteVariables(CodeWriter code, FusedGraph fused, string scalar)
    {
        List<GradientEnd> ends = fused.Kernels
            .SelectMany(static kernel => kernel.Ops.OfType<ParameterGradient>().Select(kernel.EndOf))
            .Where(static end => end != GradientEnd.Step)
            .Distinct()
            .OrderBy(static end => end)
            .ToList();
        if (ends.Count == 0)
        {
            return;
        }

        code.Line("// Of a parameter that is used several times, the parts of its gradient are added up in the order they come; the last takes the step.");
        foreach (GradientEnd end in ends)
        {
            (string type, string variable) = Of(end, scalar);
            code.Line($"var {variable} = new {type}({Sums}{(end == GradientEnd.StepOfSum ? ", step" : "")});");
        }
    }
}
