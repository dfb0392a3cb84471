using System.Numerics;

namespace DlGen.Kernels;

/// <summary>
/// The thread's room for the backward pass of a convolution at a pool's maxima: an image in its border, sums or weights, the windows of a rectangle, and lists of
/// maxima.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
internal readonly unsafe struct MaximaRoom<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Line = 16;
    private readonly T* lists;
    private readonly long maxima;

    /// <param name="layout">The windows over the image.</param>
    /// <param name="places">Places of a rectangle.</param>
    /// <param name="maxima">Maxima of a channel.</param>
    /// <param name="lists">How many lists there are at once.</param>
    /// <param name="totals">How many sums or weights there are.</param>
    public MaximaRoom(in WindowLayout layout, int places, int maxima, int lists, long totals)
    {
        // A tile reads whole registers.
        long imageLength = Aligned(layout.Length + Line);
        long totalsLength = Aligned(totals);
        this.maxima = Aligned(maxima);
        Image = ThreadRoom<T>.Take(imageLength + totalsLength + Aligned(places) + (2 * lists * this.maxima));
        Totals = Image + imageLength;
        Windows = (int*)(Totals + totalsLength);
        this.lists = Totals + totalsLength + Aligned(places);
        new Span<T>(Image, checked((int)(imageLength + totalsLength))).Clear();
    }

    /// <summary>The image, all zero at first.</summary>
    public T* Image { get; }

    /// <summary>Sums or weights, all zero at first.</summary>
    public T* Totals { get; }

    /// <summary>Room for the windows of a rectangle.</summary>
    public int* Windows { get; }

    /// <summary>An empty list.</summary>
    /// <param name="number">Its number among those that there are at once.</param>
    public MaximaList<T> List(int number) => new(lists + (2 * number * maxima), (int*)(lists + (((2 * number) + 1) * maxima)));

    private static long Aligned(long length) => (length + Line - 1) / Line * Line;
}
