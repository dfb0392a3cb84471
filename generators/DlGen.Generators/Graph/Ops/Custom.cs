using DlGen.Generators.Diagnostics;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>y = f(x), or f(x; θ) of a layer that learns, row by row.</summary>
/// <param name="Output">y.</param>
/// <param name="Input">x.</param>
/// <param name="Parameters">θ; null for a layer without.</param>
/// <param name="Type">The type that computes f.</param>
/// <param name="Outputs">The length of an output row that is asked for; null where none is.</param>
/// <param name="OutputsSite">Where.</param>
internal sealed record Custom(string Output, string Input, string? Parameters, CustomLayerSpec Type, int? Outputs, Site OutputsSite) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => Parameters is null ? EquatableArray.Create(Input) : EquatableArray.Create(Input, Parameters);

    public override string Formula => $"{Output} = {Type.Name}({string.Join("; ", Inputs)})";

    public override Op Reading(string from, string to) => Input == from ? this with { Input = to } : this;

    public override (int Inputs, int Outputs) Fans(NetworkGraph graph, string parameter) => (graph[Input].Columns, graph[Output].Columns);

    /// <summary>[…, in] → […, out], by what the type says, by the number of outputs asked for, or else the same; an image must be flattened first.</summary>
    public override void InferShapes(ShapeScope shapes)
    {
        TensorShape input = shapes[Input];
        if (input.Rank > 2)
        {
            Refuse("[D] or [T, D]", $"the image {input}", $"put Flatten before it, which makes it [{Text.Plain(input.Size)}]");
            return;
        }

        int length = input.Last;
        int fitting = Type.Sizes.Fitting(length);
        if (fitting != length)
        {
            Refuse(
                Type.Sizes.InputSize > 0 ? $"rows of {Text.Plain(fitting)}" : $"rows of a multiple of {Text.Plain(Type.Sizes.InputsPerOutput)}",
                input.ToString(),
                $"put a layer before it that gives {input.WithLast(fitting)}, such as Linear({Text.Plain(fitting)})");
            return;
        }

        int? outputs = Type.Sizes.OutputOf(length);
        if (outputs is { } known && Outputs is { } asked && asked != known)
        {
            shapes.Report(Problem.At(
                OutputsSite, DiagnosticIds.CustomLayerOutputs, Type.Name, input.WithLast(known).ToString(), input.ToString(), Text.Plain(asked)));
            return;
        }

        int made = Outputs ?? outputs ?? length;
        shapes[Output] = input.WithLast(made);
        if (Parameters is not null)
        {
            shapes[Parameters] = TensorShape.Of(Type.Parameters!.Count(length, made));
        }

        void Refuse(string takes, string given, string fix) =>
            shapes.Report(Problem.At(Site, DiagnosticIds.CustomLayerInput, Type.Name, takes, given, fix));
    }

    public override KernelCall Lower(LoweringScope scope) => CustomRows.Lower(
        scope, "Forward", $"{Layer} forward: {Formula}.", Type.Code + ".Forward", Output, grain: 1, [new CustomArgument(Output, CustomArgumentKind.Result, scope.Columns(Output))]);

    /// <summary>dx = Jᵀ·dy and θ's gradient likewise, as the type's Backward computes them from x, θ, y and dy.</summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        string dy = adjoints.GradientOf(Output)!;
        string? inputGradient = null;
        if (adjoints.Needs(Input))
        {
            adjoints.Contribute(Input, dx =>
            {
                inputGradient = adjoints.TrainingNeeds(Input) ? dx : null;
                return new CustomInputGradient(dx, Input, Parameters, Output, dy, Type, Formula) { Layer = Layer };
            });
        }

        if (Parameters is not null)
        {
            adjoints.Update(Parameters, gradient =>
            {
                string parts = gradient + "Parts";
                adjoints.Add(
                    new CustomGradientParts(parts, Input, Parameters, Output, dy, Type, Formula, inputGradient) { Layer = Layer },
                    adjoints.Like(Parameters, parts, ValueKind.GradientParts));
                return new CustomParameterGradient(gradient, parts, Output, Parameters, Formula) { Layer = Layer };
            });
        }
    }
}

/// <summary>A call of the type's Backward for each row, and what is made of it.</summary>
/// <param name="Input">x.</param>
/// <param name="Parameters">θ; null for a layer without.</param>
/// <param name="Result">y.</param>
/// <param name="ResultGradient">dy.</param>
/// <param name="Type">The type.</param>
/// <param name="Forward">The forward formula.</param>
internal abstract record CustomBackward(string Input, string? Parameters, string Result, string ResultGradient, CustomLayerSpec Type, string Forward) : Op
{
    public override EquatableArray<string> Inputs => Parameters is null
        ? EquatableArray.Create(Input, Result, ResultGradient)
        : EquatableArray.Create(Input, Parameters, Result, ResultGradient);

    public override string Rule => Forward;

    protected string Call => $"{Type.Name}.Backward({string.Join(", ", Inputs)})";

    /// <summary>One call for each row computes both gradients, whether they are asked for or not.</summary>
    public override KernelCall Lower(LoweringScope scope)
    {
        string? input = scope.Kernel.Ops.OfType<CustomInputGradient>().FirstOrDefault()?.Output;
        string? parts = scope.Kernel.Ops.OfType<CustomGradientParts>().FirstOrDefault()?.Output;
        var results = new List<CustomArgument>
        {
            input is null ? new("unusedInput", CustomArgumentKind.Unused, scope.Columns(Input)) : new(input, CustomArgumentKind.Result, scope.Columns(input)),
        };
        if (Parameters is not null)
        {
            results.Add(parts is null ? new("unusedParameters", CustomArgumentKind.Unused, scope.Columns(Parameters)) : new(parts, CustomArgumentKind.Sum, 0));
        }

        return CustomRows.Lower(
            scope,
            Stage == Stage.InputGradient ? "InputBackward" : "Backward",
            $"{Layer} backward: {scope.Formulas}.",
            Type.Code + ".Backward",
            ResultGradient,
            parts is null ? 1 : CpuLayout.PartRows,
            results);
    }

    public override void InferShapes(ShapeScope shapes)
    {
    }
}

/// <summary>The gradient of <see cref="Custom"/> at its input.</summary>
internal sealed record CustomInputGradient(string Output, string Input, string? Parameters, string Result, string ResultGradient, CustomLayerSpec Type, string Forward)
    : CustomBackward(Input, Parameters, Result, ResultGradient, Type, Forward)
{
    public override string Output { get; } = Output;

    public override string Formula => $"{Output} = {Call}";
}

/// <summary>What rows add to the gradient at its parameters, 16 rows a sum: computed by the same calls where the input's gradient is asked for.</summary>
internal sealed record CustomGradientParts(
    string Output, string Input, string Parameters, string Result, string ResultGradient, CustomLayerSpec Type, string Forward, string? InputGradient)
    : CustomBackward(Input, Parameters, Result, ResultGradient, Type, Forward)
{
    public override string Output { get; } = Output;

    public override string Formula => $"{Output} = Σ over 16 rows each of {Call}";

    public override string? Joins => InputGradient;
}

/// <summary>The gradient of <see cref="Custom"/> at its parameters: the sum of what rows have added.</summary>
internal sealed record CustomParameterGradient(string Output, string Parts, string Result, string Parameters, string Forward) : ParameterGradient
{
    public override string Output { get; } = Output;

    public override string Parameter => Parameters;

    public override EquatableArray<string> PartInputs => EquatableArray.Create(Parts);

    public override string Part => $"Σ {Parts}";

    public override string Rule => Forward;

    public override KernelCall Lower(LoweringScope scope) => new("SumParts", [scope.Kernel])
    {
        Arguments =
        [
            LoweringScope.Value(Parts), scope.Rows(Result), LoweringScope.Count(scope.Columns(Parameters)), LoweringScope.Value(Parameters), scope.Step(scope.Kernel, this),
        ],
        Accesses = [[Access.Reads(Parts), .. scope.StepAccesses(scope.Kernel, this, Division.Columns, Grain.Block)]],
        Shapes = scope.Shape(Parameters).ToString(),
    };
}

/// <summary>The call of a custom layer's method for each row of the batch.</summary>
internal static class CustomRows
{
    /// <param name="scope">The network.</param>
    /// <param name="role">What the method is to the layer.</param>
    /// <param name="summary">What the struct says of itself.</param>
    /// <param name="method">The method's full name.</param>
    /// <param name="over">The value whose rows it runs over.</param>
    /// <param name="grain">How many rows stay with one thread.</param>
    /// <param name="results">What the method computes, in the order of its arguments, which follow those that it reads.</param>
    public static KernelCall Lower(
        LoweringScope scope, string role, string summary, string method, string over, int grain, IReadOnlyList<CustomArgument> results)
    {
        IEnumerable<CustomArgument> reads = scope.Kernel.Reads.Select(value => new CustomArgument(
            value, scope.Graph.IsPerColumn(value) ? CustomArgumentKind.Parameters : CustomArgumentKind.Row, scope.Columns(value)));
        return new KernelCall("Rows", [scope.Kernel])
        {
            Body = new CustomRowsStruct(scope.Kernel.Anchor.Layer, role, summary, method, [.. reads, .. results]),
            Arguments = [scope.Rows(over), LoweringScope.Count(grain), new BodyArgument()],
            Accesses = [scope.ByRows(Text.Plain(grain))],
            Shapes = $"{scope.Batched(over)}",
            IsVectorized = false,
        };
    }
}
