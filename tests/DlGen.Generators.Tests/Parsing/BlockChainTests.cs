using System.Text;
using DlGen.Generators.Diagnostics;
using DlGen.Generators.Model;
using DlGen.Generators.Parsing;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Tests.Parsing;

/// <summary>Blocks that use the next block, which uses the next.</summary>
public class BlockChainTests
{
    [Fact]
    public void Chain_OfTheMaximumDepthIsCompiledOnASmallStack()
    {
        GeneratorRun? run = null;
        OnSmallStack(() => run = GeneratorRun.Of(Chain(ParsedBlock.MaxDepth)));

        Assert.Null(run!.Result.Exception);
        Assert.Equal(ParsedBlock.MaxDepth + 1, run.Sources.Count);
    }

    [Fact]
    public void ChainThatIsDeeper_IsRefusedOnce()
    {
        CSharpCompilation compilation = TestCompilation.Create(Chain(2_000));
        ParsedNetwork Parse(int block) => NetworkParser.Parse(compilation.GetTypeByMetadataName($"A{block}")!, compilation, CancellationToken.None);
        OnSmallStack(() =>
        {
            int first = 2_000 - ParsedBlock.MaxDepth;
            Assert.Null(Parse(0).Spec);
            Assert.NotNull(Parse(first).Spec);
            Problem problem = Assert.Single(Parse(first - 1).Problems);
            Assert.Equal(DiagnosticIds.DeclarationTooLarge, problem.Id);
            Assert.Equal($"A{first - 1}, 251, blocks in one another, 250", string.Join(", ", problem.Arguments));
        });
    }

    [Fact]
    public void CycleOfManyBlocks_IsRefusedOnASmallStack()
    {
        CSharpCompilation compilation = TestCompilation.Create(Chain(600).Replace("[Block(8), Linear(8), Relu] public partial class A599", "[Block(8), Use<A0>] public partial class A599", StringComparison.Ordinal));
        OnSmallStack(() =>
        {
            ParsedNetwork parsed = NetworkParser.Parse(compilation.GetTypeByMetadataName("A0")!, compilation, CancellationToken.None);
            Assert.Equal(DiagnosticIds.DeclarationTooLarge, Assert.Single(parsed.Problems).Id);
        });
    }

    /// <summary>Each block's file shows the layers in it, so what is written grows with the square; what it costs does no more.</summary>
    [Fact]
    public void LongerChains_CostNoMoreALetter()
    {
        double CostOfALetter(int length)
        {
            CSharpCompilation compilation = TestCompilation.Create(Chain(length));
            long visits = Effort.Visits;
            int letters = GeneratorRun.Of(compilation).Sources.Values.Sum(static text => text.Length);
            return (Effort.Visits - visits) / (double)letters;
        }

        double once = CostOfALetter(40);

        Assert.InRange(CostOfALetter(80), 0, 1.2 * once);
    }

    private static string Chain(int length)
    {
        var source = new StringBuilder("using DlGen;\n");
        for (int block = 0; block < length - 1; block++)
        {
            source.Append(System.Globalization.CultureInfo.InvariantCulture, $"[Block(8), Linear(8), Use<A{block + 1}>] public partial class A{block};\n");
        }

        return source.Append(System.Globalization.CultureInfo.InvariantCulture, $"[Block(8), Linear(8), Relu] public partial class A{length - 1}; [Network(8), Use<A1>, Linear(2)] public partial class Net;").ToString();
    }

    private static void OnSmallStack(Action action)
    {
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(action), maxStackSize: 1 << 20);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }
}
