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
        try
        {
            new ParameterTransfer(network, program).Upload();
            for (int first = 0; first < count; first += program.Capacity)
            {
                int batch = Math.Min(program.Capacity, count - first);
                Copy(inputs.Slice(first * network.InputSize, batch * network.InputSize), program.InputMatrix);
                if (!program.TryPredict(batch))
                {
                    program.Forward(batch);
                    program.Predict(batch);
                }

                CopyPredictions(network, program, outputs.Slice(first * network.OutputSize, batch * network.OutputSize), batch);
            }
        }
        catch (AcceleratorException exception)
        {
            throw new GpuException($"'{device.Name}' failed: {exception.Message}", exception);
        }
    }

    /// <summary>Inputs to a matrix, whose rows are padded; scaled where the network scales them.</summary>
    private void Copy(ReadOnlySpan<float> from, DeviceMatrix to)
    {
        int width = network.InputSize / network.RowsPerInput;
        int rows = from.Length / width;
        var staging = new Float4[rows * RowPadding.Quads(width)];
        Span<float> scalars = MemoryMarshal.Cast<Float4, float>(staging.AsSpan());
        for (int row = 0; row < rows; row++)
        {
            Span<float> place = scalars.Slice(row * RowPadding.Columns(width), width);
            from.Slice(row * width, width).CopyTo(place);
            network.Preprocessing?.Transform(place, row % network.RowsPerInput * width);
        }

        to.Values.SubView(0, staging.Length).CopyFromCPU(staging);
    }

    /// <summary>Copies the predictions of a batch, an example's those of the heads, one behind the other.</summary>
    public static void CopyPredictions(NetworkRuntime<float> network, GpuProgram program, Span<float> to, int batch)
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
