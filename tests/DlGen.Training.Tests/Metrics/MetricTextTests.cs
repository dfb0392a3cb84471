using System.Globalization;
using System.Text.Json;

namespace DlGen.Training.Tests.Metrics;

/// <summary>How evaluations that keep their predictions print themselves, and become JSON and back.</summary>
public sealed class MetricTextTests
{
    private static readonly Evaluation Values = Scored.Values(1, [3, -0.5f, 2, 7], [2.5, 0, 2, 8]);

    [Fact]
    public void Metrics_AreATable()
    {
        string expected = """
            4 examples  loss 0.5000

            metric                 value
            R2                    0.9486
            MeanAbsoluteError     0.5000
            RootMeanSquaredError  0.6124
            """;
        Assert.Equal(expected.ReplaceLineEndings("\n"), $"{Values}");
    }

    [Fact]
    public void Intervals_AreAColumn()
    {
        var net = new Curves(seed: 1);
        string text = $"{net.Evaluate(EvaluateTests.Valued(2, 3, 30), new EvaluationOptions { Bootstrap = new Bootstrap { Resamples = 20, Level = 0.9 } })}";
        Assert.Matches(@"\nmetric +value +90 % interval\nR2 +-?[\d.]+ +-?[\d.]+ to -?[\d.]+\n", text);
    }

    [Fact]
    public void Classes_HaveBothTables()
    {
        string text = $"{Scored.Classes(2, [0, 1], [0.7, 0.3, 0.4, 0.6])}";
        Assert.Contains("\n\nclass  examples  precision", text, StringComparison.Ordinal);
        Assert.Matches(@"\n\nmetric +value\nAccuracy +1\.0000\n", text);
        Assert.Matches(@"\nRocAuc +1\.0000\n", text);
    }

    [Fact]
    public void Json_KeepsTheMetrics()
    {
        var net = new Curves(seed: 1);
        Evaluation before = net.Evaluate(EvaluateTests.Valued(2, 3, 30), new EvaluationOptions { Bootstrap = new Bootstrap { Resamples = 20 } });
        string json = JsonSerializer.Serialize(before);
        Evaluation after = JsonSerializer.Deserialize<Evaluation>(json)!;
        Assert.Equal(before.Metrics, after.Metrics);
        Assert.Equal(before.R2, after.R2);
        Assert.Equal(json, JsonSerializer.Serialize(after));
        Assert.Equal($"{before}", $"{after}");
        Assert.False(after.HasPredictions);
        Assert.Contains("There is no RocAuc", Assert.Throws<InvalidOperationException>(() => after.RocAuc).Message, StringComparison.Ordinal);
        Assert.Contains("KeepPredictions", Assert.Throws<InvalidOperationException>(() => after.GetInterval(Metric.R2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_OfClassesAndHeads_KeepsTheMetrics()
    {
        Evaluation before = Scored.Classes(3, [0, 1, 1], [0.5, 0.3, 0.2, 0.1, 0.8, 0.1, 0.6, 0.3, 0.1]);
        foreach (JsonSerializerOptions options in new[] { JsonSerializerOptions.Default, JsonSerializerOptions.Web })
        {
            Evaluation after = JsonSerializer.Deserialize<Evaluation>(JsonSerializer.Serialize(before, options), options)!;
            Assert.Equal(before.Metrics, after.Metrics);
            Assert.Equal(before.RocAuc, after.RocAuc);
            Assert.Equal(before.ConfusionMatrix!.ToCounts(), after.ConfusionMatrix!.ToCounts());
            Assert.Contains("KeepPredictions", Assert.Throws<InvalidOperationException>(() => after.GetRocCurve(1)).Message, StringComparison.Ordinal);
            Assert.Contains("There is no R2", Assert.Throws<InvalidOperationException>(() => after.R2).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void FigureThatIsNotDefined_IsNullInJson()
    {
        Evaluation before = Scored.Binary([1, 1], [0.9, 0.8]);
        string json = JsonSerializer.Serialize(before);
        Assert.Contains("""{"Name":"RocAuc","Value":null}""", json, StringComparison.Ordinal);
        Assert.Equal(double.NaN, JsonSerializer.Deserialize<Evaluation>(json)!.RocAuc);
        Assert.Matches(@"\nRocAuc +-\n", $"{before}");
    }

    [Fact]
    public void PlainEvaluation_HasNoMetricsInJson()
    {
        string json = JsonSerializer.Serialize(new Flowers(seed: 1).Evaluate(EvaluateTests.Labelled(4, 3, 10)));
        Assert.DoesNotContain("Metrics", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Metrics":{}}""")]
    [InlineData("""{"Metrics":[1]}""")]
    [InlineData("""{"Metrics":[{"Name":"R2","Value":"high"}]}""")]
    public void JsonThatIsNoEvaluation_IsRefused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Evaluation>(json));

    [Fact]
    public void Text_IsTheSameInEveryCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        string expected = Text();
        try
        {
            // A culture of its own: globalization is invariant here.
            CultureInfo.CurrentCulture = new CultureInfo("")
            {
                NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NegativeSign = "~", PercentDecimalSeparator = ",", NumberGroupSeparator = "." },
            };
            Assert.Equal(expected, Text());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static string Text()
        {
            var evaluation = Scored.Values(1, [1, 2, 3], [3, 2, 1]);
            CalibrationCurve curve = Scored.Binary([1, 0], [0.9, 0.3]).GetCalibration();
            return $"{evaluation}{JsonSerializer.Serialize(evaluation)}{evaluation.Metrics[0]}{new MetricValue("R2", -0.5, new ConfidenceInterval(-1.5, 0.5, 0.95))}{curve}{Metric.TopK(5)}{new Bootstrap()}";
        }
    }
}
