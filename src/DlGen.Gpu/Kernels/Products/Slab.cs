using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>A slab of an operand in shared memory: <see cref="Depth"/> lines, each as long as the tile's side.</summary>
internal static class Slab
{
    /// <summary>Products that are added before the threads meet again.</summary>
    public const int Depth = 8;

    /// <summary>
    /// From one line to the next in <see cref="Float4"/>s. One more than the side keeps the eight threads that put down a
    /// column at the same time in different banks.
    /// </summary>
    public static int Line<TTile>()
        where TTile : struct, IThreadTile<TTile> => (TTile.Size / Float4.Count) + 1;

    /// <summary>The sum of four columns of a slab over its depth.</summary>
    public static Float4 ColumnSum<TTile>(ArrayView<Float4> slab, int column)
        where TTile : struct, IThreadTile<TTile>
    {
        Float4 sum = 0f;
        for (int line = 0; line < Depth; line++)
        {
            sum += slab[(line * Line<TTile>()) + column];
        }

        return sum;
    }

    /// <summary>Sets one scalar of a slab.</summary>
    public static void Set(ArrayView<Float4> slab, int line, int lineLength, int place, float value) =>
        slab.Cast<float>()[(line * lineLength * Float4.Count) + place] = value;
}
