using static System.FormattableString;

namespace DlGen;

/// <summary>Numbers as people read them, the same in every culture.</summary>
internal static class Figures
{
    /// <summary>What is printed where there is no figure.</summary>
    public const string None = "-";

    /// <summary>A loss with four decimals, or in scientific notation where these say little: 0.1235, 1.235E-06.</summary>
    public static string Loss(double loss)
    {
        double size = Math.Abs(loss);
        return size is 0 or (>= 1e-3 and < 1e5) ? Invariant($"{loss:F4}") : Scientific(loss);
    }

    /// <summary>A part of the whole: 97.80 %.</summary>
    public static string Percent(double? part) => part is null or double.NaN ? None : Invariant($"{100 * part:F2} %");

    /// <summary>A whole number: 60,000.</summary>
    public static string Count(long count) => Invariant($"{count:N0}");

    /// <summary>A number and what it counts: 1 example, 60,000 examples.</summary>
    public static string Count(long count, string what) => Invariant($"{count:N0} {what}{(count == 1 ? "" : "s")}");

    /// <summary>A duration in seconds: 0.34 s.</summary>
    public static string Seconds(TimeSpan duration) => Invariant($"{duration.TotalSeconds:F2} s");

    /// <summary>A speed in full: 182,345 samples/s.</summary>
    public static string Speed(double samplesPerSecond) => Invariant($"{samplesPerSecond:N0} samples/s");

    /// <summary>A speed in at most seven characters or so: 182k/s, 3.1M/s.</summary>
    public static string ShortSpeed(double samplesPerSecond) => samplesPerSecond switch
    {
        >= 1e12 => Invariant($"{samplesPerSecond:0.#E+0}/s"),
        >= 1e10 => Invariant($"{samplesPerSecond / 1e9:F0}G/s"),
        >= 1e9 => Invariant($"{samplesPerSecond / 1e9:F1}G/s"),
        >= 1e7 => Invariant($"{samplesPerSecond / 1e6:F0}M/s"),
        >= 1e6 => Invariant($"{samplesPerSecond / 1e6:F1}M/s"),
        >= 1e4 => Invariant($"{samplesPerSecond / 1e3:F0}k/s"),
        _ => Invariant($"{samplesPerSecond:F0}/s"),
    };

    /// <summary>A value of a tensor, with four significant digits.</summary>
    public static string Value(double value) => Invariant($"{value:G4}");

    private static string Scientific(double value) => double.IsFinite(value) ? Invariant($"{value:0.000E+00}") : Invariant($"{value}");
}
