using System.Text;
using Spectre.Console;

namespace DlGen.Reporting.Tests;

public class DashboardTests
{
    [Fact]
    public void RedirectedOutput_GetsALineForEachEpoch()
    {
        using var culture = new CultureOf();
        var output = new Output(isTerminal: false, width: 40);
        TrainingHistory history = Train(output, epochs: 3);

        Assert.Equal(history.Epochs.Select(static epoch => new TrainingProgress(epoch.Epoch, 3, 0, 0, 0, 0, 0) { CompletedEpoch = epoch }.ToString()), output.Lines);
        Assert.DoesNotContain('\u001b', output.Text);
    }

    [Theory]
    [InlineData(120)]
    [InlineData(80)]
    [InlineData(40)]
    [InlineData(10)]
    public void Terminal_GetsAViewThatEndsWithTheLastEpoch(int width)
    {
        var output = new Output(isTerminal: true, width);

        TrainingHistory history = Train(output, epochs: 3);

        Assert.Contains("\u001b[", output.Text, StringComparison.Ordinal);
        if (width >= 80)
        {
            string last = output.Text[output.Text.LastIndexOf("epoch 3/3", StringComparison.Ordinal)..];
            Assert.Contains("100 %", last, StringComparison.Ordinal);
            Assert.Contains("loss", last, StringComparison.Ordinal);
            Assert.Contains("accuracy", last, StringComparison.Ordinal);
            Assert.Contains(BestEpochs.ByValidationLoss(history.Epochs)!.ValidationLoss!.Value.ToString("F4", System.Globalization.CultureInfo.InvariantCulture), last, StringComparison.Ordinal);
        }
    }

    /// <summary>The first view must have given the console back.</summary>
    [Fact]
    public void OneDashboard_ShowsOneTrainingAfterAnother()
    {
        var output = new Output(isTerminal: true, width: 100);
        var dashboard = new Dashboard(output.Console);
        var options = new TrainingOptions { Epochs = 2, Progress = dashboard };

        new Plane(seed: 1).Train(Examples.Points(), options);
        new Plane(seed: 2).Train(Examples.Points(), options);

        Assert.Equal(2, output.Text.Split("\u001b[?25h").Length - 1);
    }

    [Fact]
    public void TimeLeft_GoesByWhatIsDone()
    {
        var clock = new Clock();
        var state = new DashboardState(clock);
        clock.Now += TimeSpan.FromSeconds(30);

        state.Add(new TrainingProgress(2, 4, 5, 10, 1, double.NaN, 1));

        Assert.Equal(1.5 / 4, state.Done, 12);
        Assert.Equal(50, state.Left!.Value.TotalSeconds, 3);
    }

    [Fact]
    public void Losses_StayFewHoweverManyStepsThereAre()
    {
        var state = new DashboardState(TimeProvider.System);
        for (int step = 0; step < 100_000; step++)
        {
            state.Add(new TrainingProgress(1, 1, step + 1, 100_000, step, double.NaN, 1));
        }

        Assert.InRange(state.Losses.Count, 250, 512);
        Assert.Equal(state.Losses.Order(), state.Losses);
        double[] gaps = [.. state.Losses.Zip(state.Losses.Skip(1), static (first, second) => second - first)];
        Assert.Equal(gaps[0], gaps[^1]);
    }

    [Fact]
    public void Chart_RisesFromTheBottomToTheTop()
    {
        var output = new Output(isTerminal: true, width: 30);

        output.Console.Write(new TerminalChart(4, static value => value.ToString("F1", System.Globalization.CultureInfo.InvariantCulture), (new double[] { 0, 1, 2, 3 }, Color.Blue)));

        string[] lines = [.. output.Plain.Split('\n').Select(static line => line.TrimEnd('\r'))];
        Assert.StartsWith("      3.0 ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("      0.0 ", lines[3], StringComparison.Ordinal);
        int[] firsts = [.. lines.Take(4).Select(static line => line.AsSpan(10).IndexOfAnyInRange('\u2801', '\u28FF'))];
        Assert.Equal(firsts.OrderDescending(), firsts);
        Assert.Equal(0, firsts[3]);
    }

    [Fact]
    public void Chart_WithoutValuesIsEmpty()
    {
        var output = new Output(isTerminal: true, width: 30);

        output.Console.Write(new TerminalChart(2, static value => $"{value}", (Array.Empty<double>(), Color.Blue), (new[] { double.NaN, double.NaN }, Color.Red)));

        Assert.Equal("", output.Plain.Trim());
    }

    private static TrainingHistory Train(Output output, int epochs) => new Plane(seed: 1).Train(
        Examples.Points(), new TrainingOptions { Epochs = epochs, BatchSize = 10, Validation = Examples.Points(seed: 2), Progress = new Dashboard(output.Console) });

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }

    /// <summary>A console that keeps what is written.</summary>
    private sealed class Output : IAnsiConsoleOutput
    {
        private readonly StringWriter writer = new() { NewLine = "\n" };

        public Output(bool isTerminal, int width)
        {
            (IsTerminal, Width) = (isTerminal, width);
            Console = AnsiConsole.Create(new AnsiConsoleSettings
            {
                Out = this,
                Ansi = isTerminal ? AnsiSupport.Yes : AnsiSupport.No,
                Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
                ColorSystem = ColorSystemSupport.TrueColor,
            });
            Console.Profile.Capabilities.Unicode = true;
        }

        public IAnsiConsole Console { get; }

        public string Text => writer.ToString();

        public string Plain => System.Text.RegularExpressions.Regex.Replace(Text, "\u001b\\[[0-9;?]*[a-zA-Z]", "");

        public string[] Lines => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        public TextWriter Writer => writer;

        public bool IsTerminal { get; }

        public int Width { get; }

        public int Height => 40;

        public void SetEncoding(Encoding encoding)
        {
        }
    }
}
