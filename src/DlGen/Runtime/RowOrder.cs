using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DlGen.Runtime;

/// <summary>
/// The order in which the rows of a weight matrix lie in memory. In a file they are those of an image [C, H, W], or of a convolution's
/// kernel [C, R, S]: channel by channel, with the places of a channel side by side. In memory some channels lie side by side instead, place
/// by place, as the image does that they are multiplied with.
/// </summary>
/// <param name="Places">H·W or R·S; 1 for rows that lie as they do in a file.</param>
/// <param name="Channels">How many channels lie side by side.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct RowOrder(int Places, int Channels)
{
    /// <summary>The order of a file.</summary>
    public static RowOrder OfFile => new(1, 1);

    /// <summary>Where a row lies that is number <paramref name="row"/> in a file.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int RowInMemory(int row)
    {
        if (Places == 1)
        {
            return row;
        }

        (int channel, int place) = Math.DivRem(row, Places);
        (int block, int within) = Math.DivRem(channel, Channels);
        return (((block * Places) + place) * Channels) + within;
    }
}
