using DlGen.Gpu.Kernels;
using DlGen.Gpu.Kernels.Tensor;
using DlGen.Kernels;
using ILGPU;

namespace DlGen.Gpu.Tests.Kernels.Tensor;

/// <summary>Products on tensor cores with a given tile.</summary>
internal sealed class TiledTensorProducts<TTile, TFormat, TInstructions>(KernelLauncher launcher) : ILinearProducts
    where TTile : struct, ITensorTile<TTile>
    where TFormat : struct, ITensorFormat
    where TInstructions : struct, ITensorInstructions<TInstructions>
{
    private readonly TensorProducts<TFormat, TInstructions> products = new(launcher);

    public void Multiply<TShape, TEpilogue>(DeviceMatrix x, DeviceMatrix w, int rows, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue => products.Multiply<TTile, TShape, TEpilogue>(x, w, rows, epilogue);

    public void MultiplyTransposed<TShape, TEpilogue>(DeviceMatrix dz, DeviceMatrix w, int rows, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue => products.MultiplyTransposed<TTile, TShape, TEpilogue>(dz, w, rows, epilogue);

    public void OuterSum<TShape, TStep>(DeviceMatrix x, DeviceMatrix dz, int rows, int place, TStep step)
        where TShape : struct, ILinearShape
        where TStep : struct, IDeviceStep => products.OuterSum<TTile, TShape, TStep>(x, dz, rows, place, step);

    public void OuterSum<TShape, TStep>(DeviceMatrix x, DeviceMatrix dz, int rows, int place, int biasPlace, TStep step)
        where TShape : struct, ILinearShape
        where TStep : struct, IDeviceStep => products.OuterSum<TTile, TShape, TStep>(x, dz, rows, place, biasPlace, step);

    public int SliceTile => TTile.Size;

    public void OuterSumOfSlices<TShape>(DeviceMatrix x, DeviceMatrix dz, RowSlices slices, bool hasBias, ArrayView<Float4> sums)
        where TShape : struct, ILinearShape => products.OuterSumOfSlices<TTile, TShape>(x, dz, slices, hasBias, sums);
}
