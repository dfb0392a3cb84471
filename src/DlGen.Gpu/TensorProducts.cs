using DlGen.Gpu.Kernels;
using DlGen.Gpu.Kernels.Tensor;
using DlGen.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu;

/// <summary>Launches the products of linear layers on tensor cores.</summary>
/// <typeparam name="TFormat">What operands are rounded to.</typeparam>
/// <typeparam name="TInstructions">Who carries the tensor cores' instructions out.</typeparam>
internal sealed class TensorProducts<TFormat, TInstructions>(KernelLauncher launcher) : ILinearProducts
    where TFormat : struct, ITensorFormat
    where TInstructions : struct, ITensorInstructions<TInstructions>
{
    private enum Size
    {
        Small,
        Medium,
        Large,
    }

    public void Multiply<TShape, TEpilogue>(DeviceMatrix x, DeviceMatrix w, int rows, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        switch (SizeFor(rows, TShape.Outputs))
        {
            case Size.Large:
                Multiply<LargeTensorTile, TShape, TEpilogue>(x, w, rows, epilogue);
                break;
            case Size.Medium:
                Multiply<MediumTensorTile, TShape, TEpilogue>(x, w, rows, epilogue);
                break;
            default:
                Multiply<SmallTensorTile, TShape, TEpilogue>(x, w, rows, epilogue);
                break;
        }
    }

    public void MultiplyTransposed<TShape, TEpilogue>(DeviceMatrix dz, DeviceMatrix w, int rows, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        switch (SizeFor(rows, TShape.Inputs))
        {
            case Size.Large:
                MultiplyTransposed<LargeTensorTile, TShape, TEpilogue>(dz, w, rows, epilogue);
                break;
            case Size.Medium:
                MultiplyTransposed<MediumTensorTile, TShape, TEpilogue>(dz, w, rows, epilogue);
                break;
            default:
                MultiplyTransposed<SmallTensorTile, TShape, TEpilogue>(dz, w, rows, epilogue);
                break;
        }
    }

    public void OuterSum<TShape, TStep>(DeviceMatrix x, DeviceMatrix dz, int rows, int place, TStep step)
        where TShape : struct, ILinearShape
        where TStep : struct, IDeviceStep
    {
        switch (SizeFor(TShape.Inputs, TShape.Outputs))
        {
            case Size.Large:
                OuterSum<LargeTensorTile, TShape, TStep>(x, dz, rows, place, step);
                break;
            case Size.Medium:
                OuterSum<MediumTensorTile, TShape, TStep>(x, dz, rows, place, step);
                break;
            default:
                OuterSum<SmallTensorTile, TShape, TStep>(x, dz, rows, place, step);
                break;
        }
    }

    public void OuterSum<TShape, TStep>(DeviceMatrix x, DeviceMatrix dz, int rows, int place, int biasPlace, TStep step)
        where TShape : struct, ILinearShape
        where TStep : struct, IDeviceStep
    {
        switch (SizeFor(TShape.Inputs, TShape.Outputs))
        {
            case Size.Large:
                OuterSum<LargeTensorTile, TShape, TStep>(x, dz, rows, place, biasPlace, step);
                break;
            case Size.Medium:
                OuterSum<MediumTensorTile, TShape, TStep>(x, dz, rows, place, biasPlace, step);
                break;
            default:
                OuterSum<SmallTensorTile, TShape, TStep>(x, dz, rows, place, biasPlace, step);
                break;
        }
    }

    // What these tiles multiply takes so little time that the slices of larger ones would cost more than they bring.
    public int SliceTile => MediumTensorTile.Size;

    public void OuterSumOfSlices<TShape>(DeviceMatrix x, DeviceMatrix dz, RowSlices slices, bool hasBias, ArrayView<Float4> sums)
        where TShape : struct, ILinearShape
    {
        switch (SizeFor(TShape.Inputs, TShape.Outputs, slices.Count))
        {
            case Size.Large:
                OuterSumOfSlices<LargeTensorTile, TShape>(x, dz, slices, hasBias, sums);
                break;
            case Size.Medium:
                OuterSumOfSlices<MediumTensorTile, TShape>(x, dz, slices, hasBias, sums);
                break;
            default:
                OuterSumOfSlices<SmallTensorTile, TShape>(x, dz, slices, hasBias, sums);
                break;
        }
    }

    /// <summary>x · W with a given tile.</summary>
    internal void Multiply<TTile, TShape, TEpilogue>(DeviceMatrix x, DeviceMatrix w, int rows, TEpilogue epilogue)
        where TTile : struct, ITensorTile<TTile>
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        var kernel = launcher.Get<MultiplyKey<TTile, TShape, TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, TEpilogue>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, TEpilogue>(
                TensorKernels.Multiply<TTile, TFormat, TInstructions, TShape, TEpilogue>));
        kernel(launcher.Stream, Tiles<TTile>(rows, TShape.Outputs), x, w, rows, epilogue);
    }

    /// <summary>dz · Wᵀ with a given tile.</summary>
    internal void MultiplyTransposed<TTile, TShape, TEpilogue>(DeviceMatrix dz, DeviceMatrix w, int rows, TEpilogue epilogue)
        where TTile : struct, ITensorTile<TTile>
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        var kernel = launcher.Get<TransposedKey<TTile, TShape, TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, TEpilogue>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, TEpilogue>(
                TensorKernels.MultiplyTransposed<TTile, TFormat, TInstructions, TShape, TEpilogue>));
        kernel(launcher.Stream, Tiles<TTile>(rows, TShape.Inputs), dz, w, rows, epilogue);
    }

    /// <summary>xᵀ · dz with a given tile.</summary>
    internal void OuterSum<TTile, TShape, TStep>(DeviceMatrix x, DeviceMatrix dz, int rows, int place, TStep step)
        where TTile : struct, ITensorTile<TTile>
        where TShape : struct, ILinearShape
        where TStep : struct, IDeviceStep
    {
        var kernel = launcher.Get<OuterSumKey<TTile, TShape, TStep>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, int, TStep>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, int, TStep>(
                TensorKernels.OuterSum<TTile, TFormat, TInstructions, TShape, TStep>));
        kernel(launcher.Stream, Tiles<TTile>(TShape.Inputs, TShape.Outputs), x, dz, rows, place, step);
    }

    /// <summary>xᵀ · dz and Σ dz with a given tile.</summary>
    internal void OuterSum<TTile, TShape, TStep>(DeviceMatrix x, DeviceMatrix dz, int rows, int place, int biasPlace, TStep step)
        where TTile : struct, ITensorTile<TTile>
        where TShape : struct, ILinearShape
        where TStep : struct, IDeviceStep
    {
        var kernel = launcher.Get<OuterSumWithBiasKey<TTile, TShape, TStep>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, int, int, TStep>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, int, int, TStep>(
                TensorKernels.OuterSumWithBias<TTile, TFormat, TInstructions, TShape, TStep>));
        kernel(launcher.Stream, Tiles<TTile>(TShape.Inputs, TShape.Outputs), x, dz, rows, place, biasPlace, step);
    }

    /// <summary>xᵀ · dz, and Σ dz where there is a bias, over each slice with a given tile.</summary>
    internal void OuterSumOfSlices<TTile, TShape>(DeviceMatrix x, DeviceMatrix dz, RowSlices slices, bool hasBias, ArrayView<Float4> sums)
        where TTile : struct, ITensorTile<TTile>
        where TShape : struct, ILinearShape
    {
        var kernel = hasBias
            ? launcher.Get<OuterSumOfSlicesWithBiasKey<TTile, TShape>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, RowSlices, ArrayView<Float4>>>(
                static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, RowSlices, ArrayView<Float4>>(
                    TensorKernels.OuterSumOfSlicesWithBias<TTile, TFormat, TInstructions, TShape>))
            : launcher.Get<OuterSumOfSlicesKey<TTile, TShape>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, RowSlices, ArrayView<Float4>>>(
                static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, RowSlices, ArrayView<Float4>>(
                    TensorKernels.OuterSumOfSlices<TTile, TFormat, TInstructions, TShape>));
        kernel(launcher.Stream, Tiles<TTile>(TShape.Inputs, TShape.Outputs, slices.Count), x, dz, slices, sums);
    }

    /// <summary>The largest of which there are enough.</summary>
    private Size SizeFor(int rows, int columns, int slices = 1) =>
        launcher.HasEnoughTiles(rows, columns, LargeTensorTile.Size, slices) ? Size.Large
        : launcher.HasEnoughTiles(rows, columns, MediumTensorTile.Size, slices) ? Size.Medium
        : Size.Small;

    private static KernelConfig Tiles<TTile>(int rows, int columns, int slices = 1)
        where TTile : struct, ITensorTile<TTile> => KernelLauncher.Tiles(rows, columns, TTile.Size, TTile.Threads, slices);

    // Types that a kernel's key is made of, with the format and the instructions.
    private sealed class MultiplyKey<TTile, TShape, TEpilogue>;

    private sealed class TransposedKey<TTile, TShape, TEpilogue>;

    private sealed class OuterSumKey<TTile, TShape, TStep>;

    private sealed class OuterSumWithBiasKey<TTile, TShape, TStep>;

    private sealed class OuterSumOfSlicesKey<TTile, TShape>;

    private sealed class OuterSumOfSlicesWithBiasKey<TTile, TShape>;
}
