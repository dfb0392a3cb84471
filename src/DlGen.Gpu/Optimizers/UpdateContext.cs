using DlGen.Gpu.Kernels;
using ILGPU;

namespace DlGen.Gpu.Optimizers;

/// <summary>What an update multiplies with, of one group of parameters.</summary>
internal struct UpdateNumbers
{
    /// <summary>η, with the corrections of the rule.</summary>
    public float Rate;

    /// <summary>1 / √(1 − β₂ᵗ), for Adam.</summary>
    public float Root;

    /// <summary>λ where it is a term of the gradient, else 0.</summary>
    public float WeightDecay;

    /// <summary>1 − ηλ where the decay is decoupled from the gradient, else 1.</summary>
    public float Shrink;

    /// <summary>The part of the gradient that a velocity takes.</summary>
    public float Taken;

    /// <summary>What makes the mean of accumulated gradients.</summary>
    public float Scale;

    /// <summary>The part of the weights that their average takes.</summary>
    public float Average;
}

/// <summary>The part of a step that is the same for all rules. It is the same for all steps of a training: what changes lies on the device.</summary>
internal readonly struct UpdateContext
{
    private readonly PerStep<UpdateNumbers> numbers;
    private readonly ArrayView<int> groups;

    /// <param name="parameters">The parameters.</param>
    /// <param name="numbers">What updates multiply with, of each group.</param>
    /// <param name="groups">The group's number of each place of the parameters; it isn't read where there is one group.</param>
    public UpdateContext(ArrayView<Float4> parameters, PerStep<UpdateNumbers> numbers, ArrayView<int> groups)
    {
        Parameters = parameters;
        this.numbers = numbers;
        this.groups = groups;
    }

    /// <summary>The parameters.</summary>
    public ArrayView<Float4> Parameters { get; }

    /// <summary>The numbers of the update at hand, at a place.</summary>
    public UpdateNumbers Numbers(int place) => numbers[numbers.Count > 1 ? groups[place] : 0];
}
