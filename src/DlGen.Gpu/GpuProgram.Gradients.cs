using DlGen.Gpu.Kernels;
using DlGen.Kernels;
using ILGPU;

namespace DlGen.Gpu;

/// <content>
/// The gradients of parameters, which are sums over the batch's rows. Where a gradient is small and the batch long, its sum is
/// taken in slices by as many groups, and a second launch adds the slices up.
/// </content>
public abstract partial class GpuProgram
{
    private ArrayView<Float4> gradientSums;
    private ArrayView<Float4> sliceSums;
    private long sliceLength;

    /// <summary>Takes the memory that only the backward pass needs, which it would take at its first launch otherwise.</summary>
    /// <exception cref="GpuException">The device has not so much memory.</exception>
    internal void ReserveForBackward()
    {
        if (sliceLength > sliceSums.Length)
        {
            sliceSums = memory.Allocate<Float4>(sliceLength, "the slices of gradients").View;
        }
    }

    /// <summary>Takes memory for the gradients of parameters that are used several times, which lie before the others.</summary>
    /// <param name="length">How many <see cref="Float4"/>s they take.</param>
    protected void SumGradients(int length) => gradientSums = Allocate<Float4>(length, "gradients");

    /// <summary>
    /// Says that there is an <see cref="OuterSum{TShape, TStep}(DeviceMatrix, DeviceMatrix, int, DeviceWeights, TStep)"/>, with a bias or
    /// without, or a <see cref="ConvolutionSum{TShape, TStep}"/>, whose weight matrix is the kernel's.
    /// </summary>
    /// <param name="rows">Rows an example that it sums over, or windows.</param>
    /// <param name="inputs">The weight matrix's rows.</param>
    /// <param name="outputs">The weight matrix's columns.</param>
    protected void SlicedOuterSum(int rows, int inputs, int outputs) => PlanSlices(
        rows, OuterSumGroups(inputs, outputs), SliceGradients.OfWeights(inputs, outputs) + RowPadding.Quads(outputs));

    /// <summary>Says that there is a <see cref="ColumnSums{TStep}(DeviceMatrix, DeviceMatrix, int, int, DeviceRow, DeviceRow, TStep)"/>, of two parameters or of one.</summary>
    /// <param name="rows">Rows an example that it sums over.</param>
    /// <param name="columns">The length of a row.</param>
    protected void SlicedColumnSums(int rows, int columns) => PlanSlices(rows, KernelLauncher.ColumnGroups(columns), 2 * RowPadding.Quads(columns));

    /// <summary>dW = xᵀ · dz, then the step of W.</summary>
    protected void OuterSum<TShape, TStep>(DeviceMatrix x, DeviceMatrix dz, int rows, DeviceWeights w, TStep step)
        where TShape : struct, ILinearShape
        where TStep : struct, IDeviceStep
    {
        RowSlices slices = SlicesOf<TShape>(rows);
        if (slices.Count == 1)
        {
            products.OuterSum<TShape, TStep>(x, dz, rows, w.Place, step);
            return;
        }

        ReserveForBackward();
        products.OuterSumOfSlices<TShape>(x, dz, slices, hasBias: false, sliceSums);
        launcher.SumSlices(sliceSums, slices.Count, new GradientPlaces(w.Place, SliceGradients.OfWeights<TShape>()), step);
    }

    /// <summary>dW = xᵀ · dz and, since dz is read for it anyway, db = Σ over the rows of dz; then the steps of W and b.</summary>
    protected void OuterSum<TShape, TStep>(DeviceMatrix x, DeviceMatrix dz, int rows, DeviceWeights w, DeviceRow b, TStep step)
        where TShape : struct, ILinearShape
        where TStep : struct, IDeviceStep
    {
        RowSlices slices = SlicesOf<TShape>(rows);
        if (slices.Count == 1)
        {
            products.OuterSum<TShape, TStep>(x, dz, rows, w.Place, b.Place, step);
            return;
        }

        ReserveForBackward();
        products.OuterSumOfSlices<TShape>(x, dz, slices, hasBias: true, sliceSums);
        var places = new GradientPlaces(w.Place, SliceGradients.OfWeights<TShape>(), b.Place, RowPadding.Quads(TShape.Outputs));
        launcher.SumSlices(sliceSums, slices.Count, places, step);
    }

    /// <summary>Keeps the first part of a gradient that is a sum over several uses of a parameter.</summary>
    protected StoreGradient Keep => new(gradientSums);

    /// <summary>Adds a part of a gradient to those before.</summary>
    protected AddGradient Add => new(gradientSums);

    /// <summary>Takes the step with the sum of the last part of a gradient and those before.</summary>
    protected StepOfSum<TStep> OfSum<TStep>(TStep step)
        where TStep : struct, IDeviceStep => new(gradientSums, step);

    /// <summary>dγ = Σ over the rows of dn⊙h, then the step of γ.</summary>
    protected void ColumnSums<TStep>(DeviceMatrix dn, DeviceMatrix h, int rows, int columns, DeviceRow gain, TStep step)
        where TStep : struct, IDeviceStep => ColumnSums(dn, h, rows, columns, gain.Place, -1, step);

    /// <summary>dγ = Σ over the rows of dn⊙h and dβ = Σ over the rows of dn, then the steps of γ and β.</summary>
    protected void ColumnSums<TStep>(DeviceMatrix dn, DeviceMatrix h, int rows, int columns, DeviceRow gain, DeviceRow shift, TStep step)
        where TStep : struct, IDeviceStep => ColumnSums(dn, h, rows, columns, gain.Place, shift.Place, step);

    /// <summary>db = Σ over the rows of dz, then the step of b.</summary>
    protected void ColumnSums<TStep>(DeviceMatrix dz, int rows, int columns, DeviceRow b, TStep step)
        where TStep : struct, IDeviceStep => ColumnSums(dz, dz, rows, columns, -1, b.Place, step);

    /// <summary>dα = Σ over the rows and columns of terms, then the step of α.</summary>
    protected void TotalSum<TStep>(DeviceMatrix terms, int rows, int columns, DeviceRow parameter, TStep step)
        where TStep : struct, IDeviceStep => launcher.TotalSum(terms, rows, columns, parameter.Place, step);

    /// <summary>dE = Σ over the batch of de, each at its token's row, then the step of E.</summary>
    protected void EmbeddingSum<TShape, TStep>(DeviceMatrix x, DeviceMatrix de, int rows, int perExample, DeviceWeights table, TStep step)
        where TShape : struct, ILinearShape
        where TStep : struct, IDeviceStep => launcher.EmbeddingSum<TShape, TStep>(x, de, rows, perExample, table.Place, step);

    /// <summary>Σ dn⊙h and Σ dn over the rows, with the steps of the parameters at those places; a place of −1 leaves its sum out.</summary>
    private void ColumnSums<TStep>(DeviceMatrix dn, DeviceMatrix h, int rows, int columns, int gain, int shift, TStep step)
        where TStep : struct, IDeviceStep
    {
        var slices = RowSlices.For(rows, KernelLauncher.ColumnGroups(columns), launcher.ShortestSlice);
        if (slices.Count == 1)
        {
            launcher.ColumnSums(dn, h, rows, columns, gain, shift, step);
            return;
        }

        // A slice has its sums side by side: those of the gain, where they are wanted, before those of the shift.
        ReserveForBackward();
        int quads = RowPadding.Quads(columns);
        GradientPlaces places = gain < 0 ? new(shift, quads) : new(gain, quads, shift, shift < 0 ? 0 : quads);
        launcher.ColumnSumsOfSlices(
            dn, h, slices, columns, gain < 0 ? -1 : 0, shift < 0 ? -1 : places.Length - quads, places.Length, sliceSums);
        launcher.SumSlices(sliceSums, slices.Count, places, step);
    }

    private RowSlices SlicesOf<TShape>(int rows)
        where TShape : struct, ILinearShape => RowSlices.For(rows, OuterSumGroups(TShape.Inputs, TShape.Outputs), launcher.ShortestSlice);

    private int OuterSumGroups(int inputs, int outputs) =>
        RowPadding.Pieces(inputs, products.SliceTile) * RowPadding.Pieces(outputs, products.SliceTile);

    /// <summary>Sees to it that there will be room for the slices of a sum over the longest batch. One gradient's room is the next one's.</summary>
    private void PlanSlices(int rows, int groups, int length)
    {
        int most = RowSlices.Most(checked(Capacity * rows), groups, launcher.ShortestSlice);
        sliceLength = Math.Max(sliceLength, most > 1 ? (long)most * length : 0);
    }
}
