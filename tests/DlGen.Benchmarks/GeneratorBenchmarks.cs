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

    private const int Files = 10;
    private const int NetworksAFile = 20;

    internal static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);
    private CSharpCompilation project = null!;
    private CSharpCompilation afterUnrelatedEdit = null!;
    private CSharpCompilation afterNetworkEdit = null!;
    private CSharpCompilation large = null!;
    private CSharpCompilation largeAfterUnrelatedEdit = null!;
    private CSharpCompilation largeAfterNetworkEdit = null!;
    private Dictionary<int, CSharpCompilation> deep = null!;
    private GeneratorDriver warm = null!;
    private GeneratorDriver largeWarm = null!;
    private int edits;

    [GlobalSetup]
    public void Create()
    {
        SyntaxTree networks = Parse(Networks), other = Parse("class Other { int x; }");
        project = Project(networks, other);
        afterUnrelatedEdit = project.ReplaceSyntaxTree(other, Parse("class Other { int y; }"));
        afterNetworkEdit = project.ReplaceSyntaxTree(networks, Parse(Networks.Replace("784, 256,", "784, 512,", StringComparison.Ordinal)));
        warm = Driver().RunGenerators(project);
        large = Large();
        largeWarm = Driver().RunGenerators(large);
        deep = new[] { 50, 100, 200 }.ToDictionary(static blocks => blocks, static blocks => Project(Parse(
            $"using DlGen; [Network(32), {string.Join(", ", Enumerable.Repeat("Linear(32), BatchNorm, Relu", blocks))}, Linear(3)] public partial class Deep;")));
        if (warm.GetRunResult().GeneratedTrees.Length != 3 || largeWarm.GetRunResult().GeneratedTrees.Length != Files * NetworksAFile)
        {
            throw new InvalidOperationException("Not every network was generated.");
        }
    }

    /// <summary>A build: nothing is known from before, though the generator's own code is warm.</summary>
    [Benchmark]
    public GeneratorDriver Cold() => Driver().RunGenerators(project);

    [Benchmark]
    public GeneratorDriver UnrelatedEdit() => warm.RunGenerators(afterUnrelatedEdit);

    [Benchmark]
    public GeneratorDriver NetworkEdit() => warm.RunGenerators(afterNetworkEdit);

    /// <summary>Makes edits that no run has seen, in a file without networks and in one with twenty of them.</summary>
    [IterationSetup(Targets = [nameof(EditElsewhereAmong200), nameof(EditOfOneAmong200), nameof(Cold200)])]
    public void Edit()
    {
        edits++;
        large = Large();
        largeWarm = Driver().RunGenerators(large);
        largeAfterUnrelatedEdit = large.ReplaceSyntaxTree(large.SyntaxTrees[^1], Parse($"class Other {{ int x{edits}; }}"));
        largeAfterNetworkEdit = large.ReplaceSyntaxTree(
            large.SyntaxTrees[0], Parse(large.SyntaxTrees[0].ToString().Replace("16, 10,", $"16, {10 + edits},", StringComparison.Ordinal)));
        large = Large();
    }

    [Benchmark]
    public GeneratorDriver EditElsewhereAmong200() => largeWarm.RunGenerators(largeAfterUnrelatedEdit);

    [Benchmark]
    public GeneratorDriver EditOfOneAmong200() => largeWarm.RunGenerators(largeAfterNetworkEdit);

    [Benchmark]
    public GeneratorDriver Cold200() => Driver().RunGenerators(large);

    /// <summary>A network in which Linear, BatchNorm and Relu come so often.</summary>
    [Benchmark]
    [Arguments(50)]
    [Arguments(100)]
    [Arguments(200)]
    public GeneratorDriver Deep(int blocks) => Driver().RunGenerators(deep[blocks]);

    /// <summary>Two hundred networks in ten files, and one without any.</summary>
    internal static CSharpCompilation Large() => Project(
        [.. Enumerable.Range(0, Files).Select(static file => Parse(string.Concat(Enumerable.Range(0, NetworksAFile).Select(network => Network(file, network)).Prepend("using DlGen;\n")))), Parse("class Other;")]);

    private static string Network(int file, int network) => (network % 3) switch
    {
        0 => $"[Mlp(16, {10 + network}, 10)] public partial class Net{file}x{network};\n",
        1 => $"[Network(64, Loss = Loss.Huber)] [Linear({128 + network}), Gelu, Linear(45), Silu, Linear(2)] public partial class Net{file}x{network};\n",
        _ => $"[Network(13)] [Linear({20 + network}), BatchNorm, Relu, Linear(7), LayerNorm, Silu, Linear(3)] public partial class Net{file}x{network};\n",
    };

    internal static CSharpCompilation Project(params SyntaxTree[] files) =>
        CSharpCompilation.Create("UserProject", files, References(), new(OutputKind.DynamicallyLinkedLibrary));

    internal static CSharpGeneratorDriver Driver() =>
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: ParseOptions);

    internal static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText(source, ParseOptions);

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
