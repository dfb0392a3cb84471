using System.Collections.Immutable;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Advice.Rules;

/// <summary>
/// Layers that are linear in a row, so that together they do no more than one: W₂·(W₁·x) = (W₂·W₁)·x, through flattening, dropout, batch
/// normalization, average pools and residual blocks of linear layers. Layers whose product would have more parameters than they have are
/// a factorization, which may be meant, and are left alone; so are layers that are frozen or share their weights.
/// </summary>
internal sealed class LinearCollapse
{
    /// <summary>Layers that a message lists one by one.</summary>
    private const int Listed = 5;

    private readonly NetworkView view;
    private readonly Dictionary<string, LinearRun> runs = new();
    private readonly Dictionary<Step, LinearRun> collapsed = new();

    private LinearCollapse(NetworkView view) => this.view = view;

    public static IEnumerable<Problem> Find(NetworkView view) => new LinearCollapse(view).Find();

    private IEnumerable<Problem> Find()
    {
        foreach (Step step in view.Steps)
        {
            runs[step.Output] = Next(step);
            if (runs[step.Output].CollapsesAt is { } place)
            {
                // As far as it goes on from there.
                collapsed[place] = runs[step.Output];
            }
        }

        HashSet<Step> said = [];
        foreach (LinearRun run in collapsed.Values.OrderByDescending(static run => run.Steps.Count))
        {
            if (!run.Steps.All(said.Contains))
            {
                said.UnionWith(run.Steps);
                if (!NetworkView.IsWithinABlock(run.Steps))
                {
                    yield return Describe(run);
                }
            }
        }
    }

    private Problem Describe(LinearRun run)
    {
        // Of an [Mlp], whose activation is the identity, that is where it was chosen.
        Site site = view.IsMlp && view.Spec.Layers.FirstOrDefault(static layer => layer is { Kind: "Identity", Site.Argument: >= 0 }) is { } identity ? identity.Site : run.CollapsesAt!.Site;
        return Problem.At(
            site, DiagnosticIds.LayersCollapse, Names(run.Steps), run.Equivalent, $"{Text.Plain(run.Inputs)} → {Text.Plain(run.Outputs)}", Text.Read(run.Parameters), Text.Read(run.Parts));
    }

    /// <summary>Linear(8), Linear(4) and Linear(2); of many layers the first two and the last.</summary>
    private static string Names(IReadOnlyList<Step> steps)
    {
        IEnumerable<string> before = steps.Count > Listed ? [steps[0].Name, steps[1].Name, "…"] : steps.Take(steps.Count - 1).Select(static step => step.Name);
        return $"{string.Join(", ", before)} and {steps[steps.Count - 1].Name}";
    }

    /// <summary>The run that ends in a step.</summary>
    private LinearRun Next(Step step) => step.Kind switch
    {
        StepKind.Linear or StepKind.Convolution => IsOfItsOwn(step) ? Times(RunAt(step.Input), step) : LinearRun.From(step.Output),
        StepKind.Dropout => RunAt(step.Input),
        StepKind.BatchNormalization => RunAt(step.Input) with { Shifts = true },
        StepKind.Activation when step.Function!.IsLinear => RunAt(step.Input) with { Shifts = true },
        StepKind.Flatten => RunAt(step.Input) is { Steps.Count: > 0 } run ? run with { IsFlattened = true } : LinearRun.From(step.Output),
        StepKind.AveragePool => RunAt(step.Input) is { Steps.Count: > 0 } run ? run with { IsPooled = true } : LinearRun.From(step.Output),
        StepKind.Sum => Joined(step, adds: true),
        StepKind.Concatenate => Joined(step, adds: false),
        _ => LinearRun.From(step.Output),
    };

    /// <summary>The run up to a value, which begins at the value itself where others read it as well.</summary>
    private LinearRun RunAt(string value) => view.OnlyReader(value) is not null && runs.TryGetValue(value, out LinearRun? run) ? run : LinearRun.From(value);

    /// <summary>Whether a step's weights learn and are nobody else's.</summary>
    private bool IsOfItsOwn(Step step) => view.Graph.Index.Parameter(step.Weight!).Learns && view.Graph.Index.ForwardReads(step.Weight!) == 1;

    private long Size(string value) => view.Graph[value].Known.Size;

    /// <summary>A run with a product behind it: longer, or a new one where the two are no more than their factors.</summary>
    private LinearRun Times(LinearRun run, Step step)
    {
        long own = Size(step.Weight!) + (step.Bias is null ? 0 : Size(step.Bias));
        LinearRun alone = LinearRun.Of(view.Graph, step, own);
        return run.Steps.Count > 0 && run.ProductWith(view.Graph, step) is { } product && product.Parameters < run.Parameters + own
            ? product with { Parts = run.Parts + own, Steps = run.Steps.Add(step), CollapsesAt = run.CollapsesAt ?? step }
            : alone;
    }

    /// <summary>Ways that come together are linear if each is, from the value on where they parted and that nobody else reads.</summary>
    private LinearRun Joined(Step step, bool adds)
    {
        LinearRun[] ways = [.. step.Inputs.Select(RunAt)];
        string source = ways[0].Source;
        LinearRun[] products = [.. ways.Where(static way => way.Steps.Count > 0)];
        bool areAlike = ways.All(way => way.Source == source && way is { IsFlattened: false, IsPooled: false, Window: 1 })
            && products.Length > 0 && products.All(way => way.IsOfChannels == products[0].IsOfChannels)
            && products.Sum(static way => way.Entries) + ways.Length - products.Length == view.Readers(source).Count
            && !view.IsOutput(source);
        if (!areAlike)
        {
            return LinearRun.From(step.Output);
        }

        long parts = products.Sum(static way => way.Parts);
        LinearRun joined = products[0] with
        {
            Entries = ways.Length,
            Outputs = adds ? products[0].Outputs : ways.Sum(way => way.Steps.Count > 0 ? way.Outputs : products[0].Inputs),
            Parameters = products.Sum(static way => way.Parameters),
            Parts = parts,
            Steps = products.SelectMany(static way => way.Steps).ToImmutableList(),
            CollapsesAt = null,
            Shifts = true,
        };
        LinearRun whole = joined with { Parameters = (joined.Inputs * joined.Outputs) + joined.Outputs };
        if (adds && products.Length > 1 && whole.Parameters < joined.Parameters)
        {
            joined = whole with { CollapsesAt = step };
        }

        // What was linear before the ways parted goes on behind them.
        if (runs.TryGetValue(source, out LinearRun? before) && before.Steps.Count > 0 && before is { IsFlattened: false, IsPooled: false, Window: 1 } && before.IsOfChannels == joined.IsOfChannels)
        {
            LinearRun product = joined with { Source = before.Source, Inputs = before.Inputs, Entries = before.Entries, Parameters = (before.Inputs * joined.Outputs) + joined.Outputs };
            if (product.Parameters < before.Parameters + joined.Parameters)
            {
                return product with { Parts = before.Parts + parts, Steps = before.Steps.AddRange(joined.Steps), CollapsesAt = before.CollapsesAt ?? joined.CollapsesAt ?? step };
            }
        }

        return joined;
    }
}
