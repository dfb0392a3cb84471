using static System.FormattableString;

namespace DlGen;

/// <summary>One entry of a gradient, by both ways.</summary>
/// <param name="Parameter">The parameter's name, such as 0.weight; x for the input of a layer that is checked alone, parameters for what it learns.</param>
/// <param name="Index">The entry's place in it: [row, column] of a weight matrix or of an input, [row] of a bias, [output, channel, y, x] of a convolution's kernel.</param>
/// <param name="Gradient">What Backward gives.</param>
/// <param name="Numeric">What differences of the loss give.</param>
/// <param name="RelativeError">
/// |<paramref name="Gradient"/> − <paramref name="Numeric"/>| over the larger of the two, or over a thousandth of the
/// network's largest gradient where they are smaller than that, or over 10⁻⁴ times the loss (10⁻⁴ where that is below 1).
/// </param>
public sealed record GradientDifference(string Parameter, IReadOnlyList<int> Index, double Gradient, double Numeric, double RelativeError)
{
    /// <summary>The entry in a sentence.</summary>
    public override string ToString() => Invariant(
        $"{Parameter}{ShapeText.Format<int>([.. Index])}: Backward gives {Gradient:R}, finite differences give {Numeric:R}, relative error {RelativeError:E2}");
}
