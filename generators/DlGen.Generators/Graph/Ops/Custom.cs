using DlGen.Generators.Diagnostics;
using DlGen.Generators.Emission;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>[Custom&lt;TLayer&gt;]: a layer of the user's own, whose methods are called row by row.</summary>
internal sealed class CustomLayer : LayerDefinition
{
    public override string Kind => "Custom";

    /// <summary>What the type's methods compute isn't known: its name stands for it.</summary>
    public override string Describe(LayerSpec layer, GraphBuilder graph) => LayerDescriptions.Of(
        $"{Kind}<{layer.Custom!.TypeName}>",
        layer.Custom.Sizes.IsOutputKnown ? null : layer.Arguments.Find("outputs")?.Text);

    /// <summary>False: the layer's methods are C# for the processor.</summary>
    public override bool RunsOnGpus => false;

    /// <summary>Nothing is known of the layer, so the balance that assumes nothing.</summary>
    public override InitialValues? WeightsBefore(LayerSpec layer) => InitialValues.Xavier;

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input)
    {
        CustomLayerSpec type = layer.Custom!;
        Argument? outputs = layer.Arguments.Find("outputs");
        string output = graph.NextName("c");
        string name = graph.NextLayer(NameAfter(type.Name, "custom"));
        string? parameters = type.Parameters is { } rule
            ? graph.AddParameter("θ" + output.Substring(1), "weight", name, OwnerKind.Parametric, rule.Initialization == "Auto" ? graph.WeightInitialization : new InitialValues(rule.Initialization))
            : null;
        var op = new Custom(output, input, parameters, type, outputs is null ? null : layer.Arguments.Int("outputs"), outputs?.Site ?? layer.Site);
        return graph.Add(op with { Layer = name, Site = layer.Site });
    }
}

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

    /// <summary>[…, in] → […, out], by what the type says, by the number of outputs asked for, or else the same; an image must be flattened first.</summary>
    public override void InferShapes(ShapeScope shapes)
    {
        TensorShape input = shapes[Input];
        if (input.Rank > 2)
        {
            Refuse("[D] or [T, D]", $"the image {input}", $"put Flatten before it, which makes it [{Text.Plain(input.Size)}]");
            return;
        }

        int length = input.Axes[input.Rank - 1];
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
                    new Value(parts, ValueKind.GradientParts, adjoints.Shape(Parameters)));
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
}
