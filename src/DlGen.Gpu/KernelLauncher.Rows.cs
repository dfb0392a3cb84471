using DlGen.Gpu.Kernels;
using DlGen.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu;

// Kernels that work on whole rows, of losses and softmax; those of normalizations are in a file of their own.
internal sealed partial class KernelLauncher
{
    /// <summary>The cross-entropy of each row, and its gradient for the epilogue.</summary>
    public void CrossEntropy<TLoss, TEpilogue>(DeviceMatrix z, DeviceTargets y, ExampleWeights weights, RowResults results, int rows, TEpilogue epilogue)
        where TLoss : struct, ISoftmaxLoss
        where TEpilogue : struct, IDeviceEpilogue =>
        ByLanes(TLoss.Classes, new CrossEntropyLaunch<TLoss, TEpilogue>(z, y, weights, results, rows, epilogue));

    /// <summary>A loss that compares output by output, of each row, and its gradient for the epilogue.</summary>
    public void ElementwiseLoss<TLoss, TEpilogue>(DeviceMatrix z, DeviceTargets y, ExampleWeights weights, RowResults results, int rows, TEpilogue epilogue)
        where TLoss : struct, IElementwiseLoss
        where TEpilogue : struct, IDeviceEpilogue =>
        ByLanes(TLoss.Columns, new ElementwiseLossLaunch<TLoss, TEpilogue>(z, y, weights, results, rows, epilogue));

    /// <summary>p = softmax(z), row by row; or of what a scale makes of z.</summary>
    public void Softmax(DeviceMatrix z, DeviceMatrix p, int rows, int columns, float scale = 1f) =>
        ByLanes(columns, new SoftmaxLaunch(z, p, rows, columns, scale));

    /// <summary>The backward pass through a softmax; the gradient of its input goes to the epilogue.</summary>
    public void SoftmaxBackward<TEpilogue>(DeviceMatrix dp, DeviceMatrix p, int rows, int columns, float scale, TEpilogue epilogue)
        where TEpilogue : struct, IDeviceEpilogue =>
        ByLanes(columns, new SoftmaxBackwardLaunch<TEpilogue>(dp, p, rows, columns, scale, epilogue));

    /// <summary>Which class each row of outputs stands for.</summary>
    public void Classify(DeviceMatrix z, ArrayView<int> classes, int columns) =>
        ByLanes(columns, new ClassifyLaunch(z, classes, columns));

    /// <summary>Starts a kernel with as many threads a row as rows of this length keep busy.</summary>
    private void ByLanes<TLaunch>(int columns, TLaunch launch)
        where TLaunch : struct, ILaunchByLanes
    {
        if (RowGroup.FitsOneLane(columns))
        {
            launch.Run<OneLane>(this);
        }
        else if (columns <= 128 * Float4.Count)
        {
            launch.Run<EightLanes>(this);
        }
        else
        {
            launch.Run<AllLanes>(this);
        }
    }

    private static KernelConfig Rows<TLanes>(int rows)
        where TLanes : struct, ILanes => (RowPadding.Pieces(rows, RowGroup.Threads / TLanes.Count), RowGroup.Threads);

    /// <summary>The start of a kernel with its arguments, for any number of threads a row.</summary>
    private interface ILaunchByLanes
    {
        /// <summary>Starts the kernel with so many threads a row.</summary>
        void Run<TLanes>(KernelLauncher launcher)
            where TLanes : struct, ILanes;
    }

    private readonly struct CrossEntropyLaunch<TLoss, TEpilogue>(DeviceMatrix z, DeviceTargets y, ExampleWeights weights, RowResults results, int rows, TEpilogue epilogue) : ILaunchByLanes
        where TLoss : struct, ISoftmaxLoss
        where TEpilogue : struct, IDeviceEpilogue
    {
        public void Run<TLanes>(KernelLauncher launcher)
            where TLanes : struct, ILanes
        {
            var kernel = launcher.Get<CrossEntropyKey<TLoss, TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceTargets, ExampleWeights, RowResults, int, TEpilogue>>(
                static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceTargets, ExampleWeights, RowResults, int, TEpilogue>(SoftmaxKernels.CrossEntropy<TLanes, TLoss, TEpilogue>));
            kernel(launcher.Stream, Rows<TLanes>(rows), z, y, weights, results, rows, epilogue);
        }
    }

    private readonly struct ElementwiseLossLaunch<TLoss, TEpilogue>(DeviceMatrix z, DeviceTargets y, ExampleWeights weights, RowResults results, int rows, TEpilogue epilogue) : ILaunchByLanes
        where TLoss : struct, IElementwiseLoss
        where TEpilogue : struct, IDeviceEpilogue
    {
        public void Run<TLanes>(KernelLauncher launcher)
            where TLanes : struct, ILanes
        {
            var kernel = launcher.Get<ElementwiseLossKey<TLoss, TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceTargets, ExampleWeights, RowResults, int, TEpilogue>>(
                static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceTargets, ExampleWeights, RowResults, int, TEpilogue>(ElementwiseLossKernel.Run<TLanes, TLoss, TEpilogue>));
            kernel(launcher.Stream, Rows<TLanes>(rows), z, y, weights, results, rows, epilogue);
        }
    }

    private readonly struct SoftmaxLaunch(DeviceMatrix z, DeviceMatrix p, int rows, int columns, float scale) : ILaunchByLanes
    {
        public void Run<TLanes>(KernelLauncher launcher)
            where TLanes : struct, ILanes
        {
            if (scale != 1f)
            {
                var scaled = launcher.Get<ScaledSoftmaxKey<TLanes>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, int, float>>(
                    static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, int, float>(SoftmaxKernels.Scaled<TLanes>));
                scaled(launcher.Stream, Rows<TLanes>(rows), z, p, rows, columns, scale);
                return;
            }

            var kernel = launcher.Get<SoftmaxKey<TLanes>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, int>>(
                static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, int>(SoftmaxKernels.Softmax<TLanes>));
            kernel(launcher.Stream, Rows<TLanes>(rows), z, p, rows, columns);
        }
    }

    private readonly struct SoftmaxBackwardLaunch<TEpilogue>(DeviceMatrix dp, DeviceMatrix p, int rows, int columns, float scale, TEpilogue epilogue) : ILaunchByLanes
        where TEpilogue : struct, IDeviceEpilogue
    {
        public void Run<TLanes>(KernelLauncher launcher)
            where TLanes : struct, ILanes
        {
            var kernel = launcher.Get<SoftmaxBackwardKey<TLanes, TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, int, float, TEpilogue>>(
                static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, int, float, TEpilogue>(SoftmaxKernels.Backward<TLanes, TEpilogue>));
            kernel(launcher.Stream, Rows<TLanes>(rows), dp, p, rows, columns, scale, epilogue);
        }
    }

    private readonly struct ClassifyLaunch(DeviceMatrix z, ArrayView<int> classes, int columns) : ILaunchByLanes
    {
        public void Run<TLanes>(KernelLauncher launcher)
            where TLanes : struct, ILanes
        {
            var kernel = launcher.Get<ClassKey<TLanes>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, ArrayView<int>, int, int>>(
                static accelerator => accelerator.LoadKernel<DeviceMatrix, ArrayView<int>, int, int>(ClassKernel.Run<TLanes>));
            kernel(launcher.Stream, Rows<TLanes>(classes.IntLength), z, classes, classes.IntLength, columns);
        }
    }

    private sealed class CrossEntropyKey<TLoss, TEpilogue>;

    private sealed class ElementwiseLossKey<TLoss, TEpilogue>;

    private sealed class SoftmaxKey<TLanes>;

    private sealed class ScaledSoftmaxKey<TLanes>;

    private sealed class SoftmaxBackwardKey<TLanes, TEpilogue>;

    private sealed class ClassKey<TLanes>;
}
