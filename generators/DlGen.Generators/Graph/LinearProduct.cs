namespace DlGen.Generators.Graph;

/// <summary>
/// A value times a weight matrix, or its transpose: a linear layer in the forward pass, and its input's gradient in the backward pass.
/// </summary>
internal abstract record LinearProduct : Op
{
    /// <summary>The value whose rows are multiplied.</summary>
    public abstract string Left { get; }

    /// <summary>The weights W [in × out].</summary>
    public abstract string Weight { get; }

    /// <summary>What is added to each row; null for nothing.</summary>
    public abstract string? Bias { get; }

    /// <summary>W, or Wᵀ.</summary>
    public abstract string Factor { get; }

    public override bool TakesEpilogue => true;

    /// <summary>The shape of <see cref="Factor"/>.</summary>
    public abstract string FactorShape(TensorShape weight);
}

/// <summary>x·W: a linear layer's product, and the backward pass through one that has another's weights transposed.</summary>
internal abstract record StraightProduct : LinearProduct
{
    public sealed override string Factor => Weight;

    public sealed override string FactorShape(TensorShape weight) => weight.ToString();
}

/// <summary>dz·Wᵀ: the backward pass through a linear layer, and the product of one that has another's weights transposed.</summary>
internal abstract record TransposedProduct : LinearProduct
{
    public sealed override string Factor => Weight + "ᵀ";

    public sealed override string FactorShape(TensorShape weight) => new TensorShape(Model.EquatableArray.Create(weight.Axes[1], weight.Axes[0])).ToString();
}
