using ILGPU;

namespace DlGen.Gpu.Kernels.Tensor;

/// <summary>The instructions of NVIDIA's cards from compute capability 8.0 on.</summary>
internal readonly struct TensorCores : ITensorInstructions<TensorCores>
{
    public static TensorCores Begin(int threads) => default;

    public uint ToTf32(float value) => PtxInstructions.ToTf32(value);

    public uint ToBf16(float low, float high) => PtxInstructions.ToBf16(low, high);

    public Float4 MultiplyTf32(Float4 sums, uint a0, uint a1, uint a2, uint a3, uint b0, uint b1) =>
        PtxInstructions.MultiplyTf32(sums, a0, a1, a2, a3, b0, b1);

    public Float4 MultiplyBf16(Float4 sums, uint a0, uint a1, uint a2, uint a3, uint b0, uint b1) =>
        PtxInstructions.MultiplyBf16(sums, a0, a1, a2, a3, b0, b1);

    public Float2 FromNeighbour(Float2 values) => new(Warp.ShuffleXor(values.X, 1), Warp.ShuffleXor(values.Y, 1));

    public void Copy(ref Float4 to, ref Float4 from, int bytes) => PtxInstructions.Copy(ref to, ref from, bytes);

    public void Commit() => PtxInstructions.Commit();

    public void Wait(int groups) => PtxInstructions.Wait(groups);
}
