using System.ComponentModel;
using DlGen.Gpu.Kernels;
using DlGen.Gpu.Optimizers;
using DlGen.Kernels;
using DlGen.Runtime;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu;

/// <summary>
/// A network's formulas on a GPU: the generated class says which kernels run, in which order and on what; this one keeps the
/// memory and starts them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class GpuProgram : DeviceProgram
{
    private readonly KernelLauncher launcher;
    private readonly ILinearProducts products;
    private readonly GpuMemory memory;
    private readonly MemoryBuffer1D<Float4, Stride1D.Dense> parameters;
    private readonly ArrayView<Float4> values;
    private readonly List<(int Place, int Rows, int Columns)> places = [];
    private ArrayView<ulong> randomKey;
    private ArrayView<long> randomNext;
    private int seed;
    private ArrayView<Float4> perColumn;

    /// <summary>Takes the memory that the network needs.</summary>
    /// <param name="device">The device.</param>
    /// <param name="capacity">The most examples a batch may have.</param>
    /// <param name="parameters">How many <see cref="Float4"/>s the parameters take.</param>
    /// <param name="values">How many an example's values take.</param>
    /// <param name="rounding">What the operands of products may be rounded to where the device has tensor cores for it.</param>
    /// <param name="outputRows">Rows of outputs that an example has at all heads together; 0 where there is one.</param>
    /// <exception cref="GpuException">The device has not so much memory.</exception>
    protected GpuProgram(
        GpuDevice device, int capacity, int parameters, int values, ProductRounding rounding = ProductRounding.None, int outputRows = 0)
    {
        ArgumentNullException.ThrowIfNull(device);
        Device = device;
        Capacity = capacity;
        launcher = device.Launcher;
        products = launcher.Products(rounding);
        memory = new GpuMemory(device);
        try
        {
            this.parameters = memory.Allocate<Float4>(parameters, "the parameters");
            this.values = memory.Allocate<Float4>((long)values * capacity, FormattableString.Invariant($"the values of {capacity} examples")).View;
        }
        catch
        {
            memory.Dispose();
            throw;
        }

        if (outputRows > 0)
        {
            losses = AllocateLosses(outputRows);
        }
    }

    /// <summary>The logits, or the outputs where there is nothing to undo, of the last <see cref="Forward"/> at a head.</summary>
    /// <param name="head">The head's number; 0 for a network's only output.</param>
    public abstract DeviceMatrix Outputs(int head);

    /// <summary>The predictions of the last <see cref="Predict"/> at a head.</summary>
    /// <param name="head">The head's number; 0 for a network's only output.</param>
    public abstract DeviceMatrix Predictions(int head);

    internal GpuDevice Device { get; }

    /// <summary>The most examples a batch may have.</summary>
    internal int Capacity { get; }

    /// <summary>Memory that lives as long as the program.</summary>
    internal GpuMemory Memory => memory;

    internal ArrayView<Float4> ParameterView => parameters.View;

    /// <summary>Where each parameter lies, in the order of the network's parameters: rows of a length, padded one by one.</summary>
    internal IReadOnlyList<(int Place, int Rows, int Columns)> Places => places;

    /// <summary>What isn't zero once a training's loss wasn't finite.</summary>
    internal ArrayView<int> Failed { get; set; }

    private bool DrawsRandomNumbers => randomKey.Length > 0;

    internal DeviceMatrix InputMatrix { get; private set; }

    /// <summary>x → outputs; keeps what the backward pass needs.</summary>
    public abstract void Forward(int batch);

    /// <summary>The loss of each row, and its gradient at the outputs.</summary>
    public abstract void ComputeLoss(int batch);

    /// <summary>The backward pass: hands each parameter's gradient to <paramref name="step"/>.</summary>
    public abstract void Backward<TStep>(int batch, TStep step)
        where TStep : struct, IDeviceStep;

    /// <summary>Moves running moments by what the last <see cref="Forward"/> has seen; a network without any has nothing to move.</summary>
    public virtual void MoveStatistics(int batch)
    {
    }

    /// <summary>Turns the outputs into predictions.</summary>
    public abstract void Predict(int batch);

    /// <inheritdoc/>
    public override void Dispose()
    {
        memory.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Says whose random numbers the next step draws; those after it draw the next steps'.</summary>
    internal void StartRandomSteps(RandomStep step)
    {
        if (DrawsRandomNumbers)
        {
            seed = step.Seed;
            randomNext.CopyFromCPU([step.Number]);
        }
    }

    /// <summary>Begins a training step: the random numbers it draws are its own.</summary>
    internal void BeginRandomStep()
    {
        if (DrawsRandomNumbers)
        {
            launcher.BeginRandomStep(randomKey, randomNext, seed);
        }
    }

    /// <summary>Limits the weights that lead into each neuron to a length, unless a loss wasn't finite.</summary>
    internal void LimitNorms(IReadOnlyList<ParameterModel> models, float most, ArrayView<int> failed)
    {
        for (int index = 0; index < models.Count; index++)
        {
            if (models[index] is { Layout: ParameterLayout.Panels, IsFrozen: false })
            {
                (int place, int inputs, int outputs) = places[index];
                var weights = new DeviceMatrix(parameters.View.SubView(place, inputs * RowPadding.Quads(outputs)), outputs);
                launcher.Map(1, outputs, new NormLimit(weights, inputs, most, failed));
            }
        }
    }

    /// <summary>Takes the step with stored gradients, which are laid out as the parameters are.</summary>
    internal void StepStored<TStep>(ArrayView<Float4> gradients, int length, TStep step)
        where TStep : struct, IDeviceStep
    {
        if (length > 0)
        {
            launcher.Map(1, length * Float4.Count, new StoredStep<TStep>(gradients, step));
        }
    }

    /// <summary>Sets what clipping by norm multiplies stored gradients by.</summary>
    internal void LimitGradient(
        ArrayView<Float4> gradients, int length, IncomingGradient incoming, ArrayView<float> squares, float most, float sign, ArrayView<float> coefficient) =>
        launcher.LimitGradient(gradients, length, incoming, squares, most, sign, coefficient);

    /// <summary>Takes all parameters into their average.</summary>
    internal void AverageWeights(ArrayView<Float4> averages, PerStep<UpdateNumbers> numbers, int learned, ArrayView<int> failed) =>
        launcher.Map(1, ParameterView.IntLength * Float4.Count, new AverageWeights(ParameterView, averages, numbers, learned, failed));

    /// <summary>The inputs of a batch, as rows of a length.</summary>
    protected DeviceMatrix Inputs(int rows, int columns)
    {
        InputMatrix = new DeviceMatrix(Allocate<Float4>((long)Capacity * rows * RowPadding.Quads(columns), "a batch's inputs"), columns);
        return InputMatrix;
    }

    /// <summary>A weight matrix W [inputs × outputs] of the parameter memory; parameters are named in the network's order.</summary>
    protected DeviceWeights Weights(int place, int inputs, int outputs)
    {
        places.Add((place, inputs, outputs));
        return new DeviceWeights(new DeviceMatrix(parameters.View.SubView(place, inputs * RowPadding.Quads(outputs)), outputs), place);
    }

    /// <summary>A bias of the parameter memory.</summary>
    protected DeviceRow Row(int place, int length)
    {
        places.Add((place, 1, length));
        return new DeviceRow(parameters.View.SubView(place, RowPadding.Quads(length)), place);
    }

    /// <summary>Takes memory for the values with one number a column.</summary>
    /// <param name="length">How many <see cref="Float4"/>s they take.</param>
    protected void ValuesPerColumn(int length) => perColumn = Allocate<Float4>(length, "a batch's moments");

    /// <summary>A value with one number a column, such as a batch's mean.</summary>
    protected DeviceRow PerColumn(int place, int length) => new(perColumn.SubView(place, RowPadding.Quads(length)), place);

    /// <summary>A value of a batch, as so many rows of a length an example.</summary>
    /// <param name="offset">Where it starts, in <see cref="Float4"/>s an example.</param>
    /// <param name="rows">Rows an example.</param>
    /// <param name="columns">The length of a row.</param>
    protected DeviceMatrix Matrix(int offset, int rows, int columns) =>
        new(values.SubView((long)offset * Capacity, (long)rows * RowPadding.Quads(columns) * Capacity), columns);

    /// <summary>A dropout's mask.</summary>
    /// <param name="rate">The probability of a zero.</param>
    /// <param name="stream">Which of the network's masks it is.</param>
    protected DeviceMask Mask(double rate, int stream)
    {
        if (!DrawsRandomNumbers)
        {
            randomKey = Allocate<ulong>(1, "a step's random numbers");
            randomNext = Allocate<long>(1, "a step's random numbers");
            StartRandomSteps(default);
        }

        return new DeviceMask(randomKey, stream, rate);
    }

    /// <summary>x [rows × in] · W [in × out], then the epilogue.</summary>
    protected void Multiply<TShape, TEpilogue>(DeviceMatrix x, DeviceWeights w, int rows, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue => products.Multiply<TShape, TEpilogue>(x, w.Matrix, rows, epilogue);

    /// <summary>dz [rows × out] · Wᵀ, then the epilogue, which takes the gradient of an image that lies place by place as it lies.</summary>
    protected void MultiplyTransposed<TShape, TEpilogue>(DeviceMatrix dz, DeviceWeights w, int rows, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue
    {
        if (TShape.Places == 1)
        {
            products.MultiplyTransposed<TShape, TEpilogue>(dz, w.Matrix, rows, epilogue);
        }
        else
        {
            products.MultiplyTransposed<TShape, PlacesEpilogue<TShape, TEpilogue>>(dz, w.Matrix, rows, new PlacesEpilogue<TShape, TEpilogue>(epilogue));
        }
    }

    /// <summary>x [rows × out] · Wᵀ, then the epilogue: the forward pass of a layer with another layer's weights transposed. A device's sums always run in one order.</summary>
    protected void MultiplyTransposedInOrder<TShape, TEpilogue>(DeviceMatrix x, DeviceWeights w, int rows, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue => MultiplyTransposed<TShape, TEpilogue>(x, w, rows, epilogue);

    /// <summary>e = E[x]: for each token its row of the table, for the epilogue.</summary>
    protected void Embed<TShape, TEpilogue>(DeviceMatrix x, DeviceWeights table, int rows, int perExample, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IDeviceEpilogue => launcher.Embed<TShape, TEpilogue>(x, table.Matrix, rows, perExample, epilogue);

    /// <summary>p = softmax(scale·z), row by row, where the scale is one over the temperature.</summary>
    protected void Softmax(DeviceMatrix z, DeviceMatrix p, int rows, int columns, float scale = 1f) => launcher.Softmax(z, p, rows, columns, scale);

    /// <summary>dz = scale·p⊙(dp − Σ dp⊙p) of each row, for the epilogue.</summary>
    protected void SoftmaxBackward<TEpilogue>(DeviceMatrix dp, DeviceMatrix p, int rows, int columns, float scale, TEpilogue epilogue)
        where TEpilogue : struct, IDeviceEpilogue => launcher.SoftmaxBackward(dp, p, rows, columns, scale, epilogue);

    /// <summary>r = 1 / √(var x + ε) of each row, and h = (x − mean x)·r for the epilogue.</summary>
    protected void Normalize<TNormalization, TEpilogue>(DeviceMatrix x, DeviceMatrix r, int rows, TEpilogue epilogue)
        where TNormalization : struct, INormalization
        where TEpilogue : struct, IDeviceEpilogue => launcher.Normalize<TNormalization, TEpilogue>(x, r, rows, epilogue);

    /// <summary>dx = r·(dh − mean dh − h·mean(dh⊙h)) with dh = dn⊙γ, for the epilogue.</summary>
    protected void NormalizeBackward<TNormalization, TEpilogue>(
        DeviceMatrix dn, DeviceRow gain, DeviceMatrix h, DeviceMatrix r, int rows, TEpilogue epilogue)
        where TNormalization : struct, INormalization
        where TEpilogue : struct, IDeviceEpilogue => launcher.NormalizeBackward<TNormalization, TEpilogue>(dn, gain, h, r, rows, epilogue);

    /// <summary>Mean and variance of each column, and h = (x − mean)/√(variance + ε) for the epilogue.</summary>
    protected void BatchNormalize<TEpilogue>(DeviceMatrix x, DeviceRow mean, DeviceRow variance, int rows, int columns, float epsilon, TEpilogue epilogue)
        where TEpilogue : struct, IDeviceEpilogue => launcher.BatchNormalize(x, mean, variance, rows, columns, epsilon, epilogue);

    /// <summary>
    /// dx = (dh − mean dh − h·mean(dh⊙h))/√(variance + ε) with dh = dn⊙γ and means over the rows, for the epilogue; and dγ = Σ over
    /// the rows of dn⊙h and dβ = Σ over the rows of dn, which it takes anyway, then the steps of γ and β.
    /// </summary>
    protected void BatchNormalizeBackward<TEpilogue, TStep>(
        DeviceMatrix dn,
        DeviceRow gain,
        DeviceRow shift,
        DeviceMatrix h,
        DeviceRow variance,
        int rows,
        int columns,
        float epsilon,
        TEpilogue epilogue,
        TStep step)
        where TEpilogue : struct, IDeviceEpilogue
        where TStep : struct, IDeviceStep => launcher.BatchNormalizeBackward(dn, gain, shift, h, variance, rows, columns, epsilon, epilogue, step);

    /// <summary>The backward pass through a batch normalization without scale and shift.</summary>
    protected void BatchNormalizeBackward<TEpilogue>(
        DeviceMatrix dn, DeviceMatrix h, DeviceRow variance, int rows, int columns, float epsilon, TEpilogue epilogue)
        where TEpilogue : struct, IDeviceEpilogue =>
        launcher.BatchNormalizeBackward(dn, DeviceRow.None, DeviceRow.None, h, variance, rows, columns, epsilon, epilogue, default(NoStep));

    /// <summary>Moves running moments a part of the way to those of a batch of so many rows, unless a loss wasn't finite.</summary>
    protected void MoveMoments(DeviceRow runningMean, DeviceRow runningVariance, DeviceRow mean, DeviceRow variance, int rows, int columns, float momentum) =>
        launcher.Map(1, columns, new MoveMoments(runningMean, runningVariance, mean, variance, rows, momentum, Failed));

    /// <summary>scales = γ/√(variance + ε) and shifts = β − mean·scales: a batch normalization at inference.</summary>
    protected void RunningScale(
        DeviceRow gain, DeviceRow shift, DeviceRow mean, DeviceRow variance, int columns, float epsilon, DeviceRow scales, DeviceRow shifts) =>
        launcher.Map(1, columns, new RunningScale(gain, shift, mean, variance, epsilon, scales, shifts));

    /// <summary>scales = 1/√(variance + ε) and shifts = −mean·scales: a batch normalization without scale and shift at inference.</summary>
    protected void RunningScale(DeviceRow mean, DeviceRow variance, int columns, float epsilon, DeviceRow scales, DeviceRow shifts) =>
        RunningScale(DeviceRow.None, DeviceRow.None, mean, variance, columns, epsilon, scales, shifts);

    /// <summary>Applies an elementwise function to every place of a matrix.</summary>
    protected void Map<TMap>(int rows, int columns, TMap map)
        where TMap : struct, IDeviceMap => launcher.Map(rows, columns, map);

    /// <summary>The columns of matrices side by side, in the order given; of two or more.</summary>
    protected void Concatenate(DeviceMatrix to, int rows, params ReadOnlySpan<(DeviceMatrix Values, int Columns)> parts)
    {
        (DeviceMatrix left, int width) = parts[0];
        foreach ((DeviceMatrix right, int columns) in parts[1..])
        {
            launcher.Concatenate(left, width, right, columns, to, rows);

            // What is there already is read where it is written, by the same thread.
            (left, width) = (to, width + columns);
        }
    }

    /// <summary>The <paramref name="width"/> columns of a matrix from <paramref name="start"/> on.</summary>
    protected void Slice(DeviceMatrix from, int start, DeviceMatrix to, int width, int rows) =>
        launcher.Slice(from, start, to, width, rows);

    /// <summary>Each example's <paramref name="height"/> rows of <paramref name="width"/> laid end to end.</summary>
    protected void Flatten(DeviceMatrix from, DeviceMatrix to, int batch, int height, int width) =>
        launcher.Flatten(from, to, batch, height, width);

    /// <summary>Each example's row cut into <paramref name="height"/> rows of <paramref name="width"/>.</summary>
    protected void Unflatten(DeviceMatrix from, DeviceMatrix to, int batch, int height, int width) =>
        launcher.Unflatten(from, to, batch, height, width);

    /// <summary>An image's channels one behind the other in a row → a row for each place, its channels side by side.</summary>
    protected void ToPlaces(DeviceMatrix from, DeviceMatrix to, int batch, int channels, int places) => launcher.ToPlaces(from, to, batch, channels, places);

    /// <summary>A row for each place, its channels side by side → an image's channels one behind the other in a row.</summary>
    protected void FromPlaces(DeviceMatrix from, DeviceMatrix to, int batch, int channels, int places) => launcher.FromPlaces(from, to, batch, channels, places);

    /// <summary>Memory for the class that derives from this one: nobody else could give back what it has when it doesn't get more.</summary>
    private ArrayView<T> Allocate<T>(long length, string purpose)
        where T : unmanaged
    {
        try
        {
            return memory.Allocate<T>(length, purpose).View;
        }
        catch
        {
            memory.Dispose();
            throw;
        }
    }
}
