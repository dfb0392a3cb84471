using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace DlGen;

/// <summary>
/// Shows a training on the console: one line that keeps being redrawn, with a bar, the loss, the accuracy and the speed,
/// and a line that stays for every epoch. Where the output goes to a file or a pipe, only the latter.
/// </summary>
public sealed class ConsoleProgress : ITrainingProgress
{
    // Short enough that the line fits a terminal of 80 columns: \r goes back only to the start of the last one.
    private const int BarWidth = 14;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly TextWriter? writer;
    private readonly bool? redraw;
    private long lastDrawn;
    private int drawnLength;

    internal ConsoleProgress(TextWriter? writer, bool? redraw)
    {
        this.writer = writer;
        this.redraw = redraw;
    }

    /// <summary>The console of this process.</summary>
    public static ConsoleProgress Instance { get; } = new(writer: null, redraw: null);

    // Asked anew each time, because a program may redirect its own console.
    private TextWriter Writer => writer ?? Console.Out;

    private bool Redraws => redraw ?? !Console.IsOutputRedirected;

    /// <inheritdoc/>
    public void StepCompleted(in StepProgress step)
    {
        long now = Stopwatch.GetTimestamp();
        if (lastDrawn != 0 && Stopwatch.GetElapsedTime(lastDrawn, now) < Interval)
        {
            return;
        }

        lastDrawn = now;
        if (Redraws)
        {
            Draw(Line(step), stays: false);
        }
    }

    /// <inheritdoc/>
    public void EpochCompleted(EpochResult epoch, int epochs)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        lastDrawn = 0;
        Draw(Line(epoch, epochs), stays: true);
    }

    private static string Line(in StepProgress step)
    {
        int done = (int)((long)BarWidth * step.Step / Math.Max(step.Steps, 1));
        var line = new StringBuilder();
        AppendEpoch(line, step.Epoch, step.Epochs);
        line.Append(" [").Append('#', done).Append('-', BarWidth - done).Append(']');
        AppendFigures(line, string.Empty, step.Loss, step.Accuracy);
        AppendSpeed(line, step.SamplesPerSecond);
        return line.ToString();
    }

    private static string Line(EpochResult epoch, int epochs)
    {
        var line = new StringBuilder();
        AppendEpoch(line, epoch.Epoch, epochs);
        AppendFigures(line, string.Empty, epoch.Loss, epoch.Accuracy);
        if (!double.IsNaN(epoch.ValidationLoss))
        {
            AppendFigures(line, "validation ", epoch.ValidationLoss, epoch.ValidationAccuracy);
        }

        line.Append(CultureInfo.InvariantCulture, $"  {epoch.Duration.TotalSeconds:F2} s");
        AppendSpeed(line, epoch.SamplesPerSecond);
        return line.ToString();
    }

    private static void AppendEpoch(StringBuilder line, int epoch, int epochs)
    {
        string total = epochs.ToString(CultureInfo.InvariantCulture);
        line.Append("epoch ").Append(epoch.ToString(CultureInfo.InvariantCulture).PadLeft(total.Length)).Append('/').Append(total);
    }

    private static void AppendFigures(StringBuilder line, string prefix, double loss, double accuracy)
    {
        line.Append(CultureInfo.InvariantCulture, $"  {prefix}loss {loss:F4}");
        if (!double.IsNaN(accuracy))
        {
            line.Append(CultureInfo.InvariantCulture, $"  {prefix}accuracy {100 * accuracy:F2} %");
        }
    }

    private static void AppendSpeed(StringBuilder line, double samplesPerSecond) =>
        line.Append(CultureInfo.InvariantCulture, $"  {samplesPerSecond:N0} samples/s");

    private void Draw(string line, bool stays)
    {
        if (Redraws)
        {
            Writer.Write('\r');
            Writer.Write(line.PadRight(drawnLength));
            drawnLength = stays ? 0 : line.Length;
            if (stays)
            {
                Writer.WriteLine();
            }
        }
        else
        {
            Writer.WriteLine(line);
        }
    }
}
