using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>What a loss says of each row: how large it is there, and whether the row's class is right.</summary>
internal readonly struct RowResults
{
    private readonly ArrayView<float> losses;
    private readonly ArrayView<int> hits;

    public RowResults(ArrayView<float> losses, ArrayView<int> hits)
    {
        this.losses = losses;
        this.hits = hits;
    }

    public void Set(int row, float loss, bool isHit)
    {
        losses[row] = loss;
        hits[row] = isHit ? 1 : 0;
    }
}
