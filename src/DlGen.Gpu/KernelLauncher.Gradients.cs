using DlGen.Gpu.Kernels;
using DlGen.Gpu.Optimizers;
using DlGen.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu;

/// <summary>The gradients of parameters: sums over the batch's rows, as a whole or in slices.</summary>
internal sealed partial class KernelLauncher
{
    /// <summary>The fewest rows that a slice of a sum over the batch may have: a test asks for fewer.</summary>
    internal int ShortestSlice { get; set; } = RowSlices.Shortest;

    /// <summary>What clipping by norm multiplies gradients by.</summary>
    public void LimitGradient(
        ArrayView<Float4> gradients, int length, IncomingGradient incoming, ArrayView<float> squares, float most, float sign, ArrayView<float> coefficient)
    {
        int threads = accelerator.AcceleratorType == AcceleratorType.CPU ? CpuThreads : Math.Min(GradientNorm.Lanes, accelerator.MaxNumThreadsPerGroup);
        int chunks = Math.Max(1, RowPadding.Pieces(length, GradientNorm.Chunk));
        var add = Get<SquaresKey, Action<AcceleratorStream, KernelConfig, ArrayView<Float4>, int, IncomingGradient, ArrayView<float>>>(
            static accelerator => accelerator.LoadKernel<ArrayView<Float4>, int, IncomingGradient, ArrayView<float>>(GradientNorm.Squares));
        add(stream, (chunks, threads), gradients, length, incoming, squares);
        var limit = Get<CoefficientKey, Action<AcceleratorStream, KernelConfig, ArrayView<float>, int, float, float, ArrayView<float>>>(
            static accelerator => accelerator.LoadKernel<ArrayView<float>, int, float, float, ArrayView<float>>(GradientNorm.Coefficient));
        limit(stream, (1, threads), squares, chunks, most, sign, coefficient);
    }

    /// <inheritdoc/>
    public int SliceTile => LargeTile.Size;

    /// <inheritdoc/>
    public void OuterSum<TShape, TStep>(DeviceMatrix x, DeviceMatrix dz, int rows, int place, TStep step)
        where TShape : struct, ILinearShape
        where TStep : struct, IDeviceStep
    {
        if (IsLarge(TShape.Inputs, TShape.Outputs))
        {
            OuterSum<LargeTile, TShape, TStep>(x, dz, rows, place, step);
        }
        else
        {
            OuterSum<SmallTile, TShape, TStep>(x, dz, rows, place, step);
        }
    }

    /// <inheritdoc/>
    public void OuterSum<TShape, TStep>(DeviceMatrix x, DeviceMatrix dz, int rows, int place, int biasPlace, TStep step)
        where TShape : struct, ILinearShape
        where TStep : struct, IDeviceStep
    {
        if (IsLarge(TShape.Inputs, TShape.Outputs))
        {
            OuterSum<LargeTile, TShape, TStep>(x, dz, rows, place, biasPlace, step);
        }
        else
        {
            OuterSum<SmallTile, TShape, TStep>(x, dz, rows, place, biasPlace, step);
        }
    }

    /// <inheritdoc/>
    public void OuterSumOfSlices<TShape>(DeviceMatrix x, DeviceMatrix dz, RowSlices slices, bool hasBias, ArrayView<Float4> sums)
        where TShape : struct, ILinearShape
    {
        if (IsLarge(TShape.Inputs, TShape.Outputs, slices.Count))
        {
            OuterSumOfSlices<LargeTile, TShape>(x, dz, slices, hasBias, sums);
        }
        else
        {
            OuterSumOfSlices<SmallTile, TShape>(x, dz, slices, hasBias, sums);
        }
    }

    /// <summary>Σ dn⊙h and Σ dn over the rows, with the steps of the parameters at those places; a place of −1 leaves its sum out.</summary>
    public void ColumnSums<TStep>(DeviceMatrix dn, DeviceMatrix h, int rows, int columns, int gain, int shift, TStep step)
        where TStep : struct, IDeviceStep
    {
        var kernel = Get<ColumnSumsKey<TStep>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, int, int, int, TStep>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, int, int, int, TStep>(NormalizationKernels.Parameters));
        kernel(
            stream,
            (ColumnGroups(columns), RowGroup.Threads),
            dn, h, rows, columns, gain, shift, step);
    }

    /// <summary>Σ dn⊙h and Σ dn over each slice of the rows; the places are those within a slice's <paramref name="length"/> sums.</summary>
    public void ColumnSumsOfSlices(
        DeviceMatrix dn, DeviceMatrix h, RowSlices slices, int columns, int gain, int shift, int length, ArrayView<Float4> sums)
    {
        var kernel = Get<ColumnSumsOfSlicesKey, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, RowSlices, int, int, int, int, ArrayView<Float4>>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, RowSlices, int, int, int, int, ArrayView<Float4>>(NormalizationKernels.ParametersOfSlices));
        var grid = new Index3D(ColumnGroups(columns), slices.Count, 1);
        kernel(stream, new KernelConfig(grid, new Index3D(RowGroup.Threads, 1, 1)), dn, h, slices, columns, gain, shift, length, sums);
    }

    /// <summary>What the slices come to together, and the steps of the parameters.</summary>
    public void SumSlices<TStep>(ArrayView<Float4> sums, int slices, GradientPlaces places, TStep step)
        where TStep : struct, IDeviceStep
    {
        var kernel = Get<SumSlicesKey<TStep>, Action<AcceleratorStream, KernelConfig, ArrayView<Float4>, int, GradientPlaces, TStep>>(
            static accelerator => accelerator.LoadKernel<ArrayView<Float4>, int, GradientPlaces, TStep>(GradientSums.OfSlices));
        kernel(stream, (RowPadding.Pieces(places.Length, GradientSums.Places), GradientSums.Threads), sums, slices, places, step);
    }

    /// <summary>Groups that it takes to sum up columns as a whole.</summary>
    internal static int ColumnGroups(int columns) => RowPadding.Pieces(RowPadding.Quads(columns), NormalizationKernels.SumQuads);

    /// <summary>xᵀ · dz with a given tile.</summary>
    internal void OuterSum<TTile, TShape, TStep>(DeviceMatrix x, DeviceMatrix dz, int rows, int place, TStep step)
        where TTile : struct, IThreadTile<TTile>
        where TShape : struct, ILinearShape
        where TStep : struct, IDeviceStep
    {
        var kernel = Get<OuterSumKey<TTile, TShape, TStep>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, int, TStep>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, int, TStep>(LinearKernels.OuterSum<TTile, TShape, TStep>));
        kernel(stream, Tiles<TTile>(TShape.Inputs, TShape.Outputs), x, dz, rows, place, step);
    }

    /// <summary>xᵀ · dz and Σ dz with a given tile.</summary>
    internal void OuterSum<TTile, TShape, TStep>(DeviceMatrix x, DeviceMatrix dz, int rows, int place, int biasPlace, TStep step)
        where TTile : struct, IThreadTile<TTile>
        where TShape : struct, ILinearShape
        where TStep : struct, IDeviceStep
    {
        var kernel = Get<OuterSumWithBiasKey<TTile, TShape, TStep>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, int, int, int, TStep>>(
            static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, int, int, int, TStep>(LinearKernels.OuterSumWithBias<TTile, TShape, TStep>));
        kernel(stream, Tiles<TTile>(TShape.Inputs, TShape.Outputs), x, dz, rows, place, biasPlace, step);
    }

    /// <summary>xᵀ · dz, and Σ dz where there is a bias, over each slice with a given tile.</summary>
    internal void OuterSumOfSlices<TTile, TShape>(DeviceMatrix x, DeviceMatrix dz, RowSlices slices, bool hasBias, ArrayView<Float4> sums)
        where TTile : struct, IThreadTile<TTile>
        where TShape : struct, ILinearShape
    {
        var kernel = hasBias
            ? Get<OuterSumOfSlicesWithBiasKey<TTile, TShape>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, RowSlices, ArrayView<Float4>>>(
                static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, RowSlices, ArrayView<Float4>>(LinearKernels.OuterSumOfSlicesWithBias<TTile, TShape>))
            : Get<OuterSumOfSlicesKey<TTile, TShape>, Action<AcceleratorStream, KernelConfig, DeviceMatrix, DeviceMatrix, RowSlices, ArrayView<Float4>>>(
                static accelerator => accelerator.LoadKernel<DeviceMatrix, DeviceMatrix, RowSlices, ArrayView<Float4>>(LinearKernels.OuterSumOfSlices<TTile, TShape>));
        kernel(stream, Tiles<TTile>(TShape.Inputs, TShape.Outputs, slices.Count), x, dz, slices, sums);
    }

    private sealed class OuterSumKey<TTile, TShape, TStep>;

    private sealed class OuterSumWithBiasKey<TTile, TShape, TStep>;

    private sealed class OuterSumOfSlicesKey<TTile, TShape>;

    private sealed class OuterSumOfSlicesWithBiasKey<TTile, TShape>;

    private sealed class ColumnSumsKey<TStep>;

    private sealed class ColumnSumsOfSlicesKey;

    private sealed class SumSlicesKey<TStep>;

    private sealed class SquaresKey;

    private sealed class CoefficientKey;
}
