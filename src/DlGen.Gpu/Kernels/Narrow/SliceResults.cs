using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>The losses and hits of a group's rows, in shared memory: a row's are added up over the slices by the thread that has it in each.</summary>
internal readonly struct SliceResults
{
    private readonly RowResults rows;

    public SliceResults(RowResults rows) => this.rows = rows;

    /// <summary>Begins at zero.</summary>
    public void Clear(int count)
    {
        for (int row = Group.IdxX; row < count; row += Group.DimX)
        {
            rows.Set(row, new RowLoss(0f, 0));
        }
    }

    /// <summary>Adds a row's loss, which all of the row's lanes have.</summary>
    public void Add<TLanes>(int row, bool isInside, RowLoss loss)
        where TLanes : struct, ILanes
    {
        if (isInside && Group.IdxX % TLanes.Count == 0)
        {
            rows.Add(row, loss);
        }
    }

    /// <summary>The sum over the rows, in their order.</summary>
    public RowLoss Sum(int count) => rows.Sum(0, count, 1);
}
