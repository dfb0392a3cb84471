using System.Xml;
using System.Xml.Linq;

namespace DlGen.Reporting.Tests;

public class ReportTests
{
    private const string Hostile = "<script>alert('x')</script> & \"quotes\" é \u0001 ]]> \uD83D\uDE00";

    [Fact]
    public void Page_ParsesAndHasAllParts()
    {
        XElement page = Parse(Full());

        Assert.Equal("Run", page.Descendants("title").Single().Value);
        Assert.Equal(["Network", "Options", "Training", "Evaluation"], page.Descendants("h2").Select(static heading => heading.Value));
        Assert.Equal(2, page.Descendants("img").Count());
        string[] tables = [.. page.Descendants("table").Select(static table => table.Value)];
        Assert.Contains(tables, static table => table.Contains("Epochs3", StringComparison.Ordinal));
        Assert.Contains(tables, static table => table.Contains("validation loss", StringComparison.Ordinal));
        Assert.Contains(tables, static table => table.Contains("bee", StringComparison.Ordinal));
        Assert.Contains(Plane.Summary.Split('\n')[1].Trim(), page.Descendants("pre").First().Value, StringComparison.Ordinal);
    }

    /// <summary>An evaluation that kept its predictions has the ROC curves and the calibration too.</summary>
    [Fact]
    public void KeptPredictions_AreDrawn()
    {
        string[] Pictures(Report report) => [.. Parse(report).Descendants("img").Select(static image => (string)image.Attribute("alt")!)];
        Assert.Equal(["Confusion matrix", "ROC curve", "Calibration"], Pictures(new Report("t").Add(Examples.Kept(), ["ant", "bee", "cow"])));
        Assert.Equal(["Confusion matrix"], Pictures(new Report("t").Add(new Plane(seed: 1).Evaluate(Examples.Points()))));
        Assert.Equal(["ROC curve", "Calibration"], Pictures(new Report("t").Add(Examples.Kept(new Tags(seed: 1)))));
        Assert.Empty(Pictures(new Report("t").Add(Examples.Kept(new Plain(seed: 1)))));
        Assert.Equal(["Confusion matrix"], Pictures(new Report("t").Add(Examples.Kept(Examples.Broken()))));
        Evaluation one = new Plane(seed: 1).Evaluate(Dataset.FromArrays([1, 2], [1]), new EvaluationOptions { KeepPredictions = true });
        Assert.Equal(["Confusion matrix", "Calibration"], Pictures(new Report("t").Add(one)));
    }

    [Fact]
    public void Page_LoadsNothing()
    {
        XElement page = Parse(Full());

        Assert.DoesNotContain(page.Descendants(), static element => element.Name.LocalName is "script" or "link" or "iframe" or "object");
        Assert.All(page.Descendants("img"), static image => Assert.StartsWith("data:image/svg+xml;base64,", (string?)image.Attribute("src"), StringComparison.Ordinal));
        Assert.DoesNotContain("http", page.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", page.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(page.DescendantsAndSelf().Attributes(), static attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Pictures_AreSvgInThePage()
    {
        Picture picture = Picture.Calibration(new Curve("net", [0, 1], [0, 1]));

        string source = (string)Parse(new Report("t").Add(picture, "caption")).Descendants("img").Single().Attribute("src")!;

        Assert.Equal(picture.ToSvg(), System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(source[(source.IndexOf(',') + 1)..])));
    }

    [Fact]
    public void Text_IsEscapedEverywhere()
    {
        string expected = Hostile.Replace('\u0001', '\uFFFD');
        Report report = new Report(Hostile).AddHeading(Hostile).AddText(Hostile).AddPreformatted(Hostile).AddTable([Hostile], [[Hostile]])
            .Add(Picture.Lines(Hostile, Hostile, Hostile, [new Curve(Hostile, [1], [1])]), Hostile);

        XElement page = Parse(report);

        Assert.Empty(page.Descendants("script"));
        Assert.Equal(8, page.Descendants().Count(element => !element.HasElements && element.Value == expected));
        Assert.Equal(expected, (string?)page.Descendants("img").Single().Attribute("alt"));
    }

    [Fact]
    public void Page_IsTheSameInEveryCulture()
    {
        string expected = Full().ToHtml();
        using var culture = new CultureOf();

        Assert.Equal(expected, Full().ToHtml());
    }

    [Fact]
    public void ManyEpochs_AreListedWithoutThoseInTheMiddle()
    {
        EpochResult[] epochs = [.. Enumerable.Range(1, 200).Select(static number => new EpochResult(number, 1.0 / number, double.NaN, null, null, TimeSpan.FromSeconds(1), 10))];

        XElement[] rows = [.. Parse(new Report("t").Add(new TrainingHistory(epochs, 200, canceled: false))).Descendants("tbody").Single().Elements("tr")];

        Assert.Equal(["1", "…", "200"], new[] { rows[0], rows[10], rows[^1] }.Select(static row => row.Elements("td").First().Value));
        Assert.Equal(21, rows.Length);
    }

    [Fact]
    public void TrainingWithoutEpochs_IsSaidToHaveNone() =>
        Assert.Contains("0 epochs, 0 steps, canceled.", Parse(new Report("t").Add(new TrainingHistory([], 0, canceled: true))).Value, StringComparison.Ordinal);

    [Fact]
    public void Regression_HasNoClasses()
    {
        var net = new Precise(seed: 1);
        XElement page = Parse(new Report("t").Add(net).Add(net.Evaluate(Dataset.FromArrays(new float[8], [0, 1]))));

        Assert.Contains("Precise", page.Descendants("p").First().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void SaveHtml_WritesThePage()
    {
        string path = Path.GetTempFileName();

        Full().SaveHtml(path);

        Assert.Equal(Full().ToHtml(), File.ReadAllText(path));
        File.Delete(path);
    }

    [Fact]
    public void WrongInput_IsNamed()
    {
        Assert.Throws<ArgumentException>(() => new Report(" "));
        Assert.Contains("Row 1 has 1 cells; there are 2 columns", Assert.Throws<ArgumentException>(() => new Report("t").AddTable(["a", "b"], [["1", "2"], ["3"]])).Message);
        Assert.Throws<ArgumentException>(() => new Report("t").AddTable([], []));
        Assert.Contains("1 names for 3 classes", Assert.Throws<ArgumentException>(() => new Report("t").Add(new Plane(seed: 1).Evaluate(Examples.Points()), ["a"])).Message);
    }

    private static Report Full()
    {
        var net = new Plane(seed: 1);
        return new Report("Run").Add(net).Add(new TrainingOptions { Epochs = 3 }).Add(Examples.History()).Add(net.Evaluate(Examples.Points()), ["ant", "bee", "cow"]);
    }

    private static XElement Parse(Report report)
    {
        using var reader = XmlReader.Create(new StringReader(report.ToHtml()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader).Root!;
    }
}
