using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>
/// A value that kernels read through a pointer: a number in memory becomes part of an instruction that uses it, where one in
/// a register would have to be spread over a vector first.
/// </summary>
/// <typeparam name="T">The value.</typeparam>
internal sealed unsafe class PinnedValue<T>
    where T : unmanaged
{
    private readonly T[] memory = GC.AllocateArray<T>(1, pinned: true);

    public PinnedValue(T value) => memory[0] = value;

    public ref T Value => ref memory[0];

    /// <summary>Valid for as long as this object is alive.</summary>
    public T* Pointer => (T*)Unsafe.AsPointer(ref memory[0]);
}
