using DlGen.Generators.Diagnostics;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph;

/// <summary>The windows that a convolution or a pool slides over an image.</summary>
/// <param name="Name">What messages call the layer: Conv2d(32, 3).</param>
/// <param name="Height">Rows of a window.</param>
/// <param name="Width">Columns of a window.</param>
/// <param name="Stride">Places from one window to the next, both ways.</param>
/// <param name="Padding">Places that are added around the image on every side; <see cref="Same"/> for as many as keep its size.</param>
/// <param name="Dilation">Places from one of a window's to the next.</param>
internal sealed record Windows(string Name, int Height, int Width, int Stride, int Padding, int Dilation = 1)
{
    /// <summary>Padding.Same of the library.</summary>
    public const int Same = -1;

    /// <summary>Places in a window.</summary>
    public int Places => Height * Width;

    /// <summary>How many windows fit along an axis.</summary>
    /// <param name="length">The image's length.</param>
    /// <param name="window">The window's.</param>
    public int CountAlong(int length, int window)
    {
        if (Padding == Same)
        {
            return length;
        }

        int room = length + (2 * Padding) - Extent(window);
        return room < 0 ? 0 : (room / Stride) + 1;
    }

    /// <summary>Places of padding before the image along an axis; where their number is odd, there is one more behind it.</summary>
    /// <param name="window">The window's length.</param>
    public int Before(int window) => Padding == Same ? (Extent(window) - 1) / 2 : Padding;

    /// <summary>The shape of what comes out of an image [C, H, W], whose inputs are checked; null where they don't fit, which is reported.</summary>
    /// <param name="shapes">The shapes so far.</param>
    /// <param name="input">The image.</param>
    /// <param name="site">The layer.</param>
    /// <param name="channels">How many channels come out; null for as many as go in.</param>
    public TensorShape? OutputOf(ShapeScope shapes, string input, Site site, int? channels)
    {
        TensorShape image = shapes[input];
        if (image.Rank != 3)
        {
            shapes.Report(Problem.At(site, DiagnosticIds.WindowsNeedImage, Name, image.ToString()));
            return null;
        }

        int height = CountAlong(image.Axes[1], Height);
        int width = CountAlong(image.Axes[2], Width);
        if (height < 1 || width < 1)
        {
            string formula = height < 1 ? Formula(image.Axes[1], Height) : Formula(image.Axes[2], Width);
            shapes.Report(Problem.At(site, DiagnosticIds.WindowTooLarge, Name, image.ToString(), $"{Text.Plain(Extent(Height))}×{Text.Plain(Extent(Width))}", formula));
            return null;
        }

        return TensorShape.Of(channels ?? image.Axes[0], height, width);
    }

    /// <summary>The windows over an image as constants that kernels are compiled for.</summary>
    /// <param name="scope">The network.</param>
    /// <param name="layer">The layer that the struct is called after.</param>
    /// <param name="image">The image.</param>
    /// <param name="results">What comes out of it.</param>
    public ConstantsStruct ShapeOf(LoweringScope scope, string layer, string image, string results)
    {
        EquatableArray<int> from = scope.Shape(image).Axes;
        EquatableArray<int> to = scope.Shape(results).Axes;
        return new ConstantsStruct(
            layer,
            $"{layer}: {scope.Shape(image)} → {scope.Shape(results)}, windows of {Text.Plain(Height)}×{Text.Plain(Width)}{(Stride == 1 ? "" : $" at a stride of {Text.Plain(Stride)}")}.",
            "IWindowShape",
            [
                new("Channels", from[0]), new("Height", from[1]), new("Width", from[2]),
                new("WindowHeight", Height), new("WindowWidth", Width), new("Stride", Stride), new("Dilation", Dilation),
                new("Top", Before(Height)), new("Left", Before(Width)),
                new("Outputs", to[0]), new("OutputHeight", to[1]), new("OutputWidth", to[2]),
                new("IsOfPlaces", scope.Graph[image].Layout.IsOfPlaces),
            ])
        {
            IsScalarFree = true,
        };
    }

    /// <summary>Which place of the image a window [y, x] has at its place [r, s], for a formula: 2y+r−1, 2x+s−1.</summary>
    public string Index => $"{IndexAlong("y", "r", Height)}, {IndexAlong("x", "s", Width)}";

    private string IndexAlong(string place, string within, int window) =>
        $"{Times(Stride)}{place}+{Times(Dilation)}{within}{(Before(window) == 0 ? "" : $"−{Text.Plain(Before(window))}")}";

    private static string Times(int factor) => factor == 1 ? "" : Text.Plain(factor);

    /// <summary>Places from the first to the last of a window, both counted.</summary>
    private int Extent(int window) => ((window - 1) * Dilation) + 1;

    /// <summary>(28 + 2·0 − 5)/1 + 1 = 24.</summary>
    private string Formula(int length, int window)
    {
        int room = length + (2 * Padding) - Extent(window);
        return $"({Text.Plain(length)} + 2·{Text.Plain(Padding)} − {Text.Plain(Extent(window))})/{Text.Plain(Stride)} + 1 = {Text.Plain((int)Math.Floor(room / (double)Stride) + 1)}";
    }
}
