using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.CodeFixes;

/// <summary>Edits of the list of layers.</summary>
internal static class LayerEdits
{
    /// <summary>Removes the layer at the place, where it is of the right kind and not the only one.</summary>
    public static Func<Site, Edit?> Remove(Func<AttributeSyntax, bool> isRight) => site =>
        site.Whole is { } layer && isRight(layer) && LayersOf(site).Any(other => other != layer && !Names.HandsOn(other))
            ? new Edit($"Remove {Names.KindOf(layer)}", [.. Removal.Of(layer, site.Text)])
            : null;

    /// <summary>Removes the attribute at the place, whatever it is.</summary>
    public static Edit? RemoveAttribute(Site site) =>
        site.Whole is { } attribute ? new Edit($"Remove [{Names.KindOf(attribute)}]", [.. Removal.Of(attribute, site.Text)]) : null;

    /// <summary>Puts an attribute without arguments before the layer at the place.</summary>
    public static Func<Site, Edit?> PutBefore(string kind) => site =>
        site.Whole is { } layer && LayersOf(site).Contains(layer)
            ? new Edit($"Put {kind} before {layer}", Before(site, layer, kind))
            : null;

    /// <summary>Puts an attribute without arguments behind the last layer.</summary>
    public static Func<Site, Edit?> PutLast(string kind) => site =>
        LayersOf(site).LastOrDefault() is { } last && Names.KindOf(last) != "Head" && Names.KindOf(site.Attribute!) != "Head"
            ? new Edit($"Put {kind} at the end", Behind(last, kind))
            : null;

    /// <summary>Puts a linear layer behind layers that only hand on a vector.</summary>
    public static Edit? PutLinearLast(Site site) =>
        ArgumentEdits.Positional(site.Layers.FirstOrDefault(Names.IsStart)).Count() == 1 || (LayersOf(site).LastOrDefault() is { } last && Names.KindOf(last) == "Flatten")
            ? PutLast("Linear(10)")(site)
            : null;

    /// <summary>
    /// Puts activations between the linear layers that follow each other from the place on, each right behind the layer whose outputs it
    /// bends: before a pool, not behind it.
    /// </summary>
    public static Edit? PutActivationsBetween(Site site)
    {
        AttributeSyntax[] layers = LayersOf(site);
        int at = Array.IndexOf(layers, site.Whole);
        if (at < 0 || !(Names.HasWeights(layers[at]) || Names.KindOf(layers[at]) == "Use"))
        {
            return null;
        }

        var changes = new List<TextChange>();
        for (int next = at; next < layers.Length && (next == at || Names.HasWeights(layers[next])); next++)
        {
            int before = next - 1;
            while (before >= 0 && Names.HandsOn(layers[before]))
            {
                before--;
            }

            if (before < 0 || Names.IsActivation(layers[before]))
            {
                break;
            }

            changes.Add(Behind(layers[before], "Relu"));
            while (next + 1 < layers.Length && Names.HandsOn(layers[next + 1]))
            {
                next++;
            }
        }

        return changes.Count == 0 ? null : new Edit("Put Relu between the layers", [.. changes]);
    }

    /// <summary>Moves the layer at the place right behind the next one of a kind.</summary>
    public static Func<Site, Edit?> MoveBehindNext(Func<AttributeSyntax, bool> isTarget) => site =>
    {
        AttributeSyntax[] layers = LayersOf(site);
        int from = Array.IndexOf(layers, site.Whole);
        int to = from < 0 ? -1 : Array.FindIndex(layers, from + 1, layer => isTarget(layer));
        return to < 0 ? null : new Edit($"Put {Names.KindOf(layers[from])} behind {layers[to]}", Rotate(layers, from, to));
    };

    /// <summary>Moves the layer at the place right before another that comes before it: the last one of a kind, or the first.</summary>
    public static Func<Site, Edit?> MoveBefore(Func<AttributeSyntax, bool> isRight, Func<AttributeSyntax, bool> isTarget, bool isLast) => site =>
    {
        AttributeSyntax[] layers = LayersOf(site);
        int from = Array.IndexOf(layers, site.Whole);
        int[] targets = [.. Enumerable.Range(0, Math.Max(from, 0)).Where(index => isTarget(layers[index]))];
        if (targets.Length == 0 || !isRight(layers[from]))
        {
            return null;
        }

        int to = isLast ? targets[targets.Length - 1] : targets[0];
        return new Edit($"Put {Names.KindOf(layers[from])} before {layers[to]}", Rotate(layers, from, to));
    };

    /// <summary>Gives the attribute at the place another name, and keeps its arguments.</summary>
    public static Func<Site, Edit?> Rename(string from, string to) => site =>
        site.Whole is { } attribute && Names.KindOf(attribute) == from && Names.SimpleName(attribute.Name) is { } name
            ? new Edit($"Use {to}", new TextChange(name.Identifier.Span, to))
            : null;

    /// <summary>The attributes that are layers, in order.</summary>
    public static AttributeSyntax[] LayersOf(Site site) => [.. site.Layers.Where(static attribute => !Names.IsStart(attribute))];

    /// <summary>Layers change places by their texts, so that brackets, commas and line breaks stay as they are.</summary>
    private static TextChange[] Rotate(AttributeSyntax[] layers, int from, int to)
    {
        int step = Math.Sign(to - from);
        var changes = new List<TextChange>();
        for (int index = from; index != to; index += step)
        {
            changes.Add(new TextChange(layers[index].Span, layers[index + step].ToString()));
        }

        changes.Add(new TextChange(layers[to].Span, layers[from].ToString()));
        return [.. changes.OrderBy(static change => change.Span.Start)];
    }

    private static TextChange Before(Site site, AttributeSyntax layer, string kind)
    {
        string text = Names.PrefixOf(layer) + kind;
        if (layer.Parent is AttributeListSyntax { Attributes.Count: 1 } list && site.IndentBefore(list.SpanStart) is { } indent)
        {
            return new TextChange(new TextSpan(list.SpanStart, 0), $"[{text}]{site.NewLine}{indent}");
        }

        return new TextChange(new TextSpan(layer.SpanStart, 0), site.IndentBefore(layer.SpanStart) is { } inner ? $"{text},{site.NewLine}{inner}" : text + ", ");
    }

    private static TextChange Behind(AttributeSyntax layer, string kind) => new(new TextSpan(layer.Span.End, 0), $", {Names.PrefixOf(layer)}{kind}");
}
