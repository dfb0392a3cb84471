using DlGen.Tests.Training;

namespace DlGen.Tests.Data;

/// <summary>Products of sizes that are more than an array can have, of sizes alone: no test allocates that much.</summary>
public class LengthTests
{
    [Fact]
    public void Predictions_BeyondAnArray_AreRefused()
    {
        NetworkRuntime<float> network = new HandWrittenModel(1, 1, 1000).Network<float>();
        Assert.Equal(2_000_000_000, network.OutputLength(2_000_000));
        Refused(
            "HandWritten: 3000000 · 1000 = 3000000000 values are more than an array can hold (2147483591). Predict them into a span, or in parts. (Parameter 'inputs')",
            () => network.OutputLength(3_000_000));
        Refused("HandWritten: 2147483647 · 1000 = 2147483647000 values", () => network.OutputLength(int.MaxValue));
    }

    /// <summary>By each member that allocates as much as it returns.</summary>
    [Fact]
    public void ArraysOfPredictions_AreRefusedWhereverTheyAreReturned()
    {
        NetworkRuntime<float> network = new HandWrittenModel(1, 1, 100_000).Network<float>();
        const string Message = "HandWritten: 30000 · 100000 = 3000000000 values are more than an array can hold (2147483591).";
        Refused(Message, () => network.Predict(new float[30_000]));
        Refused(Message, () => network.Predict(new byte[30_000]));
        Refused("there is room for 1 outputs; 30000 examples have 30000 · 100000 = 3000000000.", () => network.Predict(new float[30_000], new float[1]));
        Refused("there is room for 1 logits; 30000 examples have 30000 · 100000 = 3000000000.", () => network.PredictLogits(new float[30_000], new float[1]));

        var wide = new ManyActivations();
        Refused("ManyActivations, after linear1: 2200000 · 1000 = 2200000000 values are more than an array can hold (2147483591).", () => wide.GetActivations("linear1", new float[2_200_000]));
        Refused("ManyActivations, after linear1: 2200000 · 1000 = 2200000000 values", () => wide.GetActivations("linear1", new byte[2_200_000]));
    }

    [Fact]
    public void Inputs_BeyondAnArray_AreRefused()
    {
        Assert.Equal(60_000 * 1000, Dataset.JoinedLength(60_000, 784, 216));
        Refused(
            "The examples with these inputs: 60000 · 40784 = 2447040000 values are more than an array can hold (2147483591). (Parameter 'inputs')",
            () => Dataset.JoinedLength(60_000, 784, 40_000));
        Refused("1 · 4294967294 =", () => Dataset.JoinedLength(1, int.MaxValue, int.MaxValue));
    }

    [Fact]
    public void TargetsOfAPart_BeyondAnArray_AreRefused()
    {
        Assert.Equal(Array.MaxLength, ExampleTargets.PlacedLength(1, Array.MaxLength));
        Refused("3000 · 1000000 = 3000000000 values", () => ExampleTargets.PlacedLength(3000, 1_000_000));
        Refused("Add them before the dataset is split.", () => ExampleTargets.PlacedLength(65_536, 65_536));
    }

    [Fact]
    public void BatchOfTooManyRows_IsRefused()
    {
        NetworkRuntime<float> network = new HandWrittenModel(1, 1, 1, TargetKind.Values, Positions: 1000).Network<float>();
        TrainingBuffers<float>.CheckLength(network, 2_000_000, "inputs");
        Refused(
            "HandWritten: a batch of 3000000 examples, each of 1000 rows, has 3000000000, more than 2147483647. A smaller batch is needed. (Parameter 'inputs')",
            () => TrainingBuffers<float>.CheckLength(network, 3_000_000, "inputs"));
        Refused("a batch of 2147483647 examples, each of 1 rows", () => TrainingBuffers<float>.CheckLength(
            new HandWrittenModel(1, 1, 1).Network<float>(), int.MaxValue, "inputs"));
    }

    [Fact]
    public void GradientCheckOfTooManyRows_IsRefused() => Refused(
        "65536 · 65536 = 4294967296 values", () => GradientCheck.RunLayer<Networks.Maxout>(65_536, 1, rows: 65_536));

    private static void Refused(string message, Action action) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);
}

[Mlp(1, 1000, 2)]
public partial class ManyActivations;
