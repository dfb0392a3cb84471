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

    public void Set(int row, RowLoss loss)
    {
        losses[row] = loss.Loss;
        hits[row] = loss.Hit;
    }

    public void Add(int row, RowLoss loss)
    {
        losses[row] += loss.Loss;
        hits[row] += loss.Hit;
    }

    /// <summary>The sum over every <paramref name="step"/>th row from <paramref name="row"/> on, in their order.</summary>
    public RowLoss Sum(int row, int rows, int step)
    {
        float loss = 0f;
        int hit = 0;
        for (; row < rows; row += step)
        {
            loss += losses[row];
            hit += hits[row];
        }

        return new RowLoss(loss, hit);
    }
}
