using System.Text.Json;

namespace DlGen.Training.Tests.Loop;

public sealed class HistoryFileTests : IDisposable
{
    private static readonly EpochResult[] Epochs =
    [
        new(1, 0.5, 0.75, null, null, TimeSpan.FromSeconds(1.5), 1000) { Step = 4 },
        new(2, 0.25, double.NaN, 0.125, 0.5, TimeSpan.FromSeconds(0.1), double.PositiveInfinity) { Step = 8 },
    ];

    private static readonly ValidationResult[] Validations =
    [
        new(1, 3, new Dictionary<string, double> { ["Loss"] = 0.3, ["Accuracy"] = 0.25 }),
        new(2, 6, new Dictionary<string, double> { ["Loss"] = 0.2, ["Accuracy"] = double.NaN, ["worst, \"rare\" class"] = 1e-20 }),
        new(2, 8, new Dictionary<string, double> { ["Loss"] = 0.125, ["Accuracy"] = 0.5 }),
        new(3, 9, new Dictionary<string, double> { ["Loss"] = double.PositiveInfinity }),
    ];

    private static readonly TrainingHistory History = new(Epochs, 9, canceled: false)
    {
        End = TrainingEnd.EarlyStopping, Validations = Validations, Best = Validations[2], HasBestWeights = true,
    };

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Csv_HasALineForEachEpochAndEachValidationWithin()
    {
        const string expected =
            """"
            epoch,step,loss,accuracy,validation_loss,validation_accuracy,"validation_worst,_""rare""_class",seconds,samples_per_second
            1,3,,,0.3,0.25,,,
            1,4,0.5,0.75,,,,1.5,1000
            2,6,,,0.2,,1E-20,,
            2,8,0.25,,0.125,0.5,,0.1,Infinity
            3,9,,,Infinity,,,,

            """";
        Assert.Equal(expected.ReplaceLineEndings("\n"), History.ToCsv());
    }

    [Fact]
    public void CsvOfAHistoryThatWasPutTogether_HasTheFiguresOfItsEpochs() => Assert.Equal(
        "epoch,step,loss,validation_loss,seconds,samples_per_second\n7,,0.5,0.25,1,10\n",
        new TrainingHistory([new EpochResult(7, 0.5, double.NaN, 0.25, null, TimeSpan.FromSeconds(1), 10)], 1, canceled: false).ToCsv());

    [Fact]
    public void Json_IsReadAsItWas()
    {
        string path = Path.Combine(folder, "history.json");
        File.WriteAllText(path, "old");
        History.SaveJson(path);
        Assert.Equal(History.ToJson(), File.ReadAllText(path));
        TrainingHistory read = JsonSerializer.Deserialize<TrainingHistory>(File.ReadAllText(path))!;
        Assert.Equal(History.ToCsv(), read.ToCsv());
        Assert.Equal(History.Epochs, read.Epochs);
        Assert.Equal((History.End, History.Steps, History.Canceled, History.HasBestWeights), (read.End, read.Steps, read.Canceled, read.HasBestWeights));
        Assert.Same(read.Validations[2], read.Best);
        Assert.Equal(2, read.BestEpoch);
        Assert.Equal($"{History}", $"{read}");
    }

    [Fact]
    public void HistoryOfATraining_IsReadAsItWas()
    {
        TrainingHistory history = new Flowers(seed: 1).Train(
            Examples.Flowers(50, seed: 1),
            new TrainingOptions { Epochs = 3, BatchSize = 10, Validation = Examples.Flowers(20, seed: 2), ValidateEverySteps = 2, Metrics = [Metric.MacroF1], EarlyStopping = new EarlyStopping(100) });
        TrainingHistory read = JsonSerializer.Deserialize<TrainingHistory>(JsonSerializer.Serialize(history, JsonSerializerOptions.Web), JsonSerializerOptions.Web)!;
        Assert.Equal(history.ToCsv(), read.ToCsv());
        Assert.Equal(history.ToJson(), read.ToJson());
        Assert.Equal(["Loss", "Accuracy", "MacroF1"], read.Best!.Metrics.Keys);
    }

    [Fact]
    public void Files_ReplaceWhatWasThere()
    {
        string path = Path.Combine(folder, "history.csv");
        File.WriteAllText(path, new string('x', 10_000));
        History.SaveCsv(path);
        Assert.Equal(History.ToCsv(), File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder));
        Assert.Contains("there is no folder", Assert.Throws<DirectoryNotFoundException>(() => History.SaveCsv(Path.Combine(folder, "none", "h.csv"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"End":"Never"}""", "The end of a training is one of Completed, Canceled, EarlyStopping, Callback")]
    [InlineData("""{"End":7}""", "The end of a training is one of")]
    [InlineData("""{"Best":1,"Validations":[]}""", "The best validation is number 1, counted from 0, and there are 0")]
    [InlineData("""{"Validations":[{"Metrics":[]}]}""", "Metrics begins with StartObject")]
    [InlineData("{}", "This is no TrainingHistory: it has no Epochs.")]
    [InlineData("""{"Steps":3}""", "This is no TrainingHistory: it has no Epochs.")]
    public void DamagedJson_IsRefused(string json, string message) => Assert.Contains(
        message, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<TrainingHistory>(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Text_TellsTheBestAndTheEnd()
    {
        string text = $"{History}";
        Assert.StartsWith("2 epochs, 9 steps, stopped early\n", text, StringComparison.Ordinal);
        Assert.Equal(
            "0 epochs, 5 steps, stopped by a callback\n\nbest: epoch 1, step 3: Loss 0.3000, Accuracy 0.2500",
            $"{new TrainingHistory([], 5, canceled: false) { End = TrainingEnd.Callback, Best = Validations[0] }}");
        Assert.EndsWith("best: epoch 2, step 8: Loss 0.1250, Accuracy 0.5000; the network has its weights", text, StringComparison.Ordinal);
    }
}
