using DlGen.Generators.Diagnostics;
using DlGen.Generators.Emission;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>[Custom&lt;TLayer&gt;]: a layer of the user's own, whose methods are called row by row.</summary>
internal sealed class CustomLayer : LayerDefinition
{
    public override string Kind => "Custom";

    /// <summary>Its methods are C# for the processor.</summary>
    public override bool RunsOnGpus => false;

    /// <summary>Nothing is known of the layer, so the balance that assumes nothing.</summary>
    public override InitialValues? WeightsBefore(LayerSpec layer) => InitialValues.Xavier;

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input)
    {
        CustomLayerSpec type = layer.Custom!;
        Argument? outputs = layer.Arguments.Find("outputs");
        var op = new Custom(graph.NextName("c"), input, type, outputs is null ? null : layer.Arguments.Int("outputs"), outputs?.Site ?? layer.Site);
        return graph.Add(op with { Layer = graph.NextLayer(NameAfter(type.Name, "custom")), Site = layer.Site });
    }
}

/// <summary>y = f(x), row by row.</summary>
/// <param name="Output">y.</param>
/// <param name="Input">x.</param>
/// <param name="Type">The type that computes f.</param>
/// <param name="Outputs">The length of an output row that is asked for; null where none is.</param>
/// <param name="OutputsSite">Where.</param>
internal sealed record Custom(string Output, string Input, CustomLayerSpec Type, int? Outputs, Site OutputsSite) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Input);

    public override string Formula => $"{Output} = {Type.Name}({Input})";

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

        shapes[Output] = input.WithLast(Outputs ?? outputs ?? length);

        void Refuse(string takes, string given, string fix) =>
            shapes.Report(Problem.At(Site, DiagnosticIds.CustomLayerInput, Type.Name, takes, given, fix));
    }

    /// <summary>dx = Jᵀ·dy, as the type's Backward computes it from x, y and dy.</summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        string dy = adjoints.GradientOf(Output)!;
        if (adjoints.Needs(Input))
        {
            adjoints.Contribute(Input, dx => new CustomInputGradient(dx, Input, Output, dy, Type, Formula) { Layer = Layer });
        }
    }
}

/// <summary>The gradient of <see cref="Custom"/> at its input.</summary>
internal sealed record CustomInputGradient(string Output, string Input, string Result, string ResultGradient, CustomLayerSpec Type, string Forward) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Input, Result, ResultGradient);

    public override string Formula => $"{Output} = {Type.Name}.Backward({Input}, {Result}, {ResultGradient})";

    public override string Rule => Forward;

    public override void InferShapes(ShapeScope shapes)
    {
    }
}
