using Spectre.Console;

namespace DlGen.Reporting;

/// <summary>
/// Shows a training in the terminal: how far it is and when it will be done, the curves of loss and accuracy, and the best epoch. It is
/// redrawn in place, ten times a second at most. Where the output goes to a file or a pipe, it gets a line for every epoch and nothing else.
/// </summary>
/// <remarks>A console can have one live view at a time. The program itself must not write to it before the training's end.</remarks>
public sealed class Dashboard : IProgress<TrainingProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private readonly Func<IAnsiConsole> console;
    private readonly TimeProvider time;
    private DashboardState state;
    private LiveView? view;
    private long lastDrawn;

    /// <summary>A view in this process's terminal.</summary>
    public Dashboard()
        : this(static () => AnsiConsole.Console)
    {
    }

    /// <summary>A view in a console of Spectre.Console's.</summary>
    /// <param name="console">The console.</param>
    public Dashboard(IAnsiConsole console)
        : this(() => console) => ArgumentNullException.ThrowIfNull(console);

    internal Dashboard(Func<IAnsiConsole> console, TimeProvider? time = null)
    {
        this.console = console;
        this.time = time ?? TimeProvider.System;
        state = new DashboardState(this.time);
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        IAnsiConsole terminal = console();
        state.Add(value);
        if (!IsLive(terminal))
        {
            // Unwrapped and without markup, whatever the width that is taken for the console's.
            if (value.CompletedEpoch is not null)
            {
                terminal.Profile.Out.Writer.WriteLine(value.ToString());
            }
        }
        else if (value.IsEnd || view is null || time.GetElapsedTime(lastDrawn) >= Interval)
        {
            view ??= new LiveView(terminal);
            view.Show(DashboardView.Of(state, terminal.Profile.Width));
            lastDrawn = time.GetTimestamp();
        }

        if (value.IsEnd)
        {
            view?.End();
            view = null;
            state = new DashboardState(time);
        }
    }

    private static bool IsLive(IAnsiConsole terminal) => terminal.Profile.Out.IsTerminal && terminal.Profile.Capabilities is { Ansi: true, Interactive: true };
}
