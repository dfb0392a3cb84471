using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>
/// How a register tile walks along the sum of a product left · right: <see cref="Segments"/> runs of steps, each step
/// one scalar of every row on the left and one or two registers on the right. Distances count scalars.
/// </summary>
internal interface IWalk
{
    /// <summary>On the left, from one row of the tile to the next.</summary>
    static abstract nint LeftRow { get; }

    /// <summary>On the left, from one step to the next.</summary>
    static abstract nint LeftStep { get; }

    /// <summary>On the left, what is skipped at the end of a segment.</summary>
    static abstract nint LeftSkip { get; }

    /// <summary>On the right, from the first register to the second.</summary>
    static abstract nint RightRegister { get; }

    /// <summary>How many runs of steps there are.</summary>
    static abstract int Segments { get; }

    /// <summary>On the right, from one step to the next.</summary>
    nint RightStep { get; }

    /// <summary>Steps in one segment.</summary>
    int Steps(int segment);
}

/// <summary>z = x·W: along the inputs; the second register is the next panel where one register fills a panel.</summary>
internal readonly struct AlongInputs<TVector, T, TShape> : IWalk
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged
    where TShape : struct, ILinearShape
{
    public static nint LeftRow => TShape.InputStride;

    public static nint LeftStep => 1;

    public static nint LeftSkip => 0;

    public static nint RightRegister => PanelLayout<TShape>.Distance(TVector.Count);

    public static int Segments => 1;

    public nint RightStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Panels<T>.Width;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Steps(int segment) => TShape.Inputs;
}

/// <summary>dW = xᵀ·dz: along the batch.</summary>
internal readonly struct AlongBatch<TVector, T, TShape>(int rows) : IWalk
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged
    where TShape : struct, ILinearShape
{
    public static nint LeftRow => 1;

    public static nint LeftStep => TShape.InputStride;

    public static nint LeftSkip => 0;

    public static nint RightRegister => TVector.Count;

    public static int Segments => 1;

    public nint RightStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.OutputStride;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Steps(int segment) => rows;
}

/// <summary>dxᵀ = W·dzᵀ: along the outputs, of which a panel of W holds 16.</summary>
internal readonly struct AlongOutputs<TVector, T, TShape>(int batchStride) : IWalk
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged
    where TShape : struct, ILinearShape
{
    public static nint LeftRow => Panels<T>.Width;

    public static nint LeftStep => 1;

    public static nint LeftSkip => PanelLayout<TShape>.PanelLength - Panels<T>.Width;

    public static nint RightRegister => TVector.Count;

    public static int Segments => PanelLayout<TShape>.Panels;

    public nint RightStep
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => batchStride;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Steps(int segment) => Math.Min(Panels<T>.Width, TShape.Outputs - (segment * Panels<T>.Width));
}
