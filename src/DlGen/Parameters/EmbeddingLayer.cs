namespace DlGen;

/// <summary>The table of an <see cref="EmbeddingAttribute"/>: a row of numbers for each token.</summary>
/// <typeparam name="T">The scalar.</typeparam>
public sealed class EmbeddingLayer<T>
    where T : unmanaged
{
    private readonly Parameter<T> table;

    internal EmbeddingLayer(Parameter<T> table) => this.table = table;

    /// <summary>The table [vocabulary, size]: <c>Weight[token, column]</c>.</summary>
    public TensorView<T> Weight => table.Value;

    /// <summary>∂L/∂<see cref="Weight"/> of the last backward pass; zero in the rows of tokens that didn't occur.</summary>
    public TensorView<T> WeightGradient => table.Gradient;

    /// <summary>How many tokens there are.</summary>
    public int Vocabulary => Weight.Shape[0];

    /// <summary>The length of a token's row.</summary>
    public int Size => Weight.Shape[1];
}
