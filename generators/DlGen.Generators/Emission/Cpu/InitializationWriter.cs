using System.Globalization;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Lowering;

namespace DlGen.Generators.Emission.Cpu;

/// <summary>Writes where learning starts.</summary>
internal sealed class InitializationWriter
{
    private readonly CodeWriter code;
    private readonly LoweredProgram program;
    private readonly string scalar;
    private readonly Dictionary<string, Custom> customs = new();
    private readonly Dictionary<string, LinearProduct> linears = new();

    private InitializationWriter(CodeWriter code, LoweredProgram program, string scalar)
    {
        this.code = code;
        this.program = program;
        this.scalar = scalar;
        foreach (Op op in Graph.Ops)
        {
            if (op is Custom { Parameters: { } own } custom)
            {
                customs[own] = custom;
            }
            else if (op is LinearProduct { Bias: { } bias } linear)
            {
                linears[bias] = linear;
            }
        }
    }

    private NetworkGraph Graph => program.Graph;

    public static void Write(CodeWriter code, LoweredProgram program, string scalar) => new InitializationWriter(code, program, scalar).Write();

    private void Write()
    {
        bool startsAtZero = Graph.Parameters.Any(parameter => parameter.Initialization.Distribution == Distribution.Zero && !SetsItself(parameter));
        code.Line();
        code.Line($"/// <summary>Where learning starts: weights as wide as their activation asks.{(startsAtZero ? " What isn't set here is zero." : "")}</summary>");
        using (code.Braces($"public static void Initialize(Arena<{scalar}> parameters, int seed)"))
        {
            // Biases are drawn from the streams behind those of the weights, so that weights are the same whether layers have biases or not.
            int weightStream = 0;
            int biasStream = Graph.Parameters.Count(parameter => IsDrawn(parameter) && !IsBias(parameter));
            foreach (Parameter parameter in Graph.Parameters)
            {
                Write(parameter, IsDrawn(parameter) ? IsBias(parameter) ? biasStream++ : weightStream++ : -1);
            }
        }
    }

    private static bool IsDrawn(Parameter parameter) => parameter.Initialization.Distribution is Distribution.Normal or Distribution.Uniform;

    private bool IsBias(Parameter parameter) => linears.ContainsKey(parameter.Value);

    private bool SetsItself(Parameter parameter) => customs.TryGetValue(parameter.Value, out Custom custom) && custom.Type.Parameters!.Initializes;

    private void Write(Parameter parameter, int stream)
    {
        TensorShape shape = Graph[parameter.Value].Known;
        string offset = Text.Code(program.Memory.ParameterOffsets[parameter.Value]);
        (int inputs, int outputs) = Fans(parameter, shape);
        string sizes = $"inputs: {Text.Plain(inputs)}, outputs: {Text.Plain(outputs)}";
        string place = shape.Rank == 1
            ? $"parameters.Row({offset}), length: {Text.Plain(shape.Columns)}"
            : $"parameters.Panels({offset}), {sizes}";
        if (parameter.Initialization.Distribution == Distribution.One)
        {
            code.Line($"// {parameter.Value}: one, so that it changes nothing at first");
            code.Line($"Initializer<{scalar}>.One({place});");
        }
        else if (IsDrawn(parameter))
        {
            bool isNormal = parameter.Initialization.Distribution == Distribution.Normal;
            string scale = parameter.Initialization.Scale(inputs, outputs).ToString("R", CultureInfo.InvariantCulture);
            code.Line($"// {parameter.Value}: {parameter.Initialization.Explain(inputs, outputs)}");
            code.Line($"Initializer<{scalar}>.{(isNormal ? "Normal" : "Uniform")}({place}, {(isNormal ? "standardDeviation" : "limit")}: {scale}, seed, stream: {Text.Plain(stream)});");
        }

        if (SetsItself(parameter))
        {
            Custom layer = customs[parameter.Value];
            code.Line($"// {parameter.Value}: as {layer.Type.Name} sets it");
            code.Line($"Initializer<{scalar}>.Custom<{layer.Type.Code}>({place}, {sizes});");
        }
    }

    /// <summary>The inputs and outputs of the layer that a parameter belongs to.</summary>
    private (int Inputs, int Outputs) Fans(Parameter parameter, TensorShape shape)
    {
        if (customs.TryGetValue(parameter.Value, out Custom custom))
        {
            return (Graph[custom.Input].Known.Columns, Graph[custom.Output].Known.Columns);
        }

        return linears.TryGetValue(parameter.Value, out LinearProduct linear)
            ? (Graph[linear.Left].Known.Columns, shape.Columns)
            : (shape.Axes[0], shape.Axes[shape.Rank - 1]);
    }
}
