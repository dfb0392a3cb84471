using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DlGen.Generators.Analyzers;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DlGen.Generators.Tests.Diagnostics;

/// <summary>What a project's properties say of native code, and what the compiler says to them.</summary>
public class PublishingTests
{
    [Theory]
    [InlineData("linux-x64")]
    [InlineData("win-x64")]
    [InlineData("osx-x64")]
    [InlineData("linux-musl-x64")]
    [InlineData("win-x86")]
    public void NativeCodeWithoutInstructionSet_IsWarnedOf(string target)
    {
        Diagnostic warning = Assert.Single(Report(OutputKind.ConsoleApplication, ("PublishAot", "true"), ("RuntimeIdentifier", target)));

        Assert.Equal("DLG3010", warning.Id);
        Assert.Equal(DiagnosticSeverity.Warning, warning.Severity);
        Assert.StartsWith(
            $"The program is compiled to native code for {target} without IlcInstructionSet, and so without AVX",
            warning.GetMessage(CultureInfo.InvariantCulture),
            StringComparison.Ordinal);
        Assert.Contains("x86-64-v3", warning.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PublishAot=true;NETCoreSdkRuntimeIdentifier=linux-x64", true)]                                                 // dotnet build: for this machine
    [InlineData("PublishAot=TRUE;RuntimeIdentifier=linux-x64", true)]
    [InlineData("RuntimeIdentifier=linux-x64", false)]                                                                         // the JIT's
    [InlineData("PublishAot=false;RuntimeIdentifier=linux-x64", false)]
    [InlineData("PublishAot=;RuntimeIdentifier=linux-x64", false)]
    [InlineData("PublishAot=true;RuntimeIdentifier=linux-x64;IlcInstructionSet=native", false)]                                // chosen
    [InlineData("PublishAot=true;RuntimeIdentifier=linux-x64;IlcInstructionSet=x86-64-v2", false)]
    [InlineData("PublishAot=true;RuntimeIdentifier=linux-arm64;NETCoreSdkRuntimeIdentifier=linux-x64", false)]                 // nothing to choose
    [InlineData("PublishAot=true;RuntimeIdentifier=osx-arm64", false)]
    [InlineData("PublishAot=true;RuntimeIdentifier=linux-x64;FileBasedProgram=true", false)]                                   // dotnet run app.cs: the JIT's
    [InlineData("PublishAot=true;RuntimeIdentifier=linux-x64;FileBasedProgram=true;_IsPublishing=true", true)]                 // dotnet publish app.cs
    [InlineData("PublishAot=true", false)]                                                                                     // unknown target
    [InlineData("", false)]                                                                                                    // no MSBuild at all
    public void ProgramsProperties_Decide(string properties, bool isWarnedOf) =>
        Assert.Equal(isWarnedOf ? 1 : 0, Report(OutputKind.ConsoleApplication, Split(properties)).Length);

    [Theory]
    [InlineData("PublishAot=true;RuntimeIdentifier=linux-x64", false)]                                                         // part of some program, which is warned itself
    [InlineData("PublishAot=true;RuntimeIdentifier=linux-x64;NativeLib=Shared", true)]
    public void LibrariesProperties_Decide(string properties, bool isWarnedOf) =>
        Assert.Equal(isWarnedOf ? 1 : 0, Report(OutputKind.DynamicallyLinkedLibrary, Split(properties)).Length);

    [Fact]
    public void Properties_AreVisibleToTheCompiler()
    {
        string visible = File.ReadAllText(Path.Combine(Repository.Root, "src", "DlGen", "build", "DlGen.targets"));
        string analyzer = File.ReadAllText(Path.Combine(Repository.Generators, "Analyzers", "PublishingAnalyzer.cs"));
        string[] names = ["PublishAot", "NativeLib", "IlcInstructionSet", "RuntimeIdentifier", "NETCoreSdkRuntimeIdentifier", "FileBasedProgram", "_IsPublishing"];

        Assert.All(names, name => Assert.Contains($"\"{name}\"", analyzer, StringComparison.Ordinal));
        Assert.Contains($">{string.Join(';', names)}<", visible, StringComparison.Ordinal);
    }

    private static (string Name, string Value)[] Split(string properties) =>
        [.. properties.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(static property => (property.Split('=')[0], property.Split('=')[1]))];

    private static ImmutableArray<Diagnostic> Report(OutputKind output, params (string Name, string Value)[] properties)
    {
        Compilation compilation = TestCompilation.Create("System.Console.WriteLine();");
        return compilation
            .WithOptions(compilation.Options.WithOutputKind(output))
            .WithAnalyzers([new PublishingAnalyzer()], new AnalyzerOptions([], new Properties(properties)))
            .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
    }

    /// <summary>MSBuild's properties, as the C# compiler hands them to analyzers.</summary>
    private sealed class Properties((string Name, string Value)[] values) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => new Options(values);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options([]);
    }

    private sealed class Options((string Name, string Value)[] values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = values.Where(property => key == "build_property." + property.Name).Select(static property => property.Value).FirstOrDefault();
            return value is not null;
        }
    }
}
