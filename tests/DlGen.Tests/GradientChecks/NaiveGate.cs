namespace DlGen.Tests.GradientChecks;

/// <summary>f(gate(x)) ⊙ value(x): the product rule written out.</summary>
internal sealed class NaiveGate(NaiveLayer gate, NaiveLayer activation, NaiveLayer value) : NaiveLayer
{
    private double[] open = [];
    private double[] values = [];

    public override double[] Forward(double[] x)
    {
        open = activation.Forward(gate.Forward(x));
        values = value.Forward(x);
        return Multiply(open, values);
    }

    public override double[] Backward(double[] gradient, ParameterGradients gradients)
    {
        double[] throughValue = value.Backward(Multiply(gradient, open), gradients);
        double[] throughGate = gate.Backward(activation.Backward(Multiply(gradient, values), gradients), gradients);
        return [.. throughValue.Zip(throughGate, (a, b) => a + b)];
    }

    private static double[] Multiply(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x * y)];
}
