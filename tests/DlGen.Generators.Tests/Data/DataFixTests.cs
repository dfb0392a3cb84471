using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Tests.Data;

/// <summary>A network that doesn't fit its data gets their sizes.</summary>
public class DataFixTests
{
    private const string Petals = "[CsvData(\"iris.csv\", Targets = [\"petal width\", \"petal length\"])] public partial class Petals;";

    [Theory]
    [InlineData("DLG2102.Size", "Let 'Net' have 4 inputs", "Iris.Load()", "[Mlp(5, 16, 3)]", "[Mlp(4, 16, 3)]")]
    [InlineData("DLG2102.Size", "Let 'Net' have 4 inputs", "Iris.Load()", "[Network(7)] [Linear(16), Relu, Linear(3)]", "[Network(4)] [Linear(16), Relu, Linear(3)]")]
    [InlineData("DLG2102.Size", "Let 'Net' have 2 inputs", "Dataset.FromArrays(new float[6], new int[3])", "[Mlp(5, 16, 3)]", "[Mlp(2, 16, 3)]")]
    [InlineData("DLG2106.Size", "Let 'Net' have 3 outputs", "Iris.Load()", "[Mlp(4, 16, 10, Dropout = 0.5f)]", "[Mlp(4, 16, 3, Dropout = 0.5f)]")]
    [InlineData("DLG2106.Size", "Let 'Net' have 3 outputs", "Iris.Load().Split(0.8, 0.2).Item1", "[Mlp(Iris.FeatureCount, 16, 2)]", "[Mlp(Iris.FeatureCount, 16, 3)]")]
    [InlineData("DLG2106.Size", "Let 'Net' have 3 outputs", "Iris.Load()", "[Network(4)]\n[Linear(16), Relu]\n[Linear(2, Bias = false)]", "[Network(4)]\n[Linear(16), Relu]\n[Linear(3, Bias = false)]")]
    [InlineData("DLG2103.Size", "Let 'Net' have 2 outputs", "Petals.Load()", "[Mlp(5, 16, 3, Loss = Loss.Huber)]", "[Mlp(5, 16, 2, Loss = Loss.Huber)]")]
    public void Network_GetsTheSizeOfItsData(string key, string title, string data, string before, string after)
    {
        FixRun run = FixRun.OfProgram(Program(data, before));

        OfferedFix fix = run.Offered().Single(offered => offered.Key == key);
        string text = Assert.Single(run.After(fix));

        Assert.Equal(title, fix.Action.Title);
        Assert.Equal(Program(data, after), text);
        GeneratorRun fixedRun = GeneratorRun.Of(TestCompilation.Create(text), TableFile.Iris);
        Assert.Empty(AnalyzerRun.DiagnosticsOf(fixedRun.Output, [TableFile.Iris], [.. AnalyzerRun.Analyzers]).Where(static diagnostic => diagnostic.Severity > DiagnosticSeverity.Info));
        Assert.DoesNotContain(fixedRun.Complaints, static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void Network_IsFixedInAnotherFile()
    {
        string[] files =
        [
            "using DlGen;\npublic static class Program { public static void Run() => System.Console.WriteLine(new Models.Net().Train(Iris.Load())); }\n",
            "using DlGen;\npublic static partial class Models\n{\n    [Mlp(4, 16, 5)]\n    public partial class Net;\n}\n",
            "using DlGen;\n[CsvData(\"iris.csv\", Label = \"species\")] public partial class Iris;\n",
        ];
        FixRun run = FixRun.OfProgram(files);

        string[] after = run.After(Assert.Single(run.Offered()));

        Assert.Equal([files[0], files[1].Replace("5", "3", StringComparison.Ordinal), files[2]], after);
    }

    [Theory]
    [InlineData("Iris.Load()", "[Network(4)] [Linear(8), Relu, Linear(2), LayerNorm]")]
    [InlineData("Iris.Load()", "[Network(1, 2, 2)] [Flatten, Linear(2 + 0)]")]
    [InlineData("Iris.Load()", "[Mlp(4, 8, 1, Loss = Loss.BinaryCrossEntropy)]")]
    [InlineData("Petals.Load()", "[Mlp(5, 8, 3)]")]
    public void NoFix_IsOffered_WhereItIsNotClear(string data, string declaration)
    {
        FixRun run = FixRun.OfProgram(Program(data, declaration));

        Assert.Contains(run.Diagnostics, static diagnostic => diagnostic.Id is "DLG2102" or "DLG2103" or "DLG2106");
        Assert.DoesNotContain(run.Offered(), static fix => fix.Key.EndsWith(".Size", StringComparison.Ordinal));
    }

    private static string Program(string data, string declaration) =>
        $"using DlGen;\npublic static class Program\n{{\n    public static void Run() => Console.WriteLine(new Net().Train({data}));\n}}\n\n{declaration}\npublic partial class Net;\n\n[CsvData(\"iris.csv\", Label = \"species\")] public partial class Iris;\n{Petals}\n";
}
