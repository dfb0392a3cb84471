using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>What moves values without computing: a thread for four scalars of the result.</summary>
internal static class CopyKernels
{
    /// <summary>Threads a group has.</summary>
    public const int Threads = 64;

    /// <summary>The row and the first of the four columns that a thread has, where each thread has four scalars of a matrix with <paramref name="columns"/>.</summary>
    public static (int Row, int Column) Place(int columns)
    {
        int index = (Grid.IdxX * Threads) + Group.IdxX;
        int quads = RowPadding.Quads(columns);
        return (index / quads, index % quads * Float4.Count);
    }

    /// <summary>Applies an elementwise function to every place of a matrix.</summary>
    public static void Map<TMap>(int rows, int columns, TMap map)
        where TMap : struct, IDeviceMap
    {
        (int row, int column) = Place(columns);
        if (row < rows)
        {
            map.Apply(row, column);
        }
    }

    /// <summary>An example's <paramref name="height"/> rows of <paramref name="width"/> laid end to end.</summary>
    public static void Flatten(DeviceMatrix from, DeviceMatrix to, int batch, int height, int width)
    {
        (int row, int column) = Place(height * width);
        if (row < batch)
        {
            to.Store(row, column, new Float4(
                Flat(from, row, column, height, width),
                Flat(from, row, column + 1, height, width),
                Flat(from, row, column + 2, height, width),
                Flat(from, row, column + 3, height, width)));
        }
    }

    /// <summary>An example's row cut into <paramref name="height"/> rows of <paramref name="width"/>.</summary>
    public static void Unflatten(DeviceMatrix from, DeviceMatrix to, int batch, int height, int width)
    {
        (int row, int column) = Place(width);
        if (row < batch * height)
        {
            int example = row / height;
            int first = (row % height * width) + column;
            to.Store(row, column, new Float4(
                from[example, first],
                column + 1 < width ? from[example, first + 1] : 0f,
                column + 2 < width ? from[example, first + 2] : 0f,
                column + 3 < width ? from[example, first + 3] : 0f));
        }
    }

    /// <summary>An image's channels one behind the other in a row → a row for each place, its channels side by side.</summary>
    public static void ToPlaces(DeviceMatrix from, DeviceMatrix to, int batch, int channels, int places)
    {
        (int row, int channel) = Place(channels);
        if (row < batch * places)
        {
            int example = row / places;
            int first = (channel * places) + (row % places);
            to.Store(row, channel, new Float4(
                from[example, first],
                channel + 1 < channels ? from[example, first + places] : 0f,
                channel + 2 < channels ? from[example, first + (2 * places)] : 0f,
                channel + 3 < channels ? from[example, first + (3 * places)] : 0f));
        }
    }

    /// <summary>A row for each place, its channels side by side → an image's channels one behind the other in a row.</summary>
    public static void FromPlaces(DeviceMatrix from, DeviceMatrix to, int batch, int channels, int places)
    {
        (int row, int column) = Place(channels * places);
        if (row < batch)
        {
            to.Store(row, column, new Float4(
                OfPlace(from, row, column, channels, places),
                OfPlace(from, row, column + 1, channels, places),
                OfPlace(from, row, column + 2, channels, places),
                OfPlace(from, row, column + 3, channels, places)));
        }
    }

    /// <summary>The columns of two matrices side by side.</summary>
    public static void Concatenate(DeviceMatrix left, int leftWidth, DeviceMatrix right, int rightWidth, DeviceMatrix to, int rows)
    {
        (int row, int column) = Place(leftWidth + rightWidth);
        if (row < rows)
        {
            to.Store(row, column, new Float4(
                Beside(left, leftWidth, right, rightWidth, row, column),
                Beside(left, leftWidth, right, rightWidth, row, column + 1),
                Beside(left, leftWidth, right, rightWidth, row, column + 2),
                Beside(left, leftWidth, right, rightWidth, row, column + 3)));
        }
    }

    /// <summary>The <paramref name="width"/> columns of a matrix from <paramref name="start"/> on.</summary>
    public static void Slice(DeviceMatrix from, int start, DeviceMatrix to, int width, int rows)
    {
        (int row, int column) = Place(width);
        if (row < rows)
        {
            to.Store(row, column, new Float4(
                from[row, start + column],
                column + 1 < width ? from[row, start + column + 1] : 0f,
                column + 2 < width ? from[row, start + column + 2] : 0f,
                column + 3 < width ? from[row, start + column + 3] : 0f));
        }
    }

    /// <summary>A batch's inputs and targets: those of its examples.</summary>
    public static void Gather(BatchSource source, DeviceMatrix x, DeviceTargets y, int batch)
    {
        int index = (Grid.IdxX * Threads) + Group.IdxX;
        int quads = RowPadding.Quads(source.InputColumns);
        int inputs = batch * source.InputRows * quads;
        int outputQuads = source.HasLabels ? 1 : RowPadding.Quads(source.TargetColumns);
        int target = index - inputs;
        if (index < inputs)
        {
            x.Store(index / quads, index % quads * Float4.Count, source.Input(index / quads, index % quads * Float4.Count));
        }
        else if (!source.HasLabels && target < batch * source.TargetRows * outputQuads)
        {
            int column = target % outputQuads * Float4.Count;
            y.Values.Store(target / outputQuads, column, source.Target(target / outputQuads, column));
        }
        else if (source.HasLabels && target < batch * source.TargetRows)
        {
            y.Labels[target] = source.Label(target);
        }
    }

    /// <summary>Threads that <see cref="Gather"/> takes.</summary>
    public static int GatherThreads(BatchSource source, int batch)
    {
        int ofInputs = source.InputRows * RowPadding.Quads(source.InputColumns);
        int ofTargets = source.TargetRows * (source.HasLabels ? 1 : RowPadding.Quads(source.TargetColumns));
        return checked(batch * (ofInputs + ofTargets));
    }

    private static float Flat(DeviceMatrix from, int example, int place, int height, int width) =>
        place < height * width ? from[(example * height) + (place / width), place % width] : 0f;

    private static float OfPlace(DeviceMatrix from, int example, int column, int channels, int places) =>
        column < channels * places ? from[(example * places) + (column % places), column / places] : 0f;

    private static float Beside(DeviceMatrix left, int leftWidth, DeviceMatrix right, int rightWidth, int row, int column) =>
        column < leftWidth ? left[row, column] : column - leftWidth < rightWidth ? right[row, column - leftWidth] : 0f;
}
