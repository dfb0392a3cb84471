using DlGen.Kernels;
using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>The products of a linear layer: forward, and the gradients of its input and of its parameters.</summary>
internal static class LinearKernels
{
    /// <summary>x [rows × in] · W [in × out], then the epilogue.</summary>
    public static void Multiply<TTile, TShape, TEpilogue>(DeviceMatrix x, DeviceMatrix w, int rows, TEpilogue epilogue)
        where TTile : struct, IThreadTile<TTile>
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue =>
        Product.Run<TTile, Lengthwise, Crosswise, TEpilogue, NoSums>(x, w, rows, TShape.Outputs, TShape.Inputs, epilogue, default);

    /// <summary>dz [rows × out] · Wᵀ [out × in], then the epilogue.</summary>
    public static void MultiplyTransposed<TTile, TShape, TEpilogue>(DeviceMatrix dz, DeviceMatrix w, int rows, TEpilogue epilogue)
        where TTile : struct, IThreadTile<TTile>
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue =>
        Product.Run<TTile, Lengthwise, Lengthwise, TEpilogue, NoSums>(dz, w, rows, TShape.Inputs, TShape.Outputs, epilogue, default);

    /// <summary>dW [in × out] = xᵀ · dz, summed over the rows, then the optimizer's step.</summary>
    public static void OuterSum<TTile, TShape, TStep>(DeviceMatrix x, DeviceMatrix dz, int rows, int place, TStep step)
        where TTile : struct, IThreadTile<TTile>
        where TShape : struct, ILinearShape
        where TStep : struct, IDeviceStep =>
        Product.Run<TTile, Crosswise, Crosswise, StepEpilogue<TShape, TStep>, NoSums>(
            x, dz, TShape.Inputs, TShape.Outputs, rows, new StepEpilogue<TShape, TStep>(place, step), default);

    /// <summary>dW [in × out] = xᵀ · dz and db [out] = Σ over the rows of dz, each then with the optimizer's step.</summary>
    public static void OuterSumWithBias<TTile, TShape, TStep>(DeviceMatrix x, DeviceMatrix dz, int rows, int place, int biasPlace, TStep step)
        where TTile : struct, IThreadTile<TTile>
        where TShape : struct, ILinearShape
        where TStep : struct, IDeviceStep =>
        Product.Run<TTile, Crosswise, Crosswise, StepEpilogue<TShape, TStep>, BiasSums<TShape, TStep>>(
            x, dz, TShape.Inputs, TShape.Outputs, rows, new StepEpilogue<TShape, TStep>(place, step), new BiasSums<TShape, TStep>(biasPlace, step));

    /// <summary>dW [in × out] = xᵀ · dz over the rows of one slice a plane of the grid: one slice's sums after the other's.</summary>
    public static void OuterSumOfSlices<TTile, TShape>(DeviceMatrix x, DeviceMatrix dz, RowSlices slices, ArrayView<Float4> sums)
        where TTile : struct, IThreadTile<TTile>
        where TShape : struct, ILinearShape
    {
        int first = slices.First(Grid.IdxZ);
        StoreGradient keep = SliceGradients.Keep<TShape>(sums, Grid.IdxZ, hasBias: false);
        Product.Run<TTile, Crosswise, Crosswise, StepEpilogue<TShape, StoreGradient>, NoSums>(
            x.From(first), dz.From(first), TShape.Inputs, TShape.Outputs, slices.RowsOf(Grid.IdxZ), new StepEpilogue<TShape, StoreGradient>(0, keep), default);
    }

    /// <summary>dW [in × out] = xᵀ · dz over the rows of one slice a plane of the grid, and db [out] = Σ over those of dz behind it.</summary>
    public static void OuterSumOfSlicesWithBias<TTile, TShape>(DeviceMatrix x, DeviceMatrix dz, RowSlices slices, ArrayView<Float4> sums)
        where TTile : struct, IThreadTile<TTile>
        where TShape : struct, ILinearShape
    {
        int first = slices.First(Grid.IdxZ);
        StoreGradient keep = SliceGradients.Keep<TShape>(sums, Grid.IdxZ, hasBias: true);
        Product.Run<TTile, Crosswise, Crosswise, StepEpilogue<TShape, StoreGradient>, BiasSums<TShape, StoreGradient>>(
            x.From(first),
            dz.From(first),
            TShape.Inputs,
            TShape.Outputs,
            slices.RowsOf(Grid.IdxZ),
            new StepEpilogue<TShape, StoreGradient>(0, keep),
            new BiasSums<TShape, StoreGradient>(SliceGradients.OfWeights<TShape>(), keep));
    }
}
