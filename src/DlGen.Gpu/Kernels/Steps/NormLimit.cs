using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>Scales the weights of each neuron that are longer than c back to it, w ← w·min(1, c / ‖w‖): a thread for four neurons.</summary>
internal readonly struct NormLimit : IDeviceMap
{
    private readonly DeviceMatrix weights;
    private readonly int inputs;
    private readonly float most;
    private readonly ArrayView<int> failed;

    public NormLimit(DeviceMatrix weights, int inputs, float most, ArrayView<int> failed)
    {
        this.weights = weights;
        this.inputs = inputs;
        this.most = most;
        this.failed = failed;
    }

    /// <summary>Limits four neurons, unless a loss wasn't finite.</summary>
    public void Apply(int row, int column)
    {
        if (failed[0] != 0)
        {
            return;
        }

        Float4 squares = 0f;
        for (int input = 0; input < inputs; input++)
        {
            Float4 w = weights.Load(input, column);
            squares += w * w;
        }

        Float4 norm = Float4.Sqrt(squares);
        Float4 limit = most;
        Float4 one = 1f;
        Float4 scale = Float4.Where(norm > limit, limit / norm, one);
        for (int input = 0; input < inputs; input++)
        {
            weights.Store(input, column, weights.Load(input, column) * scale);
        }
    }
}
