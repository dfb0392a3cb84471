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

    /// <summary>The cross-entropy of each row, and its gradient for the epilogue.</summary>
    public void CrossEntropy<TLoss, TEpilogue>(DeviceMatrix z, DeviceTargets y, ExampleWeights weights, RowResults results, int rows, TEpilogue epilogue)
        where TLoss : struct, ISoftmaxLoss
        where TEpilogue : struct, IDeviceEpilogue
    {
        switch (LanesFor(TLoss.Classes))
        {
            case 1:
                CrossEntropy<OneLane, TLoss, TEpilogue>(z, y, weights, results, rows, epilogue);
                break;
            case 8:
                CrossEntropy<EightLanes, TLoss, TEpilogue>(z, y, weights, results, rows, epilogue);
                break;
            default:
                CrossEntropy<AllLanes, TLoss, TEpilogue>(z, y, weights, results, rows, epilogue);
                break;
        }
    }

    /// <summary>A loss that compares output by output, of each row, and its gradient for the epilogue.</summary>
    public void ElementwiseLoss<TLoss, TEpilogue>(DeviceMatrix z, DeviceTargets y, ExampleWeights weights, RowResults results, int rows, TEpilogue epilogue)
        where TLoss : struct, IElementwiseLoss
        where TEpilogue : struct, IDeviceEpilogue
    {
        switch (LanesFor(TLoss.Columns))
        {
            case 1:
                ElementwiseLoss<OneLane, TLoss, TEpilogue>(z, y, weights, results, rows, epilogue);
                break;
            case 8:
                ElementwiseLoss<EightLanes, TLoss, TEpilogue>(z, y, weights, results, rows, epilogue);
                break;
            default:
                ElementwiseLoss<AllLanes, TLoss, TEpilogue>(z, y, weights, results, rows, epilogue);
                break;
        }
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

    /// <summary>p = softmax(z), row by row; or of what a scale makes of z.</summary>
    public void Softmax(DeviceMatrix z, DeviceMatrix p, int rows, int columns, float scale = 1f)
    {
        switch (LanesFor(columns))
        {
            case 1:
                Softmax<OneLane>(z, p, rows, columns, scale);
                break;
            case 8:
                Softmax<EightLanes>(z, p, rows, columns, scale);
                break;
            default:
                Softmax<AllLanes>(z, p, rows, columns, scale);
                break;
        }
    }

    /// <summary>The backward pass through a softmax; the gradient of its input goes to the epilogue.</summary>
    public void SoftmaxBackward<TEpilogue>(DeviceMatrix dp, DeviceMatrix p, int rows, int columns, float scale, TEpilogue epilogue)
        where TEpilogue : struct, IDeviceEpilogue
    {
        switch (LanesFor(columns))
        {
            case 1:
                SoftmaxBackward<OneLane, TEpilogue>(dp, p, rows, columns, scale, epilogue);
                break;
            case 8:
                SoftmaxBackward<EightLanes, TEpilogue>(dp, p, rows, columns, scale, epilogue);
                break;
            default:
                SoftmaxBackward<AllLanes, TEpilogue>(dp, p, rows, columns, scale, epilogue);
                break;
        }
    }

    /// <summary>Which class each row of outputs stands for.</summary>
    public void Classify(DeviceMatrix z, ArrayView<int> classes, int columns)
    {
        switch (LanesFor(columns))
        {
            case 1:
                Classify<OneLane>(z, classes, columns);
                break;
            case 8:
                Classify<EightLanes>(z, classes, columns);
                break;
            default:
                Classify<AllLanes>(z, classes, columns);
                break;
        }
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

    private static int LanesFor(int columns) => columns switch
    {
        _ when RowGroup.FitsOneLane(columns) => 1,
        <= 128 * Float4.Count => 8,
        _ => RowGroup.Threads,
    };

    private static KernelConfig Tiles<TTile>(int rows, int columns, int slices = 1)
        where TTile : struct, IThreadTile<TTile> => Tiles(rows, columns, TTile.Size, TTile.Threads, slices);

    private static KernelConfig Quads(int rows, int columns) =>
        (RowPadding.Pieces(checked(rows * RowPadding.Quads(columns)), CopyKernels.Threads), CopyKernels.Threads);

    private static KernelConfig Rows<TLanes>(int rows)
        where TLanes : struct, ILanes => (RowPadding.Pieces(rows, RowGroup.Threads / TLanes.Count), RowGroup.Threads);

    private void CrossEntropy<TLanes, TLoss, TEpilogue>(DeviceMatrix z, DeviceTargets y, ExampleWeights weights, RowResults results, int rows, TEpilogue epilogue)
        where TLanes : struct, ILanes
        where TLoss : struct, ISoftmaxLoss
        where TEpilogue : struct, IDeviceEpilogue
    {
        var kernel = Get<CrossEntropyKey<TLoss, TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceTargets, ExampleWeights, RowResults, int, TEpilogue>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceTargets, ExampleWeights, RowResults, int, TEpilogue>(SoftmaxKernels.CrossEntropy<TLanes, TLoss, TEpilogue>));
        kernel(stream, Rows<TLanes>(rows), z, y, weights, results, rows, epilogue);
    }

    private void ElementwiseLoss<TLanes, TLoss, TEpilogue>(DeviceMatrix z, DeviceTargets y, ExampleWeights weights, RowResults results, int rows, TEpilogue epilogue)
        where TLanes : struct, ILanes
        where TLoss : struct, IElementwiseLoss
        where TEpilogue : struct, IDeviceEpilogue
    {
        var kernel = Get<ElementwiseLossKey<TLoss, TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceTargets, ExampleWeights, RowResults, int, TEpilogue>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceTargets, ExampleWeights, RowResults, int, TEpilogue>(ElementwiseLossKernel.Run<TLanes, TLoss, TEpilogue>));
        kernel(stream, Rows<TLanes>(rows), z, y, weights, results, rows, epilogue);
    }

    private void Softmax<TLanes>(DeviceMatrix z, DeviceMatrix p, int rows, int columns, float scale)
        where TLanes : struct, ILanes
    {
        if (scale != 1f)
        {
            var scaled = Get<ScaledSoftmaxKey<TLanes>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, int, float>>(
                static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, int, float>(SoftmaxKernels.Scaled<TLanes>));
            scaled(stream, Rows<TLanes>(rows), z, p, rows, columns, scale);
            return;
        }

        var kernel = Get<SoftmaxKey<TLanes>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, int>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, int>(SoftmaxKernels.Softmax<TLanes>));
        kernel(stream, Rows<TLanes>(rows), z, p, rows, columns);
    }

    private void SoftmaxBackward<TLanes, TEpilogue>(DeviceMatrix dp, DeviceMatrix p, int rows, int columns, float scale, TEpilogue epilogue)
        where TLanes : struct, ILanes
        where TEpilogue : struct, IDeviceEpilogue
    {
        var kernel = Get<SoftmaxBackwardKey<TLanes, TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, int, float, TEpilogue>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, int, float, TEpilogue>(SoftmaxKernels.Backward<TLanes, TEpilogue>));
        kernel(stream, Rows<TLanes>(rows), dp, p, rows, columns, scale, epilogue);
    }

    private void Classify<TLanes>(DeviceMatrix z, ArrayView<int> classes, int columns)
        where TLanes : struct, ILanes
    {
        var kernel = Get<ClassKey<TLanes>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, ArrayView<int>, int, int>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, ArrayView<int>, int, int>(ClassKernel.Run<TLanes>));
        kernel(stream, Rows<TLanes>(classes.IntLength), z, classes, classes.IntLength, columns);
    }

    // Types that a kernel's key is made of.
    private sealed class MultiplyKey<TTile, TShape, TEpilogue>;

    private sealed class TransposedKey<TTile, TShape, TEpilogue>;

    private sealed class CrossEntropyKey<TLoss, TEpilogue>;

    private sealed class ElementwiseLossKey<TLoss, TEpilogue>;

    private sealed class SoftmaxKey<TLanes>;

    private sealed class ScaledSoftmaxKey<TLanes>;

    private sealed class SoftmaxBackwardKey<TLanes, TEpilogue>;

    private sealed class ClassKey<TLanes>;

    private sealed class MapKey<TMap>;

    private sealed class LossSumKey;

    private sealed class HeadLossSumKey;

    private sealed class GatherKey;

    private sealed class RandomStepKey;
}
