using System.Globalization;
using System.Text;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Layers;

/// <summary>
/// The words in which a file says what network its parameters belong to: "Linear(8), Relu, Linear(1)". Files are compared by this
/// text, so that a change of it makes files of before unreadable: whoever changes it raises the version in the library's
/// <c>NetworkDescription</c>, and files of other versions are taken unchecked.
/// </summary>
internal static class LayerDescriptions
{
    /// <summary>Layers one behind the other; those that do nothing at inference are left out, and equal neighbors counted.</summary>
    public static string Join(IEnumerable<string> layers)
    {
        var runs = new List<(string Layer, int Count)>();
        foreach (string layer in layers.Where(static layer => layer.Length > 0))
        {
            if (runs.Count > 0 && runs[runs.Count - 1].Layer == layer)
            {
                runs[runs.Count - 1] = (layer, runs[runs.Count - 1].Count + 1);
            }
            else
            {
                runs.Add((layer, 1));
            }
        }

        return string.Join(", ", runs.Select(static run => run.Count == 1 ? run.Layer : $"{run.Count.ToString(CultureInfo.InvariantCulture)}× {run.Layer}"));
    }

    /// <summary>A layer with the arguments that are not null: LayerNormLayer, Linear(8, Bias = false).</summary>
    public static string Of(string kind, params string?[] arguments)
    {
        string[] said = [.. arguments.OfType<string>()];
        return said.Length == 0 ? kind : $"{kind}({string.Join(", ", said)})";
    }

    /// <summary>A function as its formula; behind one that is too long to be written out, what tells it from others that begin alike.</summary>
    public static string Of(Expression function)
    {
        const string rest = "…";
        string formula = function.ToString();
        if (!formula.Contains(rest))
        {
            return formula;
        }

        // Each part once, by what it does to the parts before it.
        var names = new Dictionary<Expression, Expression>();
        var steps = new StringBuilder();
        foreach (Expression part in function.Parts.Where(static part => part.Operands.Count > 0))
        {
            steps.Append(part.Map(operand => names.TryGetValue(operand, out Expression? name) ? name : operand)).Append('\n');
            names.Add(part, new Variable("p" + names.Count.ToString(CultureInfo.InvariantCulture)));
        }

        return $"{formula} #{Digest(steps.ToString()).ToString("x16", CultureInfo.InvariantCulture)}";
    }

    /// <summary>64 bits that depend on every character (FNV-1a); the same on every runtime, as a string's own hash isn't.</summary>
    private static ulong Digest(string text) =>
        text.Aggregate(14695981039346656037, static (digest, character) => unchecked((digest ^ character) * 1099511628211));
}
