using DlGen.Gpu.Tests.Infrastructure;
using DlGen.Gpu.Tests.Networks;
using DlGen.Gpu.Training;

namespace DlGen.Gpu.Tests.Training;

/// <summary>Evaluations on a device, of a dataset and of a training's validation data, against the processor's in double precision.</summary>
public abstract class EvaluationCases(DeviceFixture fixture)
{
    // Single precision against double, through up to three layers.
    private const double Tolerance = 2e-6;

    /// <summary>Classes, two classes, classes and values by position, and layers that are others at inference: dropout and batch normalization.</summary>
    [DeviceTheory(OnOpenClOfProcessor = ["YesOrNo", "ThinnedPositions", "BatchPositions"])]
    [InlineData("Classifier")]
    [InlineData("Smoothed")]
    [InlineData("YesOrNo")]
    [InlineData("Positions")]
    [InlineData("Thinned")]
    [InlineData("ThinnedPositions")]
    [InlineData("BatchNormalized")]
    [InlineData("BatchPositions")]
    [InlineData("Tagged")]
    [InlineData("TagsAndKind")]
    [InlineData("OneHead")]
    [InlineData("ThreeHeads")]
    [InlineData("Windowed")]
    [InlineData("Convolved")]
    public void Evaluation_IsTheProcessors(string name)
    {
        Twin twin = Twin.Named(name);
        Dataset data = twin.Data(37);

        AssertClose(twin.Double.Runtime.Evaluate(data), twin.Single.Evaluate(data, fixture.Device));
    }

    [DeviceFact]
    public void Blocks_EndWithTheRest()
    {
        Twin twin = Twin.Named("Smoothed");
        Dataset data = twin.Data(100);
        using GpuEvaluation evaluation = Evaluation(twin, data, block: 16);

        Evaluation first = evaluation.Run();

        AssertClose(twin.Double.Runtime.Evaluate(data), first);
        Assert.Equal(first.Loss, evaluation.Run().Loss);
    }

    [DeviceFact]
    public void Blocks_AreStreamedWhereTheDataDoNotFit()
    {
        Twin twin = Twin.Named("Smoothed");
        Dataset data = twin.Data(120);
        using GpuEvaluation resident = Evaluation(twin, data, block: 7);
        Assert.True(resident.IsResident);

        // The inputs take 2,400 bytes, and may take half.
        fixture.Device.MemoryLimit = 4_700;
        try
        {
            using GpuEvaluation streamed = Evaluation(twin, data, block: 7);
            Assert.False(streamed.IsResident);
            Evaluation expected = resident.Run();
            Evaluation actual = streamed.Run();
            Assert.Equal(expected.Loss, actual.Loss);
            Assert.Equal(expected.ConfusionMatrix!.ToArray(), actual.ConfusionMatrix!.ToArray());
        }
        finally
        {
            fixture.Device.MemoryLimit = long.MaxValue;
        }
    }

    /// <summary>Several classes, two, outputs that each are a yes or no, positions of which some are left out, heads, and inputs that the network scales.</summary>
    [DeviceTheory(OnOpenClOfProcessor = ["YesOrNo"])]
    [InlineData("Classifier")]
    [InlineData("YesOrNo")]
    [InlineData("Tagged")]
    [InlineData("LeavingOut")]
    [InlineData("ThreeHeads")]
    [InlineData("Positions")]
    public void KeptPredictions_AreTheProcessors(string name)
    {
        Twin twin = Twin.Named(name);
        Dataset data = twin.Data(37);
        Evaluation expected = twin.Double.Evaluate(data, new EvaluationOptions { KeepPredictions = true });

        Evaluation actual = twin.Single.Evaluate(data, new EvaluationOptions { KeepPredictions = true, Device = fixture.Device });

        AssertClose(expected, actual);
        Assert.Equal(twin.Single.Evaluate(data, fixture.Device).Loss, actual.Loss);
        AssertPredictionsClose(expected, actual);
    }

    [DeviceFact]
    public void PredictionsOfBlocks_AreKeptInOrder()
    {
        Twin twin = Twin.Named("Smoothed");
        Dataset data = twin.Data(100);
        var expected = new float[100 * twin.Single.Runtime.OutputSize];
        using (GpuEvaluation whole = Evaluation(twin, data, block: 100))
        {
            _ = whole.Run(expected);
        }

        fixture.Device.MemoryLimit = 4_700;
        try
        {
            using GpuEvaluation streamed = Evaluation(twin, data, block: 7);
            Assert.False(streamed.IsResident);
            var actual = new float[expected.Length];
            double loss = streamed.Run(actual).Loss;
            Assert.Equal(streamed.Run().Loss, loss);
            Numbers.AssertClose([.. expected.Select(static value => (double)value)], actual, Tolerance);
        }
        finally
        {
            fixture.Device.MemoryLimit = long.MaxValue;
        }
    }

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void EarlyStopping_TakesMetricsOfPredictions()
    {
        Twin twin = Twin.Named("Classifier");
        Dataset data = twin.Data(60);
        TrainingHistory history = twin.Single.Train(data, new TrainingOptions
        {
            Epochs = 3, BatchSize = 20, Device = fixture.Device, Validation = twin.Data(30), WeightAveraging = new Ema(0.5f), Metrics = [Metric.LogLoss],
        });

        Evaluation kept = twin.Single.Evaluate(twin.Data(30), new EvaluationOptions { KeepPredictions = true });
        Assert.Equal(kept.LogLoss, history.Validations[^1][Metric.LogLoss], 1e-5);
    }

    [DeviceFact]
    public void Bytes_AreScaledAsOnTheProcessor()
    {
        using var files = new IdxFiles(count: 20, height: 3, width: 3, classes: 2);
        Dataset data = Dataset.FromIdx(files.Images, files.Labels);
        var network = new Pixels(seed: 1);

        Assert.Equal(network.Evaluate(data).Loss, network.Evaluate(data, fixture.Device).Loss, 1e-6);
    }

    [DeviceFact]
    public void NotANumber_IsTheClassThatTheProcessorTakesItFor()
    {
        var network = new Classifier(seed: 1);
        network.Linear3.Bias![7] = float.NaN;
        network.Linear3.Bias![4] = float.NaN;
        Dataset data = Twin.Named("Classifier").Data(20);

        Evaluation actual = network.Evaluate(data, fixture.Device);

        Assert.Equal(network.Evaluate(data).ConfusionMatrix!.ToArray(), actual.ConfusionMatrix!.ToArray());
        Assert.True(double.IsNaN(actual.Loss));
    }

    [DeviceFact]
    public void Validation_IsOfWhatTheNetworkHasLearnedByTheEndOfItsEpoch()
    {
        Twin twin = Twin.Named("BatchNormalized");
        Dataset data = twin.Data(50);
        var validator = new Validator(fixture.Device, twin.Single, data);

        TrainingHistory history = twin.Single.Runtime.Train(twin.Data(40), new()
        {
            Epochs = 2, BatchSize = 16, Optimizer = new Sgd(0.1f) { Momentum = 0.5f }, Device = fixture.Device, Validation = data, Progress = validator,
        });

        Assert.Equal(validator.Evaluations.Select(static evaluation => (double?)evaluation.Loss), history.Epochs.Select(static epoch => epoch.ValidationLoss));
        Assert.Equal(validator.Evaluations.Select(static evaluation => evaluation.ConfusionMatrix?.Accuracy), history.Epochs.Select(static epoch => epoch.ValidationAccuracy));
        Assert.NotEqual(history.Epochs[0].ValidationLoss, history.Epochs[1].ValidationLoss);
    }

    [DeviceFact]
    public void ValidationWithoutRoom_IsLeftToTheProcessor()
    {
        var network = new Classifier(seed: 1);
        Dataset validation = Twin.Named("Classifier").Data(20_000);

        // The order of the validation data alone takes 80,000 bytes.
        fixture.Device.MemoryLimit = 60_000;
        try
        {
            TrainingHistory history = network.Train(
                Twin.Named("Classifier").Data(50), new() { Epochs = 1, BatchSize = 16, Device = fixture.Device, Validation = validation });

            Assert.Equal(network.Evaluate(validation).Loss, history.Epochs[0].ValidationLoss);
            GpuException exception = Assert.Throws<GpuException>(() => network.Evaluate(validation, fixture.Device));
            Assert.StartsWith("There is no room for ", exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            fixture.Device.MemoryLimit = long.MaxValue;
        }
    }

    [DeviceFact]
    public void LittleRoom_TakesFewerExamplesTogether()
    {
        Twin twin = Twin.Named("Classifier");
        Dataset data = twin.Data(300);

        // All of them together need some 170,000 bytes.
        fixture.Device.MemoryLimit = 60_000;
        try
        {
            using GpuEvaluation evaluation = fixture.Device.CreateEvaluation(twin.Single.Runtime, data);
            Assert.InRange(evaluation.Block, 2, 299);
            AssertClose(twin.Double.Runtime.Evaluate(data), evaluation.Run());

            var outputs = new float[300 * 10];
            twin.Single.Predict(new float[300 * 13], outputs, fixture.Device);
            Assert.DoesNotContain(0f, outputs);
        }
        finally
        {
            fixture.Device.MemoryLimit = long.MaxValue;
        }
    }

    [DeviceFact]
    public void DeviceLostInAnEvaluation_LeavesTheParametersOfItsEpoch()
    {
        var network = new Classifier(seed: 1);
        NetworkRuntime<float> runtime = ((INetwork<float>)network).Runtime;
        Dataset data = Twin.Named("Classifier").Data(50);
        var order = new EpochOrder(data);
        var options = new TrainingOptions { BatchSize = 16, Validation = data };
        using var steps = new GpuSteps(new FailingProgram(fixture.Device, runtime, 16, goodSteps: 100), runtime, data, options, order.Rows)
        {
            Evaluation = new GpuEvaluation(new FailingProgram(fixture.Device, runtime, 16, goodSteps: 0), runtime, data),
        };

        GpuException exception = Assert.Throws<GpuException>(() => new Trainer<float>(runtime, steps, order, options).Run(CancellationToken.None));

        Assert.Contains("failed while it evaluated the validation data", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("Classifier has the parameters of the last completed epoch.", exception.Message, StringComparison.Ordinal);
        Assert.All(network.Linear1.Weight.ToArray(), static value => Assert.Equal(0f, value));
    }

    [DeviceFact]
    public void OtherNetworksAndData_AreRefused()
    {
        Dataset data = Twin.Named("Classifier").Data(10);

        Assert.Contains("wasn't compiled for GPUs", Assert.Throws<NotSupportedException>(() => new ProcessorOnly().Evaluate(data, fixture.Device)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Smoothed(seed: 1).Evaluate(data, fixture.Device));
    }

    private GpuEvaluation Evaluation(Twin twin, Dataset data, int block) =>
        new(fixture.Device.CreateInferenceProgram(twin.Single.Runtime, block), twin.Single.Runtime, data);

    private static void AssertClose(Evaluation expected, Evaluation actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        Numbers.AssertClose([expected.Loss], [(float)actual.Loss], Tolerance);
        Assert.Equal(expected.ConfusionMatrix?.ToArray(), actual.ConfusionMatrix?.ToArray());
        Assert.Equal(expected.Heads.Select(static head => head.Name), actual.Heads.Select(static head => head.Name));
        for (int head = 0; head < expected.Heads.Count && expected.Heads.Count > 1; head++)
        {
            AssertClose(expected.Heads[head], actual.Heads[head]);
        }
    }

    private static void AssertPredictionsClose(Evaluation expected, Evaluation actual)
    {
        foreach ((Evaluation first, Evaluation second) in expected.Heads.Zip(actual.Heads))
        {
            (HeadScores processor, HeadScores device) = (first.Sample!.Scores, second.Sample!.Scores);
            Assert.Equal(processor.Actual, device.Actual);
            Assert.Equal(processor.Predicted, device.Predicted);
            for (int row = 0; row < processor.Rows; row++)
            {
                for (int column = 0; column < processor.Columns; column++)
                {
                    Numbers.AssertClose([processor[row, column]], [(float)device[row, column]], Tolerance);
                }
            }
        }
    }

    /// <summary>Evaluates the network as it is at the end of each epoch.</summary>
    private sealed class Validator(GpuDevice device, INetwork<float> network, Dataset data) : IProgress<TrainingProgress>
    {
        public List<Evaluation> Evaluations { get; } = [];

        public void Report(TrainingProgress value)
        {
            if (value.CompletedEpoch is not null)
            {
                Evaluations.Add(network.Evaluate(data, device));
            }
        }
    }
}

[On(GpuDeviceKind.Cuda), Collection(nameof(GpuDeviceKind.Cuda))]
public sealed class CudaEvaluationTests(CudaFixture fixture) : EvaluationCases(fixture);

[On(GpuDeviceKind.OpenCl), Collection(nameof(GpuDeviceKind.OpenCl))]
public sealed class OpenClEvaluationTests(OpenClFixture fixture) : EvaluationCases(fixture);

[On(GpuDeviceKind.Cpu), Collection(nameof(GpuDeviceKind.Cpu))]
public sealed class CpuEvaluationTests(CpuFixture fixture) : EvaluationCases(fixture);
