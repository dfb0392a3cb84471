using DlGen.Generators.Model;
using DlGen.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Tests.Infrastructure;

/// <summary>Declarations parsed without the generator around the parser.</summary>
internal static class Declarations
{
    /// <summary>The network that a source's class declares; the test fails when it is wrong.</summary>
    public static NetworkSpec Spec(string source, string metadataName = "Net")
    {
        ParsedNetwork parsed = Parse(source, metadataName);
        Assert.Empty(parsed.Problems);
        Assert.NotNull(parsed.Spec);
        return parsed.Spec;
    }

    public static ParsedNetwork Parse(string source, string metadataName = "Net")
    {
        CSharpCompilation compilation = TestCompilation.Create(source);
        INamedTypeSymbol? type = compilation.Assembly.GetTypeByMetadataName(metadataName);
        Assert.NotNull(type);
        return NetworkParser.Parse(type, compilation, CancellationToken.None);
    }

    /// <summary>Layers as one line: Linear(outputs: 16) Relu.</summary>
    public static string Print(this IEnumerable<LayerSpec> layers) => string.Join(" ", layers.Select(static layer =>
        layer.Arguments.Count == 0
            ? layer.Kind
            : $"{layer.Kind}({string.Join(", ", layer.Arguments.Select(static argument => $"{argument.Name}: {argument.Text}"))})"));
}
