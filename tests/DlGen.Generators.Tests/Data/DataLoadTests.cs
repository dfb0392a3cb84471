using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Data;

/// <summary>What is generated from a file, compiled and run, agrees with what Dataset.FromCsv makes of it.</summary>
public sealed class DataLoadTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("dlgen").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<string, string, string> Tables => new()
    {
        { "Label = \"c\"", "a,b,c\n1,2.5,x\n-3,4e2,y\n", "quotes and numbers" },
        { "Label = \"c\"", "\uFEFFa;b;c\r\n1;2.5;x\r\n\r\n-3;4e2;y", "a mark, semicolons, line ends, none at the end" },
        { "Label = \"the \\\"class\\\", quoted\"", "a,\"the \"\"class\"\", quoted\",b\n1,\"x,y\",red\n2,\"say \"\"hi\"\"\",blue\n3,\"two\r\nlines\",red\n", "quotations" },
        { "Label = \"c\", Missing = MissingValues.Keep", "a,b,c\n1,red,x\n?,blue,y\n3,,x\n", "missing values that are kept" },
        { "Label = \"c\", Missing = MissingValues.Keep, Categories = CategoryEncoding.Index", "a,b,c\n1,red,x\n?,blue,y\n3,,x\n", "missing categories as numbers" },
        { "Label = \"c\", Missing = MissingValues.DropRow, MissingMarkers = [\"-\", \"none\"]", "a,b,c\n1,red,x\nNone,blue,y\n3,-,z\n4,?,w\n", "rows that are left out" },
        { "Label = \"digit\", CategoryColumns = [\"ward\"]", "ward,x,digit\n7,1,0\n3,2,2\n7,3,0\n", "numbered classes with a gap, and numbers that are categories" },
        { "Label = \"year\"", "x,year\n1,1990\n2,2005\n3,990\n", "classes that are numbers" },
        { "Targets = [\"price\", \"tax\"], Columns = [\"rooms\", \"area\"]", "area,rooms,price,tax,note\n80,3,250000,1.5,a\n120,4,512000,2,2\n", "numbers to predict, columns chosen" },
        { "Targets = [\"y\"], DecimalSeparator = ',', Separator = ';'", "x;y\n1,5;2,25\n-2,5;1e3\n", "a decimal comma" },
        { "Label = \"column3\", HasHeader = false, Exclude = [\"column1\"]", "9,1,b\n8,2,a\n7,3,b\n", "no header" },
        { "Label = \"c\", SideColumns = [\"id\"], MissingMarkers = []", "id,a,c\nNA,?,x\n2,b,y\n", "text beside, and no markers" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void Loaded_IsWhatFromCsvReads(string arguments, string content, string what)
    {
        string path = Path.Combine(folder, "data.csv");
        File.WriteAllText(path, content);
        string call = arguments.StartsWith("Label", StringComparison.Ordinal)
            ? $"Dataset.FromCsv(path, label: {Value(arguments, "Label")}, {Options(arguments)})"
            : $"Dataset.FromCsv(path, targets: {Value(arguments, "Targets")}, {Options(arguments)})";
        GeneratorRun run = GeneratorRun.Of(
            TestCompilation.Create(
                $"using DlGen;\n[CsvData(\"data.csv\", {arguments})] public static partial class Net;",
                $"using DlGen;\nusing System.Globalization;\npublic static class Program {{ public static Dataset Read(string path) => {call}; }}"),
            new TableFile("/user/data.csv", content));
        using UserAssembly user = UserAssembly.Load(run);

        Dataset expected = user.Call<Dataset>("Program", "Read", path);
        Dataset loaded = OddCulture.Run(() => user.Call<Dataset>("Net", "Load", path));

        Assert.NotEmpty(what);
        AssertSame(expected, loaded);
        Type type = user.Assembly.GetType("Net")!;
        Assert.Equal(expected.InputSize, Constant("FeatureCount"));
        Assert.Equal(expected.InputNames, (IEnumerable<string>)type.GetProperty("FeatureNames")!.GetValue(null)!);
        if (expected.HasLabels)
        {
            Assert.Equal(expected.ClassNames.Count, Constant("ClassCount"));
            Assert.Equal(expected.ClassNames, (IEnumerable<string>)type.GetProperty("ClassNames")!.GetValue(null)!);
        }
        else
        {
            Assert.Equal(expected.TargetSize, Constant("TargetCount"));
        }

        object Constant(string name) => type.GetField(name)!.GetRawConstantValue()!;
    }

    /// <summary>The options of the attribute as those of FromCsv.</summary>
    private static string Options(string arguments)
    {
        string[] said = [.. new[] { "Missing", "Categories", "MissingMarkers", "CategoryColumns", "Columns", "Separator", "HasHeader", "Exclude", "SideColumns" }
            .Where(option => Value(arguments, option).Length > 0)
            .Select(option => $"{option} = {Value(arguments, option)}")];
        string culture = arguments.Contains("DecimalSeparator", StringComparison.Ordinal) ? ", Culture = new CultureInfo(\"\") { NumberFormat = { NumberDecimalSeparator = \",\" } }" : "";
        return $"new CsvOptions {{ {string.Join(", ", said)}{culture} }}".Replace("{ , ", "{ ", StringComparison.Ordinal);
    }

    private static string Value(string arguments, string option)
    {
        int start = (", " + arguments).IndexOf($", {option} = ", StringComparison.Ordinal);
        if (start < 0)
        {
            return "";
        }

        string rest = arguments[(start + option.Length + 3)..];
        int next = System.Text.RegularExpressions.Regex.Match(rest, @", [A-Z]\w+ = ").Index;
        return next > 0 ? rest[..next] : rest;
    }

    private static void AssertSame(Dataset expected, Dataset loaded)
    {
        Assert.Equal(expected.ToString(), loaded.ToString());
        Assert.Equal(expected.InputNames, loaded.InputNames);
        Assert.Equal(expected.ClassNames, loaded.ClassNames);
        (float[] wanted, float[] found) = (new float[expected.InputSize], new float[expected.InputSize]);
        for (int row = 0; row < expected.Count; row++)
        {
            expected.CopyInputs(row, wanted);
            loaded.CopyInputs(row, found);
            Assert.Equal(wanted, found);
            if (expected.HasLabels)
            {
                Assert.Equal(expected.GetLabel(row), loaded.GetLabel(row));
            }
            else
            {
                (float[] wantedTargets, float[] foundTargets) = (new float[expected.TargetSize], new float[expected.TargetSize]);
                expected.CopyTargets(row, wantedTargets);
                loaded.CopyTargets(row, foundTargets);
                Assert.Equal(wantedTargets, foundTargets);
            }
        }
    }

    [Fact]
    public void Row_IsWrittenAsTheFileIsRead()
    {
        string path = Path.Combine(folder, "houses.csv");
        File.WriteAllText(path, DataSources.HousesFile);
        GeneratorRun run = GeneratorRun.Of(
            TestCompilation.Create(
                DataSources.Houses,
                """
                using Market;
                public static class Program
                {
                    public static float[][] Rows() =>
                    [
                        new Town.Houses.Row(80.5f, Town.Houses.Rooms._3, Town.Houses.HeatPump.Yes, Town.Houses.HeatPump2.Wood, 1f).ToInput(),
                        new Town.Houses.Row(float.NaN, Town.Houses.Rooms._3, Town.Houses.HeatPump.No, Town.Houses.HeatPump2.GasOrOil, EqualsColumn: 2f).ToInput(),
                        new Town.Houses.Row(120f, Town.Houses.Rooms._4, null, Town.Houses.HeatPump2.Wood, -350f).ToInput(),
                    ];

                    public static float[] Wrong() => new Town.Houses.Row { Rooms = (Town.Houses.Rooms)2 }.ToInput();

                    public static void Short() => default(Town.Houses.Row).CopyTo(new float[7]);
                }
                """),
            DataSources.HousesTable);
        using UserAssembly user = UserAssembly.Load(run.Output);

        Dataset data = user.Call<Dataset>("Market.Town+Houses", "Load", path);
        float[][] rows = user.Call<float[][]>("Program", "Rows");

        Assert.Equal(["Elm \"Old\" St; 5", "Oak Ave", "Oak Ave"], data.GetSideColumn("street"));
        var inputs = new float[data.InputSize];
        for (int row = 0; row < rows.Length; row++)
        {
            data.CopyInputs(row, inputs);
            Assert.Equal(inputs, rows[row]);
        }

        Assert.Contains("There are 2 categories, from 0 to 1.", Assert.Throws<ArgumentOutOfRangeException>(() => user.Call<float[]>("Program", "Wrong")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => user.Call<object>("Program", "Short"));
    }

    [Fact]
    public void OtherFiles_AreReadAlike_AndWhatIsNewInThemIsRefused()
    {
        using UserAssembly user = UserAssembly.Load(DataSources.Run("Label = \"y\"", "x,size,y\n1,big,b\n2,small,a\n").Output);

        Dataset other = Load("size,y,x,more\nsmall,b,7,0\n");
        Assert.Equal(["x", "size=big", "size=small"], other.InputNames);
        Assert.Equal(["a", "b"], other.ClassNames);
        Assert.Equal(1, other.GetLabel(0));

        const string end = "'Net' doesn't have: it has those that the compiler has found in data.csv. Where they have changed, build the program again.";
        Assert.EndsWith($"line 3, column 'y' is 'c', a class that {end}", Assert.Throws<InvalidDataException>(() => Load("x,size,y\n1,big,a\n1,big,c\n")).Message, StringComparison.Ordinal);
        Assert.EndsWith($"line 2, column 'size' is 'huge', a category that {end}", Assert.Throws<InvalidDataException>(() => Load("x,size,y\n1,huge,a\n")).Message, StringComparison.Ordinal);
        Assert.Contains("there is no column 'size'", Assert.Throws<ArgumentException>(() => Load("x,sise,y\n1,big,a\n")).Message, StringComparison.Ordinal);
        Assert.EndsWith(
            "data.csv: there is no such file. The project puts it beside the program with <Content Include=\"data.csv\" CopyToOutputDirectory=\"PreserveNewest\" />.",
            Assert.Throws<FileNotFoundException>(() => user.Call<Dataset>("Net", "Load", [null])).Message,
            StringComparison.Ordinal);

        Dataset Load(string content)
        {
            string path = Path.Combine(folder, "other.csv");
            File.WriteAllText(path, content);
            return user.Call<Dataset>("Net", "Load", path);
        }
    }

    [Fact]
    public void Network_IsDeclaredWithTheCountsOfItsData()
    {
        GeneratorRun run = GeneratorRun.Of(
            TestCompilation.Create(
                DataSources.Iris,
                """
                using DlGen;
                [Mlp(Iris.FeatureCount, 2 * Hidden, Iris.ClassCount)]
                public partial class Flower { private const int Hidden = Iris.FeatureCount; }

                [Network(Iris.FeatureCount), Linear(8), Relu, Linear(Iris.ClassCount)]
                public partial class Other;

                public static class Program
                {
                    public static string Run(string path)
                    {
                        var net = new Flower(seed: 1) { Preprocessing = Standardizer.Fit(Iris.Load(path)) };
                        net.Train(Iris.Load(path), new TrainingOptions { Epochs = 40, BatchSize = 16, Seed = 1, Optimizer = new Adam(0.01f), Threads = 1 });
                        return $"{Flower.InputSize} {Flower.ParameterCount} {Other.OutputSize} {(Iris.Species)net.Classify(new Iris.Row(5.1f, 3.5f, 1.4f, 0.2f).ToInput())}";
                    }
                }
                """),
            TableFile.Iris);
        using UserAssembly user = UserAssembly.Load(run);

        Assert.Equal("4 67 3 Setosa", user.Call<string>("Program", "Run", Path.Combine(Repository.Root, "samples", "Iris", "iris.csv")));
        Assert.Empty(AnalyzerRun.Of(run.Output, TableFile.Iris));
        Assert.Contains("[Mlp(Iris.FeatureCount, 2 * Hidden, Iris.ClassCount)]", run.Sources["Flower.g.cs"], StringComparison.Ordinal);
    }
}
