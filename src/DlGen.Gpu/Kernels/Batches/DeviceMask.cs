using System.ComponentModel;
using DlGen.Kernels;
using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>
/// A dropout's mask at the step at hand: 0 with the probability of a rate, else 1 / (1 − rate). It is the processor's: the same
/// hash of step, stream, row and column.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DeviceMask
{
    private readonly ArrayView<ulong> step;
    private readonly uint stream;
    private readonly int threshold;
    private readonly float scale;

    internal DeviceMask(ArrayView<ulong> step, int stream, double rate)
    {
        this.step = step;
        this.stream = CounterHash.StreamKey(stream);
        threshold = DropoutMask<float>.Threshold(rate);
        scale = (float)(1 / (1 - rate));
    }

    /// <summary>The mask of four columns of a row, from <paramref name="column"/> on.</summary>
    public Float4 Draw(int row, int column)
    {
        (uint first, uint second) = CounterHash.RowKeys(step[0], stream, row);
        return new Float4(
            CounterHash.Number(first, second, column) < threshold ? 0f : scale,
            CounterHash.Number(first, second, column + 1) < threshold ? 0f : scale,
            CounterHash.Number(first, second, column + 2) < threshold ? 0f : scale,
            CounterHash.Number(first, second, column + 3) < threshold ? 0f : scale);
    }
}
