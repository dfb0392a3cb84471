using DlGen.Generators.Graph;
using DlGen.Generators.Lowering;

namespace DlGen.Generators.Emission.Gpu.Narrow;

/// <summary>Writes the formulas of a narrow network for a group of threads and a slice of the batch: the types are those of the launches.</summary>
internal sealed class NarrowWriter
{
    private readonly GpuPlan plan;
    private readonly NetworkGraph graph;

    public NarrowWriter(GpuPlan plan)
    {
        this.plan = plan;
        graph = plan.Program.Graph;
    }

    /// <summary>Writes the methods that launch the network as a whole.</summary>
    public void WriteLaunches(CodeWriter code)
    {
        int rows = graph[NetworkGraph.Input].Rows;
        if (plan.Training is not null)
        {
            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line($"public override bool TryStep<TStep>(int batch, TStep step) => NarrowStep<NarrowTraining, TStep>(batch, {Text.Plain(rows)}, step);");
        }

        if (plan.Prediction is not null)
        {
            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line($"public override bool TryPredict(int batch) => NarrowPredict<NarrowPrediction>({Text.Rows(rows)});");
        }
    }

    /// <summary>Writes what a group does with a slice.</summary>
    public void WriteTypes(CodeWriter code, CallWriter calls)
    {
        if (plan.Training is { } training)
        {
            string summary = $"A training step in one launch: a group of threads takes {Text.Plain(training.Rows)} rows of the batch at a time from x to the gradients of the parameters, which it adds up. What lies between stays in its shared memory.";
            Write(code, calls, "NarrowTraining", summary, training);
        }

        if (plan.Prediction is { } prediction)
        {
            string summary = $"Predictions in one launch, likewise: {Text.Plain(prediction.Rows)} rows a group.";
            Write(code, calls, "NarrowPrediction", summary, prediction);
        }
    }

    private void Write(CodeWriter code, CallWriter calls, string name, string summary, NarrowPlan narrow)
    {
        code.Line();
        code.Line($"/// <summary>{summary}</summary>");
        using (code.Braces($"internal readonly struct {name} : INarrowNetwork"))
        {
            WriteProperty(code, "Rows", narrow.Rows);
            WriteProperty(code, "Inputs", graph[NetworkGraph.Input].Columns);
            WriteProperty(code, "Shared", narrow.Length);
            using (code.Braces("public static void Run(NarrowGroup group)"))
            {
                WriteLocals(code, narrow);
                foreach (KernelCall call in narrow.Calls)
                {
                    code.Line();
                    calls.WriteForGroup(code, call);
                }
            }
        }
    }

    private static void WriteProperty(CodeWriter code, string name, int value)
    {
        code.Line($"public static int {name} => {Text.Code(value)};");
        code.Line();
    }

    private void WriteLocals(CodeWriter code, NarrowPlan narrow)
    {
        code.Line("// Where the parameters lie, and the rows' values in shared memory: a value that is needed no more makes room for others.");
        foreach (Parameter parameter in graph.Parameters)
        {
            Value value = graph[parameter.Value];
            string place = Text.Code(plan.Program.Memory.ParameterOffsets[parameter.Value]);
            code.Line(
                value.IsMatrix
                    ? $"DeviceWeights {Text.Field(parameter.Value)} = group.Weights({place}, {Text.Plain(value.Rows)}, {Text.Plain(value.Columns)});"
                    : $"DeviceRow {Text.Field(parameter.Value)} = group.Row({place}, {Text.Plain(value.Columns)});",
                Text.Parameter(value));
        }

        foreach (PlannedBuffer buffer in narrow.Values)
        {
            int columns = graph[buffer.Name].Columns;
            code.Line(
                $"DeviceMatrix {Text.Field(buffer.Name)} = group.Matrix({Text.Code(buffer.Offset * narrow.Rows)}, {Text.Plain(columns)});",
                $"[{Text.Plain(narrow.Rows)}×{Text.Plain(columns)}]");
        }

        if (narrow == plan.Prediction)
        {
            string predictions = plan.PredictionOf(graph.Heads[0]);
            code.Line($"DeviceMatrix {Text.Field(predictions)} = group.Predictions;", $"[{Text.Plain(narrow.Rows)}×{Text.Plain(graph[predictions].Columns)}]");
        }
    }
}
