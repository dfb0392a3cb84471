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

    /// <summary>Rows there are.</summary>
    public long Length => losses.Length;

    private RowLoss this[int row] => new(losses[row], hits[row]);

    /// <summary>So many rows from one on, counted from 0 again.</summary>
    public RowResults Part(int first, int rows) => new(losses.SubView(first, rows), hits.SubView(first, rows));

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

    /// <summary>The sum over every <paramref name="step"/>th row from <paramref name="row"/> on: four at a time, so that four reads are under way.</summary>
    public RowLoss Sum(int row, int rows, int step)
    {
        float loss = 0f;
        int hit = 0;
        for (; row + (3 * step) < rows; row += 4 * step)
        {
            RowLoss first = this[row];
            RowLoss second = this[row + step];
            RowLoss third = this[row + (2 * step)];
            RowLoss fourth = this[row + (3 * step)];
            loss += first.Loss + second.Loss + (third.Loss + fourth.Loss);
            hit += first.Hit + second.Hit + (third.Hit + fourth.Hit);
        }

        for (; row < rows; row += step)
        {
            loss += losses[row];
            hit += hits[row];
        }

        return new RowLoss(loss, hit);
    }
}
