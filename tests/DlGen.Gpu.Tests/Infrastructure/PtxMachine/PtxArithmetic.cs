using DlGen.Gpu.Tests.Kernels.Tensor;

namespace DlGen.Gpu.Tests.Infrastructure.PtxMachine;

/// <summary>What instructions make of numbers, as the PTX ISA says.</summary>
internal static class PtxArithmetic
{
    /// <summary>What makes a result's bits of up to three operands'; null where the instruction isn't known.</summary>
    public static Func<ulong, ulong, ulong, ulong>? Find(string name) => name switch
    {
        "mov.b32" or "mov.f32" or "mov.b64" or "mov.pred" or "cvta.to.global.u64" => static (a, _, _) => a,
        "add.s32" => static (a, b, _) => (uint)a + (uint)b,
        "sub.s32" => static (a, b, _) => (uint)a - (uint)b,
        "mul.lo.s32" => static (a, b, _) => (uint)a * (uint)b,
        "add.u64" => static (a, b, _) => a + b,
        "mul.wide.u32" => static (a, b, _) => (ulong)(uint)a * (uint)b,
        "rem.s32" => static (a, b, _) => (uint)((int)a % (int)b),
        "min.s32" => static (a, b, _) => (uint)Math.Min((int)a, (int)b),
        "shl.b32" => static (a, b, _) => (uint)a << (int)b,
        "shr.s32" => static (a, b, _) => (uint)((int)a >> (int)b),
        "and.b32" or "and.pred" => static (a, b, _) => a & b,
        "or.pred" => static (a, b, _) => a | b,
        "not.pred" => static (a, _, _) => 1 - a,
        "add.f32" => static (a, b, _) => PtxThread.ToBits(PtxThread.ToFloat(a) + PtxThread.ToFloat(b)),
        "sub.f32" => static (a, b, _) => PtxThread.ToBits(PtxThread.ToFloat(a) - PtxThread.ToFloat(b)),
        "mul.f32" => static (a, b, _) => PtxThread.ToBits(PtxThread.ToFloat(a) * PtxThread.ToFloat(b)),
        "cvt.rna.tf32.f32" => static (a, _, _) => PtxThread.ToBits((float)Rounding.ToTf32(PtxThread.ToFloat(a))),
        "cvt.rn.bf16x2.f32" => static (a, b, _) => (Bf16(a) & 0xFFFF_0000) | (Bf16(b) >> 16),
        ['s', 'e', 'l', 'p', ..] => static (a, b, predicate) => predicate != 0 ? a : b,
        ['s', 'e', 't', 'p', ..] => Comparison(name.Split('.')[1], name.EndsWith("f32", StringComparison.Ordinal)),
        _ => null,
    };

    private static uint Bf16(ulong bits) => BitConverter.SingleToUInt32Bits((float)Rounding.ToBf16(PtxThread.ToFloat(bits)));

    private static Func<ulong, ulong, ulong, ulong> Comparison(string how, bool isFloat)
    {
        Func<double, double, bool> holds = how switch
        {
            "eq" => static (left, right) => left == right,
            "ne" => static (left, right) => left < right || left > right,
            "lt" => static (left, right) => left < right,
            "le" => static (left, right) => left <= right,
            "gt" => static (left, right) => left > right,
            "ge" => static (left, right) => left >= right,
            "ltu" => static (left, right) => !(left >= right),
            "leu" => static (left, right) => !(left > right),
            "gtu" => static (left, right) => !(left <= right),
            "geu" => static (left, right) => !(left < right),
            _ => throw new NotSupportedException($"Unknown comparison: {how}"),
        };
        return isFloat
            ? (a, b, _) => holds(PtxThread.ToFloat(a), PtxThread.ToFloat(b)) ? 1u : 0u
            : (a, b, _) => holds((int)a, (int)b) ? 1u : 0u;
    }
}
