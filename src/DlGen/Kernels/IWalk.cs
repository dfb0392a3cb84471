using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>
/// How a register tile walks along the sum of a product left · right: <see cref="Segments"/> runs of steps, each step
/// one scalar of every row on the left and one or two registers on the right. On the right a step is always one row of a
/// panel. Distances count scalars.
/// </summary>
internal interface IWalk
{
    /// <summary>On the left, from one row of the tile to the next.</summary>
    static abstract nint LeftRow { get; }

    /// <summary>On the left, from one step to the next.</summary>
    static abstract nint LeftStep { get; }

    /// <summary>Whether the next segment lies elsewhere on the left, where no processor expects it.</summary>
    static abstract bool Jumps { get; }

    /// <summary>On the left, what is skipped at the end of a segment.</summary>
    nint LeftSkip { get; }

    /// <summary>On the right, from the first register to the second.</summary>
    nint RightRegister { get; }

    /// <summary>How many runs of steps there are.</summary>
    int Segments { get; }

    /// <summary>Steps in one segment.</summary>
    int Steps(int segment);
}

/// <summary>z = x·W: along the inputs, of which a panel of x holds 16.</summary>
internal readonly struct AlongInputs<TVector, T, TShape>(Matrix<T> x) : IWalk
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged
    where TShape : struct, ILinearShape
{
    public static nint LeftRow => Panels<T>.Width;

    public static nint LeftStep => 1;

    public static bool Jumps => TShape.Inputs > Panels<T>.Width;

    public nint LeftSkip
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => x.PanelLength - Panels<T>.Width;
    }

    public nint RightRegister
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => PanelLayout.Of<TShape>().Distance(TVector.Count);
    }

    public int Segments
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (TShape.Inputs + Panels<T>.Width - 1) / Panels<T>.Width;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Steps(int segment) => TShape.Inputs % Panels<T>.Width == 0
        ? Panels<T>.Width
        : Math.Min(Panels<T>.Width, TShape.Inputs - (segment * Panels<T>.Width));
}

/// <summary>dxᵀ = W·dzᵀ: along the outputs, of which a panel of W holds 16.</summary>
internal readonly struct AlongOutputs<TVector, T>(Matrix<T> dzT, PanelLayout layout) : IWalk
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged
{
    public static nint LeftRow => Panels<T>.Width;

    public static nint LeftStep => 1;

    public static bool Jumps => true;

    public nint LeftSkip
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => layout.PanelLength - Panels<T>.Width;
    }

    public nint RightRegister
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TVector.Count < Panels<T>.Width ? TVector.Count : dzT.PanelLength;
    }

    public int Segments
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => layout.Panels;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Steps(int segment) => Math.Min(Panels<T>.Width, layout.Outputs - (segment * Panels<T>.Width));
}

/// <summary>
/// dW = xᵀ·dz: along the batch, in one segment, or in as many as a tile has rows where the memory of a row of the result is
/// fetched in each.
/// </summary>
internal readonly struct AlongBatch<TVector, T>(Matrix<T> dz, int rows) : IWalk
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged
{
    private readonly int steps = TVector.FetchesWeights ? (rows + TVector.TileRows - 1) / TVector.TileRows : rows;

    public static nint LeftRow => 1;

    public static nint LeftStep => Panels<T>.Width;

    public static bool Jumps => false;

    public nint LeftSkip
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 0;
    }

    public nint RightRegister
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TVector.Count < Panels<T>.Width ? TVector.Count : dz.PanelLength;
    }

    public int Segments
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TVector.FetchesWeights ? Math.Min(TVector.TileRows, rows) : 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Steps(int segment) => Math.Min(steps, rows - (segment * steps));
}
