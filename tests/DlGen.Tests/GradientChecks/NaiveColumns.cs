namespace DlGen.Tests.GradientChecks;

/// <summary>A run of each row's columns.</summary>
internal sealed class NaiveColumns(int start, int count, int width) : NaiveLayer
{
    public override double[] Forward(double[] x) => [.. x.Chunk(width).SelectMany(row => row[start..(start + count)])];

    public override double[] Backward(double[] gradient, ParameterGradients gradients) =>
        [.. gradient.Chunk(count).SelectMany(part => (double[])[.. new double[start], .. part, .. new double[width - start - count]])];
}
