using DlGen.Generators.Emission.Cpu;
using DlGen.Generators.Emission.Gpu;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;
using DlGen.Generators.Surface;

namespace DlGen.Generators.Emission;

/// <summary>
/// Writes what the runtime is told about the network: a class beside the formulas. In a static field of the network's own class
/// it would be set after those of the user's half, or before, as the compiler happens to order the two files.
/// </summary>
internal static class ModelWriter
{
    public static void Write(CodeWriter code, NetworkSpec spec, LoweredProgram program, NetworkGraph inspection, int predictionBlock, Purpose purpose, bool hasGpu)
    {
        NetworkGraph graph = program.Graph;
        string scalar = Text.Keyword(spec.Precision);
        List<string> layers = LayerMembers.Layers(graph).ToList();
        Dictionary<string, int> numbers = layers.Select(static (layer, index) => (layer, index)).ToDictionary(static item => item.layer, static item => item.index);
        code.Line("/// <summary>What the runtime knows of the network.</summary>");
        using CodeWriter.Block type = code.Braces($"file static class {ForwardedMembers.ModelClass(spec)}");
        code.Line($"public static readonly NetworkModel<{scalar}> Instance = new()");
        code.Line("{");
        using (code.Indent())
        {
            code.Line($"Name = \"{spec.DisplayName}\",");
            code.Line($"Description = \"{graph.Description}\",");
            code.Line($"InputShape = [{Text.Axes(graph[NetworkGraph.Input].Known)}],");
            code.Line($"Heads = [{string.Join(", ", graph.Heads.Select(head => Head(graph, head)))}],");
            code.Line($"Layers = [{string.Join(", ", layers.Select(layer => $"\"{layer}\""))}],");
            code.Line("LayerOutputs =");
            code.Line("[");
            using (code.Indent())
            {
                ILookup<string, LayerEntry> trained = graph.Layers.ToLookup(static layer => layer.Name);
                foreach (LayerEntry layer in inspection.Layers)
                {
                    Value value = inspection[layer.Output];
                    string formula = trained[layer.Name].FirstOrDefault() is { } own ? LayerTable.Formula(graph, own) : LayerTable.Formula(inspection, layer);
                    code.Line($"new(\"{layer.Name}\", Shape: [{Text.Axes(value.Known)}], Rows: {Text.Plain(value.Rows)}) {{ Formula = {Text.Quoted(formula)} }},");
                }
            }

            code.Line("],");
            code.Line("Parameters =");
            code.Line("[");
            using (code.Indent())
            {
                foreach (Parameter parameter in graph.Parameters)
                {
                    Value value = graph[parameter.Value];
                    (string layout, int rows, int columns) = parameter.Owner == OwnerKind.Embedding ? ("Table", value.Rows, value.Columns)
                        : value.IsMatrix ? ("Panels", value.Columns, value.Rows)
                        : ("Row", 1, value.Columns);
                    code.Line($"new(\"{parameter.FileName}\", Layer: {Text.Plain(numbers[parameter.Layer])}, "
                        + $"ParameterLayout.{layout}, "
                        + $"Offset: {Text.Code(program.Memory.ParameterOffsets[parameter.Value])}, "
                        + $"Rows: {Text.Plain(rows)}, Columns: {Text.Plain(columns)}{(parameter.IsFrozen ? ", IsFrozen: true" : "")}{(parameter.IsStatistic ? ", IsStatistic: true" : "")}){Order(value)},");
                }
            }

            code.Line("],");
            code.Line($"ParameterLength = {Text.Code(program.Memory.ParameterLength)},");
            if (program.Memory.TrainedLength != program.Memory.ParameterLength)
            {
                code.Line($"TrainedLength = {Text.Code(program.Memory.TrainedLength)},");
            }

            if (graph.SmallestBatch > 1)
            {
                code.Line($"SmallestBatch = {Text.Plain(graph.SmallestBatch)},");
            }

            if (predictionBlock < PredictionBlock.Largest)
            {
                code.Line($"PredictionBlock = {Text.Plain(predictionBlock)},");
            }

            string[] tokens = [.. graph.Ops.OfType<Embedding>().Select(embedding => Tokens(graph, embedding)).Distinct()];
            if (tokens.Length > 0)
            {
                code.Line($"Tokens = [{string.Join(", ", tokens)}],");
            }

            code.Line($"MultiplyAdds = {Text.Code(LayerTable.MultiplyAdds(graph))},");
            string computation = ComputationWriter.ClassName(spec, purpose);
            code.Line(purpose == Purpose.Both
                ? $"CreateComputation = static (parameters, capacity, training) => new {computation}(parameters, capacity, training),"
                : $"CreateComputation = static (parameters, capacity, training) => training ? new {computation}(parameters, capacity) : new {ComputationWriter.ClassName(spec, Purpose.Inference)}(parameters, capacity),");
            code.Line($"CreateInspection = static (parameters, capacity) => new {ComputationWriter.ClassName(spec, Purpose.Inspection)}(parameters, capacity),");
            if (hasGpu)
            {
                code.Line($"CreateDeviceProgram = static (device, capacity) => new {ProgramWriter.ClassName(spec, purpose)}((GpuDevice)device, capacity),");
                if (purpose != Purpose.Both)
                {
                    code.Line($"CreateInferenceProgram = static (device, capacity) => new {ProgramWriter.ClassName(spec, Purpose.Inference)}((GpuDevice)device, capacity),");
                }
            }

            code.Line($"Initialize = {computation}.Initialize,");
        }

        code.Line("};");
    }

    /// <summary>What a parameter's axes are, where they aren't those of a matrix, and the order of its rows, where it isn't that of a file.</summary>
    private static string Order(Value value)
    {
        string[] settings =
        [
            .. value.Layout.Kind == LayoutKind.Kernel || (value.Layout.Kind == LayoutKind.OneRow && value.Known.Rank > 1) ? [$"Shape = [{Text.Axes(value.Known)}]"] : Array.Empty<string>(),
            .. value.Layout.Places > 1 ? [$"RowOrder = {Text.RowOrder(value)}"] : Array.Empty<string>(),
        ];
        return settings.Length == 0 ? "" : $" {{ {string.Join(", ", settings)} }}";
    }

    /// <summary>The part of the inputs that an embedding reads, with the tokens that it knows.</summary>
    private static string Tokens(NetworkGraph graph, Embedding embedding)
    {
        int start = graph.Producer(embedding.Tokens) is Slice run ? run.Start : 0;
        return $"new(Start: {Text.Plain(start)}, Count: {Text.Plain(graph[embedding.Tokens].Known.Size)}, Vocabulary: {Text.Plain(embedding.Vocabulary)})";
    }

    private static string Head(NetworkGraph graph, Head head)
    {
        Value output = graph[head.Output];
        string weight = head.Weight == 1 ? "" : $", Weight: {Literal.Of(head.Weight, ScalarType.Double)}";
        LossOp loss = graph.LossOf(head);
        string options = (loss.WeighsClasses ? ", WeighsClasses: true" : "")
            + (head.Sums ? ", SumsLosses: true" : "")
            + (loss is SoftmaxCrossEntropy { IgnoreIndex: not SoftmaxCrossEntropy.UsuallyIgnored and var index } ? $", IgnoreIndex: {Text.Plain(index)}" : "");
        return $"new(\"{head.Name}\", Shape: [{Text.Axes(output.Known)}], Rows: {Text.Plain(output.Rows)}, TargetKind.{loss.Targets}{weight}{options}) {{ LossFormula = {Text.Quoted(loss.Formula)} }}";
    }
}
