using DlGen.Gpu.Tests.Infrastructure;
using DlGen.Gpu.Tests.Networks;

namespace DlGen.Gpu.Tests.Training;

/// <summary>Early stopping, validations within epochs and callbacks of a training on a device.</summary>
public abstract class LoopCases(DeviceFixture fixture)
{
    private const double Tolerance = 1e-5;

    private static readonly Dataset Held = Twin.Named("BatchNormalized").Data(30).AsOthers();

    private static Dataset Data => Twin.Named("BatchNormalized").Data(50);

    [DeviceTheory(OnOpenClOfProcessor = [])]
    [InlineData(false)]
    [InlineData(true)]
    public void Validations_AndTheBestWeights_AreTheProcessors(bool averages)
    {
        (TrainingHistory History, BatchNormalized Network) Trained(Device? device)
        {
            var network = new BatchNormalized(seed: 1);
            TrainingHistory history = network.Train(Data, new()
            {
                Epochs = 3, BatchSize = 16, Optimizer = new Sgd(0.5f), Device = device, Validation = Held, ValidateEverySteps = 3, WeightAveraging = averages ? new Ema(0.5f) : null,
                EarlyStopping = new EarlyStopping(100),
            });
            return (history, network);
        }

        (TrainingHistory expected, BatchNormalized onProcessor) = Trained(null);
        (TrainingHistory actual, BatchNormalized onDevice) = Trained(fixture.Device);
        Assert.Equal(expected.Validations.Select(static validation => validation.Step), actual.Validations.Select(static validation => validation.Step));
        Numbers.AssertClose(
            [.. expected.Validations.Select(static validation => validation.Loss)], [.. actual.Validations.Select(static validation => (float)validation.Loss)], Tolerance);
        Assert.Equal(expected.Best!.Step, actual.Best!.Step);
        Assert.True(actual.HasBestWeights);
        Assert.Equal(actual.Best.Loss, onDevice.Evaluate(Held, fixture.Device).Loss);
        foreach ((Parameter<float> one, Parameter<float> other) in State(onProcessor).Zip(State(onDevice)))
        {
            Numbers.AssertClose(Array.ConvertAll(one.Value.ToArray(), static value => (double)value), other.Value.ToArray(), Tolerance);
        }
    }

    /// <summary>
    /// The numbers of an epoch's updates lie on the device before its first step. Callbacks change them, step by step and for more steps than are
    /// computed anew at once; what comes of it is the same to the bit as by a schedule.
    /// </summary>
    [DeviceTheory(OnOpenClOfProcessor = [])]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(1, true)]
    public void CallbacksThatFollowASchedule_MakeItsBits(int accumulation, bool once)
    {
        float[] Trained(Schedule? schedule, params TrainingCallback[] callbacks)
        {
            var network = new YesOrNo(seed: 3);
            network.Train(Twin.Named("YesOrNo").Data(71), new()
            {
                Epochs = 2, BatchSize = 1, Optimizer = new AdamW(0.25f), Device = fixture.Device, AccumulationSteps = accumulation, Schedule = schedule, Callbacks = callbacks,
            });
            return [.. ((INetwork<float>)network).Parameters.SelectMany(static parameter => parameter.Value.ToArray())];
        }

        float[] scheduled = Trained(once ? new MultiStepSchedule([3]) { Factor = 0.5f } : new StepSchedule(4) { Factor = 0.5f });
        Assert.NotEqual(Trained(null), scheduled);
        Assert.Equal(scheduled, Trained(null, TrainingCallback.AfterStep(training =>
        {
            if (once && training.Step == 3)
            {
                training.LearningRate = 0.125f;
            }
            else if (!once)
            {
                training.LearningRateFactor = Math.Pow(0.5, training.Updates / 4);
            }
        })));
    }

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void Callbacks_SeeTheStepsOfTheProcessor()
    {
        List<double> Seen(Device? device)
        {
            var seen = new List<double>();
            new BatchNormalized(seed: 1).Train(Data, new()
            {
                Epochs = 3, BatchSize = 16, Optimizer = new Sgd(0.5f), Device = device, Callbacks =
                [
                    TrainingCallback.AfterStep(training =>
                    {
                        seen.AddRange([training.Step, training.Updates, training.StepLoss, training.Loss, training.Accuracy, training.LearningRate]);
                        if (training.Step == 6)
                        {
                            training.Stop();
                        }
                    }),
                ],
            });
            return seen;
        }

        List<double> expected = Seen(null);
        Assert.Equal(36, expected.Count);
        Numbers.AssertClose([.. expected], [.. Seen(fixture.Device).Select(static value => (float)value)], Tolerance);
    }

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void LearningRateFinder_LooksAtTheProcessorsCurve()
    {
        LearningRateCurve Curve(Device? device) => LearningRateFinder.Run(
            new YesOrNo(seed: 3), Twin.Named("YesOrNo").Data(30), new() { BatchSize = 8, Device = device, Optimizer = new Sgd(1f) }, start: 1e-3f, end: 1f, updates: 12);
        LearningRateCurve expected = Curve(null);
        Assert.Equal(12, expected.Points.Count);
        Numbers.AssertClose(
            [.. expected.Points.Select(static point => point.SmoothedLoss)], [.. Curve(fixture.Device).Points.Select(static point => (float)point.SmoothedLoss)], Tolerance);
    }

    private static IReadOnlyList<Parameter<float>> State(INetwork<float> network) => network.Runtime.State;
}

[On(GpuDeviceKind.Cuda), Collection(nameof(GpuDeviceKind.Cuda))]
public sealed class CudaLoopTests(CudaFixture fixture) : LoopCases(fixture);

[On(GpuDeviceKind.OpenCl), Collection(nameof(GpuDeviceKind.OpenCl))]
public sealed class OpenClLoopTests(OpenClFixture fixture) : LoopCases(fixture);

[On(GpuDeviceKind.Cpu), Collection(nameof(GpuDeviceKind.Cpu))]
public sealed class CpuLoopTests(CpuFixture fixture) : LoopCases(fixture);
