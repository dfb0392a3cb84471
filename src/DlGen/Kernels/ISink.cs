using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>Where a register tile hands its sums.</summary>
/// <typeparam name="TVector">The register.</typeparam>
internal interface ISink<TVector>
{
    /// <summary>Whether taking a register is too much code to be repeated for each register of a tile.</summary>
    static abstract bool IsLong { get; }

    /// <summary>Has the memory fetched where a row of the next tile will go.</summary>
    void Fetch(int row);

    /// <summary>Takes the first or second register of a row of the tile.</summary>
    void Take(int row, int register, TVector value);
}

/// <summary>To an epilogue, by row and column of the result.</summary>
internal readonly struct EpilogueSink<TVector, T, TEpilogue>(int firstRow, int firstColumn, TEpilogue epilogue) : ISink<TVector>
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged
    where TEpilogue : struct, IEpilogue<T>
{
    public static bool IsLong => TEpilogue.IsLong;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(int row)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(int row, int register, TVector value) =>
        epilogue.Apply(firstRow + row, firstColumn + (register * TVector.Count), value);
}

/// <summary>To a step, by place in the parameter arena; what lies in the padding of the last panel is zero.</summary>
internal readonly struct StepSink<TVector, T, TShape, TStep>(nint offset, int firstOutput, TStep step) : ISink<TVector>
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged
    where TShape : struct, ILinearShape
    where TStep : struct, IStep<T>
{
    public static bool IsLong => TStep.IsLong;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(int row)
    {
        nint next = offset + ((TVector.TileRows + row) * Panels<T>.Width);
        step.Fetch(next);
        if (TVector.Count == Panels<T>.Width)
        {
            step.Fetch(next + PanelLayout<TShape>.PanelLength);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(int row, int register, TVector value)
    {
        if (TShape.Outputs % Panels<T>.Width != 0)
        {
            value = TVector.First(value, TShape.Outputs - firstOutput - (register * TVector.Count));
        }

        step.Apply(offset + (row * Panels<T>.Width) + (register * PanelLayout<TShape>.Distance(TVector.Count)), value);
    }
}

/// <summary>To memory, as they are.</summary>
internal readonly unsafe struct MemorySink<TVector, T>(T* origin, int stride) : ISink<TVector>
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged
{
    public static bool IsLong => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(int row)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(int row, int register, TVector value) =>
        TVector.Store(value, origin + ((nint)row * stride) + (register * TVector.Count));
}
