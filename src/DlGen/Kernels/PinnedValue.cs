using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>
/// Values that kernels read through a pointer: a number in memory becomes part of an instruction that uses it, where one in
/// a register would have to be spread over a vector first.
/// </summary>
/// <typeparam name="T">The value.</typeparam>
internal sealed unsafe class PinnedValue<T>
    where T : unmanaged
{
    private readonly T[] memory;

    /// <summary>One value.</summary>
    public PinnedValue(T value)
        : this(value, 1)
    {
    }

    /// <summary>Several values, all the same at first.</summary>
    public PinnedValue(T value, int count)
    {
        memory = GC.AllocateArray<T>(count, pinned: true);
        for (int index = 0; index < count; index++)
        {
            memory[index] = value;
        }
    }

    public ref T Value => ref memory[0];

    public int Count => memory.Length;

    public ref T this[int index] => ref memory[index];

    /// <summary>Valid for as long as this object is alive.</summary>
    public T* Pointer => (T*)Unsafe.AsPointer(ref memory[0]);
}
