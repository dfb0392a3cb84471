using System.Text;
using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Diagnostics;

/// <summary>Files as a person types them: in no state does DlGen fail, and what is wrong with the C# is said by the C# compiler alone.</summary>
public class TypingTests
{
    public static TheoryData<int> Files => TypedFiles.Numbers;

    [Theory]
    [MemberData(nameof(Files))]
    public void Prefix_IsHandled(int file)
    {
        string text = TypedFiles.All[file];
        IEnumerable<int> lengths = Enumerable.Range(1, text.Length).Where(length => !IsAmid(text, length));
        TypedFiles.AssertHandled(Thorough.OneOf(lengths, every: 2, test: file).Select(length => text[..length]));
    }

    /// <summary>Whether a prefix ends behind the second letter of a word, but not with it, or of several spaces: then the first letter stands for it.</summary>
    private static bool IsAmid(string text, int length) =>
        length > 1 && length < text.Length && KindOf(text[length - 2]) is { } kind && kind == KindOf(text[length - 1]) && kind == KindOf(text[length]);

    private static string? KindOf(char letter) => char.IsLetterOrDigit(letter) ? "word" : char.IsWhiteSpace(letter) ? "space" : null;

    /// <summary>An editor closes brackets as they are opened, and doubles quotes.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void PrefixWithClosedBrackets_IsHandled(int file)
    {
        string text = TypedFiles.All[file];
        IEnumerable<int> lengths = Enumerable.Range(0, text.Length / 5).Select(step => (step * 5) + (file % 5));
        TypedFiles.AssertHandled(Thorough.OneOf(lengths, every: 2, test: file).Select(length => Closed(text[..length])));
    }

    private static string Closed(string text)
    {
        var open = new Stack<char>();
        foreach (char letter in text)
        {
            int kind = "([{<\"".IndexOf(letter, StringComparison.Ordinal);
            if (letter == '"' && open.TryPeek(out char quote) && quote == '"')
            {
                open.Pop();
            }
            else if (kind >= 0)
            {
                open.Push(")]}>\""[kind]);
            }
            else if (open.TryPeek(out char expected) && expected == letter)
            {
                open.Pop();
            }
        }

        return new StringBuilder(text).Append([.. open]).ToString();
    }
}
