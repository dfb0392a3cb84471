using System.Diagnostics;
using static System.FormattableString;

namespace DlGen;

/// <summary>What the checked steps of an epoch have shown, layer by layer, and what of it is a finding.</summary>
[DebuggerDisplay("{Headline,nq}")]
public sealed class CheckReport
{
    internal CheckReport(IReadOnlyList<LayerCheck> layers, IReadOnlyList<CheckFinding> findings, int steps)
    {
        Layers = layers;
        Findings = findings;
        Steps = steps;
    }

    /// <summary>The layers that there are figures of, in the order of the layer table; the inputs come first.</summary>
    public IReadOnlyList<LayerCheck> Layers { get; }

    /// <summary>What is wrong; empty where nothing is.</summary>
    public IReadOnlyList<CheckFinding> Findings { get; }

    /// <summary>How many steps were looked at.</summary>
    public int Steps { get; }

    private string Headline => $"{Figures.Count(Steps, "checked step")}, {(Findings.Count == 0 ? "nothing found" : Figures.Count(Findings.Count, "finding"))}";

    /// <summary>A table of the layers, and a line for each finding.</summary>
    public override string ToString()
    {
        if (Layers.Count == 0)
        {
            return Headline;
        }

        bool hasDead = Layers.Any(static layer => layer.DeadUnits is not null);
        bool hasSaturated = Layers.Any(static layer => layer.SaturatedOutputs is not null);
        string[] Row(string layer, string largest, string dead, string saturated, string gradient) =>
            [layer, largest, .. hasDead ? [dead] : Array.Empty<string>(), .. hasSaturated ? [saturated] : Array.Empty<string>(), gradient];
        var table = new TextTable(leftAligned: 1);
        table.Add(Row("layer", "values up to", "dead units", "saturated", "gradient"));
        foreach (LayerCheck layer in Layers)
        {
            table.Add(Row(
                layer.Layer,
                Figure(layer.LargestValue),
                layer.DeadUnits is { } dead ? Figures.Percent(dead) : "",
                layer.SaturatedOutputs is { } saturated ? Figures.Percent(saturated) : "",
                Figure(layer.GradientNorm)));
        }

        return $"{Headline}\n\n{table}{(Findings.Count == 0 ? "" : "\n\n")}{string.Join('\n', Findings)}";
    }

    private static string Figure(double? value) => value is null ? "" : Invariant($"{value:G4}");
}
