using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using static DlGen.Kernels.Lengths;

namespace DlGen.Kernels;

/// <summary>
/// The kernels that a network's formulas are written in. Every thread of a team calls the same kernel with its own
/// <see cref="Worker"/> and does its share: columns in blocks of a fixed size, or rows where there are too few blocks. No sum
/// is split between threads but in parts that don't depend on how many there are, so the results are the same on any number of them.
/// A kernel doesn't wait for the other threads at its end: the generated file says where they meet.
/// </summary>
/// <typeparam name="T">The scalar.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class Formulas<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Fewer blocks than this would keep too few threads busy: they share rows instead.</summary>
    public const int FewBlocks = 4;

    /// <summary>Rows of an example that are summed at most at a time where threads share them, see RowParts.</summary>
    public const int PartOfExample = 256;

    private const int Panel = Panels<T>.Width;

    /// <summary>Columns that stay together where threads share them: two panels, which is what a tile covers.</summary>
    private const int Block = 2 * Panel;

    // Of their own, and compiled once for all: the methods that call them grow with the network, and the JIT inlines only so much into one.
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>The columns of a row with its padding: whole panels.</summary>
    private static int Padded(int columns) => Pieces(columns, Panel) * Panel;

    /// <summary>A register of a row of a length, with zeros behind the row's end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector WithoutPadding<TVector>(TVector value, int columns, int column)
        where TVector : struct, IVector<TVector, T> =>
        columns % Panel == 0 ? value : TVector.First(value, columns - column);
}
