using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>
/// A narrow network's training step and its predictions, a launch each, after the fully fused networks of Müller et al. 2021
/// ("Real-time neural radiance caching for path tracing"): a group of threads takes a slice of the batch from the inputs
/// through the loss back to the gradients, and what lies between never leaves its shared memory.
/// </summary>
internal static class NarrowKernels
{
    /// <summary>The most threads a group has.</summary>
    public const int Threads = 128;

    /// <summary>
    /// The gradients of a group's slices, added up. A group that is alone makes the optimizer's step too; where there are
    /// several, <see cref="GradientSums"/> does.
    /// </summary>
    /// <param name="source">The batch.</param>
    /// <param name="weights">What its examples count for.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="sums">Where the gradients go: as much as the parameters take for each group.</param>
    /// <param name="groups">Where the groups' losses go.</param>
    /// <param name="rows">Rows of the batch.</param>
    /// <param name="rowsOfGroup">Rows that a group takes, in slices.</param>
    /// <param name="results">Where the step's loss goes.</param>
    /// <param name="step">The optimizer's step.</param>
    public static void Step<TNetwork, TStep>(
        BatchSource source,
        ExampleWeights weights,
        ArrayView<Float4> parameters,
        ArrayView<Float4> sums,
        RowResults groups,
        int rows,
        int rowsOfGroup,
        StepResults results,
        TStep step)
        where TNetwork : struct, INarrowNetwork
        where TStep : struct, IDeviceStep
    {
        ArrayView<Float4> shared = SharedMemory.Allocate<Float4>(TNetwork.Shared);
        ArrayView<float> lanes = SharedMemory.Allocate<float>(Threads);
        var losses = new SliceResults(new RowResults(SharedMemory.Allocate<float>(TNetwork.Rows), SharedMemory.Allocate<int>(TNetwork.Rows)));
        DeviceMatrix x = NarrowMemory.Matrix(shared, 0, TNetwork.Inputs);
        ArrayView<Float4> own = sums.SubView(Grid.IdxX * parameters.IntLength, parameters.IntLength);
        losses.Clear(TNetwork.Rows);
        int start = Grid.IdxX * rowsOfGroup;
        int end = start + rowsOfGroup < rows ? start + rowsOfGroup : rows;
        for (int first = start; first < end; first += TNetwork.Rows)
        {
            int count = end - first < TNetwork.Rows ? end - first : TNetwork.Rows;
            for (int index = Group.IdxX; index < count * RowPadding.Quads(TNetwork.Inputs); index += Group.DimX)
            {
                (int row, int column) = Place<TNetwork>(index);
                x.Store(row, column, source.Input(first + row, column));
            }

            GroupBarrier.Wait();
            TNetwork.Run(new NarrowGroup(
                shared, lanes, parameters, new SliceRows(first, count, rows), losses, source, weights, new GradientSum(own, first == start)));
        }

        if (Group.IdxX == 0)
        {
            Report(losses.Sum(TNetwork.Rows), groups, results);
        }

        GroupBarrier.Wait();
        int places = Grid.DimX == 1 ? parameters.IntLength : 0;
        for (int place = Group.IdxX; place < places; place += Group.DimX)
        {
            step.Apply(place, own[place]);
        }
    }

    /// <summary>x [rows × in] → predictions, a slice a group.</summary>
    public static void Predict<TNetwork>(DeviceMatrix x, ArrayView<Float4> parameters, DeviceMatrix predictions, int rows)
        where TNetwork : struct, INarrowNetwork
    {
        ArrayView<Float4> shared = SharedMemory.Allocate<Float4>(TNetwork.Shared);
        ArrayView<float> lanes = SharedMemory.Allocate<float>(Threads);
        DeviceMatrix inputs = NarrowMemory.Matrix(shared, 0, TNetwork.Inputs);
        int first = Grid.IdxX * TNetwork.Rows;
        int count = rows - first < TNetwork.Rows ? rows - first : TNetwork.Rows;
        for (int index = Group.IdxX; index < count * RowPadding.Quads(TNetwork.Inputs); index += Group.DimX)
        {
            (int row, int column) = Place<TNetwork>(index);
            inputs.Store(row, column, x.Load(first + row, column));
        }

        GroupBarrier.Wait();
        TNetwork.Run(new NarrowGroup(shared, lanes, parameters, new SliceRows(first, count, rows), predictions.From(first)));
    }

    private static (int Row, int Column) Place<TNetwork>(int index)
        where TNetwork : struct, INarrowNetwork
    {
        int quads = RowPadding.Quads(TNetwork.Inputs);
        return (index / quads, index % quads * Float4.Count);
    }

    private static void Report(RowLoss sum, RowResults groups, StepResults results)
    {
        if (Grid.IdxX == 0)
        {
            results.Begin();
        }

        if (Grid.DimX == 1)
        {
            results.Add(sum);
        }
        else
        {
            groups.Set(Grid.IdxX, sum);
        }
    }
}
