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
    /// <summary>The first of the inputs of all examples that should be a token and isn't; −1 where there is none.</summary>
    /// <param name="inputs">The examples' inputs, one example after another.</param>
    /// <param name="inputSize">The inputs of an example.</param>
    internal int IndexOfOther<T>(ReadOnlySpan<T> inputs, int inputSize)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int example = 0; example <= inputs.Length - inputSize; example += inputSize)
        {
            int first = example + Start;
            for (int index = first; index < first + Count; index++)
            {
                T value = inputs[index];
                if (!(value >= T.Zero && value < T.CreateTruncating(Vocabulary) && T.IsInteger(value)))
                {
                    return index;
                }
            }
        }

        return -1;
    }

    /// <summary>What is wrong with an input that is no token.</summary>
    internal string Refusal<T>(T value) => Invariant($"is {value}, which is no token: the network's tokens are whole numbers from 0 to {Vocabulary - 1}");
}
