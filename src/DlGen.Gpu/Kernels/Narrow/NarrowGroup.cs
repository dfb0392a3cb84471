using System.ComponentModel;
using DlGen.Kernels;
using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>
/// A group of threads at work on a slice of the batch. Its matrices lie in shared memory; every function is called by all
/// threads of the group, and when one returns, its results may be read by all of them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NarrowGroup
{
    private readonly ArrayView<Float4> shared;
    private readonly ArrayView<float> lanes;
    private readonly ArrayView<Float4> parameters;
    private readonly SliceRows rows;
    private readonly SliceResults results;
    private readonly BatchSource source;
    private readonly ExampleWeights weights;
    private readonly GradientSum gradients;
    private readonly DeviceMatrix predictions;

    /// <summary>A group that trains.</summary>
    internal NarrowGroup(
        ArrayView<Float4> shared,
        ArrayView<float> lanes,
        ArrayView<Float4> parameters,
        SliceRows rows,
        SliceResults results,
        BatchSource source,
        ExampleWeights weights,
        GradientSum gradients)
    {
        this.shared = shared;
        this.lanes = lanes;
        this.parameters = parameters;
        this.rows = rows;
        this.results = results;
        this.source = source;
        this.weights = weights;
        this.gradients = gradients;
        predictions = default;
    }

    /// <summary>A group that predicts.</summary>
    internal NarrowGroup(
        ArrayView<Float4> shared, ArrayView<float> lanes, ArrayView<Float4> parameters, SliceRows rows, DeviceMatrix predictions)
    {
        this.shared = shared;
        this.lanes = lanes;
        this.parameters = parameters;
        this.rows = rows;
        this.predictions = predictions;
        results = default;
        source = default;
        weights = default;
        gradients = default;
    }

    /// <summary>The slice's rows of the predictions, in the device's memory.</summary>
    public DeviceMatrix Predictions => predictions;

    /// <summary>A matrix in shared memory, a row for each of the slice's.</summary>
    /// <param name="place">Where it starts, in <see cref="Float4"/>s.</param>
    /// <param name="columns">The length of a row.</param>
    public DeviceMatrix Matrix(int place, int columns) => NarrowMemory.Matrix(shared, place, columns);

    /// <summary>A weight matrix W [inputs × outputs] of the parameter memory.</summary>
    public DeviceWeights Weights(int place, int inputs, int outputs) =>
        new(new DeviceMatrix(parameters.SubView(place, inputs * RowPadding.Quads(outputs)), outputs), place);

    /// <summary>A bias of the parameter memory.</summary>
    public DeviceRow Row(int place, int length) => new(parameters.SubView(place, RowPadding.Quads(length)), place);

    /// <summary>x [rows × in] · W [in × out], then the epilogue.</summary>
    public void Multiply<TShape, TEpilogue>(DeviceMatrix x, DeviceWeights w, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        NarrowProducts.Multiply<TShape, TEpilogue>(x, w.Matrix, rows.Count, epilogue);
        GroupBarrier.Wait();
    }

    /// <summary>dz [rows × out] · Wᵀ, then the epilogue, which may write where it reads.</summary>
    public void MultiplyTransposed<TShape, TEpilogue>(DeviceMatrix dz, DeviceWeights w, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        NarrowProducts.MultiplyTransposed<TShape, TEpilogue>(dz, w.Matrix, rows.Count, epilogue);
        GroupBarrier.Wait();
    }

    /// <summary>Adds the slice's xᵀ · dz to the group's part of dW.</summary>
    public void OuterSum<TShape>(DeviceMatrix x, DeviceMatrix dz, DeviceWeights w)
        where TShape : struct, ILinearShape
    {
        NarrowProducts.OuterSum<TShape, StepEpilogue<TShape, GradientSum>, NoSums>(
            x, dz, rows.Count, new StepEpilogue<TShape, GradientSum>(w.Place, gradients), default);
        GroupBarrier.Wait();
    }

    /// <summary>Adds the slice's xᵀ · dz to the group's part of dW, and Σ over the slice's rows of dz to its part of db.</summary>
    public void OuterSum<TShape>(DeviceMatrix x, DeviceMatrix dz, DeviceWeights w, DeviceRow b)
        where TShape : struct, ILinearShape
    {
        NarrowProducts.OuterSum<TShape, StepEpilogue<TShape, GradientSum>, BiasSums<TShape, GradientSum>>(
            x, dz, rows.Count, new StepEpilogue<TShape, GradientSum>(w.Place, gradients), new BiasSums<TShape, GradientSum>(b.Place, gradients));
        GroupBarrier.Wait();
    }

    /// <summary>The cross-entropy of each row, and its gradient for the epilogue, which may write where the logits lie.</summary>
    public void CrossEntropy<TLoss, TEpilogue>(DeviceMatrix z, TEpilogue epilogue)
        where TLoss : struct, ISoftmaxLoss
        where TEpilogue : struct, IDeviceEpilogue
    {
        if (RowGroup.FitsOneLane(TLoss.Classes))
        {
            CrossEntropy<OneLane, TLoss, TEpilogue>(z, epilogue);
        }
        else
        {
            CrossEntropy<EightLanes, TLoss, TEpilogue>(z, epilogue);
        }

        GroupBarrier.Wait();
    }

    /// <summary>A loss that compares output by output, of each row, and its gradient for the epilogue, which may write where the outputs lie.</summary>
    public void ElementwiseLoss<TLoss, TEpilogue>(DeviceMatrix z, TEpilogue epilogue)
        where TLoss : struct, IElementwiseLoss
        where TEpilogue : struct, IDeviceEpilogue
    {
        if (RowGroup.FitsOneLane(TLoss.Columns))
        {
            ElementwiseLoss<OneLane, TLoss, TEpilogue>(z, epilogue);
        }
        else
        {
            ElementwiseLoss<EightLanes, TLoss, TEpilogue>(z, epilogue);
        }

        GroupBarrier.Wait();
    }

    /// <summary>x · Wᵀ, then the epilogue: the forward pass of a layer with another layer's weights transposed.</summary>
    public void MultiplyTransposedInOrder<TShape, TEpilogue>(DeviceMatrix x, DeviceWeights w, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue => MultiplyTransposed<TShape, TEpilogue>(x, w, epilogue);

    /// <summary>p = softmax(z), row by row.</summary>
    public void Softmax(DeviceMatrix z, DeviceMatrix p, int columns)
    {
        if (RowGroup.FitsOneLane(columns))
        {
            Softmax<OneLane>(z, p, columns);
        }
        else
        {
            Softmax<EightLanes>(z, p, columns);
        }

        GroupBarrier.Wait();
    }

    /// <summary>Applies an elementwise function to every place of a matrix.</summary>
    public void Map<TMap>(int columns, TMap map)
        where TMap : struct, IDeviceMap
    {
        int quads = RowPadding.Quads(columns);
        for (int index = Group.IdxX; index < rows.Count * quads; index += Group.DimX)
        {
            map.Apply(index / quads, index % quads * Float4.Count);
        }

        GroupBarrier.Wait();
    }

    private void CrossEntropy<TLanes, TLoss, TEpilogue>(DeviceMatrix z, TEpilogue epilogue)
        where TLanes : struct, ILanes
        where TLoss : struct, ISoftmaxLoss
        where TEpilogue : struct, IDeviceEpilogue
    {
        for (int first = 0; first < rows.Count; first += Group.DimX / TLanes.Count)
        {
            int row = first + (Group.IdxX / TLanes.Count);
            bool isInside = row < rows.Count;
            int label = isInside ? source.Label(rows.First + row) : -1;
            float weight = label >= 0 ? weights.OfRow(rows.First + row) : 0f;
            RowLoss loss = SoftmaxKernels.CrossEntropyOfRow<TLanes, TLoss, TEpilogue>(
                lanes, z, label, weights, row, isInside ? TLoss.Classes : 0, TLoss.Weight * (TLoss.Sums ? weight : weight / rows.InBatch), epilogue);
            results.Add<TLanes>(row, isInside, loss.Weighed(weight));
        }
    }

    private void ElementwiseLoss<TLanes, TLoss, TEpilogue>(DeviceMatrix z, TEpilogue epilogue)
        where TLanes : struct, ILanes
        where TLoss : struct, IElementwiseLoss
        where TEpilogue : struct, IDeviceEpilogue
    {
        for (int first = 0; first < rows.Count; first += Group.DimX / TLanes.Count)
        {
            int row = first + (Group.IdxX / TLanes.Count);
            bool isInside = row < rows.Count;
            float weight = isInside ? weights.OfRow(rows.First + row) : 0f;
            RowLoss loss = ElementwiseLossKernel.OfRow<TLanes, TLoss, SliceTargets, TEpilogue>(
                lanes, z, new SliceTargets(source, rows.First), row, isInside ? TLoss.Columns : 0, TLoss.Weight * (TLoss.Sums ? weight : weight / ((float)rows.InBatch * TLoss.Columns)), epilogue);
            results.Add<TLanes>(row, isInside, loss.Weighed(weight));
        }
    }

    private void Softmax<TLanes>(DeviceMatrix z, DeviceMatrix p, int columns)
        where TLanes : struct, ILanes
    {
        for (int first = 0; first < rows.Count; first += Group.DimX / TLanes.Count)
        {
            int row = first + (Group.IdxX / TLanes.Count);
            SoftmaxKernels.SoftmaxOfRow<TLanes>(lanes, z, p, row, row < rows.Count ? columns : 0);
        }
    }
}
