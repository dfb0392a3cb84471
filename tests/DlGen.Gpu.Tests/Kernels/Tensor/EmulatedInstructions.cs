using DlGen.Gpu.Kernels;
using DlGen.Gpu.Kernels.Tensor;
using ILGPU;

namespace DlGen.Gpu.Tests.Kernels.Tensor;

/// <summary>
/// What the tensor cores' instructions do, by the PTX ISA's words, on any device: lanes see each other's registers through
/// shared memory. All threads of a group must call together, which the kernels do.
/// </summary>
internal readonly struct EmulatedInstructions : ITensorInstructions<EmulatedInstructions>
{
    private const int Registers = 6;
    private const int FirstOfB = 4;
    private const int Lanes = 32;

    // Two sets take turns, so that the threads meet once an instruction: who fills one again has met the others since they read it.
    private readonly ArrayView<uint> registers;
    private readonly ArrayView<int> turns;

    private EmulatedInstructions(ArrayView<uint> registers, ArrayView<int> turns)
    {
        this.registers = registers;
        this.turns = turns;
    }

    public static EmulatedInstructions Begin(int threads)
    {
        ArrayView<int> turns = SharedMemory.Allocate<int>(threads);
        turns[Group.IdxX] = 0;
        return new EmulatedInstructions(SharedMemory.Allocate<uint>(2 * threads * Registers), turns);
    }

    public uint ToTf32(float value)
    {
        uint bits = Interop.FloatAsInt(value);

        // Half a unit of the last place that stays, added to the magnitude, carries where the rest is at least that much.
        uint rounded = (bits + 0x1000) & 0xFFFF_E000;
        return IsFinite(bits) ? rounded : IsNan(bits) ? 0x7FFF_FFFF : bits;
    }

    public uint ToBf16(float low, float high) => ToBf16(low) | (ToBf16(high) << 16);

    public Float4 MultiplyTf32(Float4 sums, uint a0, uint a1, uint a2, uint a3, uint b0, uint b1)
    {
        int warp = Share(a0, a1, a2, a3, b0, b1);
        int lane = Group.IdxX % Lanes;
        int row = lane / 4;
        int column = lane % 4 * 2;
        float x = sums.X;
        float y = sums.Y;
        float z = sums.Z;
        float w = sums.W;
        for (int k = 0; k < 8; k++)
        {
            x += Tf32OfA(warp, row, k) * Tf32OfB(warp, k, column);
            y += Tf32OfA(warp, row, k) * Tf32OfB(warp, k, column + 1);
            z += Tf32OfA(warp, row + 8, k) * Tf32OfB(warp, k, column);
            w += Tf32OfA(warp, row + 8, k) * Tf32OfB(warp, k, column + 1);
        }

        return new Float4(x, y, z, w);
    }

    public Float4 MultiplyBf16(Float4 sums, uint a0, uint a1, uint a2, uint a3, uint b0, uint b1)
    {
        int warp = Share(a0, a1, a2, a3, b0, b1);
        int lane = Group.IdxX % Lanes;
        int row = lane / 4;
        int column = lane % 4 * 2;
        float x = sums.X;
        float y = sums.Y;
        float z = sums.Z;
        float w = sums.W;
        for (int k = 0; k < 16; k++)
        {
            x += Bf16OfA(warp, row, k) * Bf16OfB(warp, k, column);
            y += Bf16OfA(warp, row, k) * Bf16OfB(warp, k, column + 1);
            z += Bf16OfA(warp, row + 8, k) * Bf16OfB(warp, k, column);
            w += Bf16OfA(warp, row + 8, k) * Bf16OfB(warp, k, column + 1);
        }

        return new Float4(x, y, z, w);
    }

    public Float2 FromNeighbour(Float2 values)
    {
        int warp = Share(Interop.FloatAsInt(values.X), Interop.FloatAsInt(values.Y), 0, 0, 0, 0);
        int neighbour = (Group.IdxX % Lanes) ^ 1;
        return new Float2(Interop.IntAsFloat(Register(warp, neighbour, 0)), Interop.IntAsFloat(Register(warp, neighbour, 1)));
    }

    public void Copy(ref Float4 to, ref Float4 from, int bytes)
    {
        Float4 copied = 0f;
        if (bytes > 0)
        {
            copied = Float4.First(from, bytes / sizeof(float));
        }

        to = copied;
    }

    public void Commit()
    {
    }

    public void Wait(int groups)
    {
    }

    private static uint ToBf16(float value)
    {
        uint bits = Interop.FloatAsInt(value);
        uint rounded = (bits + 0x7FFF + ((bits >> 16) & 1)) >> 16;
        return IsFinite(bits) ? rounded : IsNan(bits) ? 0x7FFF : bits >> 16;
    }

    private static bool IsFinite(uint bits) => (bits & 0x7F80_0000) != 0x7F80_0000;

    private static bool IsNan(uint bits) => (bits & 0x7FFF_FFFF) > 0x7F80_0000;

    /// <summary>Shows the group a thread's registers; returns where those of its warp begin.</summary>
    private int Share(uint a0, uint a1, uint a2, uint a3, uint b0, uint b1)
    {
        int turn = turns[Group.IdxX];
        turns[Group.IdxX] = 1 - turn;
        int start = turn * Group.DimX * Registers;
        int first = start + (Group.IdxX * Registers);
        registers[first] = a0;
        registers[first + 1] = a1;
        registers[first + 2] = a2;
        registers[first + 3] = a3;
        registers[first + 4] = b0;
        registers[first + 5] = b1;
        GroupBarrier.Wait();
        return start + (Group.IdxX / Lanes * Lanes * Registers);
    }

    private uint Register(int warp, int lane, int register) => registers[warp + (lane * Registers) + register];

    private float Tf32OfA(int warp, int row, int k) => Interop.IntAsFloat(Register(warp, (row % 8 * 4) + (k % 4), (row / 8) + (k / 4 * 2)) & 0xFFFF_E000);

    private float Tf32OfB(int warp, int k, int column) => Interop.IntAsFloat(Register(warp, (column * 4) + (k % 4), FirstOfB + (k / 4)) & 0xFFFF_E000);

    private float Bf16OfA(int warp, int row, int k) => Bf16(Register(warp, (row % 8 * 4) + (k % 8 / 2), (row / 8) + (k / 8 * 2)), k % 2);

    private float Bf16OfB(int warp, int k, int column) => Bf16(Register(warp, (column * 4) + (k % 8 / 2), FirstOfB + (k / 8)), k % 2);

    private static float Bf16(uint register, int half) => Interop.IntAsFloat((register >> (half * 16)) << 16);
}
