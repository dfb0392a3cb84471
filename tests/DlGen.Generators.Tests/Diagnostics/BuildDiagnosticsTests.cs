using System.Diagnostics;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Tests.Diagnostics;

/// <summary>What a build from the command line says of wrong declarations, whatever else is wrong.</summary>
public class BuildDiagnosticsTests
{
    private const string Wrong = "using DlGen;\n[Mlp(4, 0, 2)] public partial class A;\n[Network(1, 2, 2), Linear(2)] public partial class B;\n[Mlp(2, 3, 2, ActivationFunction = nameof(F))] public partial class C { [Elementwise] static float F(float x) => x.GetHashCode(); }\n";

    private const string Foreign = "using DlGen;\n[Network(4)] [Dense(10), LogSoftmax] public partial class D;\n";

    [Fact]
    public void Compiler_ShowsEveryErrorOnce()
    {
        string[] lines = Compile(Wrong + "public class User { public int Size = A.InputSize; }");

        Assert.Equal(["CS0117", "DLG0021", "DLG0034", "DLG1001"], lines);
    }

    /// <summary>The compiler ends before its analyzers where an attribute isn't found.</summary>
    [Fact]
    public void UnknownAttribute_HidesNoErrorOfOthers()
    {
        string[] lines = Compile(Wrong, Foreign);

        Assert.Equal(["CS0246", "CS0246", "CS0246", "CS0246", "DLG0021", "DLG0034", "DLG0100", "DLG0100", "DLG1001"], lines);
    }

    [Fact]
    public void ConstantOfAWrongNetwork_DoesNotHideItsError()
    {
        string[] lines = Compile("using DlGen;\n[Mlp(4, 0, 2)] public partial class A;\npublic class User { public const int Size = A.OutputSize; }");

        Assert.Equal(["CS0117", "DLG0021"], lines);
    }

    [Fact]
    public void ClassWithForeignNamesAlone_IsDiagnosed() =>
        Assert.Equal(["CS0246", "CS0246", "DLG0100"], Compile("using DlGen;\n[Sequential] public partial class A;"));

    [Fact]
    public void RightProject_IsBuiltInSilence() =>
        Assert.Empty(Compile("using DlGen;\n[Mlp(4, 3, 2)] public partial class A;\npublic class User { public const int Size = A.OutputSize; }"));

    /// <summary>The compiler ends before its analyzers where a network names a count that isn't there.</summary>
    [Fact]
    public void WrongFileOfData_IsReported_WhereANetworkNamesItsCounts()
    {
        Assert.Equal(["CS0117", "CS0117", "DLG0125"], Compile(Data, "x,y\n1,a\n2\n"));
        Assert.Empty(Compile(Data, "x,y\n1,a\n2,b\n"));
    }

    private const string Data = "using DlGen;\n[CsvData(\"data.csv\", Label = \"y\")] public partial class A;\n[Mlp(A.FeatureCount, 3, A.ClassCount)] public partial class B;";

    [Fact]
    public void Editor_HearsNothingFromTheGenerator()
    {
        Assert.False(Analyzers.BuildDiagnostics.AreNeeded);
        Assert.Empty(GeneratorRun.Of(Wrong, Foreign).Result.Diagnostics);
    }

    /// <summary>The diagnostics' IDs in order, as the SDK's own compiler writes them.</summary>
    /// <param name="sources">The source files; what doesn't begin with a using directive is data.csv.</param>
    private static string[] Compile(params string[] sources)
    {
        string folder = Directory.CreateTempSubdirectory("dlgen").FullName;
        try
        {
            for (int index = 0; index < sources.Length; index++)
            {
                File.WriteAllText(Path.Combine(folder, IsTable(sources[index]) ? "data.csv" : $"File{index}.cs"), sources[index]);
            }

            IEnumerable<string> references = TestCompilation.Create().References.OfType<PortableExecutableReference>().Select(static reference => $"/reference:{reference.FilePath}");
            File.WriteAllLines(
                Path.Combine(folder, "arguments.rsp"),
                ["/nostdlib+", "/nologo", "/target:library", "/out:Project.dll", "/langversion:14", "/nullable+", $"/analyzer:{typeof(NetworkGenerator).Assembly.Location}", .. references, .. sources.Where(IsTable).Select(static _ => "/additionalfile:data.csv"), "*.cs"]);
            var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", Compiler(), "/noconfig", "@arguments.rsp"]) { WorkingDirectory = folder, RedirectStandardOutput = true };
            using Process compiler = Process.Start(start)!;
            string output = compiler.StandardOutput.ReadToEnd();
            compiler.WaitForExit();
            return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(static line => Id(line)).Order(StringComparer.Ordinal)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsTable(string source) => !source.StartsWith("using ", StringComparison.Ordinal) && !source.StartsWith("//", StringComparison.Ordinal);

    private static string Id(string line)
    {
        string[] parts = line.Split(": ");
        return parts.Length > 1 && parts[1].StartsWith("error ", StringComparison.Ordinal) ? parts[1]["error ".Length..] : line;
    }

    /// <summary>The newest SDK's compiler, beside the runtime that runs the tests.</summary>
    private static string Compiler()
    {
        string root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        return Directory.GetDirectories(Path.Combine(root, "sdk"), "10.*")
            .Select(static sdk => Path.Combine(sdk, "Roslyn", "bincore", "csc.dll"))
            .Last(File.Exists);
    }
}
