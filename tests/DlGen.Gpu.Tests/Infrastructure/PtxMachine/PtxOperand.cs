namespace DlGen.Gpu.Tests.Infrastructure.PtxMachine;

/// <summary>An operand, taken apart once, for it is read as often as its instruction runs.</summary>
/// <param name="Kind">What it names.</param>
/// <param name="Index">A register's or a parameter's number.</param>
/// <param name="Number">A number, or what is added to a register or a parameter's address.</param>
/// <param name="Text">As it is written.</param>
internal readonly record struct PtxOperand(PtxOperandKind Kind, int Index, ulong Number, string Text);

/// <summary>What an operand names.</summary>
internal enum PtxOperandKind
{
    /// <summary>A place in the code.</summary>
    Label,

    /// <summary>A number, or the address of an array in shared memory.</summary>
    Number,

    /// <summary>A register of the thread.</summary>
    Register,

    /// <summary>A parameter of the kernel.</summary>
    Parameter,

    /// <summary>The thread's number in its group.</summary>
    Thread,

    /// <summary>The group's column in the grid.</summary>
    GroupX,

    /// <summary>The group's row in the grid.</summary>
    GroupY,
}
