using ILGPU;

namespace DlGen.Gpu.Kernels.Tensor;

/// <summary>A row of memory runs in depth: a line a place. x in x·W, dz and W in dz·Wᵀ.</summary>
internal readonly struct LengthwiseSlab : ITensorSlab<LengthwiseSlab>
{
    private const int PerLine = TensorProduct.Depth / Float4.Count;

    // 20 floats: eight lines begin in banks 0, 20, 8, 28, 16, 4, 24 and 12, four apart.
    private const int Line = PerLine + 1;

    private readonly ArrayView<Float2> values;

    private LengthwiseSlab(ArrayView<Float2> values) => this.values = values;

    public static int Length<TTile>()
        where TTile : struct, ITensorTile<TTile> => TTile.Size * Line;

    public static void Copy<TTile, TInstructions>(
        TInstructions instructions, ArrayView<Float4> slab, DeviceMatrix matrix, int index, int first, int depth, int extent, int end)
        where TTile : struct, ITensorTile<TTile>
        where TInstructions : struct, ITensorInstructions<TInstructions>
    {
        int place = index / PerLine;
        int quad = index % PerLine;
        int row = first + place;
        int column = depth + (quad * Float4.Count);

        // What lies behind the end is padding, and may be anything.
        bool isInside = row < extent && column < end;
        int count = isInside ? Math.Min(end - column, Float4.Count) : 0;
        instructions.Copy(
            ref slab[(place * Line) + quad], ref matrix.Quad(isInside ? row : 0, isInside ? column : 0), count * sizeof(float));
    }

    public static LengthwiseSlab Of<TTile>(ArrayView<Float4> slab, int place, int depth)
        where TTile : struct, ITensorTile<TTile> =>
        new(slab.Cast<Float2>().SubView((place * Line * 2) + (depth / Float2.Count)));

    public Float2 Load<TTile>(int place, int depth)
        where TTile : struct, ITensorTile<TTile> => values[(place * Line * 2) + (depth / Float2.Count)];
}
