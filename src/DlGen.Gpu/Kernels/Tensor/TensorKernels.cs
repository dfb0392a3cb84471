using DlGen.Kernels;

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

    /// <summary>The same, and db [out] = Σ over the rows of dz, unrounded, with its own step.</summary>
    public static void OuterSumWithBias<TTile, TFormat, TInstructions, TShape, TStep>(
        DeviceMatrix x, DeviceMatrix dz, int rows, int place, int biasPlace, TStep step)
        where TTile : struct, ITensorTile<TTile>
        where TFormat : struct, ITensorFormat
        where TInstructions : struct, ITensorInstructions<TInstructions>
        where TShape : struct, ILinearShape
        where TStep : struct, IDeviceStep =>
        TensorProduct.Run<TTile, TFormat, TInstructions, CrosswiseSlab, CrosswiseSlab, StepEpilogue<TShape, TStep>, BiasSums<TShape, TStep>>(
            x, dz, TShape.Inputs, TShape.Outputs, rows, new StepEpilogue<TShape, TStep>(place, step), new BiasSums<TShape, TStep>(biasPlace, step));
}
