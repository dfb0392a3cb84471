namespace DlGen.Gpu.Kernels;

/// <summary>The target values of a slice's rows.</summary>
internal readonly struct SliceTargets : ITargetRows
{
    private readonly BatchSource source;
    private readonly int first;

    /// <param name="source">The batch.</param>
    /// <param name="first">The slice's first row in it.</param>
    public SliceTargets(BatchSource source, int first)
    {
        this.source = source;
        this.first = first;
    }

    public Float4 Load(int row, int column) => source.Target(first + row, column);
}
