using System.Globalization;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;

namespace DlGen.Generators.Emission.Cpu;

/// <summary>Writes where learning starts.</summary>
internal static class InitializationWriter
{
    public static void Write(CodeWriter code, CpuProgram program, string scalar)
    {
        NetworkGraph graph = program.Fused.Graph;
        code.Line();
        code.Line("/// <summary>Where learning starts: weights as wide as their activation asks, biases at zero.</summary>");
        using (code.Braces($"public static void Initialize(Arena<{scalar}> parameters, int seed)"))
        {
            int stream = 0;
            foreach (Parameter parameter in graph.Parameters)
            {
                TensorShape shape = graph[parameter.Value].Known;
                string offset = Text.Code(program.Memory.ParameterOffsets[parameter.Value]);
                Custom? layer = graph.Ops.OfType<Custom>().FirstOrDefault(op => op.Parameters == parameter.Value);
                (int inputs, int outputs) = layer is null ? (shape.Axes[0], shape.Axes[shape.Rank - 1]) : (graph[layer.Input].Known.Columns, graph[layer.Output].Known.Columns);
                string place = layer is null
                    ? $"parameters.Panels({offset}), inputs: {Text.Plain(inputs)}, outputs: {Text.Plain(outputs)}"
                    : $"parameters.Row({offset}), length: {Text.Plain(shape.Columns)}";
                switch (parameter.Initialization.Distribution)
                {
                    case Distribution.One:
                        code.Line($"// {parameter.Value}: one, so that it changes nothing at first");
                        code.Line($"Initializer<{scalar}>.One(parameters.Row({offset}), length: {Text.Plain(shape.Axes[0])});");
                        break;
                    case Distribution.Normal or Distribution.Uniform:
                        bool isNormal = parameter.Initialization.Distribution == Distribution.Normal;
                        string scale = parameter.Initialization.Scale(inputs, outputs).ToString("R", CultureInfo.InvariantCulture);
                        code.Line($"// {parameter.Value}: {parameter.Initialization.Explain(inputs, outputs)}");
                        code.Line($"Initializer<{scalar}>.{(isNormal ? "Normal" : "Uniform")}({place}, {(isNormal ? "standardDeviation" : "limit")}: {scale}, seed, stream: {Text.Plain(stream++)});");
                        break;
                }

                if (layer is { Type.Parameters.Initializes: true })
                {
                    code.Line($"// {parameter.Value}: as {layer.Type.Name} sets it");
                    code.Line($"Initializer<{scalar}>.Custom<{layer.Type.Code}>({place}, inputs: {Text.Plain(inputs)}, outputs: {Text.Plain(outputs)});");
                }
            }
        }
    }
}
