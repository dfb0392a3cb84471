using DlGen.Gpu.Kernels;
using DlGen.Kernels;
using ILGPU;

namespace DlGen.Gpu;

/// <summary>Launches the products of linear layers, in whatever precision is meant.</summary>
internal interface ILinearProducts
{
    /// <summary>x [rows × in] · W [in × out], then the epilogue.</summary>
    void Multiply<TShape, TEpilogue>(DeviceMatrix x, DeviceMatrix w, int rows, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue;

    /// <summary>dz [rows × out] · Wᵀ, then the epilogue.</summary>
    void MultiplyTransposed<TShape, TEpilogue>(DeviceMatrix dz, DeviceMatrix w, int rows, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue;

    /// <summary>dW [in × out] = xᵀ · dz, then the step for the parameters from <paramref name="place"/> on.</summary>
    void OuterSum<TShape, TStep>(DeviceMatrix x, DeviceMatrix dz, int rows, int place, TStep step)
        where TShape : struct, ILinearShape
        where TStep : struct, IDeviceStep;

    /// <summary>
    /// dW [in × out] = xᵀ · dz and db [out] = Σ over the rows of dz, then their steps, for the parameters from
    /// <paramref name="place"/> and from <paramref name="biasPlace"/> on.
    /// </summary>
    void OuterSum<TShape, TStep>(DeviceMatrix x, DeviceMatrix dz, int rows, int place, int biasPlace, TStep step)
        where TShape : struct, ILinearShape
        where TStep : struct, IDeviceStep;

    /// <summary>Rows, and columns, of the tiles by which it is decided whether a gradient's sum is taken in slices.</summary>
    int SliceTile { get; }

    /// <summary>
    /// dW = xᵀ · dz over each slice of the rows, and Σ dz behind it where there is a bias: one slice's after the other's, laid out
    /// as <see cref="SliceGradients"/> says.
    /// </summary>
    void OuterSumOfSlices<TShape>(DeviceMatrix x, DeviceMatrix dz, RowSlices slices, bool hasBias, ArrayView<Float4> sums)
        where TShape : struct, ILinearShape;
}
