using System.Globalization;

namespace DlGen.Gpu.Tests.Infrastructure.PtxMachine;

/// <summary>A thread's registers and where it is. It runs by itself up to an instruction that it needs others for.</summary>
internal sealed class PtxThread(PtxGroup group, int index)
{
    private readonly Dictionary<string, ulong> registers = [];
    private readonly List<List<Action>> copies = [[]];

    public int Index => index;

    public int Next { get; private set; }

    public bool HasReturned { get; private set; }

    public PtxInstruction Instruction => group.Kernel.Instructions[Next];

    public static float ToFloat(ulong bits) => BitConverter.UInt32BitsToSingle((uint)bits);

    public static ulong ToBits(float value) => BitConverter.SingleToUInt32Bits(value);

    public void Set(string register, ulong value) => registers[register] = value;

    public ulong Get(string operand)
    {
        if (operand.StartsWith("0f", StringComparison.Ordinal))
        {
            return ulong.Parse(operand.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }

        return operand switch
        {
            "%tid.x" => (ulong)index,
            "%ctaid.x" => (ulong)group.X,
            "%ctaid.y" => (ulong)group.Y,
            ['%', ..] => registers[operand],
            [>= '0' and <= '9', ..] => ulong.Parse(operand, CultureInfo.InvariantCulture),
            _ => (ulong)group.Kernel.Shared[operand],
        };
    }

    /// <summary>Goes on behind an instruction that was carried out for it.</summary>
    public void Continue() => Next++;

    /// <summary>Runs until it returns, or meets an instruction of a warp's or a group's.</summary>
    public void Run()
    {
        while (!HasReturned && !PtxGroup.IsShared(Instruction.Name))
        {
            PtxInstruction instruction = Instruction;
            Next++;
            if (instruction.Guard is null || (Get(instruction.Guard) != 0) == instruction.RunsWhen)
            {
                Execute(instruction);
            }
        }
    }

    private void Execute(PtxInstruction instruction)
    {
        string[] o = instruction.Operands;
        string name = instruction.Name;
        switch (name)
        {
            case "ret":
                HasReturned = true;
                break;
            case "bra" or "bra.uni":
                Next = group.Kernel.Labels[o[0]];
                break;
            case "cp.async.cg.shared.global":
                BeginCopy((int)Get(o[0]), Get(o[1]), (int)Get(o[2]), (int)Get(o[3]));
                break;
            case "cp.async.commit_group":
                copies.Add([]);
                break;
            case "cp.async.wait_group":
                EndCopies(int.Parse(o[0], CultureInfo.InvariantCulture));
                break;
            case ['l', 'd', '.', 'p', ..]:
                Set(o[0], group.Parameter(o[1], name.EndsWith("64", StringComparison.Ordinal) ? 8 : 4));
                break;
            case ['l', 'd', '.', ..]:
                for (int place = 0; place < o.Length - 1; place++)
                {
                    Set(o[place], BitConverter.ToUInt32(Memory(name, o[^1], o.Length - 1)[(4 * place)..]));
                }

                break;
            case ['s', 't', '.', ..]:
                for (int place = 1; place < o.Length; place++)
                {
                    BitConverter.TryWriteBytes(Memory(name, o[0], o.Length - 1)[(4 * (place - 1))..], (uint)Get(o[place]));
                }

                break;
            default:
                Set(o[0], PtxArithmetic.Compute(name, [.. o.Skip(1).Select(Get)])
                    ?? throw new NotSupportedException($"Unknown instruction: {instruction.Text}"));
                break;
        }
    }

    private Span<byte> Memory(string name, string address, int count)
    {
        string[] parts = address.Split('+');
        ulong place = Get(parts[0]) + (parts.Length > 1 ? ulong.Parse(parts[1], CultureInfo.InvariantCulture) : 0);
        return name.Contains(".shared", StringComparison.Ordinal) ? group.Shared(place, 4 * count)
            : name.Contains(".global", StringComparison.Ordinal) ? group.Memory.At(place, 4 * count)
            : throw new NotSupportedException($"Neither global nor shared memory: {name}");
    }

    /// <summary>From its begin to the wait for it, what a copy overwrites is neither the old nor the new.</summary>
    private void BeginCopy(int to, ulong from, int length, int read)
    {
        group.Shared((ulong)to, length).Fill(0xFF);
        copies[^1].Add(() =>
        {
            Span<byte> target = group.Shared((ulong)to, length);
            target.Clear();
            if (read > 0)
            {
                group.Memory.At(from, length)[..read].CopyTo(target);
            }
        });
    }

    private void EndCopies(int pending)
    {
        // The last list is of those that belong to no group yet.
        for (int ended = 0; ended < copies.Count - 1 - pending; ended++)
        {
            copies[ended].ForEach(static copy => copy());
            copies[ended].Clear();
        }
    }
}
