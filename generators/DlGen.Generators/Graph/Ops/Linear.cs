using System.Globalization;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Graph.Ops;

/// <summary>z = x·W + b.</summary>
internal sealed record Linear(string Output, string Input, string Weight, string? Bias, int Outputs) : StraightProduct
{
    public override string Output { get; } = Output;

    public override string Left => Input;

    public override string Weight { get; } = Weight;

    public override string? Bias { get; } = Bias;

    /// <summary>The layer whose weights it has; null for its own.</summary>
    public Tie? Tie { get; init; }

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
            shapes[Weight] = TensorShape.Of(input.Last, Outputs);
        }
        else if (!Tie.Fits(shapes, input.Last, shapes[Weight]))
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
        UpdateBias(adjoints, dz);
    }
}

/// <summary>dx = dz·Wᵀ: each input answers for every output it had a weight in.</summary>
internal sealed record LinearInputGradient(string Output, string OutputGradient, string Weight, string Forward) : TransposedProduct
{
    public override string Output { get; } = Output;

    public override string Left => OutputGradient;

    public override string Weight { get; } = Weight;

    public override string? Bias => null;

    public override string Formula => $"{Output} = {OutputGradient}·{Weight}ᵀ";

    protected override bool IsInOrder => false;

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

    /// <summary>The bias's gradient is computed beside it. Threads share blocks of outputs, or panels of inputs where blocks are few.</summary>
    public override KernelCall Lower(LoweringScope scope)
    {
        Kernel? bias = scope.BiasGradient;
        var biasGradient = (ColumnSumGradient?)bias?.Anchor;
        EquatableArray<int> weight = scope.Shape(Weight).Axes;
        bool sharesColumns = CpuLayout.Pieces(weight[1], CpuLayout.Block) >= CpuLayout.FewBlocks;
        return new KernelCall("OuterSum", bias is null ? [scope.Kernel] : [scope.Kernel, bias])
        {
            Shape = LinearProduct.ShapeOf(scope, Weight),
            Arguments =
            [
                LoweringScope.Value(Input), LoweringScope.Value(OutputGradient), scope.Rows(OutputGradient), LoweringScope.Value(Weight),
                .. biasGradient is null ? [] : new[] { LoweringScope.Value(biasGradient.Of) },
                scope.Step(scope.Kernel, this),
            ],
            Accesses =
            [
                [
                    Access.Reads(Input),
                    sharesColumns ? Access.Reads(OutputGradient, Division.Columns, Grain.Block) : Access.Reads(OutputGradient),
                    .. scope.StepAccesses(scope.Kernel, this, sharesColumns ? Division.Columns : Division.Rows, sharesColumns ? Grain.Block : Grain.Panel),
                    .. biasGradient is null ? [] : biasGradient.Accesses(scope, bias!),
                ],
            ],
            Shapes = $"{scope.Batched(Input)}ᵀ · {scope.Batched(OutputGradient)} → {scope.Shape(Weight)}",
            Places = scope.PlacesBefore(Weight),
            SlicedSum = new SlicedSum("SlicedOuterSum", EquatableArray.Create(scope.RowsOfExample(OutputGradient), weight[0], weight[1])),
            RunsInGroups = scope.Kernel.EndOf(this) == GradientEnd.Step,
        };
    }
}
