using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// Turns tokens [T] into rows of a table that is learned: e = E[x], [T, <paramref name="size"/>]. It is the first layer of a network of tokens,
/// <c>[Network(12, Tokens = 1000)] [Embedding(16), Flatten, Linear(2)]</c>, or of a block of them. E [tokens, size] starts from the
/// standard normal distribution, as with PyTorch's nn.Embedding.
/// </summary>
/// <remarks>
/// A step of <see cref="Sgd"/> without momentum and decay, or of <see cref="Adagrad"/> without decay, visits only the rows whose tokens
/// occur in the batch; the result is the same to the bit as if it visited all.
/// </remarks>
/// <param name="size">The length of a row.</param>
public sealed class EmbeddingAttribute([Range(1, int.MaxValue)] int size) : LayerAttribute
{
    /// <summary>The length of a row.</summary>
    public int Size { get; } = size;
}
