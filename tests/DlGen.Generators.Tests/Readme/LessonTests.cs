using System.Text.RegularExpressions;
using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Readme;

/// <summary>The lessons of samples/Lecture: each in the list and in the table, and short enough to read in one sitting.</summary>
public class LessonTests
{
    /// <summary>The lesson whose file has an autograd engine behind it.</summary>
    private const int EngineLesson = 11;

    private static readonly string Folder = Path.Combine(Repository.Root, "samples", "Lecture");

    private static readonly string[] Files = [.. Directory.GetFiles(Path.Combine(Folder, "Lessons"), "*.cs").Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Lessons_AreNumberedWithoutAGap() => Assert.Equal(Enumerable.Range(1, 20), Files.Select(NumberOf));

    [Fact]
    public void Lesson_IsInTheListOfTheProgramAndInTheTable()
    {
        string program = File.ReadAllText(Path.Combine(Folder, "Program.cs")), page = File.ReadAllText(Path.Combine(Folder, "README.md"));

        Assert.Equal(Files.Select(static file => $"Lesson{file[..2]}.Main"), Regex.Matches(program, @"Lesson\d\d\.Main").Select(static match => match.Value));
        Assert.Equal(
            Files.Select(static file => $"| [{NumberOf(file)}](Lessons/{file}) |"),
            Regex.Matches(page, @"^\| \[\d+\]\([^)]*\) \|", RegexOptions.Multiline).Select(static match => match.Value));
    }

    [Fact]
    public void Lesson_BeginsWithItsPackagesAndIsShort() => Assert.All(Files, static file =>
    {
        string[] lines = File.ReadAllLines(Path.Combine(Folder, "Lessons", file));
        Assert.Equal("#:package DlGen@*-*", lines[0]);
        Assert.Equal(lines.Contains("using DlGen.Reporting;"), lines.Contains("#:package DlGen.Reporting@*-*"));
        Assert.InRange(lines.Length, 1, NumberOf(file) == EngineLesson ? 150 : 79);
    });

    private static int NumberOf(string file) => int.Parse(file.AsSpan(0, 2), provider: null);
}
