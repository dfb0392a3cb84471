using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DlGen.Kernels;

/// <summary>Where a register tile hands its sums.</summary>
/// <typeparam name="TVector">The register.</typeparam>
internal interface ISink<TVector>
{
    /// <summary>Whether taking a register is too much code to be repeated for each register of a tile.</summary>
    static abstract bool IsLong { get; }

    /// <summary>What a sum begins with: zero, or what it came to before.</summary>
    TVector Start(int row, int register);

    /// <summary>Other work, a piece at the beginning of each segment, for which the tile's sums leave the processor room.</summary>
    void Meanwhile(int segment);

    /// <summary>Takes the first or second register of a row of the tile.</summary>
    void Take(int row, int register, TVector value);
}

/// <summary>To an epilogue, by row and column of the result.</summary>
internal struct EpilogueSink<TVector, T, TEpilogue>(int firstRow, int firstColumn, TEpilogue epilogue) : ISink<TVector>
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged
    where TEpilogue : struct, IEpilogue<T>
{
    public static bool IsLong => TEpilogue.IsLong;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Start(int row, int register) => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Meanwhile(int segment)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(int row, int register, TVector value) =>
        epilogue.Apply(firstRow + row, firstColumn + (register * TVector.Count), value);
}

/// <summary>To memory, as they are.</summary>
internal readonly unsafe struct MemorySink<TVector, T>(T* origin, int stride) : ISink<TVector>
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged
{
    public static bool IsLong => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Start(int row, int register) => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Meanwhile(int segment)
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(int row, int register, TVector value) =>
        TVector.Store(value, origin + ((nint)row * stride) + (register * TVector.Count));
}

/// <summary>How a sink takes a tile's sums, as a type of a size of its own, like <see cref="IConstant"/>.</summary>
internal interface ITaking;

/// <summary>Register by register.</summary>
[StructLayout(LayoutKind.Sequential, Size = 1)]
internal readonly struct FromRegisters : ITaking;

/// <summary>In a loop over memory, where the sums go first.</summary>
[StructLayout(LayoutKind.Sequential, Size = 2)]
internal readonly struct FromMemory : ITaking;
