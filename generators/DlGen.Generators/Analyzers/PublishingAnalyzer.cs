using DlGen.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DlGen.Generators.Analyzers;

/// <summary>
/// Says that a program compiled ahead of time computes without AVX where its project names no instruction set. Reads the properties
/// that src/DlGen/build/DlGen.targets makes visible.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PublishingAnalyzer : CompilationAnalyzer
{
    private const string Choices = "x86-64-v3 (AVX2, most processors since 2015), x86-64-v4 (AVX-512) or native (this machine's)";

    private protected override IEnumerable<Diagnostic> Find(Compilation compilation, AnalyzerOptions options)
    {
        AnalyzerConfigOptions project = options.AnalyzerConfigOptionsProvider.GlobalOptions;
        if (!IsNative(project, compilation.Options.OutputKind) || Property(project, "IlcInstructionSet").Length > 0)
        {
            yield break;
        }

        string target = Property(project, "RuntimeIdentifier");
        if (target.Length == 0)
        {
            target = Property(project, "NETCoreSdkRuntimeIdentifier");
        }

        // Arm64 has no such choice to make: all of its processors have the vectors that DlGen uses there.
        if (target.EndsWith("-x64", StringComparison.OrdinalIgnoreCase) || target.EndsWith("-x86", StringComparison.OrdinalIgnoreCase))
        {
            yield return Diagnostic.Create(PublishingDescriptors.NoInstructionSet, Location.None, target, Choices);
        }
    }

    /// <summary>Whether the compilation becomes native code: a program's, or that of a library for other languages.</summary>
    private static bool IsNative(AnalyzerConfigOptions project, OutputKind output)
    {
        bool hasEntry = output is OutputKind.ConsoleApplication or OutputKind.WindowsApplication || Property(project, "NativeLib").Length > 0;

        // A program of one file has PublishAot from the start, though it is run by the JIT.
        bool isRun = IsTrue(project, "FileBasedProgram") && !IsTrue(project, "_IsPublishing");
        return hasEntry && !isRun && IsTrue(project, "PublishAot");
    }

    private static bool IsTrue(AnalyzerConfigOptions project, string property) => bool.TryParse(Property(project, property), out bool value) && value;

    private static string Property(AnalyzerConfigOptions project, string name) =>
        project.TryGetValue("build_property." + name, out string? value) ? value.Trim() : "";
}
