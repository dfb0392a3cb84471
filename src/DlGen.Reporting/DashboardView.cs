using Spectre.Console;
using Spectre.Console.Rendering;
using static System.FormattableString;

namespace DlGen.Reporting;

/// <summary>Lays out what a view shows.</summary>
internal static class DashboardView
{
    private const int ChartHeight = 8;

    /// <summary>Narrower terminals have the charts below each other.</summary>
    private const int WideTerminal = 76;

    private static readonly Color Training = Color.DodgerBlue1;
    private static readonly Color Validation = Color.Orange1;

    /// <summary>The view of a training in a terminal of so many columns.</summary>
    public static IRenderable Of(DashboardState state, int width)
    {
        var parts = new List<IRenderable> { Head(state, width), Charts(state, width) };
        if (Best(state) is { } best)
        {
            parts.Add(new Markup(best));
        }

        return new Rows(parts);
    }

    private static Markup Head(DashboardState state, int width)
    {
        TrainingProgress last = state.Last;
        int length = Math.Clamp(width - 74, 8, 30);
        int filled = (int)Math.Round(length * state.Done);
        string time = state.HasEnded ? Invariant($"{Time(state.Elapsed)} in all")
            : state.Left is { } left ? Invariant($"{Time(state.Elapsed)}, {Time(left)} left")
            : Time(state.Elapsed);
        return new Markup(Invariant(
            $"[bold]epoch {last.Epoch}/{last.Epochs}[/] [dodgerblue1]{new string('━', filled)}[/][grey]{new string('━', length - filled)}[/] {100 * state.Done:F0} %  {time}  {Figures.ShortSpeed(last.SamplesPerSecond)}{(last.LearningRate > 0 ? Invariant($"  rate {last.LearningRate:G3}") : "")}"));
    }

    private static IRenderable Charts(DashboardState state, int width)
    {
        IReadOnlyList<EpochResult> epochs = state.Epochs;
        IRenderable loss = Chart(
            "loss",
            Figures.Loss,
            epochs.Count > 1 ? [.. epochs.Select(static epoch => epoch.Loss)] : state.Losses,
            [.. epochs.Select(static epoch => epoch.ValidationLoss ?? double.NaN)],
            state.Last.Loss);
        if (double.IsNaN(state.Last.Accuracy))
        {
            return loss;
        }

        IRenderable accuracy = Chart(
            "accuracy",
            static value => Figures.Percent(value),
            [.. epochs.Select(static epoch => epoch.Accuracy)],
            [.. epochs.Select(static epoch => epoch.ValidationAccuracy ?? double.NaN)],
            state.Last.Accuracy);
        if (width < WideTerminal)
        {
            return new Rows(loss, accuracy);
        }

        var grid = new Grid { Expand = true };
        grid.AddColumn(new GridColumn().PadLeft(0)).AddColumn(new GridColumn().PadRight(0));
        return grid.AddRow(loss, accuracy);
    }

    private static Panel Chart(string name, Func<double, string> format, IReadOnlyList<double> training, IReadOnlyList<double> validation, double now)
    {
        bool hasValidation = validation.Any(static value => !double.IsNaN(value));
        string legend = hasValidation ? Invariant($" {format(now)} [dodgerblue1]training[/] [orange1]{format(validation[^1])} validation[/]") : Invariant($" {format(now)}");
        var chart = new TerminalChart(ChartHeight, format, hasValidation ? [(training, Training), (validation, Validation)] : [(training, Training)]);
        return new Panel(chart) { Header = new PanelHeader($" {name}{legend} "), Border = BoxBorder.Rounded, Padding = new Spectre.Console.Padding(0, 0), Expand = true };
    }

    private static string? Best(DashboardState state) => BestEpochs.ByValidationLoss(state.Epochs) is { } best
        ? Invariant($"best epoch [bold]{best.Epoch}[/]: validation loss {Figures.Loss(best.ValidationLoss!.Value)}{(best.ValidationAccuracy is { } accuracy ? $", validation accuracy {Figures.Percent(accuracy)}" : "")}")
        : null;

    /// <summary>A duration as people read it: 12 s, 3:07 min, 2:05 h.</summary>
    private static string Time(TimeSpan time) => time.TotalSeconds < 60 ? Invariant($"{time.TotalSeconds:F0} s")
        : time.TotalHours < 1 ? Invariant($"{(int)time.TotalMinutes}:{time.Seconds:00} min")
        : Invariant($"{(int)time.TotalHours}:{time.Minutes:00} h");
}
