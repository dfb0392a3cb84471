using DlGen.Generators.Diagnostics;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Graph.Ops;

/// <summary>s = softmax(z/τ) over the last axis: e^(z/τ) over their sum, so that all are positive and sum to one.</summary>
/// <param name="Output">The value computed.</param>
/// <param name="Logits">z.</param>
/// <param name="Temperature">τ: the larger, the more even the result.</param>
internal sealed record Softmax(string Output, string Logits, double Temperature = 1) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(Logits);

    public override string Formula => $"{Output} = softmax({Logits}{Over(Temperature)})";

    /// <summary>A division by a temperature, as formulas have it: " / 2"; nothing where it is 1.</summary>
    public static string Over(double temperature) => temperature == 1 ? "" : $" / {Literal.Short(temperature)}";

    public override Op Reading(string from, string to) => Logits == from ? this with { Logits = to } : this;

    /// <summary>[…, D] → […, D]; an image must be flattened first.</summary>
    public override void InferShapes(ShapeScope shapes)
    {
        if (Stage == Stage.Prediction || !shapes.RefusesImage(Logits, Site, DiagnosticIds.SoftmaxOnImage, "Softmax"))
        {
            shapes[Output] = shapes[Logits];
        }
    }

    public override KernelCall Lower(LoweringScope scope) => new("Softmax", [scope.Kernel])
    {
        Arguments =
        [
            LoweringScope.Value(Logits), LoweringScope.Value(Output), scope.Rows(Logits), LoweringScope.Count(scope.Columns(Logits)),
            .. Temperature == 1 ? [] : new[] { new NumberArgument(1 / Temperature) { Label = "scale" } },
        ],
        Accesses = [scope.ByRows()],

        // A layer's logits may be read again in the backward pass: the activation before it may need them.
        InPlace = Stage == Stage.Prediction ? (Output, Logits) : null,
        Shapes = scope.Batched(Output),
        RunsInGroups = Stage == Stage.Prediction,
    };

    /// <summary>dz = s⊙(ds − Σ ds⊙s)/τ: a shift of all logits changes nothing, so dz has no part along it.</summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        string ds = adjoints.GradientOf(Output)!;
        if (adjoints.Needs(Logits))
        {
            adjoints.Contribute(Logits, dz => new SoftmaxInputGradient(dz, ds, Output, Temperature, Formula) { Layer = Layer });
        }
    }
}

/// <summary>dz = s⊙(ds − Σ ds⊙s)/τ.</summary>
internal sealed record SoftmaxInputGradient(string Output, string OutputGradient, string Result, double Temperature, string Forward) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => EquatableArray.Create(OutputGradient, Result);

    public override string Formula =>
        $"{Output} = {Result}⊙({OutputGradient} − Σ {OutputGradient}⊙{Result}){Softmax.Over(Temperature)}";

    public override string Rule => Forward;

    public override bool TakesEpilogue => true;

    public override void InferShapes(ShapeScope shapes)
    {
    }

    public override KernelCall Lower(LoweringScope scope) => new("SoftmaxBackward", [scope.Kernel])
    {
        Body = scope.Epilogue(Layer, "Backward", $"{Layer} backward: {scope.Formulas}.", Output) with { Remarks = [] },
        Arguments =
        [
            LoweringScope.Value(OutputGradient), LoweringScope.Value(Result), scope.Rows(Result), LoweringScope.Count(scope.Columns(Result)),
            new NumberArgument(1 / Temperature) { Label = "scale" }, new BodyArgument(),
        ],
        Accesses = [scope.ByRows()],
        Shapes = scope.Batched(Result),
    };
}
