using System.Globalization;
using System.Text.RegularExpressions;

namespace DlGen.Gpu.Tests.Infrastructure.PtxMachine;

/// <summary>A kernel's text, taken apart: instructions, where labels point, where parameters and shared memory lie.</summary>
internal sealed partial class PtxKernel
{
    private PtxKernel()
    {
    }

    public List<PtxInstruction> Instructions { get; } = [];

    public Dictionary<string, int> Labels { get; } = [];

    /// <summary>The parameters' names, in order.</summary>
    public List<string> Parameters { get; } = [];

    /// <summary>Where each array in shared memory starts.</summary>
    public Dictionary<string, int> Shared { get; } = [];

    public int SharedSize { get; private set; }

    public static PtxKernel Parse(string ptx)
    {
        var kernel = new PtxKernel();
        string entry = ptx[ptx.IndexOf(".visible .entry", StringComparison.Ordinal)..];
        foreach (string line in entry.Split('\n').Select(static line => line.Trim()))
        {
            kernel.Add(line);
        }

        return kernel;
    }

    private void Add(string line)
    {
        if (Parameter().Match(line) is { Success: true } parameter)
        {
            Parameters.Add(parameter.Groups[1].Value);
        }
        else if (SharedArray().Match(line) is { Success: true } array)
        {
            Shared.Add(array.Groups[1].Value, SharedSize);
            SharedSize += int.Parse(array.Groups[2].Value, CultureInfo.InvariantCulture);
        }
        else if (line.EndsWith(':'))
        {
            Labels.Add(line[..^1], Instructions.Count);
        }
        else if (Statement().Match(line) is { Success: true } statement)
        {
            string[] operands = [.. Operand().Matches(statement.Groups[4].Value).Select(static match => match.Value)];
            string? guard = statement.Groups[2].Success ? statement.Groups[2].Value : null;
            Instructions.Add(new PtxInstruction(statement.Groups[3].Value, guard, statement.Groups[1].Value.Length == 0, operands, line));
        }
    }

    [GeneratedRegex(@"^\.param .*?(\w+)(?:\[\d+\])?,?$")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^\.shared \.align \d+ \.b8 (\w+)\[(\d+)\];$")]
    private static partial Regex SharedArray();

    [GeneratedRegex(@"^(?:@(!?)(%\w+)\s+)?([a-z][\w.:]*)\s*([^;]*);$")]
    private static partial Regex Statement();

    [GeneratedRegex(@"[%\w.+]+")]
    private static partial Regex Operand();
}
