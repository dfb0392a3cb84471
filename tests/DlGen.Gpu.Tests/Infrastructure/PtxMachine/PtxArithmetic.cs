using DlGen.Gpu.Tests.Kernels.Tensor;

namespace DlGen.Gpu.Tests.Infrastructure.PtxMachine;

/// <summary>What instructions make of numbers, as the PTX ISA says.</summary>
internal static class PtxArithmetic
{
    /// <summary>The result's bits; null where the instruction isn't known.</summary>
    public static ulong? Compute(string name, ulong[] v) => name switch
    {
        "mov.b32" or "mov.f32" or "mov.b64" or "mov.pred" or "cvta.to.global.u64" => v[0],
        "add.s32" => (uint)v[0] + (uint)v[1],
        "sub.s32" => (uint)v[0] - (uint)v[1],
        "mul.lo.s32" => (uint)v[0] * (uint)v[1],
        "add.u64" => v[0] + v[1],
        "mul.wide.u32" => (ulong)(uint)v[0] * (uint)v[1],
        "rem.s32" => (uint)((int)v[0] % (int)v[1]),
        "min.s32" => (uint)Math.Min((int)v[0], (int)v[1]),
        "shl.b32" => (uint)v[0] << (int)v[1],
        "shr.s32" => (uint)((int)v[0] >> (int)v[1]),
        "and.b32" or "and.pred" => v[0] & v[1],
        "or.pred" => v[0] | v[1],
        "not.pred" => 1 - v[0],
        "add.f32" => PtxThread.ToBits(PtxThread.ToFloat(v[0]) + PtxThread.ToFloat(v[1])),
        "sub.f32" => PtxThread.ToBits(PtxThread.ToFloat(v[0]) - PtxThread.ToFloat(v[1])),
        "mul.f32" => PtxThread.ToBits(PtxThread.ToFloat(v[0]) * PtxThread.ToFloat(v[1])),
        "cvt.rna.tf32.f32" => PtxThread.ToBits((float)Rounding.ToTf32(PtxThread.ToFloat(v[0]))),
        "cvt.rn.bf16x2.f32" => (Bf16(v[0]) & 0xFFFF_0000) | (Bf16(v[1]) >> 16),
        ['s', 'e', 'l', 'p', ..] => v[2] != 0 ? v[0] : v[1],
        ['s', 'e', 't', 'p', ..] => Compare(name.Split('.')[1], name.EndsWith("f32", StringComparison.Ordinal), v[0], v[1]) ? 1u : 0u,
        _ => null,
    };

    private static uint Bf16(ulong bits) => BitConverter.SingleToUInt32Bits((float)Rounding.ToBf16(PtxThread.ToFloat(bits)));

    private static bool Compare(string how, bool isFloat, ulong a, ulong b)
    {
        double left = isFloat ? PtxThread.ToFloat(a) : (int)a;
        double right = isFloat ? PtxThread.ToFloat(b) : (int)b;
        bool isUnordered = double.IsNaN(left) || double.IsNaN(right);
        return how switch
        {
            "eq" => left == right,
            "ne" => !isUnordered && left != right,
            "lt" => left < right,
            "le" => left <= right,
            "gt" => left > right,
            "ge" => left >= right,
            "ltu" => isUnordered || left < right,
            "leu" => isUnordered || left <= right,
            "gtu" => isUnordered || left > right,
            "geu" => isUnordered || left >= right,
            _ => throw new NotSupportedException($"Unknown comparison: {how}"),
        };
    }
}
