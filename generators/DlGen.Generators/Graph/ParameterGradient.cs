using DlGen.Generators.Model;

namespace DlGen.Generators.Graph;

/// <summary>
/// An op that computes a parameter's gradient. Where the parameter is used several times it computes what one use adds: the
/// sum grows from use to use, and the last one's is the gradient.
/// </summary>
internal abstract record ParameterGradient : Op
{
    /// <summary>The parameter.</summary>
    public abstract string Parameter { get; }

    /// <summary>What the uses before add up to; null for the first of them, or the only one.</summary>
    public string? SoFar { get; init; }

    /// <summary>The values that this use's part is computed from.</summary>
    public abstract EquatableArray<string> PartInputs { get; }

    /// <summary>This use's part, as the lecture writes it: xᵀ·dz.</summary>
    public abstract string Part { get; }

    public sealed override EquatableArray<string> Inputs =>
        SoFar is null ? PartInputs : PartInputs.Append(SoFar).ToEquatableArray();

    /// <summary>The indices that one number of it has in the formula: [o, c, r, s]; empty where the formula is of the whole.</summary>
    public virtual string Indices => "";

    public sealed override string Formula => $"{Output}{Indices} = {Sum(Part)}";

    /// <summary>A part with the sum of those before it.</summary>
    public string Sum(string part) => SoFar is null ? part : $"{SoFar}{Indices} + {part}";

    public sealed override void InferShapes(ShapeScope shapes)
    {
    }
}
