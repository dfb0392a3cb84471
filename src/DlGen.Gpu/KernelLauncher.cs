using DlGen.Gpu.Kernels;
using DlGen.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu;

/// <summary>
/// Starts kernels on a device: compiles each on its first use, keeps it, and chooses the grid. A launch returns before the
/// kernel has run; kernels run one after the other.
/// </summary>
internal sealed partial class KernelLauncher(Accelerator accelerator, AcceleratorStream stream) : ILinearProducts
{
    private readonly Dictionary<Type, Delegate> kernels = [];
    private readonly bool hasLargeGroups =
        accelerator.AcceleratorType != AcceleratorType.CPU && accelerator.MaxNumThreadsPerGroup >= LargeTile.Threads;

    /// <summary>What is done to a kernel once it is compiled: a test puts its own launcher around it.</summary>
    internal Func<Delegate, Delegate> Wrap { get; set; } = static kernel => kernel;

    /// <summary>Where kernels are launched.</summary>
    internal AcceleratorStream Stream => stream;

    /// <summary>How many kernels were started so far.</summary>
    internal int Launches { get; private set; }

    /// <inheritdoc/>
    public void Multiply<TShape, TEpilogue>(DeviceMatrix x, DeviceMatrix w, int rows, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        if (IsLarge(rows, TShape.Outputs))
        {
            Multiply<LargeTile, TShape, TEpilogue>(x, w, rows, epilogue);
        }
        else
        {
            Multiply<SmallTile, TShape, TEpilogue>(x, w, rows, epilogue);
        }
    }

    /// <inheritdoc/>
    public void MultiplyTransposed<TShape, TEpilogue>(DeviceMatrix dz, DeviceMatrix w, int rows, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        if (IsLarge(rows, TShape.Inputs))
        {
            MultiplyTransposed<LargeTile, TShape, TEpilogue>(dz, w, rows, epilogue);
        }
        else
        {
            MultiplyTransposed<SmallTile, TShape, TEpilogue>(dz, w, rows, epilogue);
        }
    }

    /// <summary>Sets the key that masks are drawn with to that of the next step.</summary>
    public void BeginRandomStep(ArrayView<ulong> key, ArrayView<long> next, int seed)
    {
        var kernel = Get<RandomStepKey, Action<AcceleratorStream, KernelConfig, ArrayView<ulong>, ArrayView<long>, int>>(
            static accelerator => accelerator.LoadKernel<ArrayView<ulong>, ArrayView<long>, int>(RandomStepKernel.Begin));
        kernel(stream, (1, 1), key, next, seed);
    }

    /// <summary>Adds up the losses of a step's rows.</summary>
    public void SumLosses(RowResults losses, int rows, StepResults results)
    {
        var kernel = Get<LossSumKey, Action<AcceleratorStream, KernelConfig, RowResults, int, StepResults>>(
            static accelerator => accelerator.LoadKernel<RowResults, int, StepResults>(LossSum.Run));
        kernel(stream, LossSumGroup, losses, rows, results);
    }

    /// <summary>Adds up the losses of a step's rows at several heads.</summary>
    public void SumLosses(RowResults losses, ArrayView<LossShare> shares, int heads, int batch, StepResults results)
    {
        var kernel = Get<HeadLossSumKey, Action<AcceleratorStream, KernelConfig, RowResults, ArrayView<LossShare>, int, int, StepResults>>(
            static accelerator => accelerator.LoadKernel<RowResults, ArrayView<LossShare>, int, int, StepResults>(LossSum.OfHeads));
        kernel(stream, LossSumGroup, losses, shares, heads, batch, results);
    }

    /// <summary>Applies an elementwise function to every place of a matrix.</summary>
    public void Map<TMap>(int rows, int columns, TMap map)
        where TMap : struct, IDeviceMap
    {
        var kernel = Get<MapKey<TMap>, Action<AcceleratorStream, KernelConfig, int, int, TMap>>(
            static accelerator => accelerator.LoadKernel<int, int, TMap>(CopyKernels.Map));
        kernel(stream, Quads(rows, columns), rows, columns, map);
    }

    /// <summary>A batch's inputs and targets.</summary>
    public void Gather(BatchSource source, DeviceMatrix x, DeviceTargets y, int batch)
    {
        var kernel = Get<GatherKey, Action<AcceleratorStream, KernelConfig, BatchSource, DeviceMatrix, DeviceTargets, int>>(
            static accelerator => accelerator.LoadKernel<BatchSource, DeviceMatrix, DeviceTargets, int>(CopyKernels.Gather));
        kernel(stream, (RowPadding.Pieces(CopyKernels.GatherThreads(source, batch), CopyKernels.Threads), CopyKernels.Threads), source, x, y, batch);
    }

    /// <summary>x · W with a given tile.</summary>
    internal void Multiply<TTile, TShape, TEpilogue>(DeviceMatrix x, DeviceMatrix w, int rows, TEpilogue epilogue)
        where TTile : struct, IThreadTile<TTile>
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        var kernel = Get<MultiplyKey<TTile, TShape, TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, TEpilogue>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, TEpilogue>(LinearKernels.Multiply<TTile, TShape, TEpilogue>));
        kernel(stream, Tiles<TTile>(rows, TShape.Outputs), x, w, rows, epilogue);
    }

    /// <summary>dz · Wᵀ with a given tile.</summary>
    internal void MultiplyTransposed<TTile, TShape, TEpilogue>(DeviceMatrix dz, DeviceMatrix w, int rows, TEpilogue epilogue)
        where TTile : struct, IThreadTile<TTile>
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        var kernel = Get<TransposedKey<TTile, TShape, TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, TEpilogue>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, TEpilogue>(LinearKernels.MultiplyTransposed<TTile, TShape, TEpilogue>));
        kernel(stream, Tiles<TTile>(rows, TShape.Inputs), dz, w, rows, epilogue);
    }

    /// <summary>A group a tile, over the whole of a product, and that for each slice.</summary>
    internal static KernelConfig Tiles(int rows, int columns, int size, int threads, int slices = 1) =>
        new(new Index3D(RowPadding.Pieces(columns, size), RowPadding.Pieces(rows, size), slices), new Index3D(threads, 1, 1));

    /// <summary>Larger tiles read less memory, but where there are fewer of them than multiprocessors some stand idle.</summary>
    internal bool HasEnoughTiles(int rows, int columns, int size, int slices = 1) => hasLargeGroups
        && (long)RowPadding.Pieces(rows, size) * RowPadding.Pieces(columns, size) * slices >= accelerator.NumMultiprocessors;

    /// <summary>A kernel by its key, compiled on its first use.</summary>
    internal TKernel Get<TKey, TKernel>(Func<Accelerator, TKernel> load)
        where TKernel : Delegate
    {
        if (!kernels.TryGetValue(typeof(TKey), out Delegate? kernel))
        {
            kernel = Wrap(load(accelerator));
            kernels.Add(typeof(TKey), kernel);
        }

        Launches++;
        return (TKernel)kernel;
    }

    private KernelConfig LossSumGroup =>
        (1, accelerator.AcceleratorType == AcceleratorType.CPU ? CpuThreads : Math.Min(LossSum.Lanes, accelerator.MaxNumThreadsPerGroup));

    private bool IsLarge(int rows, int columns, int slices = 1) => HasEnoughTiles(rows, columns, LargeTile.Size, slices);

    private static KernelConfig Tiles<TTile>(int rows, int columns, int slices = 1)
        where TTile : struct, IThreadTile<TTile> => Tiles(rows, columns, TTile.Size, TTile.Threads, slices);

    private static KernelConfig Quads(int rows, int columns) =>
        (RowPadding.Pieces(checked(rows * RowPadding.Quads(columns)), CopyKernels.Threads), CopyKernels.Threads);

    // Types that a kernel's key is made of.
    private sealed class MultiplyKey<TTile, TShape, TEpilogue>;

    private sealed class TransposedKey<TTile, TShape, TEpilogue>;

    private sealed class MapKey<TMap>;

    private sealed class LossSumKey;

    private sealed class HeadLossSumKey;

    private sealed class GatherKey;

    private sealed class RandomStepKey;
}
