using DlGen.Gpu.Kernels;
using DlGen.Kernels;
using ILGPU;

namespace DlGen.Gpu.Tests.Kernels;

/// <summary>Products in single precision with a given tile.</summary>
internal sealed class TiledProducts<TTile>(KernelLauncher launcher) : ILinearProducts
    where TTile : struct, IThreadTile<TTile>
{
    public void Multiply<TShape, TEpilogue>(DeviceMatrix x, DeviceMatrix w, int rows, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue => launcher.Multiply<TTile, TShape, TEpilogue>(x, w, rows, epilogue);

    public void MultiplyTransposed<TShape, TEpilogue>(DeviceMatrix dz, DeviceMatrix w, int rows, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue => launcher.MultiplyTransposed<TTile, TShape, TEpilogue>(dz, w, rows, epilogue);

    public void OuterSum<TShape, TStep>(DeviceMatrix x, DeviceMatrix dz, int rows, int place, TStep step)
        where TShape : struct, ILinearShape
        where TStep : struct, IDeviceStep => launcher.OuterSum<TTile, TShape, TStep>(x, dz, rows, place, step);

    public void OuterSum<TShape, TStep>(DeviceMatrix x, DeviceMatrix dz, int rows, int place, int biasPlace, TStep step)
        where TShape : struct, ILinearShape
        where TStep : struct, IDeviceStep => launcher.OuterSum<TTile, TShape, TStep>(x, dz, rows, place, biasPlace, step);

    public int SliceTile => TTile.Size;

    public void OuterSumOfSlices<TShape>(DeviceMatrix x, DeviceMatrix dz, RowSlices slices, bool hasBias, ArrayView<Float4> sums)
        where TShape : struct, ILinearShape => launcher.OuterSumOfSlices<TTile, TShape>(x, dz, slices, hasBias, sums);
}
