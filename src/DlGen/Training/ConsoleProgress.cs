namespace DlGen;

/// <summary>
/// Shows a training on the console: one line that keeps being redrawn, with a bar, the loss, the accuracy and the speed,
/// and a line that stays for every epoch, at most one a second. What checks find has a line of its own the first time. Lines are as long as the console is wide. Where the output goes to a
/// file or a pipe, it gets a line for every epoch and nothing else.
/// </summary>
public sealed class ConsoleProgress : IProgress<TrainingProgress>
{
    /// <summary>The width of a console that doesn't say it.</summary>
    private const int DefaultWidth = 80;

    private static readonly TimeSpan DrawingInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan StayingInterval = TimeSpan.FromSeconds(1);
    private readonly TextWriter? writer;
    private readonly bool? redraw;
    private readonly Func<int> width;
    private readonly TimeProvider time;
    private readonly HashSet<(FindingKind Kind, string Layer)> said = [];
    private long? lastDrawn;
    private long? lastStayed;
    private int drawnLength;
    private ProgressLine? pending;

    /// <param name="writer">Where lines go; null for the console.</param>
    /// <param name="redraw">Whether a line can be drawn over; null to ask the console.</param>
    /// <param name="width">The width of the console in columns; null to ask it.</param>
    /// <param name="time">The clock.</param>
    internal ConsoleProgress(TextWriter? writer, bool? redraw, Func<int>? width = null, TimeProvider? time = null)
    {
        this.writer = writer;
        this.redraw = redraw;
        this.width = width ?? ConsoleWidth;
        this.time = time ?? TimeProvider.System;
    }

    /// <summary>The console of this process.</summary>
    public static ConsoleProgress Instance { get; } = new(writer: null, redraw: null);

    // Asked anew each time, because a program may redirect its own console, and a user may resize it.
    private TextWriter Writer => writer ?? Console.Out;

    private bool Redraws => redraw ?? !Console.IsOutputRedirected;

    /// <summary>The last column stays free: some consoles go on to the next line as soon as it is written.</summary>
    private int Columns
    {
        get
        {
            int columns = width();
            return (columns > 0 ? columns : DefaultWidth) - 1;
        }
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (value.IsEnd)
        {
            EndTraining();
        }
        else if (value.CompletedEpoch is { } epoch)
        {
            CompleteEpoch(epoch, value.Epochs);
        }
        else
        {
            CompleteStep(value);
        }
    }

    private void CompleteStep(in TrainingProgress step)
    {
        if (IsDue(lastDrawn, DrawingInterval) && Redraws)
        {
            Draw(ProgressLine.Of(step));
        }
    }

    private void CompleteEpoch(EpochResult epoch, int epochs)
    {
        ProgressLine line = ProgressLine.Of(epoch, epochs);
        if (!Redraws)
        {
            Writer.WriteLine(line);
            Say(epoch.Checks);
        }
        else if (epoch.Epoch >= epochs || IsDue(lastStayed, StayingInterval))
        {
            Stay(line);
            Say(epoch.Checks);
        }
        else
        {
            pending = line;
            if (IsDue(lastDrawn, DrawingInterval))
            {
                Draw(line);
            }
        }
    }

    /// <summary>Leaves a line for each finding of the checks, once a training.</summary>
    private void Say(CheckReport? checks)
    {
        foreach (CheckFinding finding in checks?.Findings ?? [])
        {
            if (said.Add((finding.Kind, finding.Layer)))
            {
                Writer.WriteLine($"  {finding}");
            }
        }
    }

    /// <summary>Leaves the last completed epoch's line, and the cursor at the beginning of the next.</summary>
    private void EndTraining()
    {
        if (pending is not null)
        {
            Stay(pending);
        }
        else if (drawnLength > 0)
        {
            Writer.WriteLine();
        }

        (drawnLength, lastDrawn, lastStayed) = (0, null, null);
        said.Clear();
    }

    private static int ConsoleWidth()
    {
        try
        {
            return Console.WindowWidth;
        }
        catch (Exception exception) when (exception is IOException or PlatformNotSupportedException or InvalidOperationException)
        {
            return DefaultWidth;
        }
    }

    private bool IsDue(long? last, TimeSpan interval) => last is not { } since || time.GetElapsedTime(since) >= interval;

    private void Stay(ProgressLine line)
    {
        Draw(line);
        Writer.WriteLine();
        drawnLength = 0;
        lastStayed = lastDrawn;
        pending = null;
    }

    private void Draw(ProgressLine line)
    {
        // What a longer line has left is drawn over, as far as the console is wide now.
        int columns = Columns;
        string text = line.Fit(columns);
        Writer.Write('\r');
        Writer.Write(text.PadRight(Math.Min(drawnLength, columns)));
        drawnLength = text.Length;
        lastDrawn = time.GetTimestamp();
    }
}
