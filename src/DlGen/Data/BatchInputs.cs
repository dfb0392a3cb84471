namespace DlGen;

/// <summary>The inputs of a batch, [<see cref="Count"/> × <see cref="Size"/>].</summary>
public readonly struct BatchInputs
{
    private readonly Batch.Rows rows;

    internal BatchInputs(Batch.Rows rows) => this.rows = rows;

    /// <summary>How many examples the batch has.</summary>
    public int Count => rows.Count;

    /// <summary>How many values the input of an example has.</summary>
    public int Size => Data.InputSize;

    internal Dataset Data => rows.Data;

    /// <summary>The seed of the epoch's order, by which inputs are augmented.</summary>
    internal int Epoch => rows.Epoch;

    /// <summary>The inputs of the same rows of another dataset.</summary>
    internal BatchInputs Of(Dataset other) => new(rows.Of(other));

    /// <summary>The dataset's rows that the batch consists of.</summary>
    internal ReadOnlySpan<int> Rows => rows.Indices;

    /// <summary>Copies the inputs row by row, as they are trained on: bytes are scaled to [0, 1], and what the dataset has of augmentation and scaling is applied.</summary>
    /// <exception cref="ArgumentException">The span is not <see cref="Count"/> · <see cref="Size"/> long.</exception>
    public void CopyTo(Span<float> destination) => Copy(destination);

    /// <inheritdoc cref="CopyTo(Span{float})"/>
    public void CopyTo(Span<double> destination) => Copy(destination);

    /// <summary>How many inputs there are, and their shape.</summary>
    public override string ToString() => Count == 0 ? "no inputs" : $"{Figures.Count(Count, "input")} {ShapeText.Format(Data.InputShape)}";

    private void Copy<T>(Span<T> destination)
        where T : unmanaged
    {
        int size = Size;
        rows.CheckLength(destination.Length, size, nameof(destination));
        ReadOnlySpan<int> indices = Rows;
        for (int i = 0; i < indices.Length; i++)
        {
            Data.GatherExample(indices[i], destination.Slice(i * size, size), Epoch);
        }
    }
}
