namespace DlGen.Generators.Graph.Ops;

/// <summary>z = x·Wᵀ + b, with the weights W of another layer: a decoder that undoes its encoder's product with the same numbers.</summary>
internal sealed record TransposedLinear(string Output, string Input, string Weight, string? Bias, Tie Tie) : TransposedProduct
{
    public override string Output { get; } = Output;

    public override string Left => Input;

    public override string Weight { get; } = Weight;

    public override string? Bias { get; } = Bias;

    public override string Formula => Bias is null ? $"{Output} = {Input}·{Weight}ᵀ" : $"{Output} = {Input}·{Weight}ᵀ + {Bias}";

    public override Op Reading(string from, string to) => Input == from ? this with { Input = to } : this;

    /// <summary>[…, out] · [out, in] → […, in], in and out being those of the layer whose weights they are.</summary>
    public override void InferShapes(ShapeScope shapes)
    {
        TensorShape input = shapes[Input];
        if (!Linear.RefusesImage(shapes, Input, Site, Tie.Outputs) && Tie.Fits(shapes, input.Last, shapes[Weight]))
        {
            if (Bias is not null)
            {
                shapes[Bias] = TensorShape.Of(Tie.Outputs);
            }

            shapes[Output] = input.WithLast(Tie.Outputs);
        }
    }

    /// <summary>dx = dz·W, dW = dzᵀ·x, db = Σ dz: the rules of a linear layer with W's rows and columns exchanged.</summary>
    public override void Differentiate(AdjointBuilder adjoints)
    {
        string dz = adjoints.GradientOf(Output)!;
        if (adjoints.Needs(Input))
        {
            adjoints.Contribute(Input, dx => new TransposedLinearInputGradient(dx, dz, Weight, Formula) { Layer = Layer });
        }

        adjoints.Update(Weight, dw => new LinearWeightGradient(dw, dz, Input, Weight, Formula) { Layer = Layer });
        UpdateBias(adjoints, dz);
    }
}

/// <summary>dx = dz·W.</summary>
internal sealed record TransposedLinearInputGradient(string Output, string OutputGradient, string Weight, string Forward) : StraightProduct
{
    public override string Output { get; } = Output;

    public override string Left => OutputGradient;

    public override string Weight { get; } = Weight;

    public override string? Bias => null;

    public override string Formula => $"{Output} = {OutputGradient}·{Weight}";

    public override string Rule => Forward;

    public override void InferShapes(ShapeScope shapes)
    {
    }
}
