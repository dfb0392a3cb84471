using System.Text;
using System.Text.RegularExpressions;
using DlGen.Generators.Graph;

namespace DlGen.Generators.Emission;

/// <summary>
/// Writes types once that are the same but for their own name and those of the values in them, as those of equal blocks
/// are: a tile is compiled at run time for each type it is used with. A network without blocks keeps a type for each layer,
/// which reads better.
/// </summary>
internal sealed class SharedTypes
{
    /// <summary>How many of the types that one stands for its documentation names.</summary>
    private const int MostNamed = 3;

    private static readonly Regex Identifier = new(@"[\p{L}_][\p{L}\p{Nd}_]*", RegexOptions.CultureInvariant);
    private static readonly Regex Suffix = new("(?:Rows?|Mask)$", RegexOptions.CultureInvariant);
    private static readonly Regex Header = new(@"\b(?:struct|class) (\w+)", RegexOptions.CultureInvariant);

    private readonly HashSet<string> values;
    private readonly bool isSharing;
    private readonly List<WrittenType> types = new();
    private readonly Dictionary<string, string> firstOfItsKind = new();
    private readonly Dictionary<string, string> replacements = new();

    public SharedTypes(NetworkGraph graph)
    {
        isSharing = graph.Blocks.Count > 0;
        values = new HashSet<string>(graph.Values.Select(static value => Text.Field(value.Name)));
    }

    /// <summary>Takes the types that <paramref name="write"/> writes.</summary>
    public void Add(Action<CodeWriter> write)
    {
        var code = new CodeWriter();
        write(code);
        var lines = new List<string>();
        foreach (string line in code.ToString().TrimEnd('\n').Split('\n').SkipWhile(static line => line.Length == 0))
        {
            lines.Add(line);
            if (line == "}")
            {
                Add(lines);
                lines = new List<string>();
            }
        }
    }

    /// <summary>Writes what uses the types, with the names of those that stand for others in their place.</summary>
    public void WriteUses(CodeWriter code, Action<CodeWriter> write)
    {
        var uses = new CodeWriter();
        write(uses);
        string text = replacements.Count == 0
            ? uses.ToString()
            : Identifier.Replace(uses.ToString(), match => replacements.TryGetValue(match.Value, out string? shared) ? shared : match.Value);
        code.Lines(text.TrimEnd('\n').Split('\n'));
    }

    /// <summary>Writes the types.</summary>
    public void Write(CodeWriter code)
    {
        ILookup<string, string> others = replacements.ToLookup(static entry => entry.Value, static entry => entry.Key);
        foreach (WrittenType type in types)
        {
            code.Line();
            string[] same = [.. others[type.Name]];
            int header = type.Lines.FindIndex(static line => Header.IsMatch(line));
            code.Lines(type.Lines.Take(header));
            if (same.Length > 0)
            {
                string rest = same.Length > MostNamed ? $" and {Text.Plain(same.Length - MostNamed)} more" : "";
                code.Line($"/// <remarks>The same as {string.Join(", ", same.Take(MostNamed))}{rest} would be.</remarks>");
            }

            code.Lines(type.Lines.Skip(header));
        }
    }

    private void Add(List<string> lines)
    {
        string name = Header.Match(lines.First(static line => Header.IsMatch(line))).Groups[1].Value;
        string content = Content(lines, name);
        if (isSharing && firstOfItsKind.TryGetValue(content, out string? first))
        {
            replacements.Add(name, first);
            return;
        }

        firstOfItsKind[content] = name;
        types.Add(new WrittenType(name, lines.SkipWhile(static line => line.Length == 0).ToList()));
    }

    /// <summary>The code, in which values are numbered in the order they come.</summary>
    private string Content(List<string> lines, string name)
    {
        var code = new StringBuilder();
        foreach (string line in lines.Where(static line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal)))
        {
            code.Append(line).Append('\n');
        }

        var numbers = new Dictionary<string, int>();
        return Identifier.Replace(code.ToString(), match =>
        {
            if (match.Value == name)
            {
                return "type";
            }

            // A matrix is called after its value, z1Rows, and so is what draws a mask, m1Mask.
            string value = Suffix.Replace(match.Value, "");
            if (!values.Contains(value))
            {
                return match.Value;
            }

            if (!numbers.TryGetValue(value, out int number))
            {
                numbers.Add(value, number = numbers.Count);
            }

            return $"value{Text.Plain(number)}{match.Value.Substring(value.Length)}";
        });
    }

    private sealed record WrittenType(string Name, List<string> Lines);
}
