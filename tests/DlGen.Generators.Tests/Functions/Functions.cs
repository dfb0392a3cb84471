using DlGen.Generators.Parsing.Functions;
using DlGen.Generators.Scalars;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DlGen.Generators.Tests.Functions;

/// <summary>Methods with [Elementwise], read by the compiler's parser.</summary>
internal static class Functions
{
    /// <summary>The body of a method of the class Functions, which must be right.</summary>
    public static Expression Parse(string source, string method)
    {
        CSharpCompilation compilation = TestCompilation.Create(source);
        Assert.Empty(compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return Parse(compilation, method);
    }

    /// <inheritdoc cref="Parse(string, string)"/>
    public static Expression Parse(CSharpCompilation compilation, string method)
    {
        IMethodSymbol symbol = compilation.GetTypeByMetadataName("Functions")!.GetMembers(method).OfType<IMethodSymbol>().Single();
        ParsedFunction parsed = FunctionParser.Parse(symbol, compilation, CancellationToken.None);
        Assert.Empty(parsed.Problems.Select(static problem => $"{problem.Id}: {string.Join(" | ", problem.Arguments)}"));
        Assert.NotNull(parsed.Body);
        return parsed.Body;
    }
}
