using DlGen.Gpu.Tests.Infrastructure;
using DlGen.Gpu.Tests.Networks;
using DlGen.Gpu.Tests.Training;
using DlGen.Gpu.Training;

namespace DlGen.Gpu.Parity.Tests;

/// <summary>Trainings on data whose examples count by weights, against the processor's run in double precision.</summary>
public abstract class WeightCases(DeviceFixture fixture)
{
    private const double Tolerance = 2e-5;

    // The one of the other tests: each optimizer makes kernels of their own.
    private static readonly Optimizer Momentum = new Sgd(0.1f) { Momentum = 0.5f };

    /// <summary>Classes, values, several rows an example; each as a whole and launch by launch.</summary>
    [DeviceTheory(OnOpenClOfProcessor = ["Positions"])]
    [InlineData("Smoothed")]
    [InlineData("YesOrNo")]
    [InlineData("Positions")]
    [InlineData("Image")]
    [InlineData("BatchNormalized")]
    public void WeighedExamples_AreTheProcessors(string name)
    {
        TwinTraining training = Training(50, 16) with { Learned = Weighed };
        training.Check(Twin.Named(name));
        using IDisposable _ = StepLaunches.WithoutSharedMemory(fixture.Device);
        training.Check(Twin.Named(name));
    }

    [DeviceFact]
    public void SeveralGroups_WeighTheirOwnRows()
    {
        (Training(300, 290) with { Learned = Weighed }).Check(Twin.Named("Odd"));
        (Training(150, 97) with { Learned = Weighed }).Check(Twin.Named("Positions"));
    }

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void WeightsOfClasses_AreTheProcessors()
    {
        TwinTraining training = Training(50, 16) with { Learned = static data => data.WithClassWeights(0.5f, 3f, 0f) };
        training.Check(Twin.Named("Odd"));
        using IDisposable _ = StepLaunches.WithoutSharedMemory(fixture.Device);
        training.Check(Twin.Named("Odd"));
    }

    /// <summary>With label smoothing the loss multiplies by the weights of classes itself, and validation by none.</summary>
    [DeviceFact]
    public void WeightsOfSmoothedClasses_AreTheProcessors()
    {
        TwinTraining training = Training(50, 16) with { Learned = static data => Weighed(data).WithClassWeights(0.5f, 3f, 0f) };
        training.Check(Twin.Named("Smoothed"));
        using IDisposable _ = StepLaunches.WithoutSharedMemory(fixture.Device);
        training.Check(Twin.Named("Smoothed"));
    }

    /// <summary>A mean over a batch is over the examples that aren't left out: −100 is, with and without weights.</summary>
    [DeviceFact(OnOpenClOfProcessor = false)]
    public void LabelsLeftOut_AreTheProcessors()
    {
        TwinTraining training = Training(50, 16) with { Learned = LeftOut, Validated = LeftOut };
        training.Check(Twin.Named("Smoothed"));
        (training with { Learned = static data => LeftOut(data).WithClassWeights(0.5f, 3f, 1f) }).Check(Twin.Named("Odd"));
        using IDisposable _ = StepLaunches.WithoutSharedMemory(fixture.Device);
        training.Check(Twin.Named("Smoothed"));
    }

    /// <summary>Labels of positions, of which some are left out, with and without weights: as a whole and launch by launch, on the device and streamed.</summary>
    [DeviceFact(OnOpenClOfProcessor = false)]
    public void PositionsLeftOut_AreTheProcessors()
    {
        TwinTraining training = Training(50, 16) with { Learned = WithPositionsLeftOut, Validated = WithPositionsLeftOut };
        TwinTraining weighed = training with
        {
            Learned = static data => WithPositionsLeftOut(data)
                .WithPositionWeights([.. Enumerable.Range(0, data.Count * data.LabelCount).Select(static place => place % 6 == 1 ? 0f : place % 5 / 2f)])
                .WithClassWeights([.. Enumerable.Range(0, 17).Select(static label => label % 4 * 0.5f)]),
        };
        training.Check(Twin.Named("Tagged"));
        weighed.Check(Twin.Named("NextWords"));
        training.Check(Twin.Named("TagsAndKind"));
        using IDisposable _ = StepLaunches.WithoutSharedMemory(fixture.Device);
        training.Check(Twin.Named("Tagged"));
    }

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void StreamedLabelsOfPositions_AreTheSame()
    {
        Dataset data = WithPositionsLeftOut(Twin.Named("Tagged").Data(2000));
        var network = new Tagged(seed: 1);
        NetworkRuntime<float> runtime = ((INetwork<float>)network).Runtime;
        Evaluation expected = network.Evaluate(data, fixture.Device);
        try
        {
            // The inputs take 192,000 bytes and the labels 32,000, of which each may take half.
            fixture.Device.MemoryLimit = 63_000;
            using var evaluation = new GpuEvaluation(fixture.Device.CreateInferenceProgram(runtime, 20), runtime, data);
            Assert.False(evaluation.IsResident);
            Evaluation actual = evaluation.Run();
            Assert.Equal(expected.Loss, actual.Loss, 1e-5);
            Assert.Equal(expected.ConfusionMatrix!.ToArray(), actual.ConfusionMatrix!.ToArray());
        }
        finally
        {
            fixture.Device.MemoryLimit = long.MaxValue;
        }
    }

    /// <summary>The losses that are reported are of the examples that count, of each of several heads too.</summary>
    [DeviceFact(OnOpenClOfProcessor = false)]
    public void LossesOfSeveralHeads_LeaveOutTheirOwn()
    {
        Dataset data = Dataset.FromArrays([.. Enumerable.Range(0, 42).Select(static value => value % 5 / 4f)], labels: [.. Enumerable.Range(0, 21).Select(static row => row % 3 == 0 ? -100 : row % 2)])
            .WithLabels([.. Enumerable.Range(0, 21).Select(static row => row < 12 ? 2 : row % 3)]);
        var options = new TrainingOptions { Epochs = 2, BatchSize = 8, Optimizer = new Sgd(0f), Validation = data.AsOthers(), Device = fixture.Device };
        foreach (EpochResult epoch in new HeadsLeavingOut(seed: 1).Train(data, options).Epochs)
        {
            Numbers.AssertClose([epoch.ValidationLoss!.Value], [(float)epoch.Loss], Tolerance);
        }
    }

    [DeviceFact]
    public void MaskedPositions_AreTheProcessors()
    {
        TwinTraining training = Training(50, 16) with { Learned = static data => data.WithPositionWeights([.. Enumerable.Range(0, data.Count * Positions.OutputShape[0]).Select(static place => place % 3 == 1 ? 0f : place % 5)]) };
        training.Check(Twin.Named("Positions"));
        using IDisposable _ = StepLaunches.WithoutSharedMemory(fixture.Device);
        training.Check(Twin.Named("Positions"));
    }

    /// <summary>A batch that doesn't count has the loss 0 and no gradient.</summary>
    [DeviceFact(OnOpenClOfProcessor = false)]
    public void BatchesWithoutWeight_ChangeNothing()
    {
        TwinTraining training = Training(21, 2) with { Learned = static data => data.WithWeights([.. Enumerable.Range(0, data.Count).Select(static row => row % 5 == 0 ? 2f : 0f)]) };
        training.Check(Twin.Named("Odd"));
        using IDisposable _ = StepLaunches.WithoutSharedMemory(fixture.Device);
        training.Check(Twin.Named("Odd"));
    }

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void EqualWeights_ChangeNothing()
    {
        Dataset data = Twin.Named("Odd").Data(50);

        Assert.Equal(Train(data), Train(data.WithWeights([.. Enumerable.Repeat(2f, 50)])));
    }

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void StreamedBatches_AreWeighedToo()
    {
        Dataset data = Weighed(Twin.Named("Odd").Data(123));
        float[] resident = Train(data);
        try
        {
            // The inputs take 6,396 bytes, and may take half.
            fixture.Device.MemoryLimit = 12_000;
            Assert.Equal(resident, Train(data, expectResident: false));
        }
        finally
        {
            fixture.Device.MemoryLimit = long.MaxValue;
        }
    }

    /// <summary>The inputs of a dataset, with the labels of its first target, of which every third isn't one.</summary>
    private static Dataset WithPositionsLeftOut(Dataset data)
    {
        var inputs = new float[data.Count * data.InputSize];
        var labels = new int[data.Count * data.LabelCount];
        for (int row = 0; row < data.Count; row++)
        {
            data.CopyInputs(row, inputs.AsSpan(row * data.InputSize, data.InputSize));
            data.GetLabels(row).CopyTo(labels.AsSpan(row * data.LabelCount));
        }

        Dataset result = Dataset.FromArrays(inputs, labels: [.. labels.Select(static (label, place) => place % 3 == 1 ? -100 : label)], count: data.Count);
        return data.TargetCount == 1 ? result : result.WithLabels([.. Enumerable.Range(0, data.Count).Select(data.SelectTarget(1).GetLabel)]);
    }

    /// <summary>The inputs of a dataset, of which every fourth isn't labelled.</summary>
    private static Dataset LeftOut(Dataset data)
    {
        var inputs = new float[data.Count * data.InputSize];
        for (int row = 0; row < data.Count; row++)
        {
            data.CopyInputs(row, inputs.AsSpan(row * data.InputSize, data.InputSize));
        }

        return Dataset.FromArrays(inputs, [.. Enumerable.Range(0, data.Count).Select(row => row % 4 == 1 ? -100 : data.GetLabel(row))]);
    }

    private static Dataset Weighed(Dataset data)
    {
        var random = new Random(3);
        return data.WithWeights([.. Enumerable.Range(0, data.Count).Select(row => row % 4 == 0 ? 0f : random.NextSingle() * 3f)]);
    }

    private TwinTraining Training(int examples, int batchSize) => new()
    {
        Device = fixture.Device, Optimizer = Momentum, Examples = examples, BatchSize = batchSize, Epochs = 2, Tolerance = Tolerance, Validates = true,
    };

    private float[] Train(Dataset data, bool expectResident = true)
    {
        var network = new Odd(seed: 1);
        NetworkRuntime<float> runtime = ((INetwork<float>)network).Runtime;
        var options = new TrainingOptions { Epochs = 2, BatchSize = 8, Optimizer = Momentum };
        var order = new EpochOrder(data);
        using var steps = new GpuSteps(fixture.Device.CreateProgram(runtime, 8), runtime, data, options, order.Rows);
        Assert.Equal(expectResident, steps.IsResident);
        new Trainer<float>(runtime, steps, order, options).Run(CancellationToken.None);
        return [.. network.Parameters.SelectMany(static parameter => parameter.Value.ToArray())];
    }
}

[On(GpuDeviceKind.Cuda), Collection(nameof(GpuDeviceKind.Cuda))]
public sealed class CudaWeightTests(CudaFixture fixture) : WeightCases(fixture);

[On(GpuDeviceKind.OpenCl), Collection(nameof(GpuDeviceKind.OpenCl))]
public sealed class OpenClWeightTests(OpenClFixture fixture) : WeightCases(fixture);

[On(GpuDeviceKind.Cpu), Collection(nameof(GpuDeviceKind.Cpu))]
public sealed class CpuWeightTests(CpuFixture fixture) : WeightCases(fixture);
