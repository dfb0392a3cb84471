namespace DlGen.Gpu.Kernels.Tensor;

/// <summary>Two neighbours in depth as an instruction takes them: a register each in TF32, the first register alone in bfloat16.</summary>
internal readonly struct Pair(uint first, uint second)
{
    public readonly uint First = first;

    public readonly uint Second = second;
}
