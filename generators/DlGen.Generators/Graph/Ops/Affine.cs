using DlGen.Generators.Lowering;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Graph.Ops;

/// <summary>
/// n = γ⊙h + β: each column of a normalized value with a scale and a shift of its own; or n = h, without either. The columns of an image are its
/// channels where the moments are the batch's, and all its numbers where they are the image's own.
/// </summary>
internal sealed record Affine(string Output, string Input, string? Gain, string? Shift) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs =>
        new[] { Input, Gain, Shift }.OfType<string>().ToEquatableArray();

    public override string Formula => $"{Output} = {(Gain is null ? "" : $"{Gain}⊙")}{Input}{(Shift is null ? "" : $" + {Shift}")}";

    public override string? Joins => Input;

    /// <summary>Whether the moments before it are the batch's, column by column, and not each row's own.</summary>
    public bool IsOverBatch { get; init; }

    public override void InferShapes(ShapeScope shapes)
    {
        TensorShape shape = shapes[Input];
        foreach (string parameter in new[] { Gain, Shift }.OfType<string>())
        {
            shapes[parameter] = shape.Rank == 3 && !IsOverBatch ? shape : TensorShape.Of(shape.Channels);
        }

        shapes[Output] = shape;
    }

    /// <summary>What follows a normalized value in registers: its scale and shift, and the fused functions.</summary>
    public RegisterStruct Body(LoweringScope scope) =>
        scope.Epilogue(Layer, "Forward", $"{Layer} forward: {string.Join(", ", scope.Kernel.Epilogue.Select(static fused => fused.Formula).Prepend(Formula))}.", Input) with
        {
            First = new ScaleAndShift(Output, Gain, Shift),
        };

    /// <summary>dh = dn⊙γ, dγ = Σ dn⊙h, dβ = Σ dn. The input gradient comes first: it needs γ from before its step.</summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        string dn = adjoints.GradientOf(Output)!;
        if (adjoints.Needs(Input))
        {
            adjoints.Contribute(Input, dh => IsOverBatch
                ? new BatchAffineInputGradient(dh, dn, Gain, Formula) { Layer = Layer }
                : new AffineInputGradient(dh, dn, Gain, Formula) { Layer = Layer });
        }

        if (Gain is null)
        {
            return;
        }

        string gainGradient = adjoints.Update(Gain, dg => new AffineGainGradient(dg, dn, Input, Gain, Formula) { Layer = Layer });
        if (Shift is not null)
        {
            adjoints.Update(Shift, db => new AffineShiftGradient(db, dn, gainGradient, Shift, Formula) { Layer = Layer });
        }
    }
}

/// <summary>dh = dn⊙γ; dn itself without γ.</summary>
internal record AffineInputGradient(string Output, string OutputGradient, string? Gain, string Forward) : Op
{
    public override string Output { get; } = Output;

    public override EquatableArray<string> Inputs => Gain is null ? EquatableArray.Create(OutputGradient) : EquatableArray.Create(OutputGradient, Gain);

    public override string Formula => $"{Output} = {OutputGradient}{(Gain is null ? "" : $"⊙{Gain}")}";

    public override string Rule => Forward;

    public override bool TakesEpilogue => true;

    /// <summary>The backward pass through the whole normalization, row by row.</summary>
    public override KernelCall Lower(LoweringScope scope)
    {
        StandardizeInputGradient gradient = scope.Kernel.Tail.OfType<StandardizeInputGradient>().Single();
        return new KernelCall("NormalizeBackward", [scope.Kernel])
        {
            Shape = InverseDeviation.Of(scope, gradient.Inverse).ShapeOf(scope, keepsInverse: true),
            Body = Body(scope, gradient.Output, gradient.Formula),
            Arguments =
            [
                LoweringScope.Value(OutputGradient), LoweringScope.Value(Gain), LoweringScope.Value(gradient.Standardized), LoweringScope.Value(gradient.Inverse),
                scope.Rows(OutputGradient), new BodyArgument(),
            ],
            Accesses = [scope.ByRows()],
            Shapes = scope.Batched(OutputGradient),
        };
    }

    /// <summary>What follows the gradient at the normalization's input. It has the layer's own name, for the backward pass through an activation before it is computed here too.</summary>
    protected RegisterStruct Body(LoweringScope scope, string incoming, string formula) =>
        scope.Epilogue(Layer, "Backward", $"{Layer} backward: {string.Join(", ", scope.Kernel.Epilogue.Select(static fused => fused.Formula).Prepend(formula))}.", incoming) with
        {
            Columns = scope.WithoutPadding(Output),
            Remarks = [],
        };

    public override void InferShapes(ShapeScope shapes)
    {
    }
}

/// <summary>dh = dn⊙γ where the moments are the batch's, so that the backward pass from here is that of columns; dn itself without γ.</summary>
internal sealed record BatchAffineInputGradient(string Output, string OutputGradient, string? Gain, string Forward)
    : AffineInputGradient(Output, OutputGradient, Gain, Forward)
{
    /// <summary>
    /// The backward pass through the whole normalization; the gradients of scale and shift are computed beside it. Threads share the rows of
    /// examples that have many, and columns otherwise.
    /// </summary>
    public override KernelCall Lower(LoweringScope scope)
    {
        Kernel? scale = scope.ScaleGradient;
        var gainGradient = (AffineGainGradient?)scale?.Anchor;
        BatchStandardizeInputGradient gradient = scope.Kernel.Tail.OfType<BatchStandardizeInputGradient>().Single();
        PartSums? parts = scope.PartsOf(Output + "Parts", OutputGradient, sums: 2);
        return new KernelCall("BatchNormalizeBackward", scale is null ? [scope.Kernel] : [scope.Kernel, scale])
        {
            Body = Body(scope, gradient.Output, gradient.Formula),
            Arguments =
            [
                LoweringScope.Value(OutputGradient),
                .. new[] { Gain, gainGradient?.ShiftOf(scale!)?.Shift }.OfType<string>().Select(LoweringScope.Value),
                LoweringScope.Value(gradient.Standardized), LoweringScope.Value(gradient.Variance),
                .. scope.RowsToSum(OutputGradient, parts), LoweringScope.Count(scope.Columns(OutputGradient)), new NumberArgument(gradient.Epsilon), new BodyArgument(),
                .. gainGradient is null ? [] : new[] { scope.Step(scale!, gainGradient) },
            ],
            PartSums = parts,
            Accesses = parts is null
                ? [[.. scope.ByColumns(), .. gainGradient is null ? [] : gainGradient.Accesses(scope, scale!)]]
                :
                [
                    [scope.ReadsParts(OutputGradient), scope.ReadsParts(gradient.Standardized), .. Gain is null ? [] : new[] { Access.Reads(Gain) }],
                    [.. scope.ByPartsOfExamples(), .. gainGradient is null ? [] : gainGradient.StepAccesses(scope, scale!)],
                ],
            Shapes = scope.Batched(OutputGradient),
        };
    }
}

/// <summary>dγ = Σ dn⊙h over the batch.</summary>
internal sealed record AffineGainGradient(string Output, string OutputGradient, string Input, string Gain, string Forward) : ParameterGradient
{
    public override string Output { get; } = Output;

    public override string Parameter => Gain;

    public override EquatableArray<string> PartInputs => EquatableArray.Create(OutputGradient, Input);

    public override string Part => $"Σ over the batch of {OutputGradient}⊙{Input}";

    public override string Rule => Forward;

    /// <summary>The shift's gradient in a kernel; null where there is no shift.</summary>
    public AffineShiftGradient? ShiftOf(Kernel kernel) => kernel.Tail.OfType<AffineShiftGradient>().FirstOrDefault();

    public override KernelCall Lower(LoweringScope scope) => new("ColumnSums", [scope.Kernel])
    {
        Arguments =
        [
            LoweringScope.Value(OutputGradient), LoweringScope.Value(Input), scope.Rows(Input), LoweringScope.Count(scope.Columns(Input)), LoweringScope.Value(Gain),
            .. ShiftOf(scope.Kernel) is { } shift ? new[] { LoweringScope.Value(shift.Shift) } : [],
            scope.Step(scope.Kernel, this),
        ],
        Accesses = [[.. Accesses(scope, scope.Kernel)]],
        Shapes = $"{scope.Batched(OutputGradient)} → {scope.Shape(Gain)}",
        SlicedSum = SlicedSum.OfColumns(scope, Input),
    };

    /// <summary>What the sums of scale and shift read and step: threads share blocks of columns.</summary>
    public IEnumerable<Access> Accesses(LoweringScope scope, Kernel kernel) =>
    [
        Access.Reads(OutputGradient, Division.Columns, Grain.Block),
        Access.Reads(Input, Division.Columns, Grain.Block),
        .. StepAccesses(scope, kernel),
    ];

    /// <summary>What the steps of scale and shift write: threads share blocks of columns.</summary>
    public IEnumerable<Access> StepAccesses(LoweringScope scope, Kernel kernel) =>
    [
        .. scope.StepAccesses(kernel, this, Division.Columns, Grain.Block),
        .. ShiftOf(kernel) is { } shift ? scope.StepAccesses(kernel, shift, Division.Columns, Grain.Block) : [],
    ];
}

/// <summary>dβ = Σ dn over the batch, computed beside dγ.</summary>
internal sealed record AffineShiftGradient(string Output, string OutputGradient, string GainGradient, string Shift, string Forward) : ParameterGradient
{
    public override string Output { get; } = Output;

    public override string Parameter => Shift;

    public override EquatableArray<string> PartInputs => EquatableArray.Create(OutputGradient);

    public override string Part => $"Σ over the batch of {OutputGradient}";

    public override string Rule => Forward;

    public override string? Joins => GainGradient;
}
