using System.Xml.Linq;
using ScottPlot;
using StbImageSharp;

namespace DlGen.Reporting.Tests;

public class PictureTests
{
    private static readonly Curve Line = new("a < b & \"c\"", [0, 0.5, 1], [0, 0.8, 1]);

    private static readonly Dictionary<string, Func<Picture>> Pictures = new()
    {
        ["curves"] = static () => Picture.TrainingCurves(Examples.History()),
        ["curves without accuracy"] = static () => Picture.TrainingCurves(Examples.History(withAccuracy: false)),
        ["curves without validation"] = static () => Picture.TrainingCurves(Examples.History(withValidation: false)),
        ["confusion"] = static () => Picture.ConfusionMatrix(Examples.Confusion(), ["one", "two", "<three> & more"]),
        ["confusion of many"] = static () => Picture.ConfusionMatrix(new ConfusionMatrix(60, Enumerable.Range(0, 60).Select(static i => new ConfusionCount(i, i * 7 % 60, 1 + i)))),
        ["roc"] = static () => Picture.Roc(Line, new Curve("other", [(0, 0), (0.2, 0.7), (1, 1)])),
        ["calibration"] = static () => Picture.Calibration(Line),
        ["roc of an evaluation"] = static () => Picture.Roc(Examples.Kept(), ["ant", "bee", "cow"]),
        ["roc of two classes"] = static () => Picture.Roc(Examples.Kept(new Halves(seed: 1))),
        ["roc of several outputs"] = static () => Picture.Roc(Examples.Kept(new Tags(seed: 1))),
        ["calibration of an evaluation"] = static () => Picture.Calibration(Examples.Kept()),
        ["calibration of two classes"] = static () => Picture.Calibration(Examples.Kept(new Halves(seed: 1)), ["no", "yes"]),
        ["calibration of several outputs"] = static () => Picture.Calibration(Examples.Kept(new Tags(seed: 1)), bins: 5),
        ["huge values"] = static () => Picture.Lines("huge", "x", "y", [new Curve("c", [-1e300, 0, 1, 2, 1e300], [1e308, -1e308, 1, double.MaxValue, 2])]),
        ["values up to the largest"] = static () => Picture.Lines("huge", "x", "y", [new Curve("c", [-1e300, 0, 1e300], [-1e300, 3, 1e300])]),
        ["one huge value"] = static () => Picture.Lines("huge", "x", "y", [new Curve("c", [1], [1e308])]),
        ["a huge loss"] = static () => Picture.TrainingCurves(Examples.HugeHistory()),
        ["huge activations"] = static () => Picture.Activations(Examples.Huge(), Dataset.FromArrays([1, 2, 3, 4, -5, 6, 7, 8], [0, 1])),
        ["huge weights"] = static () => Picture.FirstLayer(Examples.Huge(), [2, 2]),
        ["lines"] = static () => Picture.Lines("rates", "rate", "loss", [new Curve("loss", [1e-5, 1e-3, 1e-1], [2, double.NaN, 1])], logarithmicX: true),
        ["powers of ten"] = static () => Picture.Lines("gradients", "layer", "length", [new Curve("sigmoid", [1, 2, 3, 4], [1e-9, 1e-6, 0, -1]), new Curve("relu", [1, 2, 3], [0.1, 1, 10])], logarithmicY: true),
        ["boundary"] = static () => Picture.DecisionBoundary(new Plane(seed: 1), Examples.Points()),
        ["boundary of one output"] = static () => Picture.DecisionBoundary(new Halves(seed: 1), Examples.Points()),
        ["activations"] = static () => Picture.Activations(new Plane(seed: 1), Examples.Points()),
        ["activations of images"] = static () => Picture.Activations(new Pets(seed: 1), Dataset.FromBytes(new byte[180], [0, 1], [3, 6, 5])),
        ["gradients"] = static () => Picture.Gradients(WithGradients(new Plane(seed: 1))),
        ["matrix"] = static () => Picture.FirstLayer(new Plane(seed: 1)),
        ["filters in color"] = static () => Picture.FirstLayer(new Pets(seed: 1)),
        ["weights as images"] = static () => Picture.FirstLayer(new Precise(seed: 1), [2, 2]),
    };

    public static TheoryData<string> Names => [.. Pictures.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Png_HasTheSizeAndContentInEachHalf(string name)
    {
        Picture picture = Pictures[name]();

        ImageResult image = ImageResult.FromMemory(picture.ToPng(), ColorComponents.RedGreenBlue);

        Assert.Equal((picture.Width, picture.Height), (image.Width, image.Height));
        AssertDrawn(image, 0, image.Width / 2);
        if (name != "matrix")
        {
            AssertDrawn(image, image.Width / 2, image.Width);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Svg_IsXmlWithoutReferencesToOtherFiles(string name)
    {
        string text = Pictures[name]().ToSvg();

        XElement svg = XDocument.Parse(text).Root!;
        Assert.Equal("svg", svg.Name.LocalName);
        Assert.True(svg.Descendants().Count() > 2);
        Assert.All(
            svg.DescendantsAndSelf().Attributes().Where(static attribute => attribute.Name.LocalName is "href" or "src"),
            static attribute => Assert.True(attribute.Value.StartsWith("data:", StringComparison.Ordinal) || attribute.Value.StartsWith('#'), attribute.Value));
        Assert.Contains(svg.Descendants(), static element => element.Name.LocalName == "text" && ((string?)element.Attribute("font-family"))!.EndsWith("sans-serif", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Picture_IsTheSameInEveryCulture(string name)
    {
        string expected = Pictures[name]().ToSvg();
        using var culture = new CultureOf();

        Assert.Equal(expected, Pictures[name]().ToSvg());
    }

    [Fact]
    public void FirstLayer_IsNoNormalizationOfAnImage() =>
        Assert.Contains("First layer of NormalizedPets: 1.weight [4, 1, 3, 3]", Texts(Picture.FirstLayer(new NormalizedPets(seed: 1))), StringComparison.Ordinal);

    [Fact]
    public void Text_IsDrawnInTheFontOfThePackage()
    {
        Assert.Equal("DejaVu Sans", PictureFont.Typeface.FamilyName);
        Assert.True(PictureFont.Typeface.ContainsGlyphs("Loss of Ünal, α = 0.5 − 3 … é ж"));
        Assert.Equal(PictureFont.Name, PictureFont.NameFor("class 7"));
    }

    [Fact]
    public void BestEpoch_IsThatWithTheLowestValidationLossOrTheGivenOne()
    {
        Assert.Contains("best epoch: 3, ended after 6", Texts(Picture.TrainingCurves(Examples.History())));
        Assert.Contains("best epoch: 5, ended after 6", Texts(Picture.TrainingCurves(Examples.History(), bestEpoch: 5)));
        Assert.DoesNotContain("best", Texts(Picture.TrainingCurves(Examples.History(withValidation: false))), StringComparison.Ordinal);
    }

    [Fact]
    public void Roc_NamesTheAreaUnderTheCurve()
    {
        string texts = Texts(Picture.Roc(new Curve("net", [0, 0.5, 1], [0, 0.8, 1])));

        // Two trapezoids: 0.5·(0 + 0.8)/2 + 0.5·(0.8 + 1)/2.
        Assert.Contains("net (area 0.650)", texts);
    }

    /// <summary>The figures of the legends are those of the evaluation.</summary>
    [Fact]
    public void CurvesOfAnEvaluation_HaveItsFigures()
    {
        Evaluation three = Examples.Kept();
        string[] names = ["ant", "bee", "cow"];
        string texts = Texts(Picture.Roc(three, names));
        Assert.All(names, (name, category) => Assert.Contains(FormattableString.Invariant($"{name} (area {three.GetRocAuc(category):F3})"), texts));
        Assert.Contains(FormattableString.Invariant($"predicted class (error {three.ExpectedCalibrationError:F3})"), Texts(Picture.Calibration(three, names)));

        Evaluation two = Examples.Kept(new Halves(seed: 1));
        Assert.Contains(FormattableString.Invariant($"class 1 (area {two.RocAuc:F3})"), Texts(Picture.Roc(two)));
        Assert.DoesNotContain("class 0", Texts(Picture.Roc(two)), StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"yes (error {two.GetCalibration(7).ExpectedError:F3})"), Texts(Picture.Calibration(two, ["no", "yes"], bins: 7)));

        Evaluation tags = Examples.Kept(new Tags(seed: 1));
        Assert.Contains(FormattableString.Invariant($"class 1 (area {tags.GetRocAuc(1):F3})"), Texts(Picture.Roc(tags)));
        Assert.Contains(FormattableString.Invariant($"class 2 (error {tags.GetClassCalibration(2).ExpectedError:F3})"), Texts(Picture.Calibration(tags)));
    }

    /// <summary>Of twelve classes, one without an example, those with the eight smallest areas are drawn.</summary>
    [Fact]
    public void ManyClasses_AreThoseThatAreWorst()
    {
        var random = new Random(1);
        var net = new Dozen(seed: 1);
        Evaluation evaluation = net.Evaluate(
            Dataset.FromArrays([.. Enumerable.Range(0, 220).Select(_ => random.NextSingle())], [.. Enumerable.Range(0, 110).Select(static row => row % 11)]), new EvaluationOptions { KeepPredictions = true });
        int[] worst = [.. Enumerable.Range(0, 11).OrderBy(evaluation.GetRocAuc).Take(8).Order()];
        string texts = Texts(Picture.Roc(evaluation));
        Assert.Equal(worst, Enumerable.Range(0, 12).Where(category => texts.Contains($"class {category} (area", StringComparison.Ordinal)));
    }

    [Fact]
    public void ConfusionMatrix_HasItsCountsAndNames()
    {
        string[] texts = [.. XDocument.Parse(Picture.ConfusionMatrix(Examples.Confusion(), ["ant", "bee", "cow"]).ToSvg()).Descendants().Where(static element => element.Name.LocalName == "text").Select(static element => element.Value.Trim())];

        // Each once: a plot that draws twice is twice in the file.
        Assert.Equal(["10", "2", "3", "7", "8"], texts.Where(static text => text.All(char.IsDigit)).Order(StringComparer.Ordinal));
        Assert.Equal(2, texts.Count(static text => text == "bee"));
        Assert.Single(texts, static text => text == "true class");
    }

    [Fact]
    public void DecisionBoundary_HasTheColorOfTheClassAtEachPoint()
    {
        var net = new Plane(seed: 1);
        Dataset points = Examples.Points();
        net.Train(points, new TrainingOptions { Epochs = 60, BatchSize = 10, Optimizer = new Adam(0.02f) });
        Assert.True(net.Evaluate(points).Accuracy > 0.95);

        ImageResult image = ImageResult.FromMemory(Picture.DecisionBoundary(net, points).ToPng(), ColorComponents.RedGreenBlue);

        // The corners of the triangle: bottom left, bottom right and top left of the data area.
        Assert.Equal('b', Strongest(image, 120, 360));
        Assert.Equal('r', Strongest(image, 420, 360));
        Assert.Equal('g', Strongest(image, 120, 90));
    }

    [Fact]
    public void Moments_AreThoseOfTheValues()
    {
        Moments moments = Moments.Of<double>([0, 0, 3, 5]);

        Assert.Equal(2, moments.Mean);
        Assert.Equal(Math.Sqrt(4.5), moments.Deviation, 12);
        Assert.Equal(0.5, moments.Zeros);
        Assert.Equal(Math.Sqrt(8.5), moments.RootMeanSquare, 12);
    }

    [Fact]
    public void Save_WritesTheFormatOfTheName()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        Picture picture = Picture.Calibration(Line);

        picture.Save(Path.Combine(folder, "a.png"));
        picture.Save(Path.Combine(folder, "a.SVG"));

        Assert.Equal(picture.ToPng(), File.ReadAllBytes(Path.Combine(folder, "a.png")));
        Assert.Equal(picture.ToSvg(), File.ReadAllText(Path.Combine(folder, "a.SVG")));
        Assert.Contains("a.bmp: a picture is saved as .png or as .svg", Assert.Throws<ArgumentException>(() => picture.Save("a.bmp")).Message);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void LogarithmicAxis_CountsPowersOfTen()
    {
        string[] texts = Texts(Picture.Lines("t", "x", "y", [new Curve("c", [1, 2, 3], [1e-4, 1e-2, 1])], logarithmicY: true)).Split('\n');

        Assert.Contains("1E-4", texts);
        Assert.Contains("1E-2", texts);
        Assert.Contains("1E0", texts);
    }

    [Theory]
    [InlineData(new double[] { 1, 2, 3 }, new double[] { 3, 2, 1 }, Alignment.UpperRight)]
    [InlineData(new double[] { 1, 2, 3 }, new double[] { 1, 2, 3 }, Alignment.UpperLeft)]
    [InlineData(new double[] { 1, 1, 3 }, new double[] { 1, 3, 3 }, Alignment.LowerRight)]
    [InlineData(new double[] { 1, 3, 3 }, new double[] { 3, 3, 1 }, Alignment.LowerLeft)]
    [InlineData(new double[] { 1 }, new double[] { double.NaN }, Alignment.UpperRight)]
    public void Legend_IsWhereTheLineIsNot(double[] x, double[] y, Alignment corner) => Assert.Equal(corner, LegendCorner.Among([(x, y)]));

    [Fact]
    public void Scale_MultipliesThePixels()
    {
        Picture picture = Picture.Calibration(Line);

        Assert.Equal(3 * picture.Width, ImageResult.FromMemory(picture.ToPng(scale: 3), ColorComponents.RedGreenBlue).Width);
        Assert.Throws<ArgumentOutOfRangeException>(() => picture.ToPng(scale: 0));
    }

    [Fact]
    public void WrongInput_IsNamed()
    {
        var net = new Plane(seed: 1);
        AssertSays("completed no epoch", () => Picture.TrainingCurves(new TrainingHistory([], 0, canceled: true)));
        AssertSays("no epoch 7 in the history; it has 1 to 6", () => Picture.TrainingCurves(Examples.History(), bestEpoch: 7));
        AssertSays("2 names for 3 classes", () => Picture.ConfusionMatrix(Examples.Confusion(), ["a", "b"]));
        AssertSays("KeepPredictions", () => Picture.Roc(net.Evaluate(Examples.Points())));
        AssertSays("KeepPredictions", () => Picture.Calibration(net.Evaluate(Examples.Points())));
        AssertSays("the network's targets are values", () => Picture.Roc(Examples.Kept(new Plain(seed: 1))));
        AssertSays("2 names for 3 classes", () => Picture.Roc(Examples.Kept(), ["a", "b"]));
        AssertSays("2 names for 3 classes", () => Picture.Calibration(Examples.Kept(), ["a", "b"]));
        AssertSays("no class has both examples and others", () => Picture.Roc(net.Evaluate(Dataset.FromArrays([1, 2], [1]), new EvaluationOptions { KeepPredictions = true })));
        AssertSays("There is no ROC curve: an output is NaN", () => Picture.Roc(Examples.Kept(Examples.Broken())));
        AssertSays("There is no calibration: an output is NaN", () => Picture.Calibration(Examples.Kept(Examples.Broken())));
        AssertSays("The curve 'c' has an x of 1E+308; it must be finite", () => Picture.Lines("t", "x", "y", [new Curve("c", [0, 1e308], [1, 1])]));
        AssertSays("The curve 'c' has an x of NaN; it must be finite", () => Picture.Lines("t", "x", "y", [new Curve("c", [0, double.NaN], [1, 1])]));
        AssertSays("no curves", () => Picture.Roc());
        AssertSays("'x' has 2 x and 1 y", () => Picture.Calibration(new Curve("x", [0, 1], [1])));
        AssertSays("point 1 is (0.5, 1.5)", () => Picture.Roc(new Curve("x", [0, 0.5], [1, 1.5])));
        AssertSays("has an x of 0", () => Picture.Lines("t", "x", "y", [new Curve("c", [0, 1], [1, 1])], logarithmicX: true));
        AssertSays("Precise has 4 inputs, the data have 2", () => Picture.DecisionBoundary(new Precise(seed: 1), Examples.Points()));
        AssertSays("the data have no labels", () => Picture.DecisionBoundary(net, Dataset.FromArrays([1, 2], [1f], count: 1)));
        AssertSays("Plane has no gradients: call Forward", () => Picture.Gradients(net));
        AssertSays("has 2 weights, shape [8, 2]; an image of shape [3, 3]", () => Picture.FirstLayer(net, [3, 3]));
    }

    private static void AssertSays(string text, Func<Picture> draw) => Assert.Contains(text, Assert.ThrowsAny<Exception>(draw).Message, StringComparison.OrdinalIgnoreCase);

    private static string Texts(Picture picture) => string.Join('\n', XDocument.Parse(picture.ToSvg()).Descendants().Where(static element => element.Name.LocalName == "text").Select(static element => element.Value.Trim()));

    /// <summary>The part of the picture has a white background, and other colors on it.</summary>
    private static void AssertDrawn(ImageResult image, int left, int right)
    {
        var colors = new Dictionary<int, int>();
        for (int y = 0; y < image.Height; y++)
        {
            for (int x = left; x < right; x++)
            {
                int at = 3 * ((y * image.Width) + x);
                int color = (image.Data[at] << 16) | (image.Data[at + 1] << 8) | image.Data[at + 2];
                colors[color] = colors.GetValueOrDefault(color) + 1;
            }
        }

        int pixels = image.Height * (right - left);
        Assert.InRange(colors.GetValueOrDefault(0xFFFFFF), 0.1 * pixels, 0.995 * pixels);
        Assert.True(colors.Count > 10, $"{colors.Count} colors");
    }

    private static char Strongest(ImageResult image, int x, int y)
    {
        ReadOnlySpan<byte> pixel = image.Data.AsSpan(3 * ((y * image.Width) + x), 3);
        return pixel[0] > pixel[1] && pixel[0] > pixel[2] ? 'r' : pixel[1] > pixel[2] ? 'g' : 'b';
    }

    private static Plane WithGradients(Plane net)
    {
        foreach (Batch batch in Examples.Points().Batches(30).Take(1))
        {
            net.Forward(batch.Inputs);
            net.ComputeLoss(batch.Targets);
            net.Backward();
        }

        return net;
    }
}
