using System.Numerics;

namespace DlGen.Kernels;

/// <summary>The thread's room for the backward pass of a convolution at a pool's maxima: an image in its border, sums or weights, and lists of maxima.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal readonly unsafe struct MaximaRoom<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Line = 16;
    private readonly T* values;
    private readonly int* windows;
    private readonly int listLength;

    /// <param name="layout">The windows over the image.</param>
    /// <param name="maxima">The maxima.</param>
    /// <param name="lists">How many lists there are at once.</param>
    /// <param name="totals">How many sums or weights there are.</param>
    public MaximaRoom(in WindowLayout layout, in PoolMaxima maxima, int lists, long totals)
    {
        // A tile reads whole registers; a list writes one place behind its end.
        long imageLength = Aligned(layout.Length + Line);
        long totalsLength = Aligned(totals);
        listLength = (int)Aligned(maxima.Count + 1);
        long listsLength = (long)lists * listLength;
        Image = ThreadRoom<T>.Take(imageLength + totalsLength + (2 * listsLength));
        Totals = Image + imageLength;
        values = Totals + totalsLength;
        windows = (int*)(values + listsLength);
        new Span<T>(Image, checked((int)(imageLength + totalsLength))).Clear();
    }

    /// <summary>The image, all zero at first.</summary>
    public T* Image { get; }

    /// <summary>Sums or weights, all zero at first.</summary>
    public T* Totals { get; }

    /// <summary>Lists the maxima of a channel of an example, in the place of the list of that number.</summary>
    public MaximaList<T> List(in PoolMaxima maxima, Matrix<T> gradients, Matrix<T> places, int example, int channel, int number)
    {
        T* listValues = values + ((nint)number * listLength);
        int* listWindows = windows + ((nint)number * listLength);
        return new(listValues, listWindows, maxima.List(gradients, places, example * maxima.Count, channel, listValues, listWindows));
    }

    private static long Aligned(long length) => (length + Line - 1) / Line * Line;
}
