using System.Globalization;
using DlGen.Tests.Data;

namespace DlGen.Tests.Training;

public class ConsoleProgressTests
{
    private static readonly EpochResult Epoch = new(3, 0.12345, 0.9651, 0.2, 0.978, TimeSpan.FromSeconds(0.34), 182345);

    [Fact]
    public void RedirectedOutput_GetsOneLineAnEpoch()
    {
        using var culture = new OtherCulture();
        var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var progress = new ConsoleProgress(writer, redraw: false, width: () => 40);
        progress.Report(new TrainingProgress(3, 10, 5, 10, 0.5, 0.9, 1000));
        progress.Report(Completed(Epoch, 10));
        progress.Report(Completed(Epoch with { Epoch = 4 }, 10));
        progress.Report(new TrainingProgress { IsEnd = true });
        const string rest = "/10  loss 0.1235  accuracy 96.51 %  validation loss 0.2000  validation accuracy 97.80 %  0.34 s  182,345 samples/s\n";
        Assert.Equal($"epoch  3{rest}epoch  4{rest}", writer.ToString());
    }

    [Fact]
    public void Console_GetsALineThatIsRedrawn()
    {
        var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var progress = new ConsoleProgress(writer, redraw: true, width: () => 80);
        progress.Report(new TrainingProgress(3, 10, 5, 10, 0.5, double.NaN, 1000));
        progress.Report(new TrainingProgress(3, 10, 6, 10, 0.5, double.NaN, 1000));
        string bar = "\repoch  3/10 [#######-------]  loss 0.5000  1,000 samples/s";
        Assert.Equal(bar, writer.ToString());

        progress.Report(Completed(Epoch with { Accuracy = double.NaN, ValidationLoss = null }, 10));
        string line = "epoch  3/10  loss 0.1235  0.34 s  182,345 samples/s".PadRight(bar.Length - 1);
        Assert.Equal($"{bar}\r{line}\n", writer.ToString());
    }

    /// <summary>A line that goes on in the next leaves its first part behind each time it is redrawn.</summary>
    [Fact]
    public void Lines_FitEveryWidth()
    {
        double[] losses = [0.5, 12345.6789, 1e-9, 3.4e38, double.NaN];
        double[] speeds = [0, 999, 3_100_000, 12_345_678_901, 1e15, double.PositiveInfinity];
        for (int width = 20; width <= 200; width++)
        {
            foreach (int epochs in (int[])[1, 10, 500, 1_000_000])
            {
                foreach (double accuracy in (double[])[double.NaN, 0.5, 1])
                {
                    for (int i = 0; i < speeds.Length; i++)
                    {
                        double loss = losses[i % losses.Length];
                        var terminal = new FakeTerminal(width);
                        var time = new FakeTime();
                        var progress = new ConsoleProgress(terminal, redraw: true, () => width, time);
                        progress.Report(new TrainingProgress(epochs, epochs, 1, 3, loss, accuracy, speeds[i]));
                        time.Advance(1);
                        progress.Report(new TrainingProgress(epochs, epochs, 3, 3, loss, accuracy, speeds[i]));
                        progress.Report(Completed(new EpochResult(epochs, loss, accuracy, i == 0 ? null : loss, double.IsNaN(accuracy) ? null : accuracy, TimeSpan.FromHours(30), speeds[i]), epochs));
                        progress.Report(new TrainingProgress { IsEnd = true });

                        Assert.Equal(0, terminal.Wraps);
                        Assert.Equal(2, terminal.Lines.Length);
                        Assert.Contains(epochs.ToString(CultureInfo.InvariantCulture), terminal.Lines[0], StringComparison.Ordinal);
                    }
                }
            }
        }
    }

    [Fact]
    public void NarrowConsole_KeepsWhatMattersMost()
    {
        string Step(int width) => ProgressLine.Of(new TrainingProgress(3, 10, 5, 10, 0.5, 0.91, 182345)).Fit(width);
        Assert.Equal("epoch  3/10 [#######-------]  loss 0.5000  accuracy 91.00 %  182,345 samples/s", Step(79));
        Assert.Equal("epoch  3/10 [###----]  loss 0.5000  accuracy 91.00 %  182k/s", Step(60));
        Assert.Equal("epoch  3/10  loss 0.5000  91.00 %", Step(39));

        string Whole(int width) => ProgressLine.Of(Epoch, 10).Fit(width);
        Assert.Equal("epoch  3/10  loss 0.1235  accuracy 96.51 %  validation 0.2000  97.80 %  0.34 s", Whole(79));
        Assert.Equal("epoch  3/10  loss 0.1235  96.51 %  validation 0.2000  97.80 %", Whole(64));
        Assert.Equal(" 3/10  0.1235  val 0.2000  97.80 %", Whole(39));
    }

    [Fact]
    public void ResizedConsole_IsAskedAgain()
    {
        int width = 100;
        var writer = new StringWriter(CultureInfo.InvariantCulture);
        var time = new FakeTime();
        var progress = new ConsoleProgress(writer, redraw: true, () => width, time);
        progress.Report(new TrainingProgress(3, 10, 5, 10, 0.5, 0.91, 182345));
        time.Advance(1);
        width = 30;
        progress.Report(new TrainingProgress(3, 10, 6, 10, 0.5, 0.91, 182345));
        Assert.Equal([0, 78, 29], writer.ToString().Split('\r').Select(static line => line.Length));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void ConsoleWithoutAWidth_HasEightyColumns(int width)
    {
        var terminal = new FakeTerminal(80);
        var progress = new ConsoleProgress(terminal, redraw: true, () => width);
        progress.Report(Completed(Epoch, 10));
        Assert.Equal(0, terminal.Wraps);
        Assert.InRange(terminal.Lines[0].Length, 70, 79);
    }

    [Fact]
    public void ShortEpochs_LeaveALineASecondAndTheLast()
    {
        var terminal = new FakeTerminal(80);
        var time = new FakeTime();
        var progress = new ConsoleProgress(terminal, redraw: true, () => 80, time);
        for (int epoch = 1; epoch <= 500; epoch++)
        {
            progress.Report(new TrainingProgress(epoch, 500, 1, 1, 0.5, 0.91, 182345));
            time.Advance(0.01);
            progress.Report(Completed(Epoch with { Epoch = epoch }, 500));
        }

        progress.Report(new TrainingProgress { IsEnd = true });
        Assert.Equal(0, terminal.Wraps);
        Assert.Equal(["epoch   1/500", "epoch 101/500", "epoch 201/500", "epoch 301/500", "epoch 401/500", "epoch 500/500", ""], terminal.Lines.Select(static line => line.Length == 0 ? "" : line[..13]));
    }

    [Fact]
    public void EndOfATraining_LeavesItsLastEpoch()
    {
        var terminal = new FakeTerminal(80);
        var time = new FakeTime();
        var progress = new ConsoleProgress(terminal, redraw: true, () => 80, time);
        progress.Report(Completed(Epoch with { Epoch = 1 }, 10));
        time.Advance(0.2);
        progress.Report(Completed(Epoch with { Epoch = 2 }, 10));
        time.Advance(0.2);
        progress.Report(new TrainingProgress(3, 10, 1, 9, 0.5, 0.91, 182345));
        progress.Report(new TrainingProgress { IsEnd = true });
        Assert.Equal(["epoch  1/10", "epoch  2/10", ""], terminal.Lines.Select(static line => line.Length == 0 ? "" : line[..11]));

        progress.Report(new TrainingProgress(1, 10, 1, 9, 0.5, 0.91, 182345));
        progress.Report(new TrainingProgress { IsEnd = true });
        Assert.StartsWith("epoch  1/10 [#", terminal.Lines[2], StringComparison.Ordinal);
        Assert.Equal(4, terminal.Lines.Length);
    }

    [Fact]
    public void Train_SaysThatItHasEnded()
    {
        NetworkRuntime<float> network = new HandWrittenModel(3, 8, 4).Network<float>();
        var recorder = new EndRecorder();
        network.Train(Examples.Clusters(20), new TrainingOptions { Epochs = 2, Progress = recorder });
        Assert.Equal(1, recorder.Ends);
        network.Layer(0).Bias![0] = float.NaN;
        Assert.Throws<TrainingDivergedException>(() => network.Train(Examples.Clusters(20), new TrainingOptions { Epochs = 2, Progress = recorder }));
        Assert.Equal(2, recorder.Ends);
    }

    [Fact]
    public void Instance_FollowsTheConsole() => Assert.Same(ConsoleProgress.Instance, ConsoleProgress.Instance);

    private static TrainingProgress Completed(EpochResult epoch, int epochs) => new() { Epochs = epochs, CompletedEpoch = epoch };

    private sealed class EndRecorder : IProgress<TrainingProgress>
    {
        public int Ends { get; private set; }

        public void Report(TrainingProgress value) => Ends += value.IsEnd ? 1 : 0;
    }
}
