using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;

namespace DlGen.Generators.Advice;

/// <summary>What a layer does, as rules of advice see it: a normalization of several ops is one step, and what only lies otherwise is none.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Op">The op that ends it.</param>
/// <param name="Inputs">The values that it reads, without parameters and masks.</param>
/// <param name="Output">The value that it ends in.</param>
internal sealed record Step(StepKind Kind, Op Op, EquatableArray<string> Inputs, string Output)
{
    /// <summary>The function of an activation; null for other steps.</summary>
    public FunctionFacts? Function { get; init; }

    /// <summary>What messages call the layer: Linear(10), Conv2d(32, 3), Relu.</summary>
    public string Name { get; init; } = "";

    /// <summary>The block in the same project whose declaration has the layer, by its use; null for a layer of the declaration itself.</summary>
    public string? Scope { get; init; }

    /// <summary>The value that it reads first.</summary>
    public string Input => Inputs[0];

    /// <summary>The place in the declaration.</summary>
    public Site Site => Op.Site;

    /// <summary>Whether its output depends on one value alone.</summary>
    public bool HasOneInput => Inputs.Count == 1;

    /// <summary>Whether it multiplies by weights.</summary>
    public bool IsWeighted => Kind is StepKind.Linear or StepKind.Convolution or StepKind.TransposedConvolution;

    /// <summary>Whether it normalizes.</summary>
    public bool IsNormalization => Kind is StepKind.BatchNormalization or StepKind.RowNormalization;

    /// <summary>Whether it is a pool.</summary>
    public bool IsPool => Kind is StepKind.MaxPool or StepKind.AveragePool;

    /// <summary>Steps of one network are told apart by what they compute.</summary>
    public bool Equals(Step? other) => other?.Output == Output;

    /// <inheritdoc/>
    public override int GetHashCode() => Output.GetHashCode();

    /// <summary>The weights; null for a step without.</summary>
    public string? Weight => Op switch
    {
        LinearProduct linear => linear.Weight,
        Convolution convolution => convolution.Kernel,
        TransposedConvolution convolution => convolution.Kernel,
        _ => null,
    };

    /// <summary>The bias; null for a step without.</summary>
    public string? Bias => Op switch
    {
        LinearProduct linear => linear.Bias,
        Convolution convolution => convolution.Bias,
        TransposedConvolution convolution => convolution.Bias,
        _ => null,
    };
}
