using DlGen.Generators.Graph;
using DlGen.Generators.Lowering;

namespace DlGen.Generators.Emission;

/// <summary>Writes kernel calls, each below the formulas that it computes.</summary>
internal sealed class CallWriter(NetworkGraph graph, Dialect dialect, StructNames names)
{
    /// <summary>Writes the formulas with their shapes, and the call.</summary>
    public void Write(CodeWriter code, KernelCall call)
    {
        WriteFormulas(code, call.Formulas(withSteps: true).Select((formula, index) => index == 0 ? $"{formula}    {call.Shapes}" : formula));
        if (call.Note.Length > 0)
        {
            code.Line($"// {call.Note}");
        }

        code.Line($"{call.Method}{TypeArguments(call)}({string.Join(", ", Arguments(call, static _ => true))});");
    }

    /// <summary>Writes the formulas, and what a group of a GPU's threads calls for a slice of the batch; updates are left for later.</summary>
    public void WriteForGroup(CodeWriter code, KernelCall call)
    {
        WriteFormulas(code, call.Formulas(withSteps: false));
        string types = call.Shape is null ? "" : $"<{string.Join(", ", call.Structs.Select(names.Of))}>";
        code.Line($"group.{call.Method}{types}({string.Join(", ", Arguments(call, static argument => argument.IsOfGroups))});");
    }

    private static void WriteFormulas(CodeWriter code, IEnumerable<string> formulas) =>
        code.Lines(formulas.SelectMany(static formula => formula.Split('\n')).Select(static line => $"// {line}"));

    /// <summary>A CPU's kernels are compiled for a register type, which no argument says. Those of a GPU follow from the arguments, unless there is a shape.</summary>
    private string TypeArguments(KernelCall call)
    {
        bool isCpu = dialect.BackEnd == BackEnd.Cpu;
        if (isCpu ? !call.IsVectorized : call.Shape is null)
        {
            return "";
        }

        IEnumerable<string> types = call.Structs.Select(names.Of).Concat(call.Step is { } end ? [dialect.Step(end).Type] : []);
        return $"<{string.Join(", ", isCpu ? types.Prepend(dialect.Vector) : types)}>";
    }

    private IEnumerable<string> Arguments(KernelCall call, Func<CallArgument, bool> which)
    {
        List<CallArgument> arguments = call.Arguments.Where(argument => argument.For.HasFlag(dialect.BackEnd) && which(argument)).ToList();
        bool hasWorker = dialect.BackEnd == BackEnd.Cpu;
        foreach (CallArgument argument in arguments)
        {
            string text = argument.Label.Length == 0 ? Of(call, argument) : $"{argument.Label}: {Of(call, argument)}";
            yield return text;
            if (hasWorker && argument is RowsArgument)
            {
                hasWorker = false;
                yield return "worker";
            }
        }

        if (hasWorker)
        {
            yield return "worker";
        }
    }

    private string Of(KernelCall call, CallArgument argument) => argument switch
    {
        ValueArgument value => value.Value is null ? "default" : Memory(call, value.Value),
        TargetsArgument targets => targets.Head.Target,
        LossesArgument losses => losses.Head.LossesField,
        RowsArgument rows => Text.Rows(rows.OfExample),
        FlagArgument flag => flag.Flag ? "true" : "false",
        CountArgument count => Text.Plain(count.Count),
        NumberArgument number => number.IsDouble && dialect.BackEnd == BackEnd.Cpu
            ? Scalars.Literal.Of(number.Number, Model.ScalarType.Double)
            : dialect.Number(number.Number),
        ColumnsArgument columns => string.Join(", ", columns.Values.Select(static part => $"({Text.Field(part.Value)}, {Text.Plain(part.Columns)})")),
        ChainsArgument => call.Chains!.Name,
        BodyArgument => Creation(call),
        StepArgument step => dialect.Step(step.End).Value,
        _ => throw new InvalidOperationException($"'{argument}' can't be written."),
    };

    /// <summary>A value's memory; on a GPU, where rows lie end to end, that of an image with an example's places as one row where the kernel takes them so.</summary>
    private string Memory(KernelCall call, string value) => dialect.BackEnd == BackEnd.Gpu && call.Places > 1 && graph[value].Layout.IsOfPlaces
        ? $"{Text.Field(value)}.AsRows({Text.Plain(call.Places)})"
        : Text.Field(value);

    /// <summary>The body's struct, made for the call. What lies place by place it gets place by place, wherever it runs.</summary>
    private string Creation(KernelCall call)
    {
        IEnumerable<string> values = call.Body switch
        {
            RegisterStruct registers => registers.Captured,
            CustomRowsStruct rows => rows.Arguments.Where(static argument => argument.Kind != CustomArgumentKind.Unused).Select(static argument => argument.Name),
            _ => [],
        };
        bool isNamedBefore = dialect.BackEnd == BackEnd.Cpu && call.IsVectorized;
        return $"new{(isNamedBefore ? "" : " " + names.Of(call.Body!))}({string.Join(", ", values.Select(value => graph.IsMask(value) ? Text.Mask(value) : Text.Field(value)))})";
    }
}
