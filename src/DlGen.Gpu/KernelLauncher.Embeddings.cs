using DlGen.Gpu.Kernels;
using DlGen.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu;

internal sealed partial class KernelLauncher
{
    /// <summary>For each token its row of a table; the rows go to the epilogue.</summary>
    public void Embed<TShape, TEpilogue>(DeviceMatrix x, DeviceMatrix table, int rows, int perExample, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        var kernel = Get<EmbedKey<TShape, TEpilogue>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, int, TEpilogue>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, int, TEpilogue>(EmbeddingKernels.Embed<TShape, TEpilogue>));
        kernel(stream, Quads(rows, TShape.Outputs), x, table, rows, perExample, epilogue);
    }

    /// <summary>What the rows of a batch add to a table's gradient, each at its token's row; the gradient goes to the step.</summary>
    public void EmbeddingSum<TShape, TStep>(DeviceMatrix x, DeviceMatrix de, int rows, int perExample, int place, TStep step)
        where TShape : struct, ILinearShape
        where TStep : struct, IDeviceStep
    {
        var kernel = Get<EmbeddingSumKey<TShape, TStep>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, int, int, TStep>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, int, int, TStep>(EmbeddingKernels.Sum<TShape, TStep>));
        kernel(stream, Quads(TShape.Inputs, TShape.Outputs), x, de, rows, perExample, place, step);
    }

    /// <summary>Σ terms over rows and columns, with the step of the parameter at the place.</summary>
    public void TotalSum<TStep>(DeviceMatrix terms, int rows, int columns, int place, TStep step)
        where TStep : struct, IDeviceStep
    {
        var kernel = Get<TotalSumKey<TStep>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, int, int, int, TStep>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, int, int, int, TStep>(TotalSumKernel.Run));
        kernel(stream, (1, RowGroup.Threads), terms, rows, columns, place, step);
    }

    private sealed class EmbedKey<TShape, TEpilogue>;

    private sealed class EmbeddingSumKey<TShape, TStep>;

    private sealed class TotalSumKey<TStep>;
}
