using System.Text;

namespace DlGen.Generators.Tests.Diagnostics;

/// <summary>Files as a person types them: in no state does DlGen fail, and what is wrong with the C# is said by the C# compiler alone.</summary>
public class TypingTests
{
    public static TheoryData<int> Files => TypedFiles.Numbers;

    [Theory]
    [MemberData(nameof(Files))]
    public void EveryPrefix_IsHandled(int file)
    {
        string text = TypedFiles.All[file];
        TypedFiles.AssertHandled(Enumerable.Range(1, text.Length).Select(length => text[..length]));
    }

    /// <summary>An editor closes brackets as they are opened, and doubles quotes.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void PrefixWithClosedBrackets_IsHandled(int file)
    {
        string text = TypedFiles.All[file];
        TypedFiles.AssertHandled(Enumerable.Range(0, text.Length / 5).Select(step => Closed(text[..((step * 5) + (file % 5))])));
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
