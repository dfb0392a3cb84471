namespace DlGen.Tests.GradientChecks;

/// <summary>A layer that works on columns, applied to the channels of images: each image [C, H, W] as H·W rows of C columns, and back.</summary>
internal sealed class NaiveChannels(NaiveLayer columns, int[] shape) : NaiveLayer
{
    public override double DistanceToKink => columns.DistanceToKink;

    public override IEnumerable<NaiveLayer> Parts => [columns];

    public override double[] Forward(double[] x) => ToImages(columns.Forward(ToRows(x)));

    public override double[] Backward(double[] gradient, ParameterGradients gradients) => ToImages(columns.Backward(ToRows(gradient), gradients));

    private double[] ToRows(double[] images) => Swapped(images, shape[0], shape[1] * shape[2]);

    private double[] ToImages(double[] rows) => Swapped(rows, shape[1] * shape[2], shape[0]);

    private static double[] Swapped(double[] values, int rows, int columns) =>
        [.. Enumerable.Range(0, values.Length).Select(i => values[(i / (rows * columns) * rows * columns) + (i % rows * columns) + (i % (rows * columns) / rows)])];
}
