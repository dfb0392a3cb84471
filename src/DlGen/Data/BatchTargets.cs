namespace DlGen;

/// <summary>The targets of a batch: for each example labels or a row of values, or several of these for a network with several heads.</summary>
public readonly struct BatchTargets
{
    private readonly Batch.Rows rows;

    internal BatchTargets(Batch.Rows rows) => this.rows = rows;

    /// <summary>How many examples the batch has.</summary>
    public int Count => rows.Count;

    /// <summary>Whether the targets are labels; otherwise they are values.</summary>
    public bool HasLabels => Data.HasLabels;

    /// <summary>How many labels an example has: 1, or one for each position of a sequence; 0 if it has target values.</summary>
    public int LabelCount => Data.LabelCount;

    /// <summary>How many target values an example has; 0 if it has labels.</summary>
    public int Size => Data.TargetSize;

    internal Dataset Data => rows.Data;

    /// <summary>The dataset's rows that the batch consists of.</summary>
    internal ReadOnlySpan<int> Rows => rows.Indices;

    /// <summary>How many targets an example has. All other members are about the first of them.</summary>
    public int TargetCount => Data.TargetCount;

    /// <summary>Only one of the targets of each example, counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such target.</exception>
    public BatchTargets SelectTarget(int target) => new(rows.Of(Data.SelectTarget(target)));

    /// <summary>Copies the labels, example by example.</summary>
    /// <exception cref="ArgumentException">The span is not <see cref="Count"/> times <see cref="LabelCount"/> long.</exception>
    /// <exception cref="InvalidOperationException">The dataset has target values.</exception>
    public void CopyLabelsTo(Span<int> destination)
    {
        rows.CheckLength(destination.Length, Math.Max(1, LabelCount), nameof(destination));
        Data.GatherLabels(Rows, destination);
    }

    /// <summary>Copies the target values row by row; a label is one value.</summary>
    /// <exception cref="ArgumentException">The span is not <see cref="Count"/> times a row's length long.</exception>
    public void CopyTo(Span<float> destination) => Copy(destination);

    /// <inheritdoc cref="CopyTo(Span{float})"/>
    public void CopyTo(Span<double> destination) => Copy(destination);

    /// <summary>How many labels there are, or rows of values.</summary>
    public override string ToString() => Count == 0
        ? "no targets"
        : HasLabels ? Figures.Count((long)Count * LabelCount, "label") : $"{Figures.Count(Count, "row")} of {Figures.Count(Size, "target value")}";

    private void Copy<T>(Span<T> destination)
        where T : unmanaged
    {
        int width = HasLabels ? LabelCount : Size;
        rows.CheckLength(destination.Length, width, nameof(destination));
        ReadOnlySpan<int> indices = Rows;
        for (int i = 0; i < indices.Length; i++)
        {
            Data.GatherTarget(Data.Row(indices[i]), 0, destination.Slice(i * width, width));
        }
    }
}
