using DlGen.Generators.Model;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Tests.Parsing;

public class BlockTests
{
    private const string Blocks = """
        using DlGen;

        [Block(4)] [Linear(4), Relu]
        public partial class Inner;

        [Block(4)] [Use<Inner>, Residual<Inner>(Times = 3)]
        public partial class Outer;
        """;

    private const string Net = "using DlGen; [Network(4), Linear(4), Use<Outer>, Linear(2)] public partial class Net;";

    [Fact]
    public void Times_AreSpelledOut()
    {
        NetworkSpec spec = Declarations.Spec(Blocks, "Outer");

        Assert.Null(spec.Loss);
        Assert.Equal(["Use", "Residual", "Residual", "Residual"], spec.Layers.Select(static layer => layer.Kind));
        Assert.All(spec.Layers, static layer => Assert.Equal("Linear(outputs: 4) Relu", layer.Blocks.Single().Layers.Print()));
        Assert.Equal(8, spec.Layers.Sum(static layer => layer.Count));
    }

    /// <summary>What is wrong in a block is said there; what is wrong with its use on the using line.</summary>
    [Fact]
    public void LayersOfABlock_HaveThePlaceOfItsUse()
    {
        NetworkSpec spec = Declarations.Spec(Blocks + Net.Replace("using DlGen; ", "", StringComparison.Ordinal));

        LayerSpec use = spec.Layers[1];
        Assert.Equal(new Site(2, -1), use.Site);
        Assert.All(use.Blocks[0].Layers.SelectMany(static layer => layer.Blocks[0].Layers.Append(layer)), layer =>
        {
            Assert.Equal(use.Site, layer.Site);
            Assert.All(layer.Arguments, argument => Assert.Equal(use.Site, argument.Site));
        });
    }

    [Theory]
    [InlineData("mixer", "Mixer")]
    [InlineData("block", "Mixer2")]
    [InlineData("block", "Linear")]
    [InlineData("mixer_", "Mixer_")]
    public void Block_IsCalledAfterItsClass(string expected, string className)
    {
        GeneratorRun run = GeneratorRun.Of(
            $"[DlGen.Network(4), DlGen.Use<Blocks.{className}>(Times = 2), DlGen.Linear(2)] public partial class Net; namespace Blocks {{ [DlGen.Block(4), DlGen.Linear(4), DlGen.Tanh] public partial class {className}; }}");

        Assert.Empty(run.Complaints);
        Assert.Contains($"/// {expected}2.linear1 ", run.Sources["Net.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void BlocksOfOneNameWithOtherLayers_HaveTypesOfTheirOwn()
    {
        GeneratorRun run = GeneratorRun.Of("""
            using DlGen;
            [Network(4)] [Use<A.Mixer>, Use<B.Mixer>, Use<A.Mixer>, Linear(2)] public partial class Net;
            namespace A { [Block(4), Linear(4), Tanh] public partial class Mixer; }
            namespace B { [Block(4), LayerNorm, Linear(4), Tanh] public partial class Mixer; }
            """);

        Assert.Empty(run.Complaints);
        INamedTypeSymbol type = run.Output.GetTypeByMetadataName("Net")!;
        Assert.Equal(
            ["MixerLayers", "Mixer2Layers", "MixerLayers"],
            type.GetMembers().OfType<IPropertySymbol>().Where(static property => property.Name.StartsWith("Mixer", StringComparison.Ordinal)).Select(static property => property.Type.Name));
    }

    /// <summary>What is advised against still compiles, for both back ends.</summary>
    [Theory]
    [InlineData("Use<Inner>(Frozen = true)")]
    [InlineData("Relu, Residual<Inner>(Times = 2, Shared = true, Frozen = true), Flatten")]
    [InlineData("Use<Inner>(Shared = true), Linear(4), Relu")]
    public void NetworkThatIsAdvisedAgainst_Compiles(string layers)
    {
        GeneratorRun run = GeneratorRun.Of(TestCompilation.CreateForGpu(
            $"using DlGen; [Network(4), {layers}] public partial class Net; [Block(4), Linear(4), Tanh] public partial class Inner;"));

        Assert.Empty(run.Complaints);
        Assert.Contains("class NetProgram : global::DlGen.Gpu.GpuProgram", run.Sources["Net.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void EditOfABlockInAnotherFile_IsCompiledAnew()
    {
        GeneratorRun first = GeneratorRun.Of(Net, Blocks);
        Assert.Contains("outer1.inner4.relu1", first.Sources["Net.g.cs"], StringComparison.Ordinal);

        GeneratorRun second = first.Edit(2, Blocks.Replace("Relu", "Tanh", StringComparison.Ordinal));

        Assert.Contains("outer1.inner4.tanh1", second.Sources["Net.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void EditBesideABlock_IsCached()
    {
        GeneratorRun first = GeneratorRun.Of(Net, Blocks);

        GeneratorRun second = first.Edit(2, Blocks.Replace("public partial class Inner;", "// Moved.\npublic partial class Inner { int x; }", StringComparison.Ordinal));

        Assert.All(second.Outputs(TrackingNames.Sources), static output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void BlockOfAnotherAssembly_IsReported(bool isCompiled)
    {
        CSharpCompilation library = TestCompilation.Create(Blocks).WithAssemblyName("Library");
        CSharpCompilation project = TestCompilation.Create(Net).AddReferences(isCompiled ? Compiled(library) : library.ToMetadataReference());

        Reported reported = Assert.Single(AnalyzerRun.Of(GeneratorRun.Of(project).Output));

        Assert.Equal("DLG0041", reported.Id);
        Assert.Equal("Use<Outer>", reported.Text);
        Assert.Equal("The block 'Outer' comes compiled from the assembly 'Library', but its declaration is compiled into the network: declare it in this project", reported.Message);
    }

    private static PortableExecutableReference Compiled(CSharpCompilation library)
    {
        using var assembly = new MemoryStream();
        Assert.True(library.Emit(assembly).Success);
        return MetadataReference.CreateFromImage(assembly.ToArray());
    }
}
