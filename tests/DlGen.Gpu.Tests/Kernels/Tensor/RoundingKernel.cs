using DlGen.Gpu.Kernels.Tensor;
using ILGPU;

namespace DlGen.Gpu.Tests.Kernels.Tensor;

/// <summary>Rounds numbers: to TF32, and after those to pairs of bfloat16, of which the upper is the number negated.</summary>
internal static class RoundingKernel
{
    public static void Run<TInstructions>(ArrayView<float> from, ArrayView<uint> to)
        where TInstructions : struct, ITensorInstructions<TInstructions>
    {
        TInstructions instructions = TInstructions.Begin(1);
        float value = from[Grid.IdxX];
        to[Grid.IdxX] = instructions.ToTf32(value);
        to[Grid.DimX + Grid.IdxX] = instructions.ToBf16(value, -value);
    }
}
