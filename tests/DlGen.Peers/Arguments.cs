using System.Globalization;

namespace DlGen.Peers;

internal enum Mode
{
    Compare,
    List,
    FirstStep,
    Oversubscribed,
    Around,
    Convolutions,
    Memory,
    Parity,
    Steps,
    Windows,
    Help,
}

/// <summary>The command line.</summary>
internal sealed class Arguments
{
    public const string Usage = """
        dotnet run -c Release --project tests/DlGen.Peers -- [options]

          --threads N       threads for every contender (default: all cores)
          --filter TEXT     only the workloads whose name is TEXT or contains it; several apart by commas
          --tuned           libtorch at its best: MKL freed to use AVX-512 on any CPU, freed memory kept
          --rounds N        alternating rounds (default 9)
          --seconds S       about how long each contender is timed in a round (default 0.2)
          --json            one JSON document in place of the tables
          --list            the workloads
          --first-step      process start to the end of the first training step, in processes of their own
          --oversubscribed  DlGen with 8 threads on 2 cores, and beside a process that keeps both busy
          --around          what clipping and the rest of what acts around an update add to a step
          --convolutions    the kernels of a convolution by themselves, as parts of the multiply-add peak
          --memory          what a training step takes in memory, in processes of their own
          --parity          draws networks anew, with TorchSharp's results, for the tests in tests/DlGen.Tests/Parity
          --windows         TorchSharp's results of networks with convolutions, pools and normalizations of images, for those tests
          --steps           TorchSharp's results of 100 updates with each optimizer and schedule, for those tests
          --seed N          what they are drawn from (default 1)
          --count N         how many (default 48)
        """;

    public Mode Mode { get; private set; }

    public int Threads { get; private set; } = Environment.ProcessorCount;

    public IReadOnlyList<string> Filters { get; private set; } = [];

    public bool Tuned { get; private set; }

    public int Rounds { get; private set; } = 9;

    public double Seconds { get; private set; } = 0.2;

    public bool Json { get; private set; }

    public int Seed { get; private set; } = 1;

    public int Count { get; private set; } = 48;

    /// <exception cref="FormatException">An option is unknown, or its value is missing or wrong.</exception>
    public static Arguments Parse(ReadOnlySpan<string> args)
    {
        var result = new Arguments();
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--threads":
                    result.Threads = Positive(Value(args, ref i), "--threads");
                    break;
                case "--filter":
                    result.Filters = Value(args, ref i).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                    break;
                case "--rounds":
                    result.Rounds = Positive(Value(args, ref i), "--rounds");
                    break;
                case "--seconds":
                    result.Seconds = Duration(Value(args, ref i));
                    break;
                case "--tuned":
                    result.Tuned = true;
                    break;
                case "--json":
                    result.Json = true;
                    break;
                case "--list":
                    result.Mode = Mode.List;
                    break;
                case "--first-step":
                    result.Mode = Mode.FirstStep;
                    break;
                case "--oversubscribed":
                    result.Mode = Mode.Oversubscribed;
                    break;
                case "--around":
                    result.Mode = Mode.Around;
                    break;
                case "--convolutions":
                    result.Mode = Mode.Convolutions;
                    break;
                case "--memory":
                    result.Mode = Mode.Memory;
                    break;
                case "--parity":
                    result.Mode = Mode.Parity;
                    break;
                case "--steps":
                    result.Mode = Mode.Steps;
                    break;
                case "--windows":
                    result.Mode = Mode.Windows;
                    break;
                case "--seed":
                    result.Seed = Positive(Value(args, ref i), "--seed");
                    break;
                case "--count":
                    result.Count = Positive(Value(args, ref i), "--count");
                    break;
                case "--help" or "-h":
                    result.Mode = Mode.Help;
                    break;
                default:
                    throw new FormatException($"Unknown option {args[i]}.");
            }
        }

        return result;
    }

    private static string Value(ReadOnlySpan<string> args, ref int i) =>
        ++i < args.Length ? args[i] : throw new FormatException($"{args[i - 1]} needs a value.");

    private static int Positive(string text, string option) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0
            ? value
            : throw new FormatException($"{option} is {text}; it must be a number from 1.");

    private static double Duration(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value is > 0 and < 60
            ? value
            : throw new FormatException($"--seconds is {text}; it must be a number above 0 and below 60.");
}
