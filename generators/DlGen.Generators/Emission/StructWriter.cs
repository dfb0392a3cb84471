using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Emission;

/// <summary>
/// Writes the structs that kernels are compiled for. Values have the lecture's names in them; the memory that they come from and go
/// to is called after them.
/// </summary>
internal sealed class StructWriter
{
    private const string Target = "target";

    private readonly CodeWriter code;
    private readonly NetworkGraph graph;
    private readonly Dialect dialect;
    private readonly Func<string, string> named;

    /// <param name="code">Where to.</param>
    /// <param name="graph">The network.</param>
    /// <param name="dialect">The back end's words.</param>
    /// <param name="named">What a value's name is to be replaced with, for structs to be compared by what they do; null to leave it.</param>
    public StructWriter(CodeWriter code, NetworkGraph graph, Dialect dialect, Func<string, string>? named = null)
    {
        this.code = code;
        this.graph = graph;
        this.dialect = dialect;
        this.named = named ?? (static value => value);
    }

    /// <summary>Writes a struct with its documentation.</summary>
    public void Write(GeneratedStruct type, string name, string remark = "")
    {
        code.Line();
        code.Line($"/// <summary>{Text.Xml(type.Summary)}</summary>");
        code.Lines(type.Remarks.Concat(remark.Length == 0 ? [] : [remark]).Select(static line => $"/// <remarks>{Text.Xml(line)}</remarks>"));
        WriteCode(type, name);
    }

    /// <summary>Writes a struct without its documentation.</summary>
    public void WriteCode(GeneratedStruct type, string name)
    {
        switch (type)
        {
            case ConstantsStruct constants:
                WriteConstants(constants, name);
                break;
            case RegisterStruct registers:
                WriteRegisters(registers, name);
                break;
            case CustomRowsStruct rows:
                WriteCustomRows(rows, name);
                break;
        }
    }

    private void WriteConstants(ConstantsStruct type, string name)
    {
        using (code.Braces($"{dialect.Struct} {name} : {dialect.Interface(type)}"))
        {
            bool isFirst = true;
            foreach (StructConstant constant in type.Constants.Where(constant => constant.For.HasFlag(dialect.BackEnd)))
            {
                if (!isFirst)
                {
                    code.Line();
                }

                isFirst = false;
                (string keyword, string value) = constant.Value switch
                {
                    int number => ("int", Text.Plain(number)),
                    bool flag => ("bool", flag ? "true" : "false"),
                    double number when constant.IsDouble && dialect.BackEnd == BackEnd.Cpu => ("double", Literal.Of(number, ScalarType.Double)),
                    _ => (dialect.Keyword, dialect.Number((double)constant.Value)),
                };
                code.Line($"public static {keyword} {constant.Name} => {value};");
            }

            if (type is LossStruct loss)
            {
                WriteFunction(loss, "Value", loss.Loss.Function);
                WriteFunction(loss, "Derivative", loss.Derivative ?? 0);
                if (loss.Loss.Constants.Count > 0 && dialect.BackEnd == BackEnd.Cpu)
                {
                    code.Line();
                    code.Line("/// <summary>What a positive target counts for, output by output.</summary>");
                    code.Line($"private static readonly ConstantRow<{dialect.Keyword}> {PerOutput} = new({string.Join(", ", loss.Loss.Constants.Select(dialect.Number))});");
                }
            }
        }
    }

    private const string PerOutput = "PositiveWeights";

    private void WriteFunction(LossStruct type, string name, Expression function)
    {
        ElementwiseLoss loss = type.Loss;
        string Named(string value) => value == loss.Head.Target ? Target : Text.Field(named(value));
        (string typeParameters, string constraints) = dialect.MethodOfRegisters;
        code.Line();
        WriteInlined();
        code.Line($"public static {dialect.Vector} {name}{typeParameters}({dialect.Vector} {Named(loss.Prediction)}, {dialect.Vector} {Target}, int column)");
        using (Body(constraints))
        {
            if (loss.Constants.Count > 0 && function.Contains(new Variable(ElementwiseLoss.PerOutput)))
            {
                string constants = dialect.BackEnd == BackEnd.Cpu ? $"{PerOutput}.Load<{dialect.Vector}>(column)" : Quads(loss);
                code.Line($"{dialect.Vector} {ElementwiseLoss.PerOutput} = {constants};");
            }

            new RegisterWriter(code, dialect, Named, ["column", Target]).Write("value", function);
            code.Line("return value;");
        }
    }

    /// <summary>Four of a loss's constants, by the column of the first.</summary>
    private string Quads(ElementwiseLoss loss)
    {
        List<string> quads = [.. Enumerable.Range(0, (loss.Constants.Count + 3) / 4).Select(quad => $"new {dialect.Vector}("
            + $"{string.Join(", ", Enumerable.Range(4 * quad, 4).Select(place => dialect.Number(place < loss.Constants.Count ? loss.Constants[place] : 1)))})")];
        return string.Concat(quads.Take(quads.Count - 1).Select(static (quad, index) => $"column < {Text.Plain((4 * index) + 4)} ? {quad} : ")) + quads[quads.Count - 1];
    }

    private void WriteRegisters(RegisterStruct type, string name)
    {
        string parameters = string.Join(", ", type.Captured.Select(value => $"{dialect.MemoryType(graph, value)} {MemoryOf(type, value)}"));
        string incoming = IncomingOf(type);
        string contract = type.Incoming is null ? dialect.Map : type.BeforePool is null ? dialect.Epilogue : dialect.PooledEpilogue;
        (string typeParameters, string constraints) = dialect.MethodOfRegisters;
        using (code.Braces($"{dialect.Struct} {name}({parameters}) : {contract}"))
        {
            if (type.BeforePool is { } before)
            {
                string result = IncomingOf(before);
                WriteInlined();
                code.Line($"public {dialect.Vector} BeforePool{typeParameters}(int column, {dialect.Vector} {result})");
                using (Body(constraints))
                {
                    WriteFunctions(before, ["column", result]);
                    code.Line($"return {Field(before.Functions.LastOrDefault()?.Output ?? before.Incoming!)};");
                }

                code.Line();
            }

            WriteInlined();
            code.Line($"public void Apply{typeParameters}(int row, int column{(incoming.Length == 0 ? "" : $", {dialect.Vector} {incoming}")})");
            using (Body(constraints))
            {
                WriteFunctions(type, ["row", "column", incoming]);
                foreach (string stored in type.Stores)
                {
                    code.Line($"{Memory(stored)}.Store(row, column, {dialect.WithoutPadding(Field(stored), type.Columns)});");
                }
            }
        }
    }

    /// <summary>What a method of registers calls the value that it is handed.</summary>
    private string IncomingOf(RegisterStruct type) => type.First is AddBias ? "product" : type.Incoming is null ? "" : Field(type.Incoming);

    /// <summary>What is loaded and computed, under the values' names.</summary>
    private void WriteFunctions(RegisterStruct type, IReadOnlyList<string> parameters)
    {
        WriteFirst(type, IncomingOf(type));
        foreach (string load in type.Loads)
        {
            code.Line($"{dialect.Vector} {Field(load)} = {dialect.Load(graph, load, MemoryOf(type, load), type.Columns)};");
        }

        var registers = new RegisterWriter(code, dialect, Field, parameters);
        foreach (Elementwise function in type.Functions)
        {
            registers.Write(Field(function.Output), function.Function);
        }
    }

    private void WriteFirst(RegisterStruct type, string incoming)
    {
        switch (type.First)
        {
            case AddBias bias:
                code.Line($"{dialect.Vector} {Field(type.Incoming!)} = {incoming} + {Load(bias.Bias, null)};");
                break;
            case ScaleAndShift affine:
                string scaled = affine.Gain is null ? incoming : $"{Load(affine.Gain, null)} * {incoming}";
                code.Line($"{dialect.Vector} {Field(affine.Output)} = {(affine.Shift is null ? scaled : $"({scaled}) + {Load(affine.Shift, null)}")};");
                break;
        }
    }

    private void WriteCustomRows(CustomRowsStruct type, string name)
    {
        IEnumerable<CustomArgument> memories = type.Arguments.Where(static argument => argument.Kind != CustomArgumentKind.Unused);
        string Type(CustomArgument argument) => argument.Kind switch
        {
            CustomArgumentKind.Parameters => dialect.Row,
            CustomArgumentKind.Sum => $"GradientParts<{dialect.Keyword}>",
            _ => dialect.Matrix,
        };
        string Passed(CustomArgument argument) => argument.Kind switch
        {
            CustomArgumentKind.Row => $"{Field(argument.Name)}.Read({Memory(argument.Name)}, row)",
            CustomArgumentKind.Parameters => $"{Memory(argument.Name)}.Read({Text.Plain(argument.Width)})",
            CustomArgumentKind.Sum => $"{Memory(argument.Name)}.Of(row)",
            _ => $"{(argument.Kind == CustomArgumentKind.Unused ? argument.Name : Field(argument.Name))}.Clear()",
        };
        using (code.Braces($"{dialect.Struct} {name}({string.Join(", ", memories.Select(argument => $"{Type(argument)} {Memory(argument.Name)}"))}) : IRows"))
        using (code.Braces("public void Run(int first, int last)"))
        {
            foreach (CustomArgument argument in type.Arguments.Where(static argument => argument.Kind is CustomArgumentKind.Row or CustomArgumentKind.Result or CustomArgumentKind.Unused))
            {
                string buffer = argument.Kind == CustomArgumentKind.Unused ? argument.Name : Field(argument.Name);
                code.Line($"using var {buffer} = new RowBuffer<{dialect.Keyword}>({Text.Plain(argument.Width)});");
            }

            using (code.Braces("for (int row = first; row < last; row++)"))
            {
                code.Line($"{type.Method}<{dialect.Keyword}>({string.Join(", ", type.Arguments.Select(Passed))});");
                foreach (CustomArgument result in type.Arguments.Where(static argument => argument.Kind == CustomArgumentKind.Result))
                {
                    code.Line($"{Field(result.Name)}.Write({Memory(result.Name)}, row);");
                }
            }
        }
    }

    private string Field(string value) => Text.Field(named(value));

    private string Memory(string value) => Field(value) + Dialect.Suffix(graph, value);

    /// <summary>The memory of a value that a struct loads: a parameter's own name is that of the register.</summary>
    private string MemoryOf(RegisterStruct type, string value) =>
        Memory(value) is var memory && memory == Field(value) && (type.Loads.Contains(value) || type.BeforePool?.Loads.Contains(value) == true) ? memory + "Row" : memory;

    private string Load(string value, int? columns) => dialect.Load(graph, value, Memory(value), columns);

    private void WriteInlined()
    {
        if (dialect.Inlined.Length > 0)
        {
            code.Line(dialect.Inlined);
        }
    }

    /// <summary>A method's body, behind its constraints.</summary>
    private CodeWriter.Block Body(string constraints)
    {
        if (constraints.Length > 0)
        {
            using (code.Indent())
            {
                code.Line(constraints);
            }
        }

        return code.Braces();
    }
}
