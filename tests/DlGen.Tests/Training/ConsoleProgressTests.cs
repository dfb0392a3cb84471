using System.Globalization;

namespace DlGen.Tests.Training;

public class ConsoleProgressTests
{
    private static readonly EpochResult Epoch = new(3, 0.12345, 0.9651, 0.2, 0.978, TimeSpan.FromSeconds(0.34), 182345);

    [Fact]
    public void RedirectedOutput_GetsOneLineAnEpoch()
    {
        var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var progress = new ConsoleProgress(writer, redraw: false);
        progress.StepCompleted(new StepProgress(3, 10, 5, 10, 0.5, 0.9, 1000));
        progress.EpochCompleted(Epoch, 10);
        Assert.Equal(
            "epoch  3/10  loss 0.1235  accuracy 96.51 %  validation loss 0.2000  validation accuracy 97.80 %  0.34 s  182,345 samples/s\n",
            writer.ToString());
    }

    [Fact]
    public void Console_GetsALineThatIsRedrawn()
    {
        var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var progress = new ConsoleProgress(writer, redraw: true);
        progress.StepCompleted(new StepProgress(3, 10, 5, 10, 0.5, double.NaN, 1000));
        progress.StepCompleted(new StepProgress(3, 10, 6, 10, 0.5, double.NaN, 1000));
        string bar = "\repoch  3/10 [#######-------]  loss 0.5000  1,000 samples/s";
        Assert.Equal(bar, writer.ToString());

        progress.EpochCompleted(Epoch with { Accuracy = double.NaN, ValidationLoss = double.NaN }, 10);
        string line = "epoch  3/10  loss 0.1235  0.34 s  182,345 samples/s".PadRight(bar.Length - 1);
        Assert.Equal($"{bar}\r{line}\n", writer.ToString());
    }

    [Fact]
    public void Instance_FollowsTheConsole() => Assert.Same(ConsoleProgress.Instance, ConsoleProgress.Instance);
}
