using System.ComponentModel.DataAnnotations;

namespace DlGen;

/// <summary>
/// Turns tokens [T], whole numbers from 0 to <paramref name="vocabulary"/> − 1, into rows of a table that is learned: e = E[x], [T, size].
/// It is the first layer of a network of tokens, <c>[Network(12)] [Embedding(1000, 16), Flatten, Linear(2)]</c>, or of a block of
/// <see cref="InputsAttribute"/>. E [vocabulary, size] starts from the standard normal distribution, as with PyTorch's nn.Embedding.
/// </summary>
/// <remarks>
/// A step of <see cref="Sgd"/> without momentum and decay, or of <see cref="Adagrad"/> without decay, visits only the rows whose tokens
/// occur in the batch; the result is the same to the bit as if it visited all.
/// </remarks>
/// <param name="vocabulary">How many tokens there are: 16,777,216 at most, for a float holds no larger numbers exactly.</param>
/// <param name="size">The length of a row.</param>
public sealed class EmbeddingAttribute([Range(1, 16_777_216)] int vocabulary, [Range(1, int.MaxValue)] int size) : LayerAttribute
{
    /// <summary>How many tokens there are.</summary>
    public int Vocabulary { get; } = vocabulary;

    /// <summary>The length of a row.</summary>
    public int Size { get; } = size;
}
