namespace DlGen.Training.Tests;

/// <summary>What is reported of a training while it goes on.</summary>
public class ProgressTests
{
    [Fact]
    public void LearningRate_IsThatOfTheScheduleAtEachStep()
    {
        var random = new Random(1);
        Dataset data = Dataset.FromArrays([.. Enumerable.Range(0, 160).Select(_ => random.NextSingle())], [.. Enumerable.Range(0, 40).Select(row => row % 3)]);
        var schedule = new StepSchedule(3) { Factor = 0.5f };
        var rates = new List<float>();

        new Flowers(seed: 1).Train(data, new TrainingOptions
        {
            Epochs = 2, BatchSize = 10, Optimizer = new Adam(0.1f), Schedule = schedule, Progress = new Receiver(report => rates.Add(report.LearningRate)),
        });

        // Four steps an epoch and the report of its end, which has the rate of the last step; and the report of the training's end.
        float[] expected = [.. schedule.Preview(learningRate: 0.1f, updates: 8).Select(static rate => (float)rate)];
        Assert.Equal([.. expected[..4], expected[3], .. expected[4..], expected[7], expected[7]], rates);
    }

    private sealed class Receiver(Action<TrainingProgress> receive) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => receive(value);
    }
}
