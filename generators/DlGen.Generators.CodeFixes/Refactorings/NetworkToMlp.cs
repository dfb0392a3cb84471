using DlGen.Generators.Analyzers;
using DlGen.Generators.Layers;
using DlGen.Generators.Model;
using DlGen.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.CodeFixes.Refactorings;

/// <summary>Writes a [Network] whose hidden layers are all alike as an [Mlp].</summary>
internal static class NetworkToMlp
{
    private const string Title = "Write as [Mlp]";

    /// <summary>The ways to write it, by what stands before the names.</summary>
    public static IEnumerable<Edit> Of(Declared declared)
    {
        if (declared.Start.Role != AttributeRole.Network || declared.Spec.Tokens > 0 || declared.Spec.InputShape.Count != 1
            || declared.Spec.Layers[0].Kind != "Linear" || SizesOf(declared) is not { } sizes)
        {
            return [];
        }

        return declared.Prefixes.Select(prefix => Write(declared, sizes, OptionsOf(declared, prefix), prefix)).OfType<Edit>();
    }

    private static Edit? Write(Declared declared, IEnumerable<string> sizes, IEnumerable<string> options, string prefix)
    {
        AttributeSyntax network = declared.Start.Syntax;
        AttributeSyntax[] ours = [.. declared.Written.Select(static attribute => attribute.Syntax)];
        AttributeSyntax last = ours[ours.Length - 1];
        bool isTogether = ours[0] == network && declared.Attributes.Skip(declared.Attributes.IndexOf(network)).Take(ours.Length).SequenceEqual(ours);
        if (!isTogether || network.ArgumentList is not { Arguments.Count: > 0 } list)
        {
            return null;
        }

        // Comments between the layers have their lines before the attribute.
        string[] comments = [.. declared.Declaration.DescendantTrivia(TextSpan.FromBounds(network.Span.End, last.Span.End))
            .Where(trivia => trivia.SpanStart >= network.Span.End && trivia.Span.End <= last.Span.End && trivia.IsComment())
            .Select(static comment => comment.ToString())
            .Where(static comment => !ShapeComments.IsOne(comment))];
        SyntaxNode attributes = network.Parent!;
        string? indent = declared.Text.IndentBefore(attributes.SpanStart);
        if (comments.Length > 0 && indent is null)
        {
            return null;
        }

        var changes = new List<TextChange>
        {
            new(new TextSpan(attributes.SpanStart, 0), string.Concat(comments.Select(comment => comment + declared.Text.NewLine() + indent))),
            new(network.Name.Span, prefix + "Mlp"),
            new(TextSpan.FromBounds(network.Span.End, last.Span.End), ""),
        };
        AttributeArgumentSyntax first = list.Arguments[0];
        if (first.NameColon is { } name)
        {
            changes.Add(new TextChange(TextSpan.FromBounds(name.SpanStart, first.Expression.SpanStart), ""));
        }

        int behindSize = WrittenArguments.Of(network)[0].Node.Span.End;
        int behindAll = list.Arguments.Last().Span.End;
        string more = string.Concat(sizes.Select(static size => ", " + size));
        string further = string.Concat(options.Select(static option => ", " + option));
        changes.AddRange(behindSize == behindAll
            ? [new TextChange(new TextSpan(behindSize, 0), more + further)]
            : new[] { new TextChange(new TextSpan(behindSize, 0), more), new TextChange(new TextSpan(behindAll, 0), further) });
        return new Edit(Title, [.. changes.Where(static change => change.Span.Length > 0 || change.NewText!.Length > 0).OrderBy(static change => change.Span.Start)]);
    }

    /// <summary>The outputs of the linear layers, as they are written; those of a block as numbers.</summary>
    private static IReadOnlyList<string>? SizesOf(Declared declared)
    {
        var sizes = new List<string>();
        foreach (LayerSpec layer in declared.Spec.Layers)
        {
            if (layer.Kind == "Linear" && layer.Arguments.Find("outputs") is { } outputs)
            {
                sizes.Add(declared.NodeAt(outputs.Site).ToString());
            }
            else if (layer.Kind == "Residual")
            {
                if (layer.Blocks[0].Name != WrittenMlp.HiddenLayer || layer.Blocks[0].Layers[0].Arguments.Find("outputs") is not { } inner)
                {
                    return null;
                }

                sizes.Add(inner.Text);
            }
        }

        return sizes.Count == 0 ? null : sizes;
    }

    /// <summary>What an [Mlp] says of its hidden layers, as the first of them says it.</summary>
    private static IReadOnlyList<string> OptionsOf(Declared declared, string prefix)
    {
        EquatableArray<LayerSpec> layers = declared.Spec.Layers;
        var options = new List<string>();
        foreach (LayerSpec layer in layers.Skip(1).TakeWhile(static layer => layer.Kind is not ("Linear" or "Residual")))
        {
            if (layer.Kind == "Dropout")
            {
                options.Add($"Dropout = {(layer.Arguments.Find("p") is { } rate ? declared.NodeAt(rate.Site).ToString() : "0.5f")}");
            }
            else if (layer.Kind == "Apply")
            {
                options.Add($"ActivationFunction = {declared.NodeAt(layer.Arguments[0].Site)}");
            }
            else if (layer.Kind is "BatchNorm" or "LayerNorm" or "RmsNorm")
            {
                options.Add($"Normalization = {prefix}Normalization.{layer.Kind}");
            }
            else if (layer.Kind != "Relu")
            {
                options.Add($"Activation = {prefix}Activation.{layer.Kind}{layer.Arguments.Text("approximation", "")}");
            }
        }

        if (layers.Any(static layer => layer.Kind == "Residual"))
        {
            options.Add("Residual = true");
        }

        return options;
    }
}
