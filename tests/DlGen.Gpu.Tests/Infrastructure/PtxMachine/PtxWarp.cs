namespace DlGen.Gpu.Tests.Infrastructure.PtxMachine;

/// <summary>
/// A warp's instructions. Where a register's number lies in a matrix is said by strides, as CUTLASS's traits of the same
/// instructions do: a lane's l % 4 and l / 4, and the number's place among the lane's own, bit by bit.
/// </summary>
internal static class PtxWarp
{
    public static void Execute(PtxThread[] warp, PtxInstruction instruction)
    {
        PtxOperand[] o = instruction.Operands;
        if (instruction.Name == "shfl.sync.bfly.b32")
        {
            int mask = (int)o[2].Number;
            ulong[] values = [.. warp.Select(lane => lane.Get(o[1]))];
            Array.ForEach(warp, lane => lane.Set(o[0], values[(lane.Index % warp.Length) ^ mask]));
        }
        else if (instruction.Name == "mma.sync.aligned.m16n8k8.row.col.f32.tf32.tf32.f32")
        {
            Multiply(
                warp, o, 8,
                lane => [.. o[4..8].Select(lane.Get).Select(Tf32)],
                lane => [.. o[8..10].Select(lane.Get).Select(Tf32)],
                (16, 1, [8, 64]),
                (8, 1, [32]));
        }
        else if (instruction.Name == "mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32")
        {
            Multiply(
                warp, o, 16,
                lane => [.. o[4..8].Select(lane.Get).SelectMany(Bf16)],
                lane => [.. o[8..10].Select(lane.Get).SelectMany(Bf16)],
                (32, 1, [16, 8, 128]),
                (16, 1, [8, 64]));
        }
        else
        {
            throw new NotSupportedException($"Unknown instruction: {instruction.Text}");
        }
    }

    private static void Multiply(
        PtxThread[] warp,
        PtxOperand[] o,
        int depth,
        Func<PtxThread, float[]> ofA,
        Func<PtxThread, float[]> ofB,
        (int Quarter, int Group, int[] Bits) strideA,
        (int Quarter, int Group, int[] Bits) strideB)
    {
        var a = new float[16 * depth];
        var b = new float[8 * depth];
        for (int lane = 0; lane < warp.Length; lane++)
        {
            Spread(ofA(warp[lane]), a, lane, strideA);
            Spread(ofB(warp[lane]), b, lane, strideB);
        }

        (int, int, int[]) strideC = (32, 1, [16, 8]);
        for (int lane = 0; lane < warp.Length; lane++)
        {
            float[] sums = [.. o[10..14].Select(register => PtxThread.ToFloat(warp[lane].Get(register)))];
            for (int place = 0; place < sums.Length; place++)
            {
                int at = At(lane, place, strideC);
                double sum = sums[place];
                for (int k = 0; k < depth; k++)
                {
                    sum += (double)a[(at % 16) + (16 * k)] * b[(at / 16) + (8 * k)];
                }

                warp[lane].Set(o[place], PtxThread.ToBits((float)sum));
            }
        }
    }

    private static void Spread(float[] values, float[] matrix, int lane, (int, int, int[]) stride)
    {
        for (int place = 0; place < values.Length; place++)
        {
            matrix[At(lane, place, stride)] = values[place];
        }
    }

    private static int At(int lane, int place, (int Quarter, int Group, int[] Bits) stride)
    {
        int at = (lane % 4 * stride.Quarter) + (lane / 4 * stride.Group);
        for (int bit = 0; bit < stride.Bits.Length; bit++)
        {
            at += (place >> bit & 1) * stride.Bits[bit];
        }

        return at;
    }

    private static float Tf32(ulong bits) => PtxThread.ToFloat(bits & 0xFFFF_E000);

    private static float[] Bf16(ulong bits) => [PtxThread.ToFloat(bits << 16), PtxThread.ToFloat(bits & 0xFFFF_0000)];
}
