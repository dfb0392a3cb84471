using System.Globalization;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Emission.Cpu;

/// <summary>Writes where learning starts.</summary>
internal sealed class InitializationWriter
{
    private readonly CodeWriter code;
    private readonly LoweredProgram program;
    private readonly Dialect dialect;
    private readonly string scalar;
    private readonly Dictionary<string, Op> readers = new();

    private InitializationWriter(CodeWriter code, LoweredProgram program, Dialect dialect)
    {
        this.code = code;
        this.program = program;
        this.dialect = dialect;
        scalar = dialect.Keyword;
        foreach (Op op in Graph.Ops.Where(static op => op.Stage == Stage.Forward))
        {
            foreach (string input in op.Inputs.Where(input => !readers.ContainsKey(input)))
            {
                readers.Add(input, op);
            }
        }
    }

    private NetworkGraph Graph => program.Graph;

    public static void Write(CodeWriter code, LoweredProgram program, Dialect dialect) => new InitializationWriter(code, program, dialect).Write();

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

    private bool IsBias(Parameter parameter) => (ReaderOf(parameter) switch
    {
        LinearProduct product => product.Bias,
        Convolution convolution => convolution.Bias,
        TransposedConvolution convolution => convolution.Bias,
        _ => null,
    }) == parameter.Value;

    private bool SetsItself(Parameter parameter) => CustomOf(parameter) is { } type && type.Parameters!.Initializes;

    /// <summary>The custom layer whose parameters these are; null for other parameters.</summary>
    private CustomLayerSpec? CustomOf(Parameter parameter) => ReaderOf(parameter) is Custom custom ? custom.Type : null;

    /// <summary>The op of the forward pass that reads a parameter first; null for a running statistic, which none reads in training.</summary>
    private Op? ReaderOf(Parameter parameter) => readers.TryGetValue(parameter.Value, out Op? reader) ? reader : null;

    private void Write(Parameter parameter, int stream)
    {
        Value value = Graph[parameter.Value];
        string offset = Text.Code(program.Memory.ParameterOffsets[parameter.Value]);
        (int inputs, int outputs) = IsDrawn(parameter) || SetsItself(parameter) ? readers[parameter.Value].Fans(Graph, parameter.Value) : default;
        string sizes = $"inputs: {Text.Plain(inputs)}, outputs: {Text.Plain(outputs)}";
        string order = value.Layout.Places > 1 ? $", {Text.RowOrder(value)}" : "";
        string matrix = value.Layout.Kind == LayoutKind.Kernel ? $"inputs: {Text.Plain(value.Rows)}, outputs: {Text.Plain(value.Columns)}" : sizes;
        string place = value.IsMatrix
            ? $"parameters.Panels({offset}), {matrix}{order}"
            : $"parameters.Row({offset}), length: {Text.Plain(value.Columns)}";
        if (parameter.Initialization.Distribution == Distribution.One)
        {
            code.Line($"// {parameter.Value}: one, so that it changes nothing at first");
            code.Line($"Initializer<{scalar}>.One({place});");
        }
        else if (parameter.Initialization.Distribution == Distribution.Constant)
        {
            string number = dialect.Number(parameter.Initialization.Gain);
            code.Line($"// {parameter.Value}: {number}, as declared");
            code.Line($"Initializer<{scalar}>.Constant({place}, value: {number});");
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
            CustomLayerSpec type = CustomOf(parameter)!;
            code.Line($"// {parameter.Value}: as {type.Name} sets it");
            code.Line($"Initializer<{scalar}>.Custom<{type.Code}>({place}, {sizes});");
        }
    }
}
