using System.Text;
using DlGen.Formats;
using DlGen.Generators.Data;
using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Data;

/// <summary>The compiler divides a text into rows and values as the library does that reads it at run time.</summary>
public class CsvRowsTests
{
    /// <summary>Texts of the characters that matter, each read by both: as many rows, the same values, or both refuse it.</summary>
    [Fact]
    public void RandomTexts_AreDividedAlike()
    {
        var random = new Random(7);
        const string characters = "ab\"\",,\n\r; ";
        int agreed = 0;
        for (int attempt = 0; attempt < 4000; attempt++)
        {
            var text = new StringBuilder("h1,h2\n");
            for (int index = random.Next(1, 14); index > 0; index--)
            {
                text.Append(characters[random.Next(characters.Length)]);
            }

            string content = text.ToString();
            string expected = AtRunTime(content);

            Assert.True(expected == AtCompileTime(content), $"{Printed(content)}: {Printed(expected)}, but {Printed(AtCompileTime(content))}");
            agreed += expected.StartsWith('!') ? 0 : 1;
        }

        Assert.InRange(agreed, 200, 4000);
    }

    private static string Printed(string text) => text.Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);

    private static string AtRunTime(string content)
    {
        try
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
            Dataset data = Dataset.FromCsv(stream, label: "h1", new CsvOptions { Separator = ',', MissingMarkers = [], CategoryColumns = ["h2"] });
            string[] classes = [.. data.ClassNames];
            return string.Join('|', Enumerable.Range(0, data.Count).Select(row => classes[data.GetLabel(row)])) + "/" + string.Join('|', data.InputNames.Select(static name => name[3..]));
        }
        catch (InvalidDataException)
        {
            return "!";
        }
    }

    private static string AtCompileTime(string content)
    {
        var rows = new CsvRows(content, ',');
        var lines = new List<string[]>();
        while (rows.Next())
        {
            if (rows.IsOpen || rows.Values.Count != 2)
            {
                return "!";
            }

            lines.Add([.. rows.Values.Select(static value => value.Trim())]);
        }

        return lines.Count < 2
            ? "!"
            : string.Join('|', lines.Skip(1).Select(static line => line[0])) + "/" + string.Join('|', lines.Skip(1).Select(static line => line[1]).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>What the compiler refuses, the program refuses with the same words, but for the names of options.</summary>
    [Theory]
    [InlineData("x,y\n1,a\none,b\n", "Label = \"y\"")]
    [InlineData("x,y\n1,a\nNA,b\n", "Label = \"y\"")]
    [InlineData("x,y\n\n1,a\n\n2,b,c\n", "Label = \"y\"")]
    [InlineData("x,y\r\n\"a\r\nb\",a\r\n2\r\n", "Label = \"y\"")]
    [InlineData("x,y\n1,\"a\n2,b\n", "Label = \"y\"")]
    [InlineData("x,x\n1,2\n", "Label = \"x\"")]
    public void Faults_AreNamedAlike(string content, string arguments)
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(file, content);
        try
        {
            string thrown = Assert.Throws<InvalidDataException>(() => Dataset.FromCsv(file, label: arguments[9..^1])).Message.Replace("CsvOptions.", "", StringComparison.Ordinal);
            string place = thrown.Contains("have the same name", StringComparison.Ordinal) ? "columns 1 and 2 " : thrown[(file.Length + 2)..].TrimEnd('.');

            var table = new TableFile("/user/data.csv", content);
            GeneratorRun run = GeneratorRun.Of(TestCompilation.Create($"using DlGen;\n[CsvData(\"data.csv\", {arguments})] public partial class Net;"), table);
            Assert.Contains(place, Assert.Single(AnalyzerRun.Of(run.Output, table)).Message, StringComparison.OrdinalIgnoreCase);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>What ends a line in C# but not in a file stays within a comment.</summary>
    [Fact]
    public void LineEndsOfUnicode_AreTextInComments() =>
        Assert.Empty(DataSources.Run("Label = \"y\"", "a\u2028b,y\n1,p\u2029q\n2,\"r\u0085s\n\"\n").ComplaintsOfGenerated);

    /// <summary>Of bytes in another encoding the compiler has put marks into the text, which the program would refuse.</summary>
    [Fact]
    public void BytesThatAreNoUtf8_AreAnError()
    {
        var table = new TableFile("/user/data.csv", "gr\uFFFD\uFFFDe,y\n1,a\n2,b\n");
        Reported said = Assert.Single(AnalyzerRun.Of(TestCompilation.Create("using DlGen;\n[CsvData(\"data.csv\", Label = \"y\")] public partial class Net;"), table));

        Assert.Equal(("DLG0126", "'data.csv' has characters in line 1 that are not UTF-8: save it as UTF-8"), (said.Id, said.Message));
    }

    [Theory]
    [InlineData("sepal length", "SepalLength")]
    [InlineData("sepalLength", "SepalLength")]
    [InlineData("SEPAL_LENGTH", "SepalLength")]
    [InlineData("pH (25°C)", "PH25C")]
    [InlineData("1st", "_1st")]
    [InlineData("größe", "Größe")]
    [InlineData("class", "Class")]
    [InlineData("€", "")]
    [InlineData("-1", "Minus1")]
    [InlineData("1.5", "_1_5")]
    [InlineData("15", "_15")]
    [InlineData("- 3 x 4m", "_3X4m")]
    public void Names_BecomeNamesOfCSharp(string text, string name) => Assert.Equal(name, ColumnNames.Pascal(text));

    /// <summary>The rules that the generator and the library share are one source, compiled into both.</summary>
    [Fact]
    public void Defaults_AreThoseOfTheAttribute()
    {
        var attribute = new CsvDataAttribute("x.csv");
        var options = new CsvOptions();

        Assert.Equal(options.MissingMarkers, attribute.MissingMarkers);
        Assert.Equal(TableRules.DefaultMarkers, attribute.MissingMarkers);
        Assert.Equal((options.MostCategories, options.Missing, options.Categories, options.HasHeader), (attribute.MostCategories, attribute.Missing, attribute.Categories, attribute.HasHeader));
        Assert.Equal(TableRules.DefaultMostCategories, attribute.MostCategories);
    }
}
