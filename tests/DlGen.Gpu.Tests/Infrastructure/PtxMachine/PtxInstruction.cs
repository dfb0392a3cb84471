namespace DlGen.Gpu.Tests.Infrastructure.PtxMachine;

/// <summary>One instruction of a kernel's text.</summary>
/// <param name="Name">Its name with all suffixes: add.s32, mma.sync.….</param>
/// <param name="Guard">The predicate that it depends on; null where it always runs.</param>
/// <param name="RunsWhen">What the predicate must be.</param>
/// <param name="Operands">Registers, numbers and names, those in braces one by one, addresses without their brackets.</param>
/// <param name="Text">As it is written, for a message.</param>
internal sealed record PtxInstruction(string Name, string? Guard, bool RunsWhen, string[] Operands, string Text);
