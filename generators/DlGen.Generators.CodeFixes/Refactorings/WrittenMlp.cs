using DlGen.Generators.Layers;
using DlGen.Generators.Model;
using DlGen.Generators.Parsing;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DlGen.Generators.CodeFixes.Refactorings;

/// <summary>An [Mlp] as it is written: its sizes, and its options by their names.</summary>
internal sealed class WrittenMlp
{
    /// <summary>The options that say what the layers are; those that a [Network] has too stay as they are.</summary>
    private static readonly HashSet<string> OfLayers = ["Activation", "ActivationFunction", "Normalization", "Dropout", "Residual"];

    private readonly AttributeArgumentSyntax[] options;

    public WrittenMlp(AttributeSyntax attribute)
    {
        options = [.. attribute.ArgumentList?.Arguments.Where(static argument => argument.NameEquals is not null) ?? []];
        Sizes = [.. WrittenArguments.Of(attribute)
            .Where(static item => item.Argument.NameEquals is null)
            .Select(static item => item.Node is AttributeArgumentSyntax argument ? argument.Expression : (ExpressionSyntax)item.Node)];
    }

    /// <summary>What the block of a residual hidden layer is called, as in a network that an [Mlp] is spelled out to.</summary>
    public const string HiddenLayer = "Hidden";

    public ExpressionSyntax[] Sizes { get; }

    /// <summary>The options that a [Network] has too.</summary>
    public IEnumerable<string> Kept => options.Where(static option => !OfLayers.Contains(ArgumentEdits.OptionOf(option)!)).Select(static option => option.ToString());

    /// <summary>The options of initial values, which a block needs as well.</summary>
    public IEnumerable<string> Initializations => options.Where(static option => ArgumentEdits.OptionOf(option) is "Initialization" or "BiasInitialization").Select(static option => option.ToString());

    /// <summary>The layers as attributes, a text for each size but the first; null where they can't be written so.</summary>
    /// <param name="layers">What the compiler makes of the [Mlp].</param>
    /// <param name="prefix">What stands before each attribute's name.</param>
    /// <param name="hidden">The attributes of the block that residual hidden layers are; null where there are none.</param>
    public string[]? Layers(EquatableArray<LayerSpec> layers, string prefix, out string[]? hidden)
    {
        hidden = null;
        var written = new List<string>();
        int size = 0;
        foreach (LayerSpec layer in layers)
        {
            bool isNext = layer.Kind is "Linear" or "Residual";
            if (isNext && ++size == Sizes.Length)
            {
                return null;
            }

            if (layer.Kind == "Residual")
            {
                string inner = string.Join(", ", layer.Blocks[0].Layers.Select(part => Text(part, size, prefix)));
                string[] block = [$"[{prefix}Block({string.Join(", ", Initializations.Prepend(Sizes[size].ToString()))})]", $"[{inner}]"];
                if (hidden is not null && !hidden.SequenceEqual(block))
                {
                    return null;
                }

                hidden = block;
            }

            string text = Text(layer, size, prefix);
            if (isNext)
            {
                written.Add(text);
            }
            else
            {
                written[written.Count - 1] += ", " + text;
            }
        }

        return size == Sizes.Length - 1 ? [.. written] : null;
    }

    private string Text(LayerSpec layer, int size, string prefix) => prefix + layer.Kind switch
    {
        "Linear" => $"Linear({Sizes[size]}{(layer.Arguments.Flag("bias", true) ? "" : ", Bias = false")})",
        "Residual" => $"Residual<{HiddenLayer}>",
        "Apply" => $"Apply({Option("ActivationFunction")})",
        "Dropout" => $"Dropout({Option("Dropout")})",
        "Gelu" when layer.Arguments.Count > 0 => $"Gelu(Approximation = {prefix}GeluApproximation.Tanh)",
        _ => layer.Kind,
    };

    private string? Option(string name) => options.FirstOrDefault(option => ArgumentEdits.OptionOf(option) == name)?.Expression.ToString();
}
