using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Data;

/// <summary>
/// C# names for what a file names. What can't stand in a C# name divides words, each of which begins with a capital: "sepal length" becomes
/// SepalLength. A name that would begin with a digit begins with an underscore, or with Minus where the text is a negative number. Words
/// of digits stay apart, by an underscore: 1.5 isn't 15.
/// </summary>
/// <param name="reserved">Names that something else has.</param>
/// <param name="suffix">What stands behind a name that something else has.</param>
internal sealed class ColumnNames(string[] reserved, string suffix)
{
    private readonly HashSet<string> names = new(reserved, StringComparer.Ordinal);

    /// <summary>A name that no other has: of two that would be the same, the second ends in 2.</summary>
    /// <param name="text">As it stands in the file.</param>
    /// <param name="otherwise">The name of a text without a letter or digit.</param>
    public string Add(string text, string otherwise)
    {
        string name = Pascal(text) is { Length: > 0 } pascal ? pascal : otherwise;
        name = reserved.Contains(name) ? name + suffix : name;
        string unique = name;
        for (int number = 2; !names.Add(unique); number++)
        {
            unique = name + number.ToString(CultureInfo.InvariantCulture);
        }

        return unique;
    }

    /// <summary>A text as a name: its words one behind the other.</summary>
    public static string Pascal(string text)
    {
        bool isShouted = !text.Any(char.IsLower);
        var name = new StringBuilder();
        bool begins = true;
        foreach (char character in text)
        {
            if (character == '_' || !SyntaxFacts.IsIdentifierPartCharacter(character))
            {
                begins = true;
                continue;
            }

            if (begins && char.IsDigit(character))
            {
                name.Append(name.Length == 0 ? IsNegative(text) ? "Minus" : "" : char.IsDigit(name[name.Length - 1]) ? "_" : "");
            }

            name.Append(begins ? char.ToUpperInvariant(character) : isShouted ? char.ToLowerInvariant(character) : character);
            begins = false;
        }

        if (name.Length > 0 && !SyntaxFacts.IsIdentifierStartCharacter(name[0]))
        {
            name.Insert(0, '_');
        }

        return name.ToString();
    }

    private static bool IsNegative(string text) => text.Length > 1 && text[0] == '-' && char.IsDigit(text[1]);
}
