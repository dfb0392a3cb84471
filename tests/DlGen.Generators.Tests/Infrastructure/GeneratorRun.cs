using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Tests.Infrastructure;

/// <summary>A run of the generator, and runs after edits with the same driver, as an editor makes them.</summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorDriver driver;

    private GeneratorRun(GeneratorDriver driver, CSharpCompilation input, Compilation output)
    {
        this.driver = driver;
        Input = input;
        Output = output;
        Result = driver.GetRunResult().Results.Single();
    }

    public CSharpCompilation Input { get; }

    /// <summary>The compilation with the generated files.</summary>
    public Compilation Output { get; }

    public GeneratorRunResult Result { get; }

    /// <summary>The generated texts by their hint names.</summary>
    public IReadOnlyDictionary<string, string> Sources =>
        Result.GeneratedSources.ToDictionary(static source => source.HintName, static source => source.SourceText.ToString());

    private IEnumerable<SyntaxTree> GeneratedTrees => Output.SyntaxTrees.Except(Input.SyntaxTrees);

    /// <summary>The compilation without what silences the compiler in generated files.</summary>
    public Compilation Unsilenced => GeneratedTrees.Aggregate(Output, static (compilation, tree) => compilation.ReplaceSyntaxTree(
        tree,
        CSharpSyntaxTree.ParseText(
            tree.GetText().ToString().Replace("#pragma warning disable", "// ", StringComparison.Ordinal), (CSharpParseOptions)tree.Options, tree.FilePath)));

    /// <summary>
    /// What the compiler would say of the user's and the generated files together, from warnings up, were it not silenced in the
    /// generated ones; documentation is asked of those only.
    /// </summary>
    public ImmutableArray<Diagnostic> Complaints => Unsilenced.GetDiagnostics()
        .Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
        .Where(static diagnostic => diagnostic.Id != "CS1591" || IsGenerated(diagnostic))
        .ToImmutableArray();

    /// <summary>What the compiler says of the generated files, but for a lower-case name, which the user chose.</summary>
    public ImmutableArray<Diagnostic> ComplaintsOfGenerated =>
        Complaints.Where(static diagnostic => IsGenerated(diagnostic) && diagnostic.Id != "CS8981").ToImmutableArray();

    public static GeneratorRun Of(params string[] sources) => Of(TestCompilation.Create(sources));

    public static GeneratorRun Of(CSharpCompilation compilation, params AdditionalText[] files) => Of(compilation, tracksSteps: true, files);

    /// <summary>A run as a compiler makes it, without a record of its steps, which loses outputs in some sequences of edits.</summary>
    public static GeneratorRun WithoutSteps(params string[] sources) => WithoutSteps(TestCompilation.Create(sources));

    public static GeneratorRun WithoutSteps(CSharpCompilation compilation, params AdditionalText[] files) => Of(compilation, tracksSteps: false, files);

    private static GeneratorRun Of(CSharpCompilation compilation, bool tracksSteps, params AdditionalText[] files) => Run(
        CSharpGeneratorDriver.Create(
            [new NetworkGenerator().AsSourceGenerator()],
            files,
            parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: tracksSteps)),
        compilation);

    /// <summary>The next run, after one file was edited; files count from 1.</summary>
    public GeneratorRun Edit(int file, string source)
    {
        SyntaxTree old = Input.SyntaxTrees.Single(tree => tree.FilePath == $"/user/File{file}.cs");
        return Run(driver, Input.ReplaceSyntaxTree(old, TestCompilation.Parse(source, old.FilePath)));
    }

    /// <summary>The next run, after a file was added.</summary>
    public GeneratorRun AddFile(string source) =>
        Run(driver, Input.AddSyntaxTrees(TestCompilation.Parse(source, $"/user/File{Input.SyntaxTrees.Length}.cs")));

    /// <summary>The next run, after one of the project's AdditionalFiles was replaced by another.</summary>
    public GeneratorRun Replace(AdditionalText old, AdditionalText file) => Run(driver.ReplaceAdditionalText(old, file), Input);

    /// <summary>The next run, after the project got one more of its AdditionalFiles.</summary>
    public GeneratorRun Add(AdditionalText file) => Run(driver.AddAdditionalTexts([file]), Input);

    /// <summary>The next run, after references were added.</summary>
    public GeneratorRun Reference(IEnumerable<MetadataReference> references) => Run(driver, Input.AddReferences(references));

    /// <summary>The outputs of all steps of a name, with the reason why each was computed or not.</summary>
    public IReadOnlyList<(object Value, IncrementalStepRunReason Reason)> Outputs(string step) =>
        Result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> steps)
            ? steps.SelectMany(static run => run.Outputs).ToList()
            : [];

    private static GeneratorRun Run(GeneratorDriver driver, CSharpCompilation compilation)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return new GeneratorRun(driver, compilation, output);
    }

    public static bool IsGenerated(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;
}
