using DlGen.Gpu.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu;

internal sealed partial class KernelLauncher
{
    // The CPU accelerator switches threads at every barrier.
    private const int CpuThreads = 32;

    private int NarrowThreads => accelerator.AcceleratorType == AcceleratorType.CPU ? CpuThreads : NarrowKernels.Threads;

    /// <summary>Bytes of shared memory that a group may take.</summary>
    internal int SharedMemoryLimit { get; set; } = accelerator.MaxSharedMemoryPerGroup;

    /// <summary>The most groups that share a narrow network's step.</summary>
    internal int MostGroups { get; set; } = NarrowGrid.Most;

    /// <summary>Whether a group has the memory and the threads for a network's slices.</summary>
    public bool Fits<TNetwork>()
        where TNetwork : struct, INarrowNetwork =>
        NarrowMemory.Bytes<TNetwork>() <= SharedMemoryLimit && accelerator.MaxNumThreadsPerGroup >= NarrowThreads;

    /// <summary>The training step of a narrow network: the gradients, and where one group has them all the optimizer's step.</summary>
    public void NarrowStep<TNetwork, TStep>(
        BatchSource source, ExampleWeights weights, ArrayView<Float4> parameters, ArrayView<Float4> sums, RowResults groups, NarrowGrid grid, StepResults results, TStep step)
        where TNetwork : struct, INarrowNetwork
        where TStep : struct, IDeviceStep
    {
        var kernel = Get<NarrowStepKey<TNetwork, TStep>, Action<AcceleratorStream, KernelConfig, BatchSource, ExampleWeights, ArrayView<Float4>, ArrayView<Float4>, RowResults, int, int, StepResults, TStep>>(
            static accelerator => accelerator.LoadKernel<BatchSource, ExampleWeights, ArrayView<Float4>, ArrayView<Float4>, RowResults, int, int, StepResults, TStep>(NarrowKernels.Step<TNetwork, TStep>));
        kernel(stream, (grid.Groups, NarrowThreads), source, weights, parameters, sums, groups, grid.Rows, grid.RowsOfGroup, results, step);
    }

    /// <summary>The sums of the groups' gradients, and the optimizer's step.</summary>
    public void GroupSums<TStep>(ArrayView<Float4> sums, RowResults groups, int count, int length, StepResults results, TStep step)
        where TStep : struct, IDeviceStep
    {
        var kernel = Get<GroupSumsKey<TStep>, Action<AcceleratorStream, KernelConfig, ArrayView<Float4>, RowResults, int, int, StepResults, TStep>>(
            static accelerator => accelerator.LoadKernel<ArrayView<Float4>, RowResults, int, int, StepResults, TStep>(GradientSums.OfGroups));
        kernel(stream, (RowPadding.Pieces(length, GradientSums.Places), GradientSums.Threads), sums, groups, count, length, results, step);
    }

    /// <summary>The predictions of a narrow network.</summary>
    public void NarrowPredict<TNetwork>(DeviceMatrix x, ArrayView<Float4> parameters, DeviceMatrix predictions, int rows)
        where TNetwork : struct, INarrowNetwork
    {
        var kernel = Get<NarrowPredictKey<TNetwork>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, ArrayView<Float4>, DeviceMatrix, int>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, ArrayView<Float4>, DeviceMatrix, int>(NarrowKernels.Predict<TNetwork>));
        kernel(stream, (RowPadding.Pieces(rows, TNetwork.Rows), NarrowThreads), x, parameters, predictions, rows);
    }

    private sealed class NarrowStepKey<TNetwork, TStep>;

    private sealed class GroupSumsKey<TStep>;

    private sealed class NarrowPredictKey<TNetwork>;
}
