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
    public static void Write(CodeWriter code, NetworkSpec spec, LoweredProgram program, EquatableArray<LayerEntry> afterLayers, Purpose purpose, bool hasGpu)
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
                foreach (LayerEntry layer in afterLayers)
                {
                    TensorShape shape = graph[layer.Output].Known;
                    code.Line($"new(\"{layer.Name}\", Shape: [{Text.Axes(shape)}], Rows: {Text.Plain(shape.Rows)}),");
                }
            }

            code.Line("],");
            code.Line("Parameters =");
            code.Line("[");
            using (code.Indent())
            {
                foreach (Parameter parameter in graph.Parameters)
                {
                    TensorShape shape = graph[parameter.Value].Known;
                    bool isRow = shape.Rank == 1;
                    code.Line($"new(\"{parameter.FileName}\", Layer: {Text.Plain(numbers[parameter.Layer])}, "
                        + $"ParameterLayout.{(isRow ? "Row" : "Panels")}, "
                        + $"Offset: {Text.Code(program.Memory.ParameterOffsets[parameter.Value])}, "
                        + $"Rows: {Text.Plain(isRow ? 1 : shape.Axes[1])}, Columns: {Text.Plain(shape.Axes[0])}{(parameter.IsFrozen ? ", IsFrozen: true" : "")}{(parameter.IsStatistic ? ", IsStatistic: true" : "")}),");
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

    private static string Head(NetworkGraph graph, Head head)
    {
        TensorShape shape = graph[head.Output].Known;
        string weight = head.Weight == 1 ? "" : $", Weight: {Literal.Of(head.Weight, ScalarType.Double)}";
        LossOp loss = graph.LossOf(head);
        string options = (loss.WeighsClasses ? ", WeighsClasses: true" : "")
            + (head.Sums ? ", SumsLosses: true" : "")
            + (loss is SoftmaxCrossEntropy { IgnoreIndex: not SoftmaxCrossEntropy.UsuallyIgnored and var index } ? $", IgnoreIndex: {Text.Plain(index)}" : "");
        return $"new(\"{head.Name}\", Shape: [{Text.Axes(shape)}], Rows: {Text.Plain(shape.Rows)}, TargetKind.{loss.Targets}{weight}{options})";
    }
}
