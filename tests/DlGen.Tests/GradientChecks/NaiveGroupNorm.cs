namespace DlGen.Tests.GradientChecks;

/// <summary>Each example's channels in groups, each group with mean zero and variance one over its places; then a scale and a shift for each channel.</summary>
internal sealed class NaiveGroupNorm(int[] shape, int groups, double epsilon, double[] gain, double[] shift) : NaiveLayer
{
    private readonly NaiveLayerNorm rows = new(
        shape[0] / groups * shape[1] * shape[2], epsilon, [.. Enumerable.Repeat(1.0, shape[0] / groups * shape[1] * shape[2])], null);

    private double[] standardized = [];

    public override double[] Forward(double[] x)
    {
        standardized = rows.Forward(x);
        return [.. standardized.Select((value, index) => (gain[Channel(index)] * value) + shift[Channel(index)])];
    }

    public override double[] Backward(double[] gradient, ParameterGradients gradients)
    {
        var dGain = new double[shape[0]];
        var dShift = new double[shape[0]];
        for (int index = 0; index < gradient.Length; index++)
        {
            dGain[Channel(index)] += gradient[index] * standardized[index];
            dShift[Channel(index)] += gradient[index];
        }

        gradients.Add(gain, dGain);
        gradients.Add(shift, dShift);
        return rows.Backward([.. gradient.Select((value, index) => value * gain[Channel(index)])], gradients);
    }

    private int Channel(int index) => index / (shape[1] * shape[2]) % shape[0];
}
