using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>Where a batch comes from: examples that lie on the device, and which of them make up the batch.</summary>
internal readonly struct BatchSource
{
    private readonly ArrayView<float> floats;
    private readonly ArrayView<byte> bytes;
    private readonly ArrayView<int> labels;
    private readonly ArrayView<float> values;
    private readonly BatchOrder inputOrder;
    private readonly BatchOrder targetOrder;
    private readonly BatchLayout layout;

    private BatchSource(
        ArrayView<float> floats,
        ArrayView<byte> bytes,
        ArrayView<int> labels,
        ArrayView<float> values,
        BatchOrder inputOrder,
        BatchOrder targetOrder,
        BatchLayout layout)
    {
        this.floats = floats;
        this.bytes = bytes;
        this.labels = labels;
        this.values = values;
        this.inputOrder = inputOrder;
        this.targetOrder = targetOrder;
        this.layout = layout;
    }

    /// <summary>Rows of inputs an example has.</summary>
    public int InputRows => layout.InputRows;

    /// <summary>The length of a row of inputs.</summary>
    public int InputColumns => layout.InputColumns;

    /// <summary>Whether a target is a class.</summary>
    public bool HasLabels => layout.TargetColumns == 0;

    /// <summary>Rows of target values an example has, or labels.</summary>
    public int TargetRows => layout.TargetRows;

    /// <summary>The length of a row of target values.</summary>
    public int TargetColumns => layout.TargetColumns;

    /// <summary>A batch of inputs that are kept as floats; there are no targets yet.</summary>
    public static BatchSource Of(ArrayView<float> inputs, BatchOrder order, int rows, int columns) =>
        new(inputs, default, default, default, order, default, new BatchLayout { InputRows = rows, InputColumns = columns });

    /// <summary>A batch of inputs that are kept as bytes, which stand for [0, 1]; there are no targets yet.</summary>
    public static BatchSource Of(ArrayView<byte> inputs, BatchOrder order, int rows, int columns) =>
        new(default, inputs, default, default, order, default, new BatchLayout { InputRows = rows, InputColumns = columns, HasBytes = 1 });

    /// <summary>A batch without inputs, for the targets of a further head.</summary>
    public static BatchSource OfTargets => new(default, default, default, default, default, default, new BatchLayout { InputColumns = 1 });

    /// <summary>This batch with the classes of its examples, so many each.</summary>
    public BatchSource WithLabels(ArrayView<int> labels, BatchOrder order, int rows)
    {
        BatchLayout withLabels = layout;
        withLabels.TargetRows = rows;
        return new(floats, bytes, labels, default, inputOrder, order, withLabels);
    }

    /// <summary>This batch with target values.</summary>
    public BatchSource WithValues(ArrayView<float> values, BatchOrder order, int rows, int columns)
    {
        BatchLayout withTargets = layout;
        withTargets.TargetRows = rows;
        withTargets.TargetColumns = columns;
        return new(floats, bytes, default, values, inputOrder, order, withTargets);
    }

    /// <summary>Four inputs of a row of the batch, from <paramref name="column"/> on.</summary>
    public Float4 Input(int row, int column)
    {
        int start = Place(inputOrder, row, layout.InputRows, layout.InputColumns) + column;
        int rest = layout.InputColumns - column;
        return layout.HasBytes != 0
            ? new Float4(bytes[start], rest > 1 ? bytes[start + 1] : 0f, rest > 2 ? bytes[start + 2] : 0f, rest > 3 ? bytes[start + 3] : 0f) * (1f / 255f)
            : Load(floats, start, rest);
    }

    /// <summary>The class of a row of the batch's outputs.</summary>
    public int Label(int row) => labels[Place(targetOrder, row, layout.TargetRows, 1)];

    /// <summary>Four target values of a row of the batch, from <paramref name="column"/> on.</summary>
    public Float4 Target(int row, int column) =>
        Load(values, Place(targetOrder, row, layout.TargetRows, layout.TargetColumns) + column, layout.TargetColumns - column);

    private static int Place(BatchOrder order, int row, int rows, int columns) =>
        ((order[row / rows] * rows) + (row % rows)) * columns;

    private static Float4 Load(ArrayView<float> data, int start, int rest) =>
        new(data[start], rest > 1 ? data[start + 1] : 0f, rest > 2 ? data[start + 2] : 0f, rest > 3 ? data[start + 3] : 0f);
}

/// <summary>How an example's inputs and targets are made up; no target columns where targets are classes.</summary>
internal struct BatchLayout
{
    public int InputRows;

    public int InputColumns;

    public int TargetRows;

    public int TargetColumns;

    /// <summary>1 where inputs are bytes: a bool has no layout that host and device agree on.</summary>
    public int HasBytes;
}
