using DlGen.Generators.Graph;
using DlGen.Generators.Lowering;

namespace DlGen.Generators.Emission.Cpu;

/// <summary>Writes the memory of formulas for a CPU: the fields, and the constructor that gives each its place in one arena.</summary>
internal sealed class MemoryWriter
{
    private const string PerColumn = "perColumn";

    private readonly CodeWriter code;
    private readonly LoweredProgram program;
    private readonly NetworkGraph graph;
    private readonly MemoryPlan memory;
    private readonly string scalar;
    private readonly string className;
    private readonly Purpose purpose;

    public MemoryWriter(CodeWriter code, LoweredProgram program, string scalar, string className, Purpose purpose)
    {
        this.code = code;
        this.program = program;
        this.scalar = scalar;
        this.className = className;
        this.purpose = purpose;
        graph = program.Graph;
        memory = program.Memory;
    }

    public void Write()
    {
        code.Line();
        WriteFields();
        WriteConstructor();
    }

    private void WriteFields()
    {
        List<string> values = Values().ToList();
        WriteField("Panels", graph.Parameters.Select(static parameter => parameter.Value).Where(value => graph[value].IsMatrix).Select(Text.Field));
        WriteField("Row", graph.Parameters.Select(static parameter => parameter.Value).Where(graph.IsPerColumn).Concat(memory.PerColumnOffsets.Keys).Select(Text.Field)
            .Concat(graph.Heads.Where(head => graph.Has(head.Loss)).Select(static head => head.LossesField)));
        WriteField("Matrix", values.Where(value => graph[value].Kind is not (ValueKind.Gradient or ValueKind.GradientParts)).Select(Text.Field));
        WriteField("Matrix", values.Where(value => graph[value].Kind == ValueKind.Gradient).Select(Text.Field));
        WriteField("GradientParts", values.Where(value => graph[value].Kind == ValueKind.GradientParts).Select(Text.Field));
        WriteField("Matrix", Parts.Values.Select(static parts => Text.Field(parts.Name)));
        foreach (TransformedWeights weights in Weights)
        {
            string field = $"private readonly Arena<{scalar}> {Text.Field(weights.Name)};";
            code.Line(field, $"{weights.Of}, transformed");
        }

        foreach (TokenChains chains in Chains)
        {
            string field = $"private readonly TokenChains {chains.Name};";
            code.Line(field, "where each token occurs in the batch");
        }

        if (memory.SummedLength > 0)
        {
            string sums = $"private readonly Arena<{scalar}> {CpuDialect.Sums};";
            code.Line(sums, "of the gradients of parameters that are used several times");
        }

        if (memory.PerColumnLength > 0)
        {
            string perColumn = $"private readonly Arena<{scalar}> {PerColumn};";
            code.Line(perColumn, "of the values with one number a column");
        }

        string arena = $"private readonly Arena<{scalar}> arena;";
        code.Line(arena, "kept, for views don't keep their memory alive");
        code.Line();
    }

    /// <summary>The values in memory, in the order of the graph.</summary>
    private IEnumerable<string> Values()
    {
        Dictionary<string, int> order = graph.Values
            .Select(static (value, index) => (value.Name, Index: index))
            .ToDictionary(static item => item.Name, static item => item.Index);
        return memory.Buffers.Select(static buffer => buffer.Name)
            .Concat(memory.Aliases.Keys)
            .Where(name => order.ContainsKey(name) && graph[name].Kind != ValueKind.Loss)
            .OrderBy(name => order[name]);
    }

    private void WriteField(string type, IEnumerable<string> names)
    {
        string list = string.Join(", ", names);
        if (list.Length > 0)
        {
            code.Line($"private readonly {type}<{scalar}> {list};");
        }
    }

    private void WriteConstructor()
    {
        using (code.Braces($"public {className}(Arena<{scalar}> parameters, int capacity{(purpose == Purpose.Both ? ", bool training" : "")})"))
        {
            WriteParameters();
            if (memory.PerColumnLength > 0)
            {
                code.Line();
                code.Line("// What is one number a column doesn't grow with the batch.");
                code.Line($"{PerColumn} = new Arena<{scalar}>({Text.Code(memory.PerColumnLength)});");
                foreach (KeyValuePair<string, long> value in memory.PerColumnOffsets)
                {
                    code.Line($"{Text.Field(value.Key)} = {PerColumn}.Row({Text.Code(value.Value)});", graph[value.Key].Known.ToString());
                }
            }

            WriteValues();
            foreach (TransformedWeights weights in Weights)
            {
                code.Line($"{Text.Field(weights.Name)} = new Arena<{scalar}>({Text.Code(weights.Length)});");
            }

            foreach (TokenChains chains in Chains)
            {
                code.Line($"{chains.Name} = new TokenChains(vocabulary: {Text.Plain(chains.Vocabulary)}, places: ({InTraining("capacity")}) * {Text.Plain(chains.Places)});");
            }
        }
    }

    /// <summary>A length that only training needs: without training it is 0.</summary>
    private string InTraining(string length) => purpose == Purpose.Both ? $"training ? {length} : 0" : length;

    private IEnumerable<TokenChains> Chains => program.Calls.Select(static scheduled => scheduled.Call.Chains).OfType<TokenChains>();

    private IEnumerable<TransformedWeights> Weights => program.Calls.Select(static scheduled => scheduled.Call.Weights).OfType<TransformedWeights>();

    /// <summary>What threads sum up in parts, by name.</summary>
    private Dictionary<string, PartSums> Parts => program.Calls.Select(static scheduled => scheduled.Call.PartSums).OfType<PartSums>().ToDictionary(static parts => parts.Name);

    private void WriteParameters()
    {
        if (graph.Parameters.Count > 0)
        {
            code.Line("// All matrices lie in panels of 16 columns, [panel][row][16]: one layout for forward, dx and dW.");
        }

        foreach (Parameter parameter in graph.Parameters)
        {
            Value value = graph[parameter.Value];
            string view = value.IsMatrix ? "Panels" : "Row";
            string line = $"{Text.Field(parameter.Value)} = parameters.{view}({Text.Code(memory.ParameterOffsets[parameter.Value])});";
            code.Line(line, Text.Parameter(value));
        }

        if (memory.SummedLength > 0)
        {
            string sums = $"{CpuDialect.Sums} = new Arena<{scalar}>({InTraining(Text.Code(memory.SummedLength))});";
            code.Line(sums, "laid out like the first of them");
        }
    }

    private void WriteValues()
    {
        code.Line();
        code.Line("// One arena for all values; offsets count scalars an example. Values whose lives don't overlap share a place.");
        code.Line($"nint room = capacity + Matrix<{scalar}>.Gap;", "panels keep apart, off the same cache sets");
        code.Line(purpose != Purpose.Both || memory.ForwardLength == memory.TrainingLength
            ? $"arena = new Arena<{scalar}>({Text.Code(memory.TrainingLength)} * room);"
            : $"arena = new Arena<{scalar}>((training ? {Text.Code(memory.TrainingLength)} : {Text.Code(memory.ForwardLength)}) * room);");
        ILookup<bool, PlannedBuffer> buffers = memory.Buffers.ToLookup(buffer => buffer.First > memory.LossPhase);
        WriteBuffers(buffers[false]);
        foreach (KeyValuePair<string, string> alias in memory.Aliases.OrderBy(static alias => alias.Key, StringComparer.Ordinal))
        {
            string line = $"{Text.Field(alias.Key)} = {Text.Field(alias.Value)};";
            code.Line(line, $"in {alias.Value}'s place, which nobody reads any more");
        }

        if (purpose != Purpose.Both)
        {
            WriteBuffers(buffers[true]);
        }
        else if (buffers[true].Any())
        {
            using (code.Braces("if (training)"))
            {
                WriteBuffers(buffers[true]);
            }
        }
    }

    private void WriteBuffers(IEnumerable<PlannedBuffer> buffers)
    {
        Dictionary<string, PartSums> partSums = Parts;
        foreach (PlannedBuffer buffer in buffers)
        {
            string place = $"{Text.Code(buffer.Offset)} * room";
            if (buffer.Name == CpuLayout.Transposed)
            {
                code.Line($"Transposed = arena.Row({place});", "of the products that run along the batch");
                continue;
            }

            if (partSums.TryGetValue(buffer.Name, out PartSums? parts))
            {
                code.Line($"{Text.Field(parts.Name)} = arena.Matrix({place}, rows: {RowsOf(parts.Parts)});", "sums of parts of the batch, which threads share");
                continue;
            }

            Value value = graph[buffer.Name];
            switch (value.Kind)
            {
                case ValueKind.Loss:
                    code.Line($"{graph.Heads.First(head => head.Loss == buffer.Name).LossesField} = arena.Row({place});");
                    break;
                case ValueKind.GradientParts:
                    code.Line($"{Text.Field(buffer.Name)} = arena.GradientParts({place}, length: {Text.Plain(value.Columns)});", $"{value.Shape} for each {Text.Plain(CpuLayout.PartRows)} rows");
                    break;
                default:
                    code.Line($"{Text.Field(buffer.Name)} = arena.Matrix({place}, rows: {RowsOf(value.Rows)});", Text.Batched(value));
                    break;
            }
        }
    }

    private static string RowsOf(int example) => example == 1 ? "capacity" : $"capacity * {Text.Plain(example)}";
}
