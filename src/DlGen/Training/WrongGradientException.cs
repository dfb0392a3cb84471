namespace DlGen;

/// <summary>A network's gradient isn't the slope of its loss.</summary>
public sealed class WrongGradientException : Exception
{
    internal WrongGradientException(GradientReport report)
        : base($"The gradient isn't the slope of the loss. {report.Worst}{(report.Kinks.Count == 0 ? "" : $". {report.LeftOut}")}") => Report = report;

    /// <summary>What was found, parameter by parameter.</summary>
    public GradientReport Report { get; }
}
