namespace DlGen.Kernels;

/// <summary>The maxima of one channel whose gradients aren't zero, see <see cref="PoolMaxima"/>.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal readonly unsafe struct MaximaList<T>(T* values, int* windows, int count)
    where T : unmanaged
{
    /// <summary>The gradients.</summary>
    public readonly T* Values = values;

    /// <summary>The window of each, as a distance from the image's beginning.</summary>
    public readonly int* Windows = windows;

    /// <summary>How many there are.</summary>
    public readonly int Count = count;
}
