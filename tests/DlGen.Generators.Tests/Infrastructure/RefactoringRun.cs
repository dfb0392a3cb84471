using System.Collections.Immutable;
using DlGen.Generators.CodeFixes.Refactorings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.Tests.Infrastructure;

/// <summary>A user's file in an editor, with a selection or a caret, and the refactorings that are offered there.</summary>
internal sealed class RefactoringRun
{
    private static readonly DeclarationRefactoringProvider Provider = new();

    private readonly Document document;
    private readonly List<CodeAction> offered = [];

    private RefactoringRun(Document document, TextSpan selection)
    {
        this.document = document;
        Provider.ComputeRefactoringsAsync(new CodeRefactoringContext(document, selection, offered.Add, CancellationToken.None)).GetAwaiter().GetResult();
    }

    public IEnumerable<string> Titles => offered.Select(static action => action.Title);

    /// <param name="markup">The file, with [| and |] around what is selected, or together where the caret is.</param>
    /// <param name="hasGenerated">Whether the editor has the generated files too.</param>
    public static RefactoringRun Of(string markup, bool hasGenerated = false)
    {
        TestFileMarkupParser.GetSpan(markup, out string source, out TextSpan selection);
        CSharpCompilation surroundings = TestCompilation.Create();
        Project project = new AdhocWorkspace().AddProject("UserProject", LanguageNames.CSharp)
            .WithParseOptions(TestCompilation.ParseOptions)
            .WithCompilationOptions(surroundings.Options)
            .WithMetadataReferences(surroundings.References);
        foreach (SyntaxTree tree in surroundings.SyntaxTrees)
        {
            project = project.AddDocument(Path.GetFileName(tree.FilePath), tree.GetText()).Project;
        }

        Document document = project.AddDocument("File1.cs", SourceText.From(source), filePath: "/user/File1.cs");
        foreach ((string name, string text) in hasGenerated ? GeneratorRun.Of(source).Sources : ImmutableDictionary<string, string>.Empty)
        {
            document = document.Project.AddDocument(name, SourceText.From(text), filePath: $"/obj/{typeof(NetworkGenerator).FullName}/{name}").Project.GetDocument(document.Id)!;
        }

        return new RefactoringRun(document, selection);
    }

    /// <summary>The file after the refactoring of a title, or of its beginning.</summary>
    public string After(string title)
    {
        CodeAction? action = offered.FirstOrDefault(action => action.Title.StartsWith(title, StringComparison.Ordinal));
        Assert.True(action is not null, $"'{title}' isn't among {string.Join(", ", Titles)}");
        Solution solution = action.GetOperationsAsync(CancellationToken.None).GetAwaiter().GetResult().OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return solution.GetDocument(document.Id)!.GetTextAsync().Result.ToString();
    }
}
