using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>The maxima of one channel whose gradients aren't zero, see <see cref="PoolMaxima"/>.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal unsafe struct MaximaList<T>(T* values, int* windows)
    where T : unmanaged
{
    /// <summary>The gradients.</summary>
    public readonly T* Values = values;

    /// <summary>The window of each, as a distance from the image's beginning.</summary>
    public readonly int* Windows = windows;

    /// <summary>How many there are.</summary>
    public int Count;

    /// <summary>Adds one to the end, for which there is room.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T value, int window)
    {
        Values[Count] = value;
        Windows[Count] = window;
        Count++;
    }
}
