using DlGen.Generators.Data;
using DlGen.Generators.Tests.Incrementality;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Tests.Data;

/// <summary>A file is read again when it has changed, or what is said of it; networks are compiled again when its counts have changed.</summary>
public class DataCachingTests
{
    private const string Networks = "using DlGen;\n[Mlp(Net.FeatureCount, 3, Net.ClassCount)] public partial class Named;\n[Mlp(2, 3, 2)] public partial class Other;\n";

    private const string Class = "using DlGen;\n[CsvData(\"data.csv\", Label = \"y\")] public partial class Net;";

    private static readonly TableFile Table = new("/user/data.csv", "a,b,y\n1,2,p\n3,4,q\n");

    private static readonly string[] Steps = [TrackingNames.DataDeclarations, TrackingNames.Data, TrackingNames.DataConstants, TrackingNames.DataSources, TrackingNames.Declarations, TrackingNames.Sources];

    [Fact]
    public void UnrelatedEdit_IsCached()
    {
        GeneratorRun first = Run();

        GeneratorRun second = first.Edit(3, "class Unrelated { string y = \"\"; void Method() { } }");

        AssertNothingComputed(second);
        Assert.Equal(first.Sources, second.Sources);
    }

    [Fact]
    public void AddedFile_AndAnEditBesideTheAttribute_AreCached()
    {
        AssertNothingComputed(Run().AddFile("class Added { }"));
        AssertNothingComputed(Run().Edit(1, "// moved\n\n" + Class));
        AssertNothingComputed(Run().Add(new TableFile("/user/notes.txt", "x")));
        AssertNothingComputed(Run().Replace(Table, new TableFile(Table.Path, Table.Content)));
    }

    [Fact]
    public void MoreRowsOfTheSameClasses_LeaveTheNetworksCached()
    {
        GeneratorRun second = Run().Replace(Table, new TableFile(Table.Path, Table.Content + "5,6,p\n"));

        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(second, TrackingNames.DataSources));
        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(second, TrackingNames.DataConstants));
        Assert.All(Reasons(second, TrackingNames.Sources), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.Contains("3 rows, 2 features, 2 classes", second.Sources["Net.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherClass_CompilesTheNetworkThatNamesTheCountAnew()
    {
        GeneratorRun first = Run();

        GeneratorRun second = first.Replace(Table, new TableFile(Table.Path, Table.Content + "5,6,r\n"));

        Dictionary<string, IncrementalStepRunReason> reasons = second.Outputs(TrackingNames.Sources)
            .ToDictionary(static output => ((GeneratedSource)output.Value).Name.FullName, static output => output.Reason);
        Assert.Equal(IncrementalStepRunReason.Modified, reasons["Named"]);
        Assert.Equal(IncrementalStepRunReason.Cached, reasons["Other"]);
        Assert.Contains("public const int OutputSize = 3;", second.Sources["Named.g.cs"], StringComparison.Ordinal);
        Assert.Empty(second.ComplaintsOfGenerated);
    }

    [Fact]
    public void FileThatComesAndGoes_FollowsTheProject()
    {
        GeneratorRun without = GeneratorRun.Of(TestCompilation.Create(Class, Networks, "class Unrelated;"));
        Assert.Equal(["Other.g.cs"], without.Sources.Keys);

        GeneratorRun with = without.Add(Table);
        Assert.Equal(["Named.g.cs", "Net.g.cs", "Other.g.cs"], with.Sources.Keys.Order());

        GeneratorRun ragged = with.Replace(Table, new TableFile(Table.Path, Table.Content + "5\n"));
        Assert.Equal(["Other.g.cs"], ragged.Sources.Keys);
    }

    [Fact]
    public void Steps_CarryValuesOnly()
    {
        GeneratorRun run = Run();

        foreach (string step in Steps)
        {
            Assert.NotEmpty(run.Outputs(step));
            Assert.All(run.Outputs(step), static output => ValueGraph.AssertValuesOnly(output.Value));
        }
    }

    /// <summary>The generator and the analyzers, of which each asks, get what was read once, and an edit of the class leaves it.</summary>
    [Fact]
    public void File_IsReadOnce()
    {
        DataReader.Content[] read = [.. new[] { Class, Class.Replace("Net;", "Net { int more; }", StringComparison.Ordinal) }.Select(static source =>
        {
            Compilation compilation = TestCompilation.Create(source);
            ParsedData parsed = CsvDataParser.Parse(compilation.Assembly.GetTypeByMetadataName("Net")!, compilation, CancellationToken.None);
            return DataReader.ContentOf(parsed.Spec!, Table.Text);
        })];

        Assert.Same(read[0], read[1]);
        Assert.NotNull(read[0].Scan);
    }

    /// <summary>Of a very large file only the beginning is read, without a row that is cut off there.</summary>
    [Fact]
    public void LargeFile_IsReadAsFarAsTheLimit()
    {
        string row = "1,2," + new string('p', 91) + "\n";
        string content = "a,b,y\n" + string.Concat(Enumerable.Repeat(row, (DataReader.MostCharacters / row.Length) + 10)) + "late,1,q\n";

        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create(Class), new TableFile("/user/data.csv", content));

        Assert.Contains("the first 83,333 rows, 2 features, 1 class", run.Sources["Net.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void NamesThatDifferInTheirCaseAlone_GetFilesOfTheirOwn()
    {
        GeneratorRun run = GeneratorRun.Of(TestCompilation.Create(Class, "using DlGen;\n[Mlp(2, 2)] public partial class NET;"), Table);

        Assert.Null(run.Result.Exception);
        Assert.Equal(2, run.Sources.Count);
    }

    private static GeneratorRun Run() => GeneratorRun.Of(TestCompilation.Create(Class, Networks, "class Unrelated { int x; }"), Table);

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRun run, string step) => run.Outputs(step).Select(static output => output.Reason);

    private static void AssertNothingComputed(GeneratorRun run)
    {
        foreach (string step in Steps)
        {
            Assert.NotEmpty(run.Outputs(step));
            Assert.All(Reasons(run, step), static reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        }

        Assert.All(
            run.Result.TrackedOutputSteps.SelectMany(static entry => entry.Value).SelectMany(static step => step.Outputs),
            static output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }
}
