using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Surface;

namespace DlGen.Generators.Emission;

/// <summary>Writes what a user of the class sees: sizes, layers, and the members that hand on to the runtime.</summary>
internal static class SurfaceWriter
{
    public static void WriteFacts(CodeWriter code, NetworkSpec spec, NetworkGraph graph)
    {
        List<TensorShape> outputs = graph.Heads.Select(head => graph[head.Output].Known).ToList();
        code.Line("/// <summary>How many numbers the network learns.</summary>");
        code.Line($"public const int ParameterCount = {Text.Code(LayerTable.Parameters(graph))};");
        code.Line();
        code.Line("/// <summary>Scalars an example has.</summary>");
        code.Line($"public const int InputSize = {Text.Code(graph[NetworkGraph.Input].Known.Size)};");
        code.Line();
        code.Line("/// <summary>Scalars an output has.</summary>");
        code.Line($"public const int OutputSize = {Text.Code(outputs.Sum(static output => output.Size))};");
        code.Line();
        string counted = graph.Ops.Any(static op => op is Convolution or TransposedConvolution) ? "two for each product of a linear layer or a convolution" : "2·in·out a linear layer";
        code.Line($"/// <summary>Floating-point operations of one example's forward pass: {counted}, nothing else counted.</summary>");
        code.Line($"public const long ForwardFlops = {Text.Code(2 * LayerTable.MultiplyAdds(graph))};");
        code.Line();
        code.Line("/// <summary>An example's shape, without the batch axis.</summary>");
        code.Line($"public static global::System.ReadOnlySpan<int> InputShape => [{Text.Axes(graph[NetworkGraph.Input].Known)}];");
        code.Line();
        code.Line($"/// <summary>An output's shape, without the batch axis{(outputs.Count == 1 ? "" : ": those of the heads lie one behind the other")}.</summary>");
        code.Line($"public static global::System.ReadOnlySpan<int> OutputShape => [{(outputs.Count == 1 ? Text.Axes(outputs[0]) : Text.Plain(outputs.Sum(static output => output.Size)))}];");
        WriteRanges(code, graph, outputs);
        code.Line();
        code.Line("/// <summary>The layer table.</summary>");
        code.Line("public static string Summary =>");
        using (code.Indent())
        {
            code.Line("\"\"\"");
            code.Line($"{spec.DisplayName}: {LayerTable.Totals(graph)}");
            code.Lines(LayerTable.Lines(graph));
            code.Line("\"\"\";");
        }
    }

    private static void WriteRanges(CodeWriter code, NetworkGraph graph, List<TensorShape> outputs)
    {
        foreach (InputRange range in InputRange.Of(graph))
        {
            code.Line();
            code.Line($"/// <summary>Where the inputs of {range.Block} are among those of an example.</summary>");
            code.Line($"public static global::System.Range {RangeMembers.Of(range)} => {Text.Plain(range.Start)}..{Text.Plain(range.End)};");
        }

        long start = 0;
        for (int index = 0; index < outputs.Count && outputs.Count > 1; index++)
        {
            Head head = graph.Heads[index];
            long end = start + outputs[index].Size;
            code.Line();
            code.Line($"/// <summary>Where the outputs of {head.Name} are among those of an example.</summary>");
            code.Line($"public static global::System.Range {RangeMembers.Of(head)} => {Text.Plain(start)}..{Text.Plain(end)};");
            start = end;
        }
    }

    public static void WriteMembers(CodeWriter code, NetworkSpec spec, NetworkGraph graph)
    {
        string name = spec.ClassName;
        string scalar = Text.Keyword(spec.Precision);
        string self = $"global::DlGen.INetwork<{name}, {scalar}>";
        string network = $"global::DlGen.INetwork<{scalar}>";
        code.Line($"private readonly global::DlGen.Runtime.NetworkRuntime<{scalar}> runtime;");
        code.Line();
        code.Line("/// <summary>A network with its initial parameters drawn from a seed: the same seed, the same network.</summary>");
        code.Line($"public {name}(int seed = 0) => runtime = new({ForwardedMembers.Model(spec)}, seed);");
        code.Line();
        code.Line($"private {name}(global::DlGen.Runtime.NetworkRuntime<{scalar}> runtime) => this.runtime = runtime;");
        WriteLayers(code, spec, graph, scalar);
        code.Line();
        code.Line("/// <inheritdoc/>");
        using (code.Braces($"public int {ForwardedMembers.Threads}"))
        {
            code.Line("get => runtime.Threads;");
            code.Line("set => runtime.Threads = value;");
        }

        code.Line();
        code.Line("/// <inheritdoc/>");
        using (code.Braces($"public global::DlGen.Scaler? {ForwardedMembers.Preprocessing}"))
        {
            code.Line("get => runtime.Preprocessing;");
            code.Line("set => runtime.Preprocessing = value;");
        }

        foreach ((string signature, string call) in ForwardedMembers.Of(spec, graph))
        {
            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line($"public {signature} => {call};");
        }

        // Without this, the literal [2, 3] would mean bytes, which are divided by 255.
        foreach ((string signature, string call) in ForwardedMembers.OfBytes(scalar, graph))
        {
            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line("[global::System.Runtime.CompilerServices.OverloadResolutionPriority(-1)]");
            code.Line($"public {signature} => {call};");
        }

        code.Line();
        code.Line($"global::DlGen.Runtime.NetworkRuntime<{scalar}> {network}.Runtime => runtime;");
        foreach (string constant in new[] { "int InputSize", "int OutputSize", "int ParameterCount", "long ForwardFlops" })
        {
            string[] parts = constant.Split(' ');
            code.Line();
            code.Line($"static {parts[0]} {self}.{parts[1]} => {parts[1]};");
        }

        code.Line();
        code.Line($"static {name} {self}.Create(int seed) => new(seed);");
    }

    private static void WriteLayers(CodeWriter code, NetworkSpec spec, NetworkGraph graph, string scalar)
    {
        var layers = new LayerMembers(graph, spec.TypeNamesInScope);
        foreach (LayerMember member in layers.Members)
        {
            WriteLayer(code, graph, scalar, member, Text.Plain(member.First));
        }

        foreach (LayerGroup group in layers.Groups)
        {
            code.Line();
            code.Line($"/// <summary>The layers of {group.ClassName} that have parameters.</summary>");
            using (code.Braces($"public readonly struct {group.Name}"))
            {
                code.Line($"private readonly global::DlGen.Runtime.NetworkRuntime<{scalar}> runtime;");
                code.Line("private readonly int first;");
                code.Line();
                using (code.Braces($"internal {group.Name}(global::DlGen.Runtime.NetworkRuntime<{scalar}> runtime, int first)"))
                {
                    code.Line("this.runtime = runtime;");
                    code.Line("this.first = first;");
                }

                foreach (LayerMember member in group.Members)
                {
                    WriteLayer(code, graph, scalar, member, member.First == 0 ? "first" : $"first + {Text.Plain(member.First)}");
                }

                if (group.File is { } file)
                {
                    WriteFile(code, group, file, scalar);
                }
            }
        }
    }

    /// <summary>Writes the members that read and write files of a network that is part of this one.</summary>
    private static void WriteFile(CodeWriter code, LayerGroup group, GroupFile file, string scalar)
    {
        const string Check = ", bool checkLayers = true";
        foreach ((string signature, string call, string summary) in new[]
        {
            ($"Load(string path{Check})", "Load(path, checkLayers)", $"Takes the parameters from a file that {group.ClassName}.Save wrote; where it is refused, they stay as they are"),
            ($"Load(global::System.IO.Stream stream{Check})", "Load(stream, checkLayers)", $"Takes the parameters from a stream that {group.ClassName}.Save wrote, which is read to its end"),
            ($"Load(global::System.ReadOnlySpan<byte> file{Check})", "Load(file, checkLayers)", $"Takes the parameters from the bytes of a file that {group.ClassName}.Save wrote"),
            ("Save(string path)", "Save(path)", $"Writes the parameters to a file that {group.ClassName}.Load takes"),
            ("Save(global::System.IO.Stream stream)", "Save(stream)", $"Writes the parameters to a stream, which stays open, as a file that {group.ClassName}.Load takes"),
        })
        {
            code.Line();
            code.Line($"/// <summary>{summary}.</summary>");
            code.Line($"public void {signature} => Part.{call};");
        }

        code.Line();
        code.Line($"private global::DlGen.Runtime.NetworkPart<{scalar}> Part => runtime.Part(");
        using (code.Indent())
        {
            code.Line($"first, layers: {Text.Plain(file.Layers)}, \"{file.FirstName}\",");
            code.Line($"\"{file.Description}\");");
        }
    }

    private static void WriteLayer(CodeWriter code, NetworkGraph graph, string scalar, LayerMember member, string index)
    {
        code.Line();
        if (member.Group is { } group)
        {
            code.Line($"/// <summary>{member.Layer}: the layers of {group.ClassName}{SharedWith(graph, member.Layer)}.</summary>");
            code.Line($"public {group.Name} {member.Name} => new(runtime, {index});");
            return;
        }

        code.Line($"/// <summary>{member.Layer}: {Text.Xml(LayerTable.Formula(graph, member.Layer))}.</summary>");
        (string type, string method) = KindOf(graph, member.Layer);
        code.Line($"public global::DlGen.{type}<{scalar}> {member.Name} => runtime.{method}({index}{GroupsOf(graph, member.Layer)});");
    }

    /// <summary>The other blocks that have a block's parameters.</summary>
    private static string SharedWith(NetworkGraph graph, string block)
    {
        string[] others = [.. graph.Index.BlocksOf(graph.Index.Block(block).Module).Where(entry => entry.Name != block).Select(static entry => entry.Name)];
        return others.Length == 0 ? "" : $", shared with {string.Join(", ", others)}";
    }

    /// <summary>The groups of a convolution as a further argument; nothing where there are none.</summary>
    private static string GroupsOf(NetworkGraph graph, string layer) => graph.Index.OpsOf(layer)
        .Select(static op => op switch { Convolution convolution => convolution.Groups, TransposedConvolution transposed => transposed.Groups, _ => null })
        .FirstOrDefault(static groups => groups is not null) is { } groups ? $", groups: {Text.Plain(groups.Count)}" : "";

    /// <summary>The library's type of a layer's parameters, and the runtime's method that gives it.</summary>
    private static (string Type, string Method) KindOf(NetworkGraph graph, string layer) => graph.KindOfOwner(layer) switch
    {
        OwnerKind.TiedLinear => ("TiedLinearLayer", "TiedLayer"),
        OwnerKind.Normalization => ("NormalizationLayer", "Normalization"),
        OwnerKind.BatchNormalization => ("BatchNormLayer", "BatchNorm"),
        OwnerKind.Parametric => ("ParametricLayer", "Parametric"),
        OwnerKind.Embedding => ("EmbeddingLayer", "Embedding"),
        OwnerKind.Convolution => ("ConvolutionLayer", "Convolution"),
        OwnerKind.TransposedConvolution => ("TransposedConvolutionLayer", "TransposedConvolution"),
        _ => ("LinearLayer", "Layer"),
    };
}
