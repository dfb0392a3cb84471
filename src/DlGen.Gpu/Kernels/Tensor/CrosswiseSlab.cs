using ILGPU;

namespace DlGen.Gpu.Kernels.Tensor;

/// <summary>A row of memory runs along the strip: a line a depth. W in x·W, x and dz in xᵀ·dz.</summary>
internal readonly struct CrosswiseSlab : ITensorSlab<CrosswiseSlab>
{
    private readonly ArrayView<float> values;

    private CrosswiseSlab(ArrayView<float> values) => this.values = values;

    public static int Length<TTile>()
        where TTile : struct, ITensorTile<TTile> => TensorProduct.Depth * Line<TTile>();

    public static void Copy<TTile, TInstructions>(
        TInstructions instructions, ArrayView<Float4> slab, DeviceMatrix matrix, int index, int first, int depth, int extent, int end)
        where TTile : struct, ITensorTile<TTile>
        where TInstructions : struct, ITensorInstructions<TInstructions>
    {
        int line = index / (TTile.Size / Float4.Count);
        int quad = index % (TTile.Size / Float4.Count);
        int row = depth + line;
        int column = first + (quad * Float4.Count);

        // Padding beside the last column ends in results that nobody keeps.
        bool isInside = row < end && column < extent;
        int count = isInside ? Float4.Count : 0;
        instructions.Copy(
            ref slab[(line * Line<TTile>()) + quad], ref matrix.Quad(isInside ? row : 0, isInside ? column : 0), count * sizeof(float));
    }

    public static CrosswiseSlab Of<TTile>(ArrayView<Float4> slab, int place, int depth)
        where TTile : struct, ITensorTile<TTile> =>
        new(slab.Cast<float>().SubView((depth * Line<TTile>() * Float4.Count) + place));

    public Float2 Load<TTile>(int place, int depth)
        where TTile : struct, ITensorTile<TTile> => new(
            values[(depth * Line<TTile>() * Float4.Count) + place], values[((depth + 1) * Line<TTile>() * Float4.Count) + place]);

    /// <summary>The sum of four places of a slab over its depth, unrounded.</summary>
    public static Float4 Sum<TTile>(ArrayView<Float4> slab, int quad)
        where TTile : struct, ITensorTile<TTile>
    {
        Float4 sum = 0f;
        for (int line = 0; line < TensorProduct.Depth; line++)
        {
            sum += slab[(line * Line<TTile>()) + quad];
        }

        return sum;
    }

    // Four floats more than the side: the lines at 2t of four lanes begin eight banks apart.
    private static int Line<TTile>()
        where TTile : struct, ITensorTile<TTile> => (TTile.Size / Float4.Count) + 1;
}
