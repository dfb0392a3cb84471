using DlGen.Generators.Diagnostics;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph;

/// <summary>The windows that a convolution or a pool slides over an image.</summary>
/// <param name="Name">What messages call the layer: Conv2d(32, 3).</param>
/// <param name="Vertical">The windows along the image's height; of a sequence, an image of one row, windows of one row.</param>
/// <param name="Horizontal">The windows along its width, with the dilation that they have along its height.</param>
internal sealed record Windows(string Name, WindowAxis Vertical, WindowAxis Horizontal)
{
    /// <summary>Padding.Same of the library.</summary>
    public const int Same = -1;

    /// <summary>Whether they slide over a sequence [C, T], which is computed as the image [C, 1, T].</summary>
    public bool IsOfSequence { get; init; }

    /// <summary>An output's place in a formula: i, j.</summary>
    public string Place => IsOfSequence ? "t" : "i, j";

    /// <summary>A place within a window in a formula: r, s.</summary>
    public string Within => IsOfSequence ? "s" : "r, s";

    /// <summary>The axes of a kernel or a window: 3×3.</summary>
    public EquatableArray<int> Axes => IsOfSequence ? EquatableArray.Create(Width) : EquatableArray.Create(Height, Width);

    /// <summary>Rows of a window.</summary>
    public int Height => Vertical.Length;

    /// <summary>Columns of a window.</summary>
    public int Width => Horizontal.Length;

    /// <summary>Places in a window.</summary>
    public int Places => TensorShape.Length((long)Height * Width);

    /// <summary>How many numbers an image has with its padding; of more than a <see langword="long"/> can say, the largest.</summary>
    /// <param name="image">The image [C, H, W], or the sequence [C, T].</param>
    public long PaddedSize(TensorShape image)
    {
        long height = (image.Rank == 3 ? image.Axes[1] : 1) + Vertical.Added;
        return TensorShape.Product(TensorShape.Product(height, image.Last + Horizontal.Added), image.Axes[0]);
    }

    /// <summary>What threads share of a kernel: its panels, where windows are single places of an image that lies place by place.</summary>
    public string GrainOf(Value image) => Vertical.IsOfSinglePlaces && Horizontal.IsOfSinglePlaces && image.Layout.IsOfPlaces ? Grain.KernelPanel : Grain.KernelTile;

    /// <summary>Whether every place of an image is in one window at most, and every window within the image.</summary>
    public bool LieSideBySide => Vertical.LieSideBySide && Horizontal.LieSideBySide;

    /// <summary>The shape of what comes out of an image [C, H, W], whose inputs are checked; null where they don't fit, which is reported.</summary>
    /// <param name="shapes">The shapes so far.</param>
    /// <param name="input">The image.</param>
    /// <param name="site">The layer.</param>
    /// <param name="channels">How many channels come out; null for as many as go in.</param>
    public TensorShape? OutputOf(ShapeScope shapes, string input, Site site, int? channels)
    {
        if (Needs(shapes[input], site) is { } problem)
        {
            shapes.Report(problem);
            return null;
        }

        TensorShape image = shapes[input];
        int height = IsOfSequence ? 1 : Vertical.Count(image.Axes[1]);
        int width = Horizontal.Count(image.Last);
        if (height < 1 || width < 1)
        {
            string formula = height < 1 ? Vertical.Formula(image.Axes[1]) : Horizontal.Formula(image.Last);
            string window = IsOfSequence ? Text.Plain(Horizontal.Extent) : $"{Text.Plain(Vertical.Extent)}×{Text.Plain(Horizontal.Extent)}";
            shapes.Report(Problem.At(site, DiagnosticIds.WindowTooLarge, Name, image.ToString(), window, formula));
            return null;
        }

        return IsOfSequence ? TensorShape.Of(channels ?? image.Axes[0], width) : TensorShape.Of(channels ?? image.Axes[0], height, width);
    }

    /// <summary>What is wrong with a shape that the windows can't slide over; null for an image, or for a sequence where they slide over one.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="site">The layer.</param>
    public Problem? Needs(TensorShape shape, Site site)
    {
        if (!IsOfSequence)
        {
            return NeedsImage(shape, Name, site);
        }

        return shape.Rank == 2 ? null : Problem.At(site, DiagnosticIds.WindowsNeedSequence, Name, shape.ToString());
    }

    /// <summary>The layout of what a kernel reads that takes an image as it lies: place by place, or as one row.</summary>
    /// <param name="value">The value, as it lies.</param>
    public Layout? AnyImage(Value value) => IsOfSequence && value is { Layout.IsOfPlaces: false, Rows: > 1 } ? Layout.OneRow : null;

    /// <summary>The layout of an image, or of a sequence, whose channels lie side by side.</summary>
    /// <param name="value">The value, as it lies.</param>
    public Layout OfChannels(Value value) => IsOfSequence ? Layout.OfPlaces(value.Known.Places) : Layout.OfChannels(value.Known);

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
        (int channels, int height, int width) = ImageOf(scope.Shape(image));
        (int outputs, int outputHeight, int outputWidth) = ImageOf(scope.Shape(results));
        return new ConstantsStruct(
            layer,
            $"{layer}: {scope.Shape(image)} → {scope.Shape(results)}, windows of {string.Join("×", Axes)}{Strides}.",
            "IWindowShape",
            [
                new("Channels", channels), new("Height", height), new("Width", width),
                new("WindowHeight", Height), new("WindowWidth", Width),
                new("StrideHeight", Vertical.Stride), new("StrideWidth", Horizontal.Stride), new("Dilation", Horizontal.Dilation),
                new("Top", Vertical.Before), new("Left", Horizontal.Before),
                new("Outputs", outputs), new("OutputHeight", outputHeight), new("OutputWidth", outputWidth),
                new("IsOfPlaces", scope.Graph[image].Layout.IsOfPlaces),
            ])
        {
            IsScalarFree = true,
        };
    }

    /// <summary>Which place of the image a window [i, j] has at its place [r, s], for a formula: 2i+r−1, 2j+s−1.</summary>
    public string Index => IsOfSequence ? Horizontal.Index("t", "s") : $"{Vertical.Index("i", "r")}, {Horizontal.Index("j", "s")}";

    /// <summary>A shape as an image's: a sequence [C, T] is one of a single row, and what has no places left one of a single place.</summary>
    public static (int Channels, int Height, int Width) ImageOf(TensorShape shape) => shape.Rank switch
    {
        3 => (shape.Axes[0], shape.Axes[1], shape.Axes[2]),
        2 => (shape.Axes[0], 1, shape.Axes[1]),
        _ => (shape.Last, 1, 1),
    };

    private string Strides => (Vertical.Stride, Horizontal.Stride) switch
    {
        (_, 1) when IsOfSequence => "",
        (_, var width) when IsOfSequence => $" at a stride of {Text.Plain(width)}",
        (1, 1) => "",
        var (height, width) when height == width => $" at a stride of {Text.Plain(height)}",
        var (height, width) => $" at a stride of {Text.Plain(height)}×{Text.Plain(width)}",
    };
}
