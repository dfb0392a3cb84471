using DlGen.Generators.Diagnostics;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph;

/// <summary>The windows that a convolution or a pool slides over an image.</summary>
/// <param name="Name">What messages call the layer: Conv2d(32, 3).</param>
/// <param name="Vertical">The windows along the image's height.</param>
/// <param name="Horizontal">The windows along its width, with the dilation that they have along its height.</param>
internal sealed record Windows(string Name, WindowAxis Vertical, WindowAxis Horizontal)
{
    /// <summary>Padding.Same of the library.</summary>
    public const int Same = -1;

    /// <summary>Rows of a window.</summary>
    public int Height => Vertical.Length;

    /// <summary>Columns of a window.</summary>
    public int Width => Horizontal.Length;

    /// <summary>Places in a window.</summary>
    public int Places => Height * Width;

    /// <summary>The shape of what comes out of an image [C, H, W], whose inputs are checked; null where they don't fit, which is reported.</summary>
    /// <param name="shapes">The shapes so far.</param>
    /// <param name="input">The image.</param>
    /// <param name="site">The layer.</param>
    /// <param name="channels">How many channels come out; null for as many as go in.</param>
    public TensorShape? OutputOf(ShapeScope shapes, string input, Site site, int? channels)
    {
        if (NeedsImage(shapes[input], Name, site) is { } problem)
        {
            shapes.Report(problem);
            return null;
        }

        TensorShape image = shapes[input];
        int height = Vertical.Count(image.Axes[1]);
        int width = Horizontal.Count(image.Axes[2]);
        if (height < 1 || width < 1)
        {
            string formula = height < 1 ? Vertical.Formula(image.Axes[1]) : Horizontal.Formula(image.Axes[2]);
            shapes.Report(Problem.At(site, DiagnosticIds.WindowTooLarge, Name, image.ToString(), $"{Text.Plain(Vertical.Extent)}×{Text.Plain(Horizontal.Extent)}", formula));
            return null;
        }

        return TensorShape.Of(channels ?? image.Axes[0], height, width);
    }

    /// <summary>What is wrong with a shape that is no image; null for an image.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="layer">What messages call the layer.</param>
    /// <param name="site">The layer.</param>
    public static Problem? NeedsImage(TensorShape shape, string layer, Site site) =>
        shape.Rank == 3 ? null : Problem.At(site, DiagnosticIds.WindowsNeedImage, layer, shape.ToString());

    /// <summary>The windows over an image as constants that kernels are compiled for.</summary>
    /// <param name="scope">The network.</param>
    /// <param name="layer">The layer that the struct is called after.</param>
    /// <param name="image">The image.</param>
    /// <param name="results">What comes out of it.</param>
    public ConstantsStruct ShapeOf(LoweringScope scope, string layer, string image, string results)
    {
        EquatableArray<int> from = scope.Shape(image).Axes;
        TensorShape to = scope.Shape(results);
        return new ConstantsStruct(
            layer,
            $"{layer}: {scope.Shape(image)} → {scope.Shape(results)}, windows of {Text.Plain(Height)}×{Text.Plain(Width)}{Strides}.",
            "IWindowShape",
            [
                new("Channels", from[0]), new("Height", from[1]), new("Width", from[2]),
                new("WindowHeight", Height), new("WindowWidth", Width),
                new("StrideHeight", Vertical.Stride), new("StrideWidth", Horizontal.Stride), new("Dilation", Vertical.Dilation),
                new("Top", Vertical.Before), new("Left", Horizontal.Before),
                new("Outputs", to.Channels), new("OutputHeight", to.Rank == 3 ? to.Axes[1] : 1), new("OutputWidth", to.Rank == 3 ? to.Axes[2] : 1),
                new("IsOfPlaces", scope.Graph[image].Layout.IsOfPlaces),
            ])
        {
            IsScalarFree = true,
        };
    }

    /// <summary>Which place of the image a window [y, x] has at its place [r, s], for a formula: 2y+r−1, 2x+s−1.</summary>
    public string Index => $"{Vertical.Index("y", "r")}, {Horizontal.Index("x", "s")}";

    private string Strides => (Vertical.Stride, Horizontal.Stride) switch
    {
        (1, 1) => "",
        var (height, width) when height == width => $" at a stride of {Text.Plain(height)}",
        var (height, width) => $" at a stride of {Text.Plain(height)}×{Text.Plain(width)}",
    };
}
