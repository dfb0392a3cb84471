namespace DlGen.Gpu.Tests.Infrastructure.PtxMachine;

/// <summary>A thread's registers and where it is. It runs by itself up to an instruction that it needs others for.</summary>
internal sealed class PtxThread(PtxGroup group, int index)
{
    private readonly ulong[] registers = new ulong[group.Kernel.Registers];
    private readonly bool[] isSet = new bool[group.Kernel.Registers];
    private readonly List<List<Action>> copies = [[]];

    public int Index => index;

    private PtxGroup Group => group;

    public int Next { get; private set; }

    public bool HasReturned { get; private set; }

    public PtxInstruction Instruction => group.Kernel.Instructions[Next];

    public static float ToFloat(ulong bits) => BitConverter.UInt32BitsToSingle((uint)bits);

    public static ulong ToBits(float value) => BitConverter.SingleToUInt32Bits(value);

    public void Set(PtxOperand register, ulong value)
    {
        if (register.Kind != PtxOperandKind.Register)
        {
            throw new InvalidOperationException($"{register.Text} is no register.");
        }

        registers[register.Index] = value;
        isSet[register.Index] = true;
    }

    public ulong Get(PtxOperand operand) => operand.Kind switch
    {
        PtxOperandKind.Register when isSet[operand.Index] => registers[operand.Index] + operand.Number,
        PtxOperandKind.Number => operand.Number,
        PtxOperandKind.Thread => (ulong)index,
        PtxOperandKind.GroupX => (ulong)group.X,
        PtxOperandKind.GroupY => (ulong)group.Y,
        _ => throw new InvalidOperationException($"{operand.Text} has no value."),
    };

    /// <summary>What carries out an instruction that needs no other threads.</summary>
    public static Action<PtxThread, PtxOperand[]> Executor(string name)
    {
        switch (name)
        {
            case "ret":
                return static (thread, _) => thread.HasReturned = true;
            case "bra" or "bra.uni":
                return static (thread, o) => thread.Next = thread.Group.Kernel.Labels[o[0].Text];
            case "cp.async.cg.shared.global":
                return static (thread, o) => thread.BeginCopy((int)thread.Get(o[0]), thread.Get(o[1]), (int)thread.Get(o[2]), (int)thread.Get(o[3]));
            case "cp.async.commit_group":
                return static (thread, _) => thread.copies.Add([]);
            case "cp.async.wait_group":
                return static (thread, o) => thread.EndCopies((int)thread.Get(o[0]));
            case ['l', 'd', '.', 'p', ..]:
                int length = name.EndsWith("64", StringComparison.Ordinal) ? 8 : 4;
                return (thread, o) => thread.Set(o[0], thread.Group.Parameter(o[1], length));
            case ['l', 'd', '.', ..]:
                return Load(IsOfShared(name));
            case ['s', 't', '.', ..]:
                return Store(IsOfShared(name));
            default:
                return PtxArithmetic.Find(name) is { } compute
                    ? (thread, o) => thread.Set(o[0], compute(thread.Get(o[1]), o.Length > 2 ? thread.Get(o[2]) : 0, o.Length > 3 ? thread.Get(o[3]) : 0))
                    : (_, _) => throw new NotSupportedException($"Unknown instruction: {name}");
        }
    }

    /// <summary>Goes on behind an instruction that was carried out for it.</summary>
    public void Continue() => Next++;

    /// <summary>Runs until it returns, or meets an instruction of a warp's or a group's.</summary>
    public void Run()
    {
        while (!HasReturned && !Instruction.IsShared)
        {
            PtxInstruction instruction = Instruction;
            Next++;
            if (instruction.Guard is not { } guard || (Get(guard) != 0) == instruction.RunsWhen)
            {
                instruction.Execute(this, instruction.Operands);
            }
        }
    }

    private static Action<PtxThread, PtxOperand[]> Load(bool isShared) => (thread, o) =>
    {
        Span<byte> memory = thread.Memory(isShared, o[^1], o.Length - 1);
        for (int place = 0; place < o.Length - 1; place++)
        {
            thread.Set(o[place], BitConverter.ToUInt32(memory[(4 * place)..]));
        }
    };

    private static Action<PtxThread, PtxOperand[]> Store(bool isShared) => (thread, o) =>
    {
        Span<byte> memory = thread.Memory(isShared, o[0], o.Length - 1);
        for (int place = 1; place < o.Length; place++)
        {
            BitConverter.TryWriteBytes(memory[(4 * (place - 1))..], (uint)thread.Get(o[place]));
        }
    };

    private static bool IsOfShared(string name) => name.Split('.')[1] switch
    {
        "shared" => true,
        "global" => false,
        _ => throw new NotSupportedException($"Neither global nor shared memory: {name}"),
    };

    private Span<byte> Memory(bool isShared, PtxOperand address, int count) =>
        isShared ? group.Shared(Get(address), 4 * count) : group.Memory.At(Get(address), 4 * count);

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
