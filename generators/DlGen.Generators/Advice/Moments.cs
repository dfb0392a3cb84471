using DlGen.Generators.Graph;
using DlGen.Generators.Model;

namespace DlGen.Generators.Advice;

/// <summary>
/// How large values and their gradients are at the start, as mean squares, if the inputs have mean square 1 and so has the gradient at the
/// outputs: z = x·W has n·Var W times the mean square of x, and an activation of normal z has E[f(z)²] (He et al. 2015). Biases, which carry
/// nothing of the input, are left out.
/// </summary>
internal sealed class Moments
{
    private readonly Dictionary<string, double> values = new();
    private readonly Dictionary<string, double> gradients = new();

    public Moments(NetworkView view)
    {
        foreach (Step step in view.Steps)
        {
            values[step.Output] = Bounded(Forward(view, step));
        }

        foreach (End end in view.Ends)
        {
            gradients[end.Value] = 1;
        }

        foreach (Step step in view.Steps.Reverse())
        {
            foreach (string input in step.Inputs)
            {
                gradients.TryGetValue(input, out double sum);
                gradients[input] = Bounded(sum + Backward(view, step, input));
            }
        }
    }

    /// <summary>The mean square of a value.</summary>
    public double Value(string value) => values.TryGetValue(value, out double square) ? square : 1;

    /// <summary>The mean square of the gradient at a value.</summary>
    public double Gradient(string value) => gradients.TryGetValue(value, out double square) ? square : 0;

    /// <summary>The fans of a step's weights and their variance at the start.</summary>
    public static (int Inputs, int Outputs, double Variance) Weights(NetworkView view, Step step)
    {
        (int inputs, int outputs) = step.Op.Fans(view.Graph, step.Weight!);
        return (inputs, outputs, view.Graph.Index.Parameter(step.Weight!).Initialization.Variance(inputs, outputs));
    }

    private double Forward(NetworkView view, Step step)
    {
        double input = Value(step.Input);
        switch (step.Kind)
        {
            case StepKind.Linear or StepKind.Convolution:
                (int inputs, _, double variance) = Weights(view, step);
                return inputs * variance * input;
            case StepKind.TransposedConvolution or StepKind.Embedding or StepKind.Custom or StepKind.Softmax or StepKind.BatchNormalization or StepKind.RowNormalization:
                return 1;
            case StepKind.Activation when step.Function!.IsKnown:
                return step.Function.SecondMoment(input);
            case StepKind.Sum:
                return step.Inputs.Sum(Value);
            case StepKind.Concatenate:
                return step.Inputs.Average(Value);
            default:
                return input;
        }
    }

    private double Backward(NetworkView view, Step step, string input)
    {
        double output = Gradient(step.Output);
        switch (step.Kind)
        {
            case StepKind.Linear or StepKind.Convolution:
                (_, int outputs, double variance) = Weights(view, step);
                return outputs * variance * output;
            case StepKind.BatchNormalization or StepKind.RowNormalization:
                return output / Math.Max(Value(input), 1e-5);
            case StepKind.Activation when step.Function!.IsKnown:
                return step.Function.MeanSquaredSlope(Value(input)) * output;
            default:
                return output;
        }
    }

    private static double Bounded(double square) => double.IsNaN(square) ? 1 : Math.Min(square, 1e300);
}
