using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Tests.Infrastructure;

/// <summary>Source text compiled as a user's project would be: against this runtime's framework, DlGen, and nothing else.</summary>
internal static class TestCompilation
{
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    /// <summary>What a project has under ImplicitUsings.</summary>
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading;";

    private static readonly ImmutableArray<MetadataReference> References = FindReferences();

    /// <summary>A project without a file: what is added to it shares the references' symbols, which are read once.</summary>
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "UserProject",
        syntaxTrees: null,
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999));

    /// <summary>What a project has that references DlGen.Gpu.</summary>
    public static ImmutableArray<MetadataReference> GpuReferences { get; } =
        Trusted(static path => Path.GetFileName(path) is "DlGen.Gpu.dll" or "ILGPU.dll" or "ILGPU.Algorithms.dll");

    /// <summary>What a project has that references DlGen.Images and DlGen.Reporting.</summary>
    public static ImmutableArray<MetadataReference> ReportingReferences { get; } =
        Trusted(static path => Path.GetFileName(path) is "DlGen.Images.dll" or "DlGen.Reporting.dll" or "Spectre.Console.dll" or "Spectre.Console.Ansi.dll");

    public static CSharpCompilation Create(params string[] sources) => Empty.AddSyntaxTrees(
        sources.Select((source, index) => Parse(source, $"/user/File{index + 1}.cs")).Append(Parse(ImplicitUsings, "/user/Usings.cs")));

    /// <summary>A project that is compiled as another version of C#.</summary>
    public static CSharpCompilation In(LanguageVersion version, params string[] sources)
    {
        CSharpCompilation compilation = Create(sources);
        return compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Select(tree =>
            CSharpSyntaxTree.ParseText(tree.GetText(), ((CSharpParseOptions)tree.Options).WithLanguageVersion(version), tree.FilePath)));
    }

    /// <summary>A project that references DlGen.Gpu too.</summary>
    public static CSharpCompilation CreateForGpu(params string[] sources) => Create(sources).AddReferences(GpuReferences);

    /// <summary>A project that references DlGen.Images and DlGen.Reporting too.</summary>
    public static CSharpCompilation CreateForReporting(params string[] sources) => Create(sources).AddReferences(ReportingReferences);

    /// <summary>The project without ImplicitUsings.</summary>
    public static CSharpCompilation RemoveUsings(this CSharpCompilation compilation) =>
        compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Where(static tree => tree.FilePath == "/user/Usings.cs"));

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    private static ImmutableArray<MetadataReference> FindReferences()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return Trusted(path => Path.GetDirectoryName(path) == framework || Path.GetFileName(path) is "DlGen.dll" or "System.Numerics.Tensors.dll");
    }

    private static ImmutableArray<MetadataReference> Trusted(Func<string, bool> which)
    {
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return trusted
            .Split(Path.PathSeparator)
            .Where(which)
            .Select(static path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToImmutableArray();
    }
}
