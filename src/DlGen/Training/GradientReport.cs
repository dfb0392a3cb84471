using System.Text;
using static System.FormattableString;

namespace DlGen;

/// <summary>What <see cref="GradientCheck"/> found.</summary>
public sealed class GradientReport
{
    /// <summary>The relative error that a right gradient stays below in double precision.</summary>
    public const double Tolerance = 1e-6;

    private GradientReport(IReadOnlyList<GradientDifference> parameters, IReadOnlyList<GradientDifference> kinks) => (Parameters, Kinks) = (parameters, kinks);

    /// <summary>
    /// For each parameter, in the network's order, the entry with the largest relative error. A parameter whose entries are all
    /// among <see cref="Kinks"/> is left out.
    /// </summary>
    public IReadOnlyList<GradientDifference> Parameters { get; }

    /// <summary>
    /// The entries at which the loss, or its slope, has a kink and the gradient isn't the central difference, as where a relu's input
    /// is exactly 0. Differences say nothing of the derivative there, so the gradient is neither right nor wrong.
    /// </summary>
    public IReadOnlyList<GradientDifference> Kinks { get; }

    /// <summary>The entry with the largest relative error of all; one that isn't a number is larger than any.</summary>
    /// <exception cref="InvalidOperationException">All entries are among <see cref="Kinks"/>.</exception>
    public GradientDifference Worst => Parameters.Count > 0
        ? Parameters.Aggregate(Worse)
        : throw new InvalidOperationException($"There is no worst entry: the loss has a kink at all {Kinks.Count} that were checked.");

    /// <summary>Whether every entry's relative error is below <see cref="Tolerance"/>, those among <see cref="Kinks"/> left out.</summary>
    public bool Passed => Parameters.All(static parameter => parameter.RelativeError < Tolerance);

    /// <summary>What was found of all entries, a parameter's behind each other.</summary>
    internal static GradientReport Of(IEnumerable<(GradientDifference Entry, bool HasKink)> entries)
    {
        var parameters = new List<GradientDifference>();
        var kinks = new List<GradientDifference>();
        foreach ((GradientDifference entry, bool hasKink) in entries)
        {
            if (hasKink)
            {
                kinks.Add(entry);
            }
            else if (parameters.Count > 0 && parameters[^1].Parameter == entry.Parameter)
            {
                parameters[^1] = Worse(parameters[^1], entry);
            }
            else
            {
                parameters.Add(entry);
            }
        }

        return new GradientReport(parameters, kinks);
    }

    private static GradientDifference Worse(GradientDifference worst, GradientDifference next) =>
        double.IsNaN(worst.RelativeError) || next.RelativeError <= worst.RelativeError ? worst : next;

    /// <summary>How many entries were left out, in a sentence; empty where none was.</summary>
    internal string LeftOut => Kinks.Count == 0 ? "" : Invariant(
        $"{Kinks.Count} {(Kinks.Count == 1 ? "entry was" : "entries were")} left out: the loss has a kink there, as at {Kinks[0].Parameter}{ShapeText.Format<int>([.. Kinks[0].Index])}");

    /// <summary>Does nothing when the gradients are right, or stand at kinks.</summary>
    /// <exception cref="WrongGradientException">A gradient is wrong; the message names the entry and both its values.</exception>
    public void ThrowIfFailed()
    {
        if (!Passed)
        {
            throw new WrongGradientException(this);
        }
    }

    /// <summary>A line a parameter: name, and its entry with the largest relative error; at last how many entries were left out.</summary>
    public override string ToString()
    {
        int width = Parameters.Select(static parameter => parameter.Parameter.Length).Append(0).Max();
        var text = new StringBuilder();
        foreach (GradientDifference parameter in Parameters)
        {
            text.Append(text.Length == 0 ? "" : "\n");
            text.Append(Invariant($"{parameter.Parameter.PadRight(width)}  relative error {parameter.RelativeError:E1} at {ShapeText.Format<int>([.. parameter.Index])}"));
        }

        return text.Append(text.Length == 0 || Kinks.Count == 0 ? "" : "\n").Append(LeftOut).ToString();
    }
}
