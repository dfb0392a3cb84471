using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using DlGen.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Benchmarks;

/// <summary>What the generator costs a build, and what it costs the editor on each key press.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private const string Networks = """
        using DlGen;

        [Mlp(784, 256, 256, 10)]
        public partial class Digits;

        [Mlp(2, 16, 16, 1, Activation = Activation.Tanh, Loss = Loss.BinaryCrossEntropy)]
        public partial class Spirals;

        [Network(64, Loss = Loss.Huber)]
        [Linear(128), Gelu, Linear(45), Silu, Linear(2)]
        public partial class Sequence;
        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);
    private CSharpCompilation project = null!;
    private CSharpCompilation afterUnrelatedEdit = null!;
    private CSharpCompilation afterNetworkEdit = null!;
    private GeneratorDriver warm = null!;

    [GlobalSetup]
    public void Create()
    {
        SyntaxTree networks = Parse(Networks), other = Parse("class Other { int x; }");
        project = CSharpCompilation.Create("UserProject", [networks, other], References(), new(OutputKind.DynamicallyLinkedLibrary));
        afterUnrelatedEdit = project.ReplaceSyntaxTree(other, Parse("class Other { int y; }"));
        afterNetworkEdit = project.ReplaceSyntaxTree(networks, Parse(Networks.Replace("784, 256,", "784, 512,", StringComparison.Ordinal)));
        warm = Driver().RunGenerators(project);
        if (warm.GetRunResult().GeneratedTrees.Length != 3)
        {
            throw new InvalidOperationException($"{warm.GetRunResult().GeneratedTrees.Length} files were generated; 3 were expected.");
        }
    }

    /// <summary>A build: nothing is known from before, though the generator's own code is warm.</summary>
    [Benchmark]
    public GeneratorDriver Cold() => Driver().RunGenerators(project);

    [Benchmark]
    public GeneratorDriver UnrelatedEdit() => warm.RunGenerators(afterUnrelatedEdit);

    [Benchmark]
    public GeneratorDriver NetworkEdit() => warm.RunGenerators(afterNetworkEdit);

    private static CSharpGeneratorDriver Driver() =>
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: ParseOptions);

    private static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, ParseOptions);

    private static ImmutableArray<MetadataReference> References()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return trusted
            .Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework || Path.GetFileName(path) is "DlGen.dll" or "System.Numerics.Tensors.dll")
            .Select(static path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToImmutableArray();
    }
}
