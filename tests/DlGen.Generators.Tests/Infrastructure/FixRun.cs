using System.Collections.Immutable;
using DlGen.Generators.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.Tests.Infrastructure;

/// <summary>A fix that an editor would offer.</summary>
/// <param name="Diagnostic">What it is for.</param>
/// <param name="Action">What it does.</param>
internal sealed record OfferedFix(Diagnostic Diagnostic, CodeAction Action)
{
    public string Key => Action.EquivalenceKey!;
}

/// <summary>A user's files in an editor, with what it reports there and the fixes it offers.</summary>
internal sealed class FixRun
{
    private static readonly DeclarationFixProvider Provider = new();

    private readonly Project project;

    private FixRun(Project project, IReadOnlyList<Diagnostic> diagnostics)
    {
        this.project = project;
        Diagnostics = diagnostics;
    }

    /// <summary>What the analyzers report.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    public static FixRun Of(params string[] sources) => Of(TestCompilation.Create(), sources);

    /// <summary>A program that uses networks, with what is reported of it too.</summary>
    public static FixRun OfProgram(params string[] sources) => Of(TestCompilation.Create(), sources, static compilation => AnalyzerRun.DiagnosticsOf(compilation), TableFile.Iris);

    public static FixRun Of(CSharpCompilation surroundings, params string[] sources) => Of(surroundings, sources, static compilation => AnalyzerRun.Direct(compilation));

    private static FixRun Of(CSharpCompilation surroundings, string[] sources, Func<Compilation, IReadOnlyList<Diagnostic>> analysis, params AdditionalText[] files)
    {
        var workspace = new AdhocWorkspace();
        Project project = workspace.AddProject("UserProject", LanguageNames.CSharp).WithParseOptions(TestCompilation.ParseOptions);
        foreach (string source in sources)
        {
            project = project.AddDocument($"File{project.DocumentIds.Count + 1}.cs", SourceText.From(source)).Project;
        }

        CSharpCompilation compilation = surroundings.AddSyntaxTrees(project.Documents.Select(static document => document.GetSyntaxTreeAsync().Result!));
        return new FixRun(project, analysis(GeneratorRun.Of(compilation, files).Output));
    }

    /// <summary>All fixes that are offered, by their diagnostics.</summary>
    public IReadOnlyList<OfferedFix> Offered() => Offered(Provider);

    /// <summary>All fixes that a provider offers.</summary>
    public IReadOnlyList<OfferedFix> Offered(CodeFixProvider provider)
    {
        var offered = new List<OfferedFix>();
        foreach (Diagnostic diagnostic in Diagnostics.Where(diagnostic => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            if (project.GetDocument(diagnostic.Location.SourceTree) is { } document)
            {
                provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered.Add(new OfferedFix(diagnostic, action)), default)).GetAwaiter().GetResult();
            }
        }

        return offered;
    }

    /// <summary>The files after a fix.</summary>
    public string[] After(OfferedFix fix) => Texts(fix.Action);

    /// <summary>The files after all fixes of a key.</summary>
    public string[] AfterAll(string key)
    {
        var context = new FixAllContext(
            project.Documents.First(), Provider, FixAllScope.Project, key, Provider.FixableDiagnosticIds, new Given(Diagnostics), CancellationToken.None);
        return Texts(Provider.GetFixAllProvider().GetFixAsync(context).GetAwaiter().GetResult()!);
    }

    private string[] Texts(CodeAction action)
    {
        Solution solution = action.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult().OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return [.. project.DocumentIds.Select(id => solution.GetDocument(id)!.GetTextAsync().Result.ToString())];
    }

    private sealed class Given(IReadOnlyList<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => document.Project.GetDocument(diagnostic.Location.SourceTree)?.Id == document.Id));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(Enumerable.Empty<Diagnostic>());

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
    }
}
