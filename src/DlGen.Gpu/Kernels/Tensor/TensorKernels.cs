using DlGen.Kernels;
using ILGPU;

namespace DlGen.Gpu.Kernels.Tensor;

/// <summary>The products of a linear layer on tensor cores: forward, and the gradients of its input and of its parameters.</summary>
internal static class TensorKernels
{
    /// <summary>x [rows × in] · W [in × out], then the epilogue.</summary>
    public static void Multiply<TTile, TFormat, TInstructions, TShape, TEpilogue>(DeviceMatrix x, DeviceMatrix w, int rows, TEpilogue epilogue)
        where TTile : struct, ITensorTile<TTile>
        where TFormat : struct, ITensorFormat
        where TInstructions : struct, ITensorInstructions<TInstructions>
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue =>
        TensorProduct.Run<TTile, TFormat, TInstructions, LengthwiseSlab, CrosswiseSlab, TEpilogue, NoSums>(
            x, w, rows, TShape.Outputs, TShape.Inputs, epilogue, default);

    /// <summary>dz [rows × out] · Wᵀ [out × in], then the epilogue.</summary>
    public static void MultiplyTransposed<TTile, TFormat, TInstructions, TShape, TEpilogue>(DeviceMatrix dz, DeviceMatrix w, int rows, TEpilogue epilogue)
        where TTile : struct, ITensorTile<TTile>
        where TFormat : struct, ITensorFormat
        where TInstructions : struct, ITensorInstructions<TInstructions>
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue =>
        TensorProduct.Run<TTile, TFormat, TInstructions, LengthwiseSlab, LengthwiseSlab, TEpilogue, NoSums>(
            dz, w, rows, TShape.Inputs, TShape.Outputs, epilogue, default);

    /// <summary>dW [in × out] = xᵀ · dz, summed over the rows, then the optimizer's step.</summary>
    public static void OuterSum<TTile, TFormat, TInstructions, TShape, TStep>(DeviceMatrix x, DeviceMatrix dz, int rows, int place, TStep step)
        where TTile : struct, ITensorTile<TTile>
        where TFormat : struct, ITensorFormat
        where TInstructions : struct, ITensorInstructions<TInstructions>
        where TShape : struct, ILinearShape
        where TStep : struct, IDeviceStep =>
        TensorProduct.Run<TTile, TFormat, TInstructions, CrosswiseSlab, CrosswiseSlab, StepEpilogue<TShape, TStep>, NoSums>(
            x, dz, TShape.Inputs, TShape.Outputs, rows, new StepEpilogue<TShape, TStep>(place, step), default);

    /// <summary>dW [in × out] = xᵀ · dz and db [out] = Σ over the rows of dz, unrounded, each then with the optimizer's step.</summary>
    public static void OuterSumWithBias<TTile, TFormat, TInstructions, TShape, TStep>(
        DeviceMatrix x, DeviceMatrix dz, int rows, int place, int biasPlace, TStep step)
        where TTile : struct, ITensorTile<TTile>
        where TFormat : struct, ITensorFormat
        where TInstructions : struct, ITensorInstructions<TInstructions>
        where TShape : struct, ILinearShape
        where TStep : struct, IDeviceStep =>
        TensorProduct.Run<TTile, TFormat, TInstructions, CrosswiseSlab, CrosswiseSlab, StepEpilogue<TShape, TStep>, BiasSums<TShape, TStep>>(
            x, dz, TShape.Inputs, TShape.Outputs, rows, new StepEpilogue<TShape, TStep>(place, step), new BiasSums<TShape, TStep>(biasPlace, step));

    /// <summary>dW [in × out] = xᵀ · dz over the rows of one slice a plane of the grid: one slice's sums after the other's.</summary>
    public static void OuterSumOfSlices<TTile, TFormat, TInstructions, TShape>(
        DeviceMatrix x, DeviceMatrix dz, RowSlices slices, ArrayView<Float4> sums)
        where TTile : struct, ITensorTile<TTile>
        where TFormat : struct, ITensorFormat
        where TInstructions : struct, ITensorInstructions<TInstructions>
        where TShape : struct, ILinearShape
    {
        int first = slices.First(Grid.IdxZ);
        StoreGradient keep = SliceGradients.Keep<TShape>(sums, Grid.IdxZ, hasBias: false);
        TensorProduct.Run<TTile, TFormat, TInstructions, CrosswiseSlab, CrosswiseSlab, StepEpilogue<TShape, StoreGradient>, NoSums>(
            x.From(first), dz.From(first), TShape.Inputs, TShape.Outputs, slices.RowsOf(Grid.IdxZ), new StepEpilogue<TShape, StoreGradient>(0, keep), default);
    }

    /// <summary>
    /// dW [in × out] = xᵀ · dz over the rows of one slice a plane of the grid, and db [out] = Σ over those of dz, unrounded, behind
    /// it.
    /// </summary>
    public static void OuterSumOfSlicesWithBias<TTile, TFormat, TInstructions, TShape>(
        DeviceMatrix x, DeviceMatrix dz, RowSlices slices, ArrayView<Float4> sums)
        where TTile : struct, ITensorTile<TTile>
        where TFormat : struct, ITensorFormat
        where TInstructions : struct, ITensorInstructions<TInstructions>
        where TShape : struct, ILinearShape
    {
        int first = slices.First(Grid.IdxZ);
        StoreGradient keep = SliceGradients.Keep<TShape>(sums, Grid.IdxZ, hasBias: true);
        TensorProduct.Run<TTile, TFormat, TInstructions, CrosswiseSlab, CrosswiseSlab, StepEpilogue<TShape, StoreGradient>, BiasSums<TShape, StoreGradient>>(
            x.From(first),
            dz.From(first),
            TShape.Inputs,
            TShape.Outputs,
            slices.RowsOf(Grid.IdxZ),
            new StepEpilogue<TShape, StoreGradient>(0, keep),
            new BiasSums<TShape, StoreGradient>(SliceGradients.OfWeights<TShape>(), keep));
    }
}
