using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>An average pool whose windows follow from the size of the image, once that is known.</summary>
/// <param name="Output">p.</param>
/// <param name="Input">a.</param>
/// <param name="Name">What messages call the layer: AdaptiveAvgPool2d(7).</param>
/// <param name="Height">Rows that come out.</param>
/// <param name="Width">Columns that come out.</param>
internal sealed record AdaptiveAveragePool(string Output, string Input, string Name, int Height, int Width) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Input);

    /// <summary>Whether the only window is the whole image, and what comes out has no places.</summary>
    public bool IsGlobal { get; init; }

    public override string Formula => $"{Output} = mean {Input} over {Text.Plain(Height)}×{Text.Plain(Width)} windows";

    /// <summary>Windows that lie side by side and cover the image.</summary>
    public override Op WithShapes(ShapeScope shapes)
    {
        TensorShape image = shapes[Input];
        return (Windows.NeedsImage(image, Name, Site) ?? Divides(image, axis: 1, "height", Height) ?? Divides(image, axis: 2, "width", Width)) is { } problem
            ? new Refused(Output, Input, problem) { Layer = Layer, Site = Site }
            : new AveragePool(Output, Input, new Windows(Name, Along(image.Axes[1], Height), Along(image.Axes[2], Width)), CountsPadding: true) { Layer = Layer, Site = Site, IsGlobal = IsGlobal };
    }

    public override void InferShapes(ShapeScope shapes) => throw new InvalidOperationException($"'{Formula}' has no windows yet.");

    private static WindowAxis Along(int length, int count) => new(length / count, length / count);

    /// <summary>What is wrong where windows of one size don't cover an axis of the image; null where they do.</summary>
    private Problem? Divides(TensorShape image, int axis, string direction, int count)
    {
        int length = image.Axes[axis];
        return length % count == 0 ? null : Problem.At(Site, DiagnosticIds.AdaptiveSize, Name, image.ToString(), direction, Text.Plain(length), Text.Plain(count), Closest(length, count));
    }

    /// <summary>7 or 14: the sizes that an axis of 28 places can get instead of 8. The one above is missing where more come out than there are.</summary>
    private static string Closest(int length, int count)
    {
        var divisors = new List<int>();
        for (int divisor = 1; (long)divisor * divisor <= length; divisor++)
        {
            divisors.AddRange(length % divisor == 0 ? [divisor, length / divisor] : []);
        }

        string below = Text.Plain(divisors.Where(divisor => divisor < count).Max());
        return count > length ? below : $"{below} or {Text.Plain(divisors.Where(divisor => divisor > count).Min())}";
    }
}
