using System.Globalization;
using System.Runtime.InteropServices;
using DlGen.Gpu.Kernels;
using DlGen.Runtime;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu.Training;

/// <summary>Predictions on a device, a block of examples at a time.</summary>
internal sealed class GpuPrediction(GpuDevice device, NetworkRuntime<float> network)
{
    public void Run(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        (int count, int rest) = Math.DivRem(inputs.Length, network.InputSize);
        if (rest != 0 || outputs.Length != (long)count * network.OutputSize)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"{network.Model.Name}: {inputs.Length} inputs and room for {outputs.Length} outputs were given; an example has {network.InputSize} and {network.OutputSize}."));
        }

        if (count == 0)
        {
            return;
        }

        using GpuProgram program = device.CreatePrediction(network, count);
        Begin(program);
        for (int first = 0; first < count; first += program.Capacity)
        {
            int batch = Math.Min(program.Capacity, count - first);
            Predict(
                program,
                inputs.Slice(first * network.InputSize, batch * network.InputSize),
                network.Preprocessing,
                outputs.Slice(first * network.OutputSize, batch * network.OutputSize));
        }
    }

    /// <summary>Predictions for all examples of a dataset, whose inputs are scaled where the network scales them.</summary>
    public void Run(Dataset data, Span<float> outputs)
    {
        using GpuProgram program = device.CreatePrediction(network, data.Count);
        Begin(program);
        var inputs = new float[Math.Min(program.Capacity, data.Count) * network.InputSize];
        for (int first = 0; first < data.Count; first += program.Capacity)
        {
            int batch = Math.Min(program.Capacity, data.Count - first);
            for (int row = 0; row < batch; row++)
            {
                data.CopyInputs(first + row, inputs.AsSpan(row * network.InputSize, network.InputSize));
            }

            Predict(
                program,
                inputs.AsSpan(0, batch * network.InputSize),
                scaler: null,
                outputs.Slice(first * network.OutputSize, batch * network.OutputSize));
        }
    }

    private void Begin(GpuProgram program)
    {
        try
        {
            new ParameterTransfer(network, program).Upload();
        }
        catch (AcceleratorException exception)
        {
            throw Failed(exception);
        }
    }

    private void Predict(GpuProgram program, ReadOnlySpan<float> inputs, Scaler? scaler, Span<float> outputs)
    {
        int batch = inputs.Length / network.InputSize;
        try
        {
            Copy(inputs, program.InputMatrix, scaler);
            if (!program.TryPredict(batch))
            {
                program.Forward(batch);
                program.Predict(batch);
            }

            CopyOutputs(program, outputs, batch);
        }
        catch (AcceleratorException exception)
        {
            throw Failed(exception);
        }
    }

    private GpuException Failed(AcceleratorException exception) => new($"'{device.Name}' failed: {exception.Message}", exception);

    /// <summary>Inputs to a matrix, whose rows are padded; scaled where there is a scaler.</summary>
    private void Copy(ReadOnlySpan<float> from, DeviceMatrix to, Scaler? scaler)
    {
        int width = network.InputSize / network.RowsPerInput;
        int rows = from.Length / width;
        var staging = new Float4[rows * RowPadding.Quads(width)];
        Span<float> scalars = MemoryMarshal.Cast<Float4, float>(staging.AsSpan());
        for (int row = 0; row < rows; row++)
        {
            Span<float> place = scalars.Slice(row * RowPadding.Columns(width), width);
            from.Slice(row * width, width).CopyTo(place);
            scaler?.Transform(place, row % network.RowsPerInput * width);
        }

        to.Values.SubView(0, staging.Length).CopyFromCPU(staging);
    }

    /// <summary>An example's predictions: those of the heads, one behind the other.</summary>
    private void CopyOutputs(GpuProgram program, Span<float> to, int batch)
    {
        int start = 0;
        for (int head = 0; head < network.Model.Heads.Count; head++)
        {
            HeadModel model = network.Model.Heads[head];
            var staging = new Float4[batch * model.Rows * RowPadding.Quads(model.Width)];
            program.Predictions(head).Values.SubView(0, staging.Length).CopyToCPU(staging);
            ReadOnlySpan<float> scalars = MemoryMarshal.Cast<Float4, float>(staging.AsSpan());
            for (int row = 0; row < batch * model.Rows; row++)
            {
                int place = (row / model.Rows * network.OutputSize) + start + (row % model.Rows * model.Width);
                scalars.Slice(row * RowPadding.Columns(model.Width), model.Width).CopyTo(to.Slice(place, model.Width));
            }

            start += model.Size;
        }
    }
}
