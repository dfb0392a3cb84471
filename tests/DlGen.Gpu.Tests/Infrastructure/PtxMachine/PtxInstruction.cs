namespace DlGen.Gpu.Tests.Infrastructure.PtxMachine;

/// <summary>One instruction of a kernel's text.</summary>
/// <param name="Name">Its name with all suffixes: add.s32, mma.sync.….</param>
/// <param name="Guard">The predicate that it depends on; null where it always runs.</param>
/// <param name="RunsWhen">What the predicate must be.</param>
/// <param name="Operands">Registers, numbers and names, those in braces one by one, addresses without their brackets.</param>
/// <param name="Execute">Carries it out for a thread.</param>
/// <param name="Text">As it is written, for a message.</param>
internal sealed record PtxInstruction(
    string Name, PtxOperand? Guard, bool RunsWhen, PtxOperand[] Operands, Action<PtxThread, PtxOperand[]> Execute, string Text)
{
    /// <summary>Whether it is a warp's, or a group's, all of whose threads must be there.</summary>
    public bool IsShared { get; } =
        Name.StartsWith("mma.sync", StringComparison.Ordinal) || Name.StartsWith("shfl.sync", StringComparison.Ordinal) || Name == "bar.sync";
}
