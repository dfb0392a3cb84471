using System.Text;
using static System.FormattableString;

namespace DlGen;

/// <summary>What <see cref="GradientCheck"/> found.</summary>
public sealed class GradientReport
{
    /// <summary>The relative error that a right gradient stays below in double precision.</summary>
    public const double Tolerance = 1e-6;

    internal GradientReport(IReadOnlyList<GradientDifference> parameters) => Parameters = parameters;

    /// <summary>For each parameter, in the network's order, the entry with the largest relative error.</summary>
    public IReadOnlyList<GradientDifference> Parameters { get; }

    /// <summary>The entry with the largest relative error of all; one that isn't a number is larger than any.</summary>
    public GradientDifference Worst =>
        Parameters.Aggregate(static (worst, next) => !(next.RelativeError <= worst.RelativeError) ? next : worst);

    /// <summary>Whether every entry's relative error is below <see cref="Tolerance"/>.</summary>
    public bool IsRight => Worst.RelativeError < Tolerance;

    /// <summary>Does nothing when the gradients are right.</summary>
    /// <exception cref="WrongGradientException">A gradient is wrong; the message names the entry and both its values.</exception>
    public void ThrowIfWrong()
    {
        if (!IsRight)
        {
            throw new WrongGradientException(this);
        }
    }

    /// <summary>A line a parameter: name, and its entry with the largest relative error.</summary>
    public override string ToString()
    {
        int width = Parameters.Max(static parameter => parameter.Parameter.Length);
        var text = new StringBuilder();
        foreach (GradientDifference parameter in Parameters)
        {
            text.Append(text.Length == 0 ? "" : "\n");
            text.Append(Invariant($"{parameter.Parameter.PadRight(width)}  relative error {parameter.RelativeError:E1} at {ShapeText.Format<int>([.. parameter.Index])}"));
        }

        return text.ToString();
    }
}
