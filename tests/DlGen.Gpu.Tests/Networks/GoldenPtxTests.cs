using System.Reflection;
using System.Text;
using DlGen.Gpu.Tests.Infrastructure;

namespace DlGen.Gpu.Tests.Networks;

/// <summary>
/// The instructions of a network's kernels, kept in the repository: a change in what NVIDIA's assembler gets shows as a
/// difference to be read. To accept one, run this with DLGEN_UPDATE_SNAPSHOTS=1.
/// </summary>
[Collection(nameof(Ptx))]
public class GoldenPtxTests
{
#if DEBUG
    private const string? Skip = "ILGPU compiles what the compiler has optimized into other instructions.";
#else
    private const string? Skip = null;
#endif

    private static bool Updates => Environment.GetEnvironmentVariable("DLGEN_UPDATE_SNAPSHOTS") == "1";

    [Fact(Skip = Skip)]
    public void InstructionsOfAClassifier_AreTheKeptOnes()
    {
        string text = Describe("ClassifierProgram");
        string file = Path.Combine(Root(), "tests", "DlGen.Gpu.Tests", "Networks", "Golden", "Classifier.sm_90.txt");
        if (Updates)
        {
            File.WriteAllText(file, text);
            return;
        }

        Assert.Equal(File.ReadAllText(file), text);
    }

    private static string Describe(string program)
    {
        var text = new StringBuilder();
        foreach (MethodInfo kernel in Kernels(program))
        {
            text.Append(FormattableString.Invariant($"{kernel.Name}<{string.Join(", ", kernel.GetGenericArguments().Select(Name))}>\n"));
            text.Append(Census.Of(Ptx.Of(kernel))).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<MethodInfo> Kernels(string program) => GeneratedPtxTests.Kernels(
        typeof(Classifier).Assembly.GetTypes().Single(type => type.Name.EndsWith(program, StringComparison.Ordinal) && type.BaseType == typeof(GpuProgram))
            .GetNestedTypes(BindingFlags.NonPublic));

    private static string Name(Type type) => type.IsGenericType
        ? FormattableString.Invariant($"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>")
        : type.Name;

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "DlGen.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests must run inside the repository.");
    }
}
