using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Lowering;
using DlGen.Generators.Passes;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Emission.Cpu;

/// <summary>Writes what a step leaves in memory, value by value with its formulas: where a check looks, and where it finds why a loss isn't finite.</summary>
internal sealed class StoredValueWriter(CodeWriter code, LoweredProgram program, string scalar)
{
    private readonly NetworkGraph graph = program.Graph;
    private readonly HashSet<string> layers = [.. program.Graph.Layers.Select(static layer => layer.Name)];

    /// <summary>Writes the lists of the values and of the gradients.</summary>
    public void Write()
    {
        // They are complete once the stage is; a gradient's place is taken by another once nobody reads it, so it says when it is complete.
        Write("What the forward pass leaves in memory: where checks look.", "StoredValues", Stored(program.In(Stage.Forward), phase: static _ => 0));
        List<ScheduledCall> backward = [.. program.In(Stage.Backward)];
        int before = backward.Count == 0 ? 0 : backward[0].FirstPhase - 1;
        Write("What the loss and the backward pass leave in memory, and when it is complete.", "StoredGradients", [.. Stored(program.In(Stage.Loss), phase: static _ => 0), .. Stored(backward, scheduled => scheduled.LastPhase - before)]);
    }

    private void Write(string summary, string method, IReadOnlyList<StoredValue> values)
    {
        code.Line();
        code.Line($"/// <summary>{summary}</summary>");
        code.Line($"public override StoredValue<{scalar}>[] {method}() =>");
        code.Line("[");
        using (code.Indent())
        {
            foreach (StoredValue stored in values)
            {
                code.Line($"{Creation(stored)},");
            }
        }

        code.Line("];");
    }

    /// <summary>The values that calls store, each in the order in which its last call completes it.</summary>
    private IReadOnlyList<StoredValue> Stored(IEnumerable<ScheduledCall> calls, Func<ScheduledCall, int> phase)
    {
        var stored = new Dictionary<string, StoredValue>();
        var order = new List<string>();
        foreach (ScheduledCall scheduled in calls)
        {
            foreach (Kernel kernel in scheduled.Call.Kernels)
            {
                var ops = new List<Op>();
                foreach (Op op in kernel.Ops.Where(static op => op is not Update))
                {
                    ops.Add(op);
                    if (kernel.Stored.Contains(op.Output) && IsOfRows(graph[op.Output]))
                    {
                        order.Remove(op.Output);
                        order.Add(op.Output);
                        stored[op.Output] = new StoredValue(graph[op.Output], [.. ops], phase(scheduled));
                        ops.Clear();
                    }
                }
            }
        }

        return [.. order.Select(name => stored[name])];
    }

    /// <summary>Whether a value is a matrix of scalars with the batch along its rows.</summary>
    private static bool IsOfRows(Value value) => value is { Kind: ValueKind.Activation or ValueKind.Gradient, Element: ElementType.Scalar };

    private string Creation(StoredValue stored)
    {
        Value value = stored.Value;
        List<string> more = [];
        if (value.Known.Rank == 3)
        {
            more.Add($"Shape = [{Text.Axes(value.Known)}]");
        }

        (string? kind, string after) = UnitsOf(stored.Ops);
        if (after != stored.Ops[0].Layer)
        {
            more.Add($"After = {Text.Quoted(after)}");
        }

        if (kind is not null)
        {
            more.Add($"Units = UnitKind.{kind}");
        }

        if (stored.Phase > 0)
        {
            more.Add($"Phase = {Text.Plain(stored.Phase)}");
        }

        string formulas = string.Join(", ", stored.Ops.Select(static op => op.Formula));
        string initializer = more.Count == 0 ? "" : $" {{ {string.Join(", ", more)} }}";
        return $"new({Text.Field(value.Name)}, {Text.Plain(value.Rows)}, {Text.Plain(value.Columns)}, {Text.Quoted(stored.Ops[0].Layer)}, {Text.Quoted(formulas)}){initializer}";
    }

    /// <summary>Of which activation the stored numbers are, null where they are none's that dies or saturates; and the layer that they stand behind.</summary>
    private (string? Kind, string After) UnitsOf(IReadOnlyList<Op> ops)
    {
        // What a pool or a dropout makes of a unit that is always 0 is 0 too.
        int last = ops.Count - 1;
        int index = last;
        while (index > 0 && ops[index] is MaxPool or AveragePool or AdaptiveAveragePool or Elementwise { IsTrainingOnly: true })
        {
            index--;
        }

        string? kind = ops[index] is Elementwise { Stage: Stage.Forward, Inputs.Count: 1 } function ? KindOf(function, new Variable(function.Inputs[0])) : null;
        return kind is "Relu" || (kind is not null && index == last) ? (kind, ops[index].Layer) : (null, LastLayer(ops));
    }

    /// <summary>The last layer that is at work; a sum of gradients is none's.</summary>
    private string LastLayer(IReadOnlyList<Op> ops) => (ops.LastOrDefault(op => layers.Contains(op.Layer)) ?? ops[0]).Layer;

    private static string? KindOf(Elementwise function, Variable z) =>
        function.Function == Expression.Max(z, 0) ? "Relu"
        : function.Function == Expression.Sigmoid(z) ? "Sigmoid"
        : function.Function == Expression.Tanh(z) ? "Tanh"
        : null;

    /// <summary>A value in memory.</summary>
    /// <param name="Value">The value.</param>
    /// <param name="Ops">What it is computed by from values that are in memory too.</param>
    /// <param name="Phase">The phase of the backward pass, from 1, at whose end it is complete; 0 where it is before.</param>
    private sealed record StoredValue(Value Value, IReadOnlyList<Op> Ops, int Phase);
}
