using System.Globalization;

namespace DlGen;

/// <summary>
/// A line about a training, made of parts that have shorter forms. It gives way to the width there is step by step: each step takes the
/// next shorter form of one part, the least important first.
/// </summary>
internal sealed class ProgressLine
{
    private const string Gap = "  ";
    private const int BarWidth = 14;
    private readonly Part[] parts;
    private readonly int[] steps;

    /// <param name="parts">The parts, in the order of the line.</param>
    /// <param name="steps">Which part gives way first, second, …; null for a line that doesn't.</param>
    private ProgressLine(Part[] parts, int[] steps)
    {
        this.parts = parts;
        this.steps = steps;
    }

    /// <summary>An epoch that isn't completed: how far it is, with a bar.</summary>
    public static ProgressLine Of(in TrainingProgress step)
    {
        double done = (double)step.Step / Math.Max(step.Steps, 1);
        const int epoch = 0, bar = 1, loss = 2, accuracy = 3, speed = 4;
        return new ProgressLine(
            [
                Epoch(step.Epoch, step.Epochs),
                new Part(" ", Bar(done, BarWidth), Bar(done, BarWidth / 2), ""),
                Loss("loss", step.Loss),
                Accuracy(step.Accuracy),
                Speed(step.SamplesPerSecond),
            ],
            [bar, speed, accuracy, bar, speed, epoch, loss, accuracy]);
    }

    /// <summary>An epoch that is completed.</summary>
    /// <param name="result">What it came to.</param>
    /// <param name="epochs">How many there are to be; 0 where that isn't known.</param>
    public static ProgressLine Of(EpochResult result, int epochs = 0)
    {
        const int epoch = 0, loss = 1, accuracy = 2, validation = 3, duration = 4, speed = 5;
        return new ProgressLine(
            [
                Epoch(result.Epoch, epochs),
                Loss("loss", result.Loss),
                Accuracy(result.Accuracy),
                Validation(result.ValidationLoss, result.ValidationAccuracy),
                new Part(Gap, Figures.Seconds(result.Duration), ""),
                Speed(result.SamplesPerSecond),
            ],
            [speed, validation, speed, accuracy, duration, epoch, validation, loss, accuracy, validation]);
    }

    /// <summary>The line in full.</summary>
    public override string ToString() => Fit(int.MaxValue);

    /// <summary>The line in at most so many characters.</summary>
    public string Fit(int width)
    {
        int[] forms = new int[parts.Length];
        string line = Join(forms);
        foreach (int part in steps)
        {
            if (line.Length <= width)
            {
                break;
            }

            forms[part]++;
            line = Join(forms);
        }

        return line.Length <= width ? line : line[..Math.Max(width, 0)];
    }

    private static Part Epoch(int epoch, int epochs)
    {
        string number = epoch.ToString(CultureInfo.InvariantCulture);
        string total = epochs.ToString(CultureInfo.InvariantCulture);
        string of = epochs > 0 ? $"{number.PadLeft(total.Length)}/{total}" : number;
        return new Part("", $"epoch {of}", of);
    }

    private static Part Loss(string name, double loss) => new(Gap, $"{name} {Figures.Loss(loss)}", Figures.Loss(loss));

    private static Part Accuracy(double accuracy) => double.IsNaN(accuracy)
        ? new Part(Gap, "", "", "")
        : new Part(Gap, $"accuracy {Figures.Percent(accuracy)}", Figures.Percent(accuracy), "");

    private static Part Validation(double? loss, double? accuracy)
    {
        if (loss is null)
        {
            return new Part(Gap, "", "", "", "");
        }

        string figure = Figures.Loss(loss.Value);
        if (accuracy is null)
        {
            return new Part(Gap, $"validation loss {figure}", $"validation {figure}", $"val {figure}", figure);
        }

        string percent = Figures.Percent(accuracy);
        return new Part(
            Gap, $"validation loss {figure}  validation accuracy {percent}", $"validation {figure}  {percent}", $"val {figure}  {percent}", $"val {percent}");
    }

    private static Part Speed(double samplesPerSecond) => new(Gap, Figures.Speed(samplesPerSecond), Figures.ShortSpeed(samplesPerSecond), "");

    private static string Bar(double done, int width)
    {
        int filled = Math.Clamp((int)(width * done), 0, width);
        return $"[{new string('#', filled)}{new string('-', width - filled)}]";
    }

    private string Join(int[] forms) => string.Concat(parts.Select((part, index) => part.Text(forms[index])));

    /// <summary>A part, with what stands before it unless it is empty.</summary>
    private readonly struct Part(string gap, params string[] forms)
    {
        public string Text(int form) => forms[form].Length == 0 ? "" : gap + forms[form];
    }
}
