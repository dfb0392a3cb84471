using DlGen.Generators.Model;

namespace DlGen.Generators.Graph.Ops;

/// <summary>n = γ⊙h + β: each column of a normalized value with a scale and a shift of its own; or n = h, without either.</summary>
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
        foreach (string parameter in new[] { Gain, Shift }.OfType<string>())
        {
            shapes[parameter] = TensorShape.Of(shapes[Input].Columns);
        }

        shapes[Output] = shapes[Input];
    }

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

    public override void InferShapes(ShapeScope shapes)
    {
    }
}

/// <summary>dh = dn⊙γ where the moments are the batch's, so that the backward pass from here runs column by column; dn itself without γ.</summary>
internal sealed record BatchAffineInputGradient(string Output, string OutputGradient, string? Gain, string Forward)
    : AffineInputGradient(Output, OutputGradient, Gain, Forward);

/// <summary>dγ = Σ dn⊙h over the batch.</summary>
internal sealed record AffineGainGradient(string Output, string OutputGradient, string Input, string Gain, string Forward) : ParameterGradient
{
    public override string Output { get; } = Output;

    public override string Parameter => Gain;

    public override EquatableArray<string> PartInputs => EquatableArray.Create(OutputGradient, Input);

    public override string Part => $"Σ over the batch of {OutputGradient}⊙{Input}";

    public override string Rule => Forward;
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
