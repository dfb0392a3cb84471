using System.Globalization;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>[Linear(outputs)]: every output is a weighted sum of all inputs, and a bias. The last axis is the one it works on.</summary>
internal sealed class LinearLayer : LayerDefinition
{
    public override string Kind => "Linear";

    /// <summary>A tied layer names the weights that it has by their place in a file, for layers' names count what else there is.</summary>
    public override string Describe(LayerSpec layer, GraphBuilder graph) => LayerDescriptions.Of(
        Kind,
        layer.Arguments.Text("outputs", ""),
        layer.Arguments.Describe("bias", "true"),
        layer.Arguments.Find("tiedTo") is { } other && graph.FindLinear(other.Text) is { } found ? $"TiedTo = {graph.FileName(found.Weight)}" : null,
        layer.Arguments.Describe("transposed", "false"));

    /// <summary>Without an activation between them, the balance that assumes none.</summary>
    public override InitialValues? WeightsBefore(LayerSpec layer) => InitialValues.Xavier;

    public override string AddTo(GraphBuilder graph, LayerSpec layer, string input) =>
        AddTo(graph, layer, input, graph.NextLayer("linear"), "", graph.WeightInitialization);

    /// <summary>Adds a linear layer that may be part of another.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="layer">The layer whose arguments it has: outputs, bias, initialization of both.</param>
    /// <param name="input">The value that it reads.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="module">What its parameters' names in a file begin with, behind the position: gate.</param>
    /// <param name="automatic">How its weights start where the layer doesn't say it.</param>
    public static string AddTo(GraphBuilder graph, LayerSpec layer, string input, string name, string module, InitialValues automatic)
    {
        string output = graph.NextName("z");
        string index = output.Substring(1);
        int outputs = layer.Arguments.Int("outputs");
        OwnerKind owner = layer.Arguments.Find("tiedTo") is null ? OwnerKind.Linear : OwnerKind.TiedLinear;
        string scheme = layer.Arguments.Text("initialization", "Auto");
        InitialValues biases = InitialValues.OfBiases(layer.Arguments.Text("biasInitialization", "Auto"), scheme);
        string? Bias() => layer.Arguments.Flag("bias", true) ? graph.AddParameter("b" + index, module + "bias", name, owner, biases) : null;
        if (layer.Arguments.Find("tiedTo") is { } other)
        {
            return graph.Add(Tied(graph, layer, other, output, input, outputs, Bias) with { Layer = name, Site = layer.Site });
        }

        if (layer.Arguments.Find("transposed") is { Text: "true" } transposed)
        {
            return graph.Add(new Refused(output, input, Problem.At(transposed.Site, DiagnosticIds.TransposedWithoutTie)) { Layer = name, Site = layer.Site });
        }

        string weight = graph.AddParameter("W" + index, module + "weight", name, owner, scheme == "Auto" ? automatic : new InitialValues(scheme));
        return graph.Add(new Linear(output, input, weight, Bias(), outputs) { Layer = name, Site = layer.Site });
    }

    /// <summary>A linear layer with another's weights.</summary>
    private static Op Tied(GraphBuilder graph, LayerSpec layer, Argument other, string output, string input, int outputs, Func<string?> bias)
    {
        var tie = new Tie(other.Text, outputs, layer.Arguments.Flag("transposed", false), other.Site);
        if (graph.FindLinear(other.Text) is not { } found)
        {
            return new Refused(output, input, Problem.At(other.Site, DiagnosticIds.TiedToUnknown, other.Text, graph.LinearNames));
        }

        return tie.IsTransposed ^ found is TransposedProduct
            ? new TransposedLinear(output, input, found.Weight, bias(), tie)
            : new Linear(output, input, found.Weight, bias(), outputs) { Tie = tie };
    }
}

/// <summary>z = x·W + b.</summary>
internal sealed record Linear(string Output, string Input, string Weight, string? Bias, int Outputs) : StraightProduct
{
    public override string Output { get; } = Output;

    public override string Left => Input;

    public override string Weight { get; } = Weight;

    public override string? Bias { get; } = Bias;

    /// <summary>The layer whose weights it has; null for its own.</summary>
    public Tie? Tie { get; init; }

    public override EquatableArray<string> Inputs =>
        Bias is null ? EquatableArray.Create(Input, Weight) : EquatableArray.Create(Input, Weight, Bias);

    public override string Formula => Bias is null ? $"{Output} = {Input}·{Weight}" : $"{Output} = {Input}·{Weight} + {Bias}";

    public override Op Reading(string from, string to) => Input == from ? this with { Input = to } : this;

    /// <summary>Reports an image that a linear layer must not take.</summary>
    public static bool RefusesImage(ShapeScope shapes, string input, Site site, int outputs) =>
        shapes.RefusesImage(input, site, DiagnosticIds.LinearOnImage, outputs.ToString(CultureInfo.InvariantCulture));

    /// <summary>[…, in] · [in, out] → […, out]; an image must be flattened first.</summary>
    public override void InferShapes(ShapeScope shapes)
    {
        if (RefusesImage(shapes, Input, Site, Outputs))
        {
            return;
        }

        TensorShape input = shapes[Input];
        if (Tie is null)
        {
            shapes[Weight] = TensorShape.Of(input.Columns, Outputs);
        }
        else if (!Tie.Fits(shapes, input.Columns, shapes[Weight]))
        {
            return;
        }

        if (Bias is not null)
        {
            shapes[Bias] = TensorShape.Of(Outputs);
        }

        shapes[Output] = input.WithLast(Outputs);
    }

    /// <summary>dx = dz·Wᵀ, dW = xᵀ·dz, db = Σ dz. The input gradient comes first: it needs W from before its step.</summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        string dz = adjoints.GradientOf(Output)!;
        if (adjoints.Needs(Input))
        {
            adjoints.Contribute(Input, dx => new LinearInputGradient(dx, dz, Weight, Formula) { Layer = Layer });
        }

        adjoints.Update(Weight, dw => new LinearWeightGradient(dw, Input, dz, Weight, Formula) { Layer = Layer });
        if (Bias is not null)
        {
            adjoints.Update(Bias, db => new LinearBiasGradient(db, dz, Bias, Formula) { Layer = Layer });
        }
    }
}

/// <summary>dx = dz·Wᵀ: each input answers for every output it had a weight in.</summary>
internal sealed record LinearInputGradient(string Output, string OutputGradient, string Weight, string Forward) : TransposedProduct
{
    public override string Output { get; } = Output;

    public override string Left => OutputGradient;

    public override string Weight { get; } = Weight;

    public override string? Bias => null;

    public override EquatableArray<string> Inputs => EquatableArray.Create(OutputGradient, Weight);

    public override string Formula => $"{Output} = {OutputGradient}·{Weight}ᵀ";

    public override string Rule => Forward;

    public override void InferShapes(ShapeScope shapes)
    {
    }
}

/// <summary>dW = xᵀ·dz, summed over the batch: a weight answers for its input times its output's error.</summary>
internal sealed record LinearWeightGradient(string Output, string Input, string OutputGradient, string Weight, string Forward) : ParameterGradient
{
    public override string Output { get; } = Output;

    public override string Parameter => Weight;

    public override EquatableArray<string> PartInputs => EquatableArray.Create(Input, OutputGradient);

    public override string Part => $"{Input}ᵀ·{OutputGradient}";

    public override string Rule => Forward;
}

/// <summary>db = Σ dz over the batch.</summary>
internal sealed record LinearBiasGradient(string Output, string OutputGradient, string Bias, string Forward) : ParameterGradient
{
    public override string Output { get; } = Output;

    public override string Parameter => Bias;

    public override EquatableArray<string> PartInputs => EquatableArray.Create(OutputGradient);

    public override string Part => $"Σ over the batch of {OutputGradient}";

    public override string Rule => Forward;
}
