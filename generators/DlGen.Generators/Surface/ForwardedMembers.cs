using DlGen.Generators.Graph;
using DlGen.Generators.Model;

namespace DlGen.Generators.Surface;

/// <summary>The members of a generated class that hand on to the runtime.</summary>
internal static class ForwardedMembers
{
    /// <summary>The field that holds what the members hand on to.</summary>
    public const string Runtime = "runtime";

    /// <summary>A property that can be set.</summary>
    public const string Threads = "Threads";

    /// <summary>The other property that can be set.</summary>
    public const string Preprocessing = "Preprocessing";

    /// <summary>The class that says what the runtime is told of the network.</summary>
    public static string ModelClass(NetworkSpec spec) => spec.DisplayName + "Model";

    /// <summary>What the runtime is told, as the network's class writes it.</summary>
    public static string Model(NetworkSpec spec) => $"global::DlGen.Generated.{ModelClass(spec)}.Instance";

    /// <summary>The signatures of all members that hand on to the runtime.</summary>
    public static IEnumerable<string> Signatures(NetworkSpec spec, NetworkGraph graph) => Of(spec, graph)
        .Concat(OfBytes(Text.Keyword(spec.Precision), graph))
        .Select(static member => member.Signature);

    /// <summary>The members that hand on to the runtime as they are.</summary>
    public static IEnumerable<(string Signature, string Call)> Of(NetworkSpec spec, NetworkGraph graph)
    {
        bool hasHeads = graph.Heads.Count > 1;
        string name = spec.ClassName;
        string scalar = Text.Keyword(spec.Precision);
        string model = Model(spec);
        const string Span = "global::System.Span";
        const string ReadOnlySpan = "global::System.ReadOnlySpan";
        const string Stream = "global::System.IO.Stream";
        const string D = "global::DlGen.";
        yield return ($"global::System.Collections.Generic.IReadOnlyList<{D}Parameter<{scalar}>> Parameters", "runtime.Parameters");
        yield return ($"{D}TrainingHistory Train({D}Dataset data, {D}TrainingOptions? options = null, global::System.Threading.CancellationToken cancellationToken = default)", "runtime.Train(data, options, cancellationToken)");
        yield return ($"void Forward({D}BatchInputs inputs)", "runtime.Forward(inputs)");
        yield return ($"void Forward({ReadOnlySpan}<{scalar}> inputs)", "runtime.Forward(inputs)");
        yield return ($"{scalar} ComputeLoss({D}BatchTargets targets)", "runtime.ComputeLoss(targets)");
        yield return ($"{scalar} ComputeLoss({ReadOnlySpan}<int> labels)", "runtime.ComputeLoss(labels)");
        yield return ($"{scalar} ComputeLoss({ReadOnlySpan}<{scalar}> values)", "runtime.ComputeLoss(values)");
        yield return ($"{scalar}[] GetOutputs()", "runtime.GetOutputs()");
        yield return ($"void GetOutputs({Span}<{scalar}> outputs)", "runtime.GetOutputs(outputs)");
        yield return ("void Backward(bool accumulate = false)", "runtime.Backward(accumulate)");
        yield return ($"{scalar}[] GetInputGradient()", "runtime.GetInputGradient()");
        yield return ($"void GetInputGradient({Span}<{scalar}> gradient)", "runtime.GetInputGradient(gradient)");
        yield return ($"{scalar}[] Predict({ReadOnlySpan}<{scalar}> inputs)", "runtime.Predict(inputs)");
        yield return ($"void Predict({ReadOnlySpan}<{scalar}> inputs, {Span}<{scalar}> outputs, int threads = 0)", "runtime.Predict(inputs, outputs, threads)");
        yield return ($"void Predict({ReadOnlySpan}<{scalar}> inputs, {Span}<{scalar}> outputs, {D}Device device)", "runtime.Predict(inputs, outputs, device)");
        yield return ($"int Classify({ReadOnlySpan}<{scalar}> input)", "runtime.Classify(input)");
        if (hasHeads)
        {
            yield return ($"int Classify({ReadOnlySpan}<{scalar}> input, int head)", "runtime.Classify(input, head)");
        }

        if (ClassifiesPositions(graph))
        {
            yield return hasHeads
                ? ($"void Classify({ReadOnlySpan}<{scalar}> input, {Span}<int> classes, int head = 0)", "runtime.Classify(input, classes, head)")
                : ($"void Classify({ReadOnlySpan}<{scalar}> input, {Span}<int> classes)", "runtime.Classify(input, classes)");
        }

        yield return ($"void PredictLogits({ReadOnlySpan}<{scalar}> inputs, {Span}<{scalar}> logits, int threads = 0)", "runtime.PredictLogits(inputs, logits, threads)");
        yield return ($"{scalar}[] GetActivations(string layer, {ReadOnlySpan}<{scalar}> inputs)", "runtime.GetActivations(layer, inputs)");
        yield return ($"void GetActivations(string layer, {ReadOnlySpan}<{scalar}> inputs, {Span}<{scalar}> activations)", "runtime.GetActivations(layer, inputs, activations)");
        yield return ($"{D}Evaluation Evaluate({D}Dataset data, int threads = 0)", "runtime.Evaluate(data, threads)");
        yield return ($"{D}Evaluation Evaluate({D}Dataset data, {D}Device device)", "runtime.Evaluate(data, device)");
        yield return ("void Save(string path)", "runtime.Save(path)");
        yield return ($"void Save({Stream} stream)", "runtime.Save(stream)");
        yield return ($"static {name} Load(string path, bool checkLayers = true)", $"new({D}Runtime.NetworkRuntime<{scalar}>.Load({model}, path, checkLayers))");
        yield return ($"static {name} Load({Stream} stream, bool checkLayers = true)", $"new({D}Runtime.NetworkRuntime<{scalar}>.Load({model}, stream, checkLayers))");
        yield return ($"static {name} Load({ReadOnlySpan}<byte> file, bool checkLayers = true)", $"new({D}Runtime.NetworkRuntime<{scalar}>.Load({model}, file, checkLayers))");
        yield return ($"{name} Clone()", "new(runtime.Clone())");
    }

    /// <summary>The members that take inputs as bytes.</summary>
    public static IEnumerable<(string Signature, string Call)> OfBytes(string scalar, NetworkGraph graph)
    {
        const string Bytes = "global::System.ReadOnlySpan<byte>";
        yield return ($"{scalar}[] Predict({Bytes} inputs)", "runtime.Predict(inputs)");
        yield return ($"void Predict({Bytes} inputs, global::System.Span<{scalar}> outputs, int threads = 0)", "runtime.Predict(inputs, outputs, threads)");
        yield return ($"int Classify({Bytes} input)", "runtime.Classify(input)");
        yield return ($"{scalar}[] GetActivations(string layer, {Bytes} inputs)", "runtime.GetActivations(layer, inputs)");
        if (graph.Heads.Count > 1)
        {
            yield return ($"int Classify({Bytes} input, int head)", "runtime.Classify(input, head)");
        }
    }

    /// <summary>Whether some output has several positions, each with a class of its own.</summary>
    private static bool ClassifiesPositions(NetworkGraph graph) =>
        graph.Heads.Any(head => graph[head.Output].Shape is { Rank: 2 } && graph.LossOf(head).Targets == TargetKind.Classes);
}
