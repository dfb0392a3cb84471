using System.Runtime.InteropServices;
using DlGen.Gpu.Kernels;
using DlGen.Runtime;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu.Training;

/// <summary>Copies a network's parameters between the host, where a weight matrix is [out, in] to the outside, and a device, where it is [in × out].</summary>
internal sealed class ParameterTransfer(NetworkRuntime<float> network, GpuProgram program)
{
    private readonly Float4[] staging = new Float4[program.ParameterView.Length];

    private Span<float> Scalars => MemoryMarshal.Cast<Float4, float>(staging.AsSpan());

    /// <summary>The host's parameters to the device.</summary>
    public void Upload() => Upload(program.ParameterView, static parameter => parameter.Value);

    /// <summary>One tensor of each of the host's parameters to where the device has one that lies as the parameters do. What pads it there stays.</summary>
    public void Upload(ArrayView<Float4> to, Func<Parameter<float>, TensorView<float>> from)
    {
        to.CopyToCPU(staging);
        for (int index = 0; index < network.State.Count; index++)
        {
            float[] values = from(network.State[index]).ToArray();
            (int place, int rows, int columns) = program.Places[index];
            for (int column = 0; column < columns; column++)
            {
                for (int row = 0; row < rows; row++)
                {
                    Scalars[Position(place, row, column, columns)] = values[HostPosition(index, row, column, rows, columns)];
                }
            }
        }

        to.CopyFromCPU(staging);
    }

    /// <summary>The device's parameters to the host; waits for the device.</summary>
    public void Download() => Download(program.ParameterView, static parameter => parameter.Value);

    /// <summary>What lies on the device as the parameters do, to one tensor of each of the host's.</summary>
    public void Download(ArrayView<Float4> from, Func<Parameter<float>, TensorView<float>> to)
    {
        from.CopyToCPU(staging);
        for (int index = 0; index < network.State.Count; index++)
        {
            (int place, int rows, int columns) = program.Places[index];
            var values = new float[rows * columns];
            for (int column = 0; column < columns; column++)
            {
                for (int row = 0; row < rows; row++)
                {
                    values[HostPosition(index, row, column, rows, columns)] = Scalars[Position(place, row, column, columns)];
                }
            }

            to(network.State[index]).CopyFrom(values);
        }
    }

    /// <summary>A weight matrix is the device's transposed, and its rows go place by place there; a table, and a row, is as it is there.</summary>
    private int HostPosition(int index, int row, int column, int rows, int columns)
    {
        ParameterModel model = network.State[index].Model;
        if (model.Layout != ParameterLayout.Panels)
        {
            return (row * columns) + column;
        }

        int places = model.RowOrder.Places;
        (int place, int channel) = Math.DivRem(row, rows / places);
        return (column * rows) + (channel * places) + place;
    }

    private static int Position(int place, int row, int column, int columns) =>
        (place * Float4.Count) + (row * RowPadding.Columns(columns)) + column;
}
