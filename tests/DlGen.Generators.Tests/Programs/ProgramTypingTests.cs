using System.Text.RegularExpressions;
using DlGen.Generators.Analyzers.Programs;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Tests.Diagnostics;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DlGen.Generators.Tests.Programs;

/// <summary>Programs as a person types them: in no state does an analyzer fail.</summary>
public class ProgramTypingTests
{
    /// <summary>Together they have everything that a rule looks for.</summary>
    private static readonly string[] Programs =
    [
        .. DiagnosticCases.All
            .Where(static wrong => wrong.Id.StartsWith("DLG21", StringComparison.Ordinal))
            .Select(static wrong => Unmarked(wrong.Source)),
    ];

    /// <summary>Characters between two states. Where a program begins is another place for each, so that together they are cut off everywhere.</summary>
    private const int Stride = 5;

    public static TheoryData<int> Numbers => new(Enumerable.Range(0, Programs.Length));

    /// <summary>A program is cut off within its method; the networks are in another file, as they are in an editor.</summary>
    [Theory]
    [MemberData(nameof(Numbers))]
    public void Prefixes_AreHandled(int program)
    {
        string text = Programs[program];
        int end = text.IndexOf("[Mlp", StringComparison.Ordinal);
        CSharpCompilation project = (CSharpCompilation)GeneratorRun.Of("using DlGen;\n" + text[end..]).Output;
        int start = text.IndexOf("Run(", StringComparison.Ordinal);
        IEnumerable<int> lengths = Enumerable.Range(start, end - start).Where(length => (length - start) % Stride == program % Stride);
        foreach (int length in Thorough.OneOf(lengths, every: 2, test: program))
        {
            foreach (string state in new[] { text[..length], text[..length] + ")};}}" })
            {
                AssertHandled(project, TestCompilation.Parse("using DlGen;\n" + state, "/user/Typed.cs"));
            }
        }
    }

    /// <summary>Without the library's assembly, or with a network that doesn't compile, all its types are errors.</summary>
    [Theory]
    [MemberData(nameof(Numbers))]
    public void UnknownTypes_AreHandled(int program)
    {
        string text = "using DlGen;\n" + Programs[program];
        AssertHandled(TestCompilation.Create(text), text);
        AssertHandled(TestCompilation.Create(text.Replace("using DlGen;", "", StringComparison.Ordinal)), text);
        AssertHandled(GeneratorRun.Of(text.Replace("[Mlp(4", "[Mlp(-4", StringComparison.Ordinal)).Output, text);
        AssertHandled(TestCompilation.Create(text.Replace("Net ", "Nett ", StringComparison.Ordinal).Replace("Dataset ", "Dataaset ", StringComparison.Ordinal)), text);
    }

    /// <summary>Shows the analyzer the bodies of one file. The C# compiler's driver would bind all that is generated for each state.</summary>
    private static void AssertHandled(CSharpCompilation project, SyntaxTree file)
    {
        Compilation compilation = project.AddSyntaxTrees(file);
        SemanticModel model = compilation.GetSemanticModel(file);
        foreach (SyntaxNode body in file.GetRoot().DescendantNodesAndSelf().Where(static node => node is BaseMethodDeclarationSyntax or CompilationUnitSyntax))
        {
            if (model.GetOperation(body) is { } operation)
            {
                ISymbol owner = model.GetDeclaredSymbol(body) ?? compilation.Assembly;
                IEnumerable<Diagnostic> failures = new ProgramAnalyzer().Diagnose(owner, [operation], compilation, CancellationToken.None).Where(static diagnostic => diagnostic.Id == DiagnosticIds.Internal);
                Assert.True(!failures.Any(), $"{file}\n{string.Join("\n", failures)}");
            }
        }
    }

    private static void AssertHandled(Compilation compilation, string state)
    {
        Diagnostic[] failures = [.. AnalyzerRun.DiagnosticsOf(compilation, new ProgramAnalyzer()).Where(static diagnostic => diagnostic.Id == DiagnosticIds.Internal)];
        Assert.True(failures.Length == 0, $"{state}\n{string.Join<Diagnostic>("\n", failures)}");
    }

    private static string Unmarked(string source) => Regex.Replace(source, @"\{\|DLG\d+:|\|\}", "");
}
