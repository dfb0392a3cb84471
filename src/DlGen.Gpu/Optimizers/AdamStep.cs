using DlGen.Gpu.Kernels;
using ILGPU;

namespace DlGen.Gpu.Optimizers;

/// <summary>One step of Adam or AdamW, the moments as m + (1 − β)(g − m).</summary>
internal readonly struct AdamStep : IDeviceStep
{
    private readonly ArrayView<Float4> parameters;
    private readonly ArrayView<Float4> means;
    private readonly ArrayView<Float4> squares;
    private readonly PerStep<AdamCorrections> corrections;
    private readonly AdamNumbers numbers;

    public AdamStep(
        ArrayView<Float4> parameters,
        ArrayView<Float4> means,
        ArrayView<Float4> squares,
        PerStep<AdamCorrections> corrections,
        AdamNumbers numbers)
    {
        this.parameters = parameters;
        this.means = means;
        this.squares = squares;
        this.corrections = corrections;
        this.numbers = numbers;
    }

    public void Apply(int place, Float4 gradient)
    {
        Float4 w = parameters[place] * numbers.Shrink;
        Float4 g = (numbers.WeightDecay * w) + gradient;
        Float4 mean = means[place];
        Float4 square = squares[place];
        mean += numbers.OneMinusBeta1 * (g - mean);
        square += numbers.OneMinusBeta2 * ((g * g) - square);
        means[place] = mean;
        squares[place] = square;
        AdamCorrections correction = corrections.Current;
        Float4 root = (Float4.Sqrt(square) * correction.Root) + numbers.Epsilon;
        parameters[place] = w - (correction.StepSize * (mean / root));
    }
}

/// <summary>The bias corrections, as factors that differ from step to step.</summary>
internal struct AdamCorrections
{
    /// <summary>η / (1 − β₁ᵗ).</summary>
    public float StepSize;

    /// <summary>1 / √(1 − β₂ᵗ).</summary>
    public float Root;
}

/// <summary>What every step of Adam or AdamW multiplies with.</summary>
internal struct AdamNumbers
{
    public float OneMinusBeta1;

    public float OneMinusBeta2;

    public float Epsilon;

    /// <summary>λ where it is a term of the gradient, else 0.</summary>
    public float WeightDecay;

    /// <summary>1 − ηλ where the decay is decoupled from the gradient, else 1.</summary>
    public float Shrink;
}
