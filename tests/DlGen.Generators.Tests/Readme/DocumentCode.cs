using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DlGen.Generators.Tests.Readme;

/// <summary>
/// The C# of a document. A block that begins with <c>using DlGen;</c> is a program of its own; all others together are one program,
/// whose statements come before its declarations. Blocks under a comment are no part of it: an excerpt or a wrong declaration.
/// </summary>
internal static class DocumentCode
{
    /// <summary>What the generator makes of each program of a document.</summary>
    public static IEnumerable<GeneratorRun> Runs(MarkdownFile document)
    {
        List<string> blocks = document.Blocks.Where(static block => block is { Language: "csharp", Mark: "" }).Select(static block => block.Text).ToList();
        List<string> parts = blocks.Where(static block => !IsProgram(block)).ToList();
        IEnumerable<string> programs = blocks.Where(IsProgram);
        if (parts.Count > 0)
        {
            programs = programs.Append("using System.Numerics;\nusing DlGen;\n" + string.Join("\n", parts.OrderByDescending(HasStatements)));
        }

        return programs.Select(program => GeneratorRun.Of(Compilation(program, document.RelativePath), TableFile.Iris));
    }

    /// <summary>A program with the references that a document in a package's folder is about.</summary>
    private static CSharpCompilation Compilation(string program, string path)
    {
        CSharpCompilation compilation = path.Split('/') switch
        {
            ["src", "DlGen.Gpu", ..] => TestCompilation.CreateForGpu(program),
            ["src", "DlGen.Images" or "DlGen.Reporting", ..] => TestCompilation.CreateForReporting(program),
            _ => TestCompilation.Create(program),
        };
        return HasStatements(program) ? compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication)) : compilation;
    }

    private static bool IsProgram(string block) => block.StartsWith("using DlGen;\n", StringComparison.Ordinal);

    private static bool HasStatements(string text) => TestCompilation.Parse(text, "Block.cs").GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();
}
