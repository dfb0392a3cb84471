using System.ComponentModel;

namespace DlGen.Kernels;

/// <summary>
/// Where each token occurs in a batch: a chain of its places, in their order. Threads that share the tokens each link the chains of their
/// own, so that none waits for another.
/// </summary>
/// <param name="vocabulary">How many tokens there are.</param>
/// <param name="places">The most tokens that a batch has.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TokenChains(int vocabulary, int places)
{
    /// <summary>Behind the last place of a chain.</summary>
    private const int End = -1;

    private readonly int[] first = new int[places == 0 ? 0 : vocabulary];
    private readonly int[] next = new int[places];

    /// <summary>The first place of a token; negative where it doesn't occur.</summary>
    internal int First(int token) => first[token];

    /// <summary>The place behind another one of the same token; negative where there is none.</summary>
    internal int Next(int place) => next[place];

    /// <summary>Links the chains of the tokens from <paramref name="from"/> up to <paramref name="to"/> (exclusive).</summary>
    /// <param name="x">The tokens, <paramref name="perExample"/> a row.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="perExample">Tokens that an example has.</param>
    /// <param name="from">The first token.</param>
    /// <param name="to">The token behind the last.</param>
    internal void Link<T>(Matrix<T> x, int count, int perExample, int from, int to)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        first.AsSpan(from, to - from).Fill(End);

        // From the last place to the first, so that each goes in front of its chain.
        for (int place = count - 1; place >= 0; place--)
        {
            int token = int.CreateTruncating(x[place / perExample, place % perExample]);
            if (token >= from && token < to)
            {
                next[place] = first[token];
                first[token] = place;
            }
        }
    }
}
