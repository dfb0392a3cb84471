using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>
/// How a register tile walks along the sum of a <see cref="Product{T}"/>: each step takes one scalar of every row on the left
/// and one or two registers on the right, where a step is always one row of a panel. Distances count scalars.
/// </summary>
internal interface IWalk
{
    /// <summary>On the left, from one row of the tile to the next.</summary>
    nint LeftRow { get; }

    /// <summary>On the left, from one step to the next.</summary>
    nint LeftStep { get; }

    /// <summary>Other work, a piece at the beginning of each segment, for which the tile's sums leave the processor room.</summary>
    void Meanwhile(int segment);
}

/// <summary>Along the rows of the left side, of which a panel holds 16 scalars: z = x·W, and dxᵀ = W·dzᵀ.</summary>
internal readonly struct AlongRows : IWalk
{
    private const int Width = 16;

    public nint LeftRow => Width;

    public nint LeftStep => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Meanwhile(int segment)
    {
    }
}

/// <summary>Along runs of the left side, whose rows lie any distance apart: images that are rows to a linear layer, windows over an image.</summary>
internal readonly struct AlongRuns(nint leftRow) : IWalk
{
    public nint LeftRow => leftRow;

    public nint LeftStep => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Meanwhile(int segment)
    {
    }
}

/// <summary>From scalar to scalar of a window on the left, along the windows over an image: dK = Σ dz·a.</summary>
internal readonly struct AcrossWindows(nint leftStep) : IWalk
{
    public nint LeftRow => 1;

    public nint LeftStep => leftStep;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Meanwhile(int segment)
    {
    }
}

/// <summary>Along the columns of the left side: dW = xᵀ·dz, along the batch, from one example's row or image to the next.</summary>
internal readonly struct AlongBatch<TPlaces> : IWalk
    where TPlaces : struct, IPlaces
{
    private const int Width = 16;

    public nint LeftRow => 1;

    public nint LeftStep => TPlaces.Count * Width;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Meanwhile(int segment)
    {
    }
}

/// <summary>
/// Along the batch, as <see cref="AlongBatch{TPlaces}"/>; each segment also fetches the memory of a row of weights, for the step that comes
/// next but one.
/// </summary>
/// <remarks>No readonly struct: calling a method of a generic field of those copies the field each time.</remarks>
internal struct AlongBatchFetching<T, TStep, TPlaces>(nint offset, nint register, TStep step) : IWalk
    where T : unmanaged
    where TStep : struct, IStep<T>
    where TPlaces : struct, IPlaces
{
    public nint LeftRow => default(AlongBatch<TPlaces>).LeftRow;

    public nint LeftStep => default(AlongBatch<TPlaces>).LeftStep;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Meanwhile(int segment)
    {
        nint place = offset + (segment * Panels<T>.Width);
        step.Fetch(place);
        step.Fetch(place + register);
    }
}
