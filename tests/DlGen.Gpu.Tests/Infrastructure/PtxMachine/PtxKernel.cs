using System.Globalization;
using System.Text.RegularExpressions;

namespace DlGen.Gpu.Tests.Infrastructure.PtxMachine;

/// <summary>A kernel's text, taken apart: instructions, where labels point, where parameters and shared memory lie.</summary>
internal sealed partial class PtxKernel
{
    private readonly Dictionary<string, int> registers = [];
    private readonly Dictionary<string, int> shared = [];
    private readonly List<string> parameters = [];

    private PtxKernel()
    {
    }

    public List<PtxInstruction> Instructions { get; } = [];

    public Dictionary<string, int> Labels { get; } = [];

    /// <summary>How many registers a thread has.</summary>
    public int Registers => registers.Count;

    public int SharedSize { get; private set; }

    public static PtxKernel Parse(string ptx)
    {
        var kernel = new PtxKernel();
        string entry = ptx[ptx.IndexOf(".visible .entry", StringComparison.Ordinal)..];
        string[] lines = [.. entry.Split('\n').Select(static line => line.Trim())];
        foreach (string line in lines)
        {
            kernel.Declare(line);
        }

        foreach (string line in lines)
        {
            kernel.Add(line);
        }

        return kernel;
    }

    private void Declare(string line)
    {
        if (Parameter().Match(line) is { Success: true } parameter)
        {
            parameters.Add(parameter.Groups[1].Value);
        }
        else if (SharedArray().Match(line) is { Success: true } array)
        {
            shared.Add(array.Groups[1].Value, SharedSize);
            SharedSize += int.Parse(array.Groups[2].Value, CultureInfo.InvariantCulture);
        }
    }

    private void Add(string line)
    {
        if (line.EndsWith(':'))
        {
            Labels.Add(line[..^1], Instructions.Count);
        }
        else if (Statement().Match(line) is { Success: true } statement)
        {
            string name = statement.Groups[3].Value;
            PtxOperand[] operands = [.. Operand().Matches(statement.Groups[4].Value).Select(match => ParseOperand(match.Value))];
            PtxOperand? guard = statement.Groups[2].Success ? ParseOperand(statement.Groups[2].Value) : null;
            Instructions.Add(new PtxInstruction(name, guard, statement.Groups[1].Value.Length == 0, operands, PtxThread.Executor(name), line));
        }
    }

    private PtxOperand ParseOperand(string operand)
    {
        string[] parts = operand.Split('+');
        ulong offset = parts.Length > 1 ? Number(parts[1]) : 0;
        string name = parts[0];
        return name switch
        {
            "%tid.x" => new PtxOperand(PtxOperandKind.Thread, 0, 0, operand),
            "%ctaid.x" => new PtxOperand(PtxOperandKind.GroupX, 0, 0, operand),
            "%ctaid.y" => new PtxOperand(PtxOperandKind.GroupY, 0, 0, operand),
            ['%', ..] => new PtxOperand(PtxOperandKind.Register, Register(name), offset, operand),
            [>= '0' and <= '9', ..] or ['-', ..] => new PtxOperand(PtxOperandKind.Number, 0, Number(name), operand),
            _ when shared.TryGetValue(name, out int place) => new PtxOperand(PtxOperandKind.Number, 0, (ulong)place + offset, operand),
            _ when parameters.Contains(name) => new PtxOperand(PtxOperandKind.Parameter, parameters.IndexOf(name), offset, operand),
            _ => new PtxOperand(PtxOperandKind.Label, 0, 0, operand),
        };
    }

    private int Register(string name)
    {
        if (!registers.TryGetValue(name, out int index))
        {
            index = registers.Count;
            registers.Add(name, index);
        }

        return index;
    }

    private static ulong Number(string text) => text.StartsWith("0f", StringComparison.Ordinal)
        ? ulong.Parse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        : (ulong)long.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\.param .*?(\w+)(?:\[\d+\])?,?$")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^\.shared \.align \d+ \.b8 (\w+)\[(\d+)\];$")]
    private static partial Regex SharedArray();

    [GeneratedRegex(@"^(?:@(!?)(%\w+)\s+)?([a-z][\w.:]*)\s*([^;]*);$")]
    private static partial Regex Statement();

    [GeneratedRegex(@"[%\w.+-]+")]
    private static partial Regex Operand();
}
