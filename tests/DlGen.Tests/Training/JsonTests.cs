using System.Text.Json;
using System.Text.Json.Serialization;

namespace DlGen.Tests.Training;

/// <summary>Results as JSON, by reflection and by generated code, and back.</summary>
public class JsonTests
{
    private static readonly TrainingHistory History = new(
        [
            new EpochResult(1, 0.5, 0.75, 0.25, 0.875, TimeSpan.FromSeconds(1.5), 1000),
            new EpochResult(2, 0.25, double.NaN, null, null, TimeSpan.FromSeconds(1), double.PositiveInfinity),
        ],
        steps: 12,
        canceled: true);

    public static TheoryData<string> Serializers => ["reflection", "generated", "camel case"];

    [Fact]
    public void AbsentFigures_AreNull() => Assert.Equal(
        """{"Epoch":2,"Loss":0.25,"Accuracy":null,"ValidationLoss":null,"ValidationAccuracy":null,"Duration":"00:00:01","SamplesPerSecond":"Infinity"}""",
        JsonSerializer.Serialize(History.Epochs[1]));

    [Theory]
    [MemberData(nameof(Serializers))]
    public void History_IsReadAsItWas(string serializer)
    {
        TrainingHistory read = Again(History, serializer);
        Assert.Equal(History.Epochs, read.Epochs);
        Assert.Equal(12, read.Steps);
        Assert.True(read.Canceled);
    }

    [Theory]
    [InlineData("""{"Epochs":[],"Steps":5,"Cancelled":true}""")]
    [InlineData("""{"Canceled":true,"Version":{"Of":[1]},"Epochs":[],"Steps":5}""")]
    public void History_OfAnotherVersion_IsRead(string json)
    {
        TrainingHistory history = JsonSerializer.Deserialize<TrainingHistory>(json)!;
        Assert.Empty(history.Epochs);
        Assert.Equal(5, history.Steps);
        Assert.True(history.Canceled);
    }

    [Fact]
    public void History_IsAnObject() => Assert.Equal(
        """{"Epochs":[],"Steps":5,"Canceled":false}""", JsonSerializer.Serialize(new TrainingHistory([], 5, canceled: false)));

    [Theory]
    [InlineData("""{"Epochs":[{"Duration":5}]}""", "A duration is written as")]
    [InlineData("""{"Epochs":[{"Loss":"much"}]}""", "'much' is no figure")]
    public void DamagedHistory_IsRefused(string json, string message) => Assert.Contains(
        message, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<TrainingHistory>(json)).Message, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Serializers))]
    public void Evaluation_IsReadAsItWas(string serializer)
    {
        NetworkRuntime<float> classes = new HandWrittenModel(3, 8, 4).Network<float>();
        NetworkRuntime<float> values = new HandWrittenModel(3, 8, 2, TargetKind.Values).Network<float>();
        var severalHeads = Evaluation.Of([
            classes.Evaluate(Examples.Clusters(50)),
            new Evaluation("slant1", 0.25, 50, double.NaN, null),
        ]);
        foreach (Evaluation evaluation in (Evaluation[])[classes.Evaluate(Examples.Clusters(50)), values.Evaluate(Examples.Curve(20)), severalHeads])
        {
            Evaluation read = Again(evaluation, serializer);
            Assert.Equal(evaluation.ToString(), read.ToString());
            Assert.Equal(evaluation.Loss, read.Loss);
            Assert.Equal(evaluation.Accuracy, read.Accuracy);
            Assert.Equal(evaluation.Count, read.Count);
            Assert.Equal(evaluation.Heads.Count, read.Heads.Count);
            Assert.Equal(evaluation.ConfusionMatrix?.ToCounts(), read.ConfusionMatrix?.ToCounts());
        }
    }

    [Fact]
    public void Evaluation_IsShort()
    {
        var matrix = new ConfusionMatrix(3, [new(0, 0, 5), new(2, 1, 1)]);
        Assert.Equal(
            """{"Name":"","Count":6,"Loss":0.5,"Accuracy":0.8333333333333334,"ConfusionMatrix":{"Classes":3,"Counts":[[0,0,5],[2,1,1]]}}""",
            JsonSerializer.Serialize(new Evaluation("", 1, 6, 0.5, matrix)));
    }

    [Theory]
    [InlineData("""{"Classes":2,"Counts":[[0,2,1]]}""", "classes are 0 to 1")]
    [InlineData("""{"Counts":[]}""", "no confusion matrix")]
    [InlineData("[]", "begins with")]
    public void DamagedMatrix_IsRefused(string json, string message) => Assert.Contains(
        message, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ConfusionMatrix>(json)).Message, StringComparison.Ordinal);

    private static T Again<T>(T value, string serializer)
        where T : class
    {
        JsonSerializerOptions options = serializer switch
        {
            "generated" => Generated.Default.Options,
            "camel case" => JsonSerializerOptions.Web,
            _ => JsonSerializerOptions.Default,
        };
        return JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, options), options)!;
    }
}

[JsonSerializable(typeof(TrainingHistory))]
[JsonSerializable(typeof(Evaluation))]
[JsonSerializable(typeof(ConfusionMatrix))]
internal sealed partial class Generated : JsonSerializerContext;
