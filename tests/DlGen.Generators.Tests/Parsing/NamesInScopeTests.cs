using DlGen.Generators.Diagnostics;
using DlGen.Generators.Parsing;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Tests.Parsing;

/// <summary>Whatever name a generated member has, a block or constant of that name in a declaration means what its author means.</summary>
public class NamesInScopeTests
{
    /// <summary>A network with every kind of member: heads, inputs, blocks and a network in it.</summary>
    private const string Example = """
        [Block(4)] [Linear(4), BatchNorm] partial class Left;
        [Mlp(4, 3, 4, Loss = Loss.MeanSquaredError)] partial class Right;
        [Block(4)] [Linear(4), Relu, Use<Left>] partial class Outer;
        [Network] [Inputs<Left, Right>, Linear(4), Use<Outer>, Head<Left>, Head<Right>(Loss = Loss.Huber)] partial class Net
        """;

    private static IReadOnlyList<string> GeneratedNames { get; } =
    [
        .. GeneratorRun.Of($"using DlGen;\n{Example};").Output.GetTypeByMetadataName("Net")!.GetMembers()
            .Where(static member => member.CanBeReferencedByName && !member.IsImplicitlyDeclared && !member.Name.Contains('.', StringComparison.Ordinal))
            .Select(static member => member.Name)
            .Distinct(),
    ];

    /// <summary>The names of facts are left out: a block has those members itself, and no member can have its class's name.</summary>
    [Fact]
    public void BlockWithTheNameOfAGeneratedMember_IsUsed()
    {
        GeneratorRun run = Run(
            GeneratedNames.Except(["ParameterCount", "InputSize", "OutputSize", "ForwardFlops", "InputShape", "OutputShape", "Summary"]),
            static name => $"[Block(4)] [Linear(4)] partial class {name}; {Example.Replace("Linear(4), Use<Outer>", $"Linear(4), Use<{name}>, Use<Outer>", StringComparison.Ordinal)};");

        Assert.Contains("OuterLayers", GeneratedNames);
        Assert.Empty(Reported(run));
        Assert.Empty(DeclarationErrors(run));
    }

    [Fact]
    public void TypeWithTheNameOfAGeneratedType_KeepsItsMeaningInTheClass()
    {
        GeneratorRun run = Run(
            GeneratedNames.Where(static name => name.EndsWith("Layers", StringComparison.Ordinal)),
            static name => $"static class {name} {{ public const int Size = 4; }} {Example.Replace("Linear(4), Use<Outer>", $"Linear({name}.Size), Use<Outer>", StringComparison.Ordinal)} {{ static int Inside => {name}.Size; }}");

        Assert.Empty(Reported(run));
        Assert.Empty(run.Complaints);
    }

    [Fact]
    public void ConstantOfATypeWithTheNameOfAGeneratedMember_IsReadOrRefusedAtItsPlace()
    {
        GeneratorRun run = Run(GeneratedNames, static name => $"static class {name} {{ public const int Size = 4; }} {Example.Replace("Linear(4), Use<Outer>", $"Linear({name}.Size), Use<Outer>", StringComparison.Ordinal)};");
        IReadOnlyList<Diagnostic> reported = Reported(run);

        Assert.All(reported, static diagnostic => Assert.Equal(DiagnosticIds.HiddenName, diagnostic.Id));
        Assert.Equal(GeneratedNames.Except(["LeftLayers", "RightLayers", "OuterLayers"]).Count(), reported.Count);
        Assert.Empty(DeclarationErrors(run));
    }

    [Fact]
    public void FullName_IsRead()
    {
        GeneratorRun run = Run(GeneratedNames, static name => $"static class {name} {{ public const int Size = 4; }} {Example.Replace("Linear(4), Use<Outer>", $"Linear(global::N{name}.{name}.Size), Use<Outer>", StringComparison.Ordinal)};");

        Assert.Empty(Reported(run));
        Assert.Empty(DeclarationErrors(run));
    }

    [Theory]
    [InlineData("[Block(4)] [Linear(4)] partial class Encoder; [Block(4)] [Linear(4)] partial class EncoderLayers; [Network(4)] [Use<Encoder>, Use<EncoderLayers>, Linear(2)] partial class Net;", "Encoder1Layers,EncoderLayersLayers")]
    [InlineData("[Block(4)] [Linear(4)] partial class Encoder; [Network(4)] [Use<Encoder>, Linear(2)] partial class Net { private class EncoderLayers; class Encoder1Layers; }", "Encoder2Layers")]
    [InlineData("[Block(4)] [Linear(4)] partial class Encoder; [Network(4)] [Use<Encoder>, Linear(2)] partial class EncoderLayers;", "Encoder1Layers")]
    [InlineData("[Block(4)] [Linear(4)] partial class Encoder; class Base { protected class EncoderLayers; } [Network(4)] [Use<Encoder>, Linear(2)] partial class Net : Base;", "Encoder1Layers")]
    [InlineData("[Block(4)] [Linear(4)] partial class Encoder; partial class Around { class EncoderLayers; [Network(4)] [Use<Encoder>, Linear(2)] partial class Net; }", "Encoder1Layers")]
    [InlineData("[Block(4)] [Linear(4)] partial class Encoder; namespace EncoderLayers { class Any; } [Network(4)] [Use<Encoder>, Linear(2)] partial class Net;", "Encoder1Layers")]
    public void GeneratedType_GetsOutOfTheWay(string source, string expected)
    {
        GeneratorRun run = GeneratorRun.Of("using DlGen;\n" + source);

        Assert.Empty(run.Complaints.Where(static complaint => complaint.Severity == DiagnosticSeverity.Error));
        Assert.Empty(run.ComplaintsOfGenerated);
        Assert.Equal(
            expected.Split(','),
            run.Output.GetSymbolsWithName(static name => name.EndsWith("Layers", StringComparison.Ordinal), SymbolFilter.Type)
                .Where(static type => type.Locations[0].SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) && type.ContainingType is not null && ((INamedTypeSymbol)type).TypeKind == TypeKind.Struct)
                .Select(static type => type.Name)
                .Order());
    }

    /// <summary>A run over declarations, one for each name, in a namespace of its own.</summary>
    private static GeneratorRun Run(IEnumerable<string> names, Func<string, string> declare) =>
        GeneratorRun.Of([.. names.Select(name => $"using DlGen; namespace N{name} {{ {declare(name)} }}")]);

    private static IEnumerable<Diagnostic> DeclarationErrors(GeneratorRun run) =>
        ((CSharpCompilation)run.Output).GetDeclarationDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>What the analyzers report of the declarations, but for advice: the example isn't there to be learned.</summary>
    private static IReadOnlyList<Diagnostic> Reported(GeneratorRun run) =>
        [.. AnalyzerRun.Direct(run.Output).Where(static diagnostic => !AnalyzerRun.IsAdvice(diagnostic.Id))];
}
