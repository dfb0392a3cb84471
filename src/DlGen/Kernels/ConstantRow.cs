using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DlGen.Kernels;

/// <summary>Numbers that a network declares, one a column, where vectors can be loaded from; zeros behind the last.</summary>
/// <typeparam name="T">The scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class ConstantRow<T>
    where T : unmanaged
{
    private readonly T[] values;

    /// <summary>A row of the given numbers.</summary>
    public ConstantRow(params T[] numbers)
    {
        values = GC.AllocateArray<T>((numbers.Length + Panels<T>.Width - 1) / Panels<T>.Width * Panels<T>.Width, pinned: true);
        numbers.CopyTo(values, 0);
    }

    /// <summary>A vector of them, from a column on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Load<TVector>(int column)
        where TVector : struct, IVector<TVector, T> =>
        new Row<T>((T*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(values)), 0).Load<TVector>(column);
}
