using DlGen.Generators.Diagnostics;
using DlGen.Generators.Parsing;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DlGen.Generators.Tests.Diagnostics;

/// <summary>Drawn declarations in four parts, and what must be true of each of them: five thousand in a plain run, ten in a thorough one.</summary>
internal static class DrawnFiles
{
    private const int FilesAtOnce = 100;
    private const int Compilations = 100;
    private const int Parts = 4;

    /// <summary>Every how many compilations all of the generated code is compiled too.</summary>
    private const int CompiledEvery = 25;

    /// <summary>Each declaration of a part ends in generated code or in an error at its place, and nothing throws.</summary>
    public static void AssertHandled(int part)
    {
        IEnumerable<int> ofPart = Enumerable.Range(0, Compilations).Where(index => index % Parts == part);
        foreach (int index in Thorough.OneOf(ofPart, every: 2, test: 0))
        {
            var random = new Random(index);
            string[] files = [DrawnDeclarations.Prelude, .. Enumerable.Range(0, FilesAtOnce).Select(file => Draw(random, file))];
            AssertHandled(GeneratorRun.Of(TestCompilation.Create(files)), isCompiled: index / Parts % CompiledEvery == 0);
        }
    }

    private static string Draw(Random random, int file)
    {
        string name = $"Drawn{file}";
        return random.Next(10) switch
        {
            0 or 1 => DrawnDeclarations.Wrap(RandomDeclarations.Compose(random), name),
            2 => DrawnDeclarations.Wrap(RandomDeclarations.Garble(random), name),
            _ => DrawnDeclarations.Draw(random, name),
        };
    }

    private static void AssertHandled(GeneratorRun run, bool isCompiled)
    {
        Assert.True(run.Result.Exception is null, $"{run.Result.Exception}");
        Assert.True(run.Result.Diagnostics.IsEmpty, string.Join("\n", run.Result.Diagnostics));

        IReadOnlyList<Diagnostic> reported = AnalyzerRun.Direct(run.Output);
        Assert.True(reported.All(static diagnostic => diagnostic.Id != DiagnosticIds.Internal), string.Join("\n", reported.Where(static diagnostic => diagnostic.Id == DiagnosticIds.Internal)));

        ILookup<SyntaxTree, Diagnostic> errors = reported.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToLookup(static diagnostic => diagnostic.Location.SourceTree!);

        // What is wrong in the common file is reported there, and not where it is used.
        SyntaxTree common = run.Input.SyntaxTrees[0];
        HashSet<string> wrong = [.. errors[common].SelectMany(error => NamesAround(common, error))];
        List<SyntaxTree> silent = run.Input.SyntaxTrees
            .Where(tree => !errors[tree].Any() && !AllHaveCode(tree, run.Output) && !Mentions(tree, wrong) && !IsRefusedByTheCompiler(tree, run.Output))
            .ToList();
        Assert.True(silent.Count == 0, string.Join("\n---\n", silent));

        if (isCompiled)
        {
            Assert.True(run.ComplaintsOfGenerated.IsEmpty, string.Join("\n", run.ComplaintsOfGenerated));
        }
    }

    /// <summary>Whether each class of a file with one of DlGen's attributes has its other half.</summary>
    private static bool AllHaveCode(SyntaxTree tree, Compilation output)
    {
        SemanticModel model = output.GetSemanticModel(tree);
        return tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>()
            .Select(declaration => (INamedTypeSymbol)model.GetDeclaredSymbol(declaration)!)
            .Where(static type => type.GetAttributes().Any(static attribute => DlGenAttributes.RoleOf(attribute.AttributeClass) != AttributeRole.None))
            .All(GeneratedFiles.HasHalf);
    }

    private static IEnumerable<string> NamesAround(SyntaxTree tree, Diagnostic error) => tree.GetRoot()
        .FindNode(error.Location.SourceSpan)
        .AncestorsAndSelf()
        .OfType<MemberDeclarationSyntax>()
        .Take(1)
        .Select(static member => member is MethodDeclarationSyntax method ? method.Identifier.ValueText : ((BaseTypeDeclarationSyntax)member).Identifier.ValueText);

    /// <remarks>Of a function's body the compiler's errors alone are shown, where it has any.</remarks>
    private static bool IsRefusedByTheCompiler(SyntaxTree tree, Compilation output) =>
        tree.GetDiagnostics().Any() || output.GetSemanticModel(tree).GetDiagnostics().Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static bool Mentions(SyntaxTree tree, HashSet<string> names) =>
        tree.GetRoot().DescendantTokens().Any(token => names.Contains(token.ValueText));
}
