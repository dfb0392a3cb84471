using System.Text;
using System.Text.RegularExpressions;

namespace DlGen.Gpu.Tests.Infrastructure;

/// <summary>
/// How often a kernel's text has each instruction: what a kernel costs shows in it, and it stays the same where ILGPU merely
/// numbers parameters and registers in another way, as it does from one compilation to the next.
/// </summary>
internal static partial class Census
{
    public static string Of(string ptx)
    {
        var text = new StringBuilder();
        IEnumerable<string> instructions = ptx.Split('\n').Select(static line => Instruction().Match(line)).Where(static match => match.Success).Select(static match => match.Groups[1].Value);
        foreach (IGrouping<string, string> group in instructions.GroupBy(static name => name).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            text.Append(FormattableString.Invariant($"{group.Count(),5} {group.Key}\n"));
        }

        return text.ToString();
    }

    [GeneratedRegex(@"^\s*(?:@!?%\w+\s+)?([a-z][a-z0-9_]*(?:\.\w+(?:::\w+)?)*)[^:]*;")]
    private static partial Regex Instruction();
}
