using ILGPU;

namespace DlGen.Gpu.Kernels.Tensor;

/// <summary>
/// The instructions that tensor cores bring. All the rest of a product is the same for whoever carries them out: an NVIDIA
/// card (<see cref="TensorCores"/>), or a stand-in that does what their documentation says, to test the rest where there is no card.
/// </summary>
/// <remarks>
/// How a matrix lies in a warp's registers is the PTX ISA's (sections "Matrix Fragments for mma.m16n8k8" and "… m16n8k16"):
/// lane l has row or column g = l / 4, and t = l % 4 says which places of it. All lanes of a warp must call together.
/// </remarks>
/// <typeparam name="TSelf">The instructions themselves.</typeparam>
internal interface ITensorInstructions<TSelf>
    where TSelf : struct, ITensorInstructions<TSelf>
{
    /// <summary>Called once at the start of a kernel, for a stand-in that needs shared memory.</summary>
    /// <param name="threads">Threads a group has.</param>
    static abstract TSelf Begin(int threads);

    /// <summary>cvt.rna.tf32.f32: the nearest number of 10 mantissa bits, of two the one away from zero.</summary>
    uint ToTf32(float value);

    /// <summary>cvt.rn.bf16x2.f32: the nearest numbers of 7 mantissa bits, of two the even one, in the lower and the upper half.</summary>
    uint ToBf16(float low, float high);

    /// <summary>mma.sync.m16n8k8: D [16 × 8] = A [16 × 8] · B [8 × 8] + C in TF32.</summary>
    /// <param name="sums">C: (g, 2t), (g, 2t + 1), (g + 8, 2t), (g + 8, 2t + 1); the result likewise.</param>
    /// <param name="a0">A (g, t).</param>
    /// <param name="a1">A (g + 8, t).</param>
    /// <param name="a2">A (g, t + 4).</param>
    /// <param name="a3">A (g + 8, t + 4).</param>
    /// <param name="b0">B (t, g).</param>
    /// <param name="b1">B (t + 4, g).</param>
    Float4 MultiplyTf32(Float4 sums, uint a0, uint a1, uint a2, uint a3, uint b0, uint b1);

    /// <summary>mma.sync.m16n8k16: D [16 × 8] = A [16 × 16] · B [16 × 8] + C in bfloat16, two neighbours in depth a register.</summary>
    /// <param name="sums">C: (g, 2t), (g, 2t + 1), (g + 8, 2t), (g + 8, 2t + 1); the result likewise.</param>
    /// <param name="a0">A (g, 2t) and (g, 2t + 1).</param>
    /// <param name="a1">A (g + 8, 2t) and (g + 8, 2t + 1).</param>
    /// <param name="a2">A (g, 2t + 8) and (g, 2t + 9).</param>
    /// <param name="a3">A (g + 8, 2t + 8) and (g + 8, 2t + 9).</param>
    /// <param name="b0">B (2t, g) and (2t + 1, g).</param>
    /// <param name="b1">B (2t + 8, g) and (2t + 9, g).</param>
    Float4 MultiplyBf16(Float4 sums, uint a0, uint a1, uint a2, uint a3, uint b0, uint b1);

    /// <summary>shfl.sync.bfly by 1: the values of the lane beside this one, of a pair that starts at an even lane.</summary>
    Float2 FromNeighbour(Float2 values);

    /// <summary>
    /// cp.async: begins a copy from global to shared memory: the first <paramref name="bytes"/> of 16, the others zero. A
    /// thread sees its own copies after <see cref="Wait"/>, the group's after a barrier behind it.
    /// </summary>
    void Copy(ref Float4 to, ref Float4 from, int bytes);

    /// <summary>cp.async.commit_group: the thread's copies since the last time are a group, possibly an empty one.</summary>
    void Commit();

    /// <summary>cp.async.wait_group: waits until at most so many of the thread's last groups are under way.</summary>
    /// <param name="groups">A constant.</param>
    void Wait(int groups);
}
