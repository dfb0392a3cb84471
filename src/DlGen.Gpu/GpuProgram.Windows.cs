using DlGen.Gpu.Kernels;
using DlGen.Kernels;

namespace DlGen.Gpu;

/// <content>Convolutions and pools. Their results lie place by place.</content>
public abstract partial class GpuProgram
{
    /// <summary>z[o, i, j] = Σ K[o, c, r, s]·a[c, i+r, j+s], then the epilogue.</summary>
    protected void Convolve<TShape, TEpilogue>(DeviceMatrix a, DeviceWeights kernel, int batch, TEpilogue epilogue)
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IDeviceEpilogue => launcher.Convolve<TShape, TEpilogue>(a, kernel.Matrix, batch, epilogue);

    /// <summary>da[c, i+r, j+s] = Σ K[o, c, r, s]·dz[o, i, j], then the epilogue.</summary>
    protected void ConvolveTransposed<TShape, TEpilogue>(DeviceMatrix dz, DeviceWeights kernel, int batch, TEpilogue epilogue)
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IDeviceEpilogue => launcher.ConvolveTransposed<TShape, TEpilogue>(dz, kernel.Matrix, batch, epilogue);

    /// <summary>dK[o, c, r, s] = Σ over the batch of dz[o, i, j]·a[c, i+r, j+s], then the step of K.</summary>
    protected void ConvolutionSum<TShape, TStep>(DeviceMatrix a, DeviceMatrix dz, int batch, DeviceWeights kernel, TStep step)
        where TShape : struct, IWindowShape
        where TStep : struct, IDeviceStep
    {
        int rows = TShape.WindowHeight * TShape.WindowWidth * TShape.Channels;
        int windows = KernelLauncher.Windows<TShape>(batch);
        var slices = RowSlices.For(windows, OuterSumGroups(rows, TShape.Outputs), launcher.ShortestSlice);
        if (slices.Count == 1)
        {
            launcher.ConvolutionSum<TShape, TStep>(a, dz, windows, kernel.Place, step);
            return;
        }

        ReserveForBackward();
        launcher.ConvolutionSumOfSlices<TShape>(a, dz, slices, sliceSums);
        launcher.SumSlices(sliceSums, slices.Count, new GradientPlaces(kernel.Place, SliceGradients.OfWeights(rows, TShape.Outputs)), step);
    }

    /// <summary>p[c, i, j] = max a[c, i+r, j+s], then the epilogue. A window with a NaN gives NaN.</summary>
    protected void MaxPool<TShape, TEpilogue>(DeviceMatrix a, int batch, TEpilogue epilogue)
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IDeviceEpilogue => launcher.MaxPool<TShape, TEpilogue>(a, batch, epilogue);

    /// <summary>p[c, i, j] = max a[c, i+r, j+s], then the epilogue; and where in its window each maximum is, counted row by row, the first of equal ones.</summary>
    protected void MaxPool<TShape, TEpilogue>(DeviceMatrix a, DeviceMatrix places, int batch, TEpilogue epilogue)
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IDeviceEpilogue => launcher.MaxPool<TShape, TEpilogue>(a, places, batch, epilogue);

    /// <summary>da[c, i+r, j+s] = Σ of dp[c, i, j] over the windows whose maximum is there, then the epilogue.</summary>
    protected void MaxPoolBackward<TShape, TEpilogue>(DeviceMatrix dp, DeviceMatrix places, int batch, TEpilogue epilogue)
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IDeviceEpilogue => launcher.MaxPoolBackward<TShape, TEpilogue>(dp, places, batch, epilogue);

    /// <summary>p[c, i, j] = mean a[c, i+r, j+s], then the epilogue.</summary>
    /// <param name="a">The images.</param>
    /// <param name="batch">How many examples there are.</param>
    /// <param name="countsPadding">Whether the places of the padding count as zeros; else a mean is over the places within the image.</param>
    /// <param name="epilogue">What takes the means.</param>
    protected void AveragePool<TShape, TEpilogue>(DeviceMatrix a, int batch, bool countsPadding, TEpilogue epilogue)
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IDeviceEpilogue => launcher.AveragePool<TShape, TEpilogue>(a, batch, countsPadding, epilogue);

    /// <summary>da[c, i+r, j+s] = Σ of dp[c, i, j] over the windows that it is in, each by its number of places, then the epilogue.</summary>
    protected void AveragePoolBackward<TShape, TEpilogue>(DeviceMatrix dp, int batch, bool countsPadding, TEpilogue epilogue)
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IDeviceEpilogue => launcher.AveragePoolBackward<TShape, TEpilogue>(dp, batch, countsPadding, epilogue);
}
