using DlGen.Gpu.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu;

// Kernels of batches that are mixed with a permutation of themselves.
internal sealed partial class KernelLauncher
{
    /// <summary>Mixes the inputs of a batch, which are gathered already.</summary>
    public void Mix(BatchSource source, BatchMixture mixture, DeviceMatrix x, int batch)
    {
        var kernel = Get<MixKey, Action<AcceleratorStream, KernelConfig, BatchSource, BatchMixture, DeviceMatrix, int>>(
            static accelerator => accelerator.LoadKernel<BatchSource, BatchMixture, DeviceMatrix, int>(MixKernel.Run));
        kernel(stream, Quads(batch * source.InputRows, source.InputColumns), source, mixture.OfRows(source.InputRows), x, batch);
    }

    /// <summary>The cross-entropy of each row of a mixed batch, and its gradient for the epilogue.</summary>
    public void MixedCrossEntropy<TLoss, TEpilogue>(
        DeviceMatrix z, DeviceTargets y, BatchMixture mixture, ExampleWeights weights, RowResults results, int rows, TEpilogue epilogue)
        where TLoss : struct, ISoftmaxLoss
        where TEpilogue : struct, IDeviceEpilogue =>
        ByLanes(TLoss.Classes, new MixedCrossEntropyLaunch<TLoss, TEpilogue>(z, y, mixture, weights, results, rows, epilogue));

    /// <summary>A loss that compares output by output, of each row of a mixed batch, and its gradient for the epilogue.</summary>
    public void MixedElementwiseLoss<TLoss, TEpilogue>(
        DeviceMatrix z, DeviceTargets y, BatchMixture mixture, ExampleWeights weights, RowResults results, int rows, TEpilogue epilogue)
        where TLoss : struct, IElementwiseLoss
        where TEpilogue : struct, IDeviceEpilogue =>
        ByLanes(TLoss.Columns, new MixedElementwiseLossLaunch<TLoss, TEpilogue>(z, y, mixture, weights, results, rows, epilogue));

    private readonly struct MixedCrossEntropyLaunch<TLoss, TEpilogue>(
        DeviceMatrix z, DeviceTargets y, BatchMixture mixture, ExampleWeights weights, RowResults results, int rows, TEpilogue epilogue) : ILaunchByLanes
        where TLoss : struct, ISoftmaxLoss
        where TEpilogue : struct, IDeviceEpilogue
    {
        public void Run<TLanes>(KernelLauncher launcher)
            where TLanes : struct, ILanes
        {
            var kernel = launcher.Get<MixedCrossEntropyKey<TLoss, TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceTargets, BatchMixture, ExampleWeights, RowResults, int, TEpilogue>>(
                static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceTargets, BatchMixture, ExampleWeights, RowResults, int, TEpilogue>(MixedLossKernels.CrossEntropy<TLanes, TLoss, TEpilogue>));
            kernel(launcher.Stream, Rows<TLanes>(rows), z, y, mixture, weights, results, rows, epilogue);
        }
    }

    private readonly struct MixedElementwiseLossLaunch<TLoss, TEpilogue>(
        DeviceMatrix z, DeviceTargets y, BatchMixture mixture, ExampleWeights weights, RowResults results, int rows, TEpilogue epilogue) : ILaunchByLanes
        where TLoss : struct, IElementwiseLoss
        where TEpilogue : struct, IDeviceEpilogue
    {
        public void Run<TLanes>(KernelLauncher launcher)
            where TLanes : struct, ILanes
        {
            var kernel = launcher.Get<MixedElementwiseLossKey<TLoss, TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceTargets, BatchMixture, ExampleWeights, RowResults, int, TEpilogue>>(
                static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceTargets, BatchMixture, ExampleWeights, RowResults, int, TEpilogue>(MixedLossKernels.Elementwise<TLanes, TLoss, TEpilogue>));
            kernel(launcher.Stream, Rows<TLanes>(rows), z, y, mixture, weights, results, rows, epilogue);
        }
    }

    private sealed class MixKey;

    private sealed class MixedCrossEntropyKey<TLoss, TEpilogue>;

    private sealed class MixedElementwiseLossKey<TLoss, TEpilogue>;
}
