using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Tests.Programs;

/// <summary>The projects of the repository that use networks, compiled from their sources.</summary>
internal static class SourceFolders
{
    private static readonly Lazy<IReadOnlyList<MetadataReference>> References = new(static () =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path))]);

    /// <summary>Hundreds of networks in one project take the generator long. Their builds run the analyzers, and a warning is an error there.</summary>
    private static readonly string[] TooLong = ["DlGen.Tests", "DlGen.Gpu.Tests"];

    /// <summary>The folders of samples and tests that have a project, as paths from the root.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. new[] { "samples", "tests" }
            .SelectMany(static folder => Directory.GetDirectories(Path.Combine(Repository.Root, folder)))
            .Where(static folder => Directory.GetFiles(folder, "*.csproj").Length > 0 && UsesNetworks(folder) && !TooLong.Contains(Path.GetFileName(folder)))
            .Select(static folder => Path.GetRelativePath(Repository.Root, folder).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>What the generator makes of a project. Packages that the tests of the generator don't have are missing.</summary>
    public static GeneratorRun Compile(string folder)
    {
        string path = Path.Combine(Repository.Root, folder);
        string[] files = [.. SourcesIn(path), .. folder.StartsWith("samples/", StringComparison.Ordinal) ? [Path.Combine(Repository.Root, "samples", "CommandLine.cs")] : Array.Empty<string>()];
        SyntaxTree[] trees = [.. files.Select(static file => TestCompilation.Parse(File.ReadAllText(file), file))];
        OutputKind output = files.Any(static file => Path.GetFileName(file) == "Program.cs") ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        CSharpCompilation compilation = TestCompilation.Create("global using Xunit;");
        return GeneratorRun.Of(compilation.WithReferences(References.Value).AddSyntaxTrees(trees).WithOptions(compilation.Options.WithOutputKind(output).WithAllowUnsafe(true)), TableFile.Iris);
    }

    private static bool UsesNetworks(string folder) => SourcesIn(folder).Any(static file => File.ReadAllText(file).Contains("using DlGen;", StringComparison.Ordinal));

    private static IEnumerable<string> SourcesIn(string folder) => Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(static file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !file.EndsWith(".g.cs", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);
}
