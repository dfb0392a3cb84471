using System.ComponentModel;
using System.Numerics;
using static System.FormattableString;

namespace DlGen.Runtime;

/// <summary>A part of a network's inputs that are tokens.</summary>
/// <param name="Start">Where it starts in an example.</param>
/// <param name="Count">Tokens that an example has there.</param>
/// <param name="Vocabulary">Tokens go from 0 to one less than this.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record TokenInputs(int Start, int Count, int Vocabulary)
{
    /// <summary>The first of an example's inputs that should be a token and isn't; −1 where there is none.</summary>
    internal int IndexOfOther<T>(ReadOnlySpan<T> example)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int index = Start; index < Start + Count; index++)
        {
            T value = example[index];
            if (!(value >= T.Zero && value < T.CreateTruncating(Vocabulary) && T.IsInteger(value)))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>What is wrong with an input that is no token.</summary>
    internal string Refusal<T>(T value) => Invariant($"is {value}, which is no token: the network's tokens are whole numbers from 0 to {Vocabulary - 1}");
}
