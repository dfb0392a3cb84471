using System.Globalization;
using System.Text.Json;
using DlGen.Peers.Environments;
using DlGen.Peers.Measuring;

namespace DlGen.Peers;

/// <summary>What is printed: a line for each workload as soon as it is known, or one JSON document at the end.</summary>
internal sealed class Report(Arguments arguments, AvailablePeers peers)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly List<Comparison> comparisons = [];

    public void Begin()
    {
        if (arguments.Json)
        {
            return;
        }

        Console.WriteLine(Machine.Describe());
        Line($"{arguments.Threads} threads, {arguments.Rounds} rounds of {arguments.Seconds} s, load average {Machine.Load()} at the start, TorchSharp {Peer}");
        if (peers.TorchProblem is { } torch)
        {
            Console.WriteLine($"TorchSharp doesn't load: {torch}");
        }

        if (peers.OnnxProblem is { } onnx)
        {
            Console.WriteLine($"ONNX Runtime doesn't load: {onnx}");
        }

        Console.WriteLine();
        Console.WriteLine("workload              contender       µs a step   samples/s  GFLOP/s  of peak  cores  DlGen is   by CPU  bar");
    }

    public void Add(Comparison comparison)
    {
        comparisons.Add(comparison);
        if (arguments.Json)
        {
            return;
        }

        string name = comparison.Workload.Name;
        foreach (Measurement measurement in comparison.Measurements)
        {
            double seconds = measurement.SecondsPerStep;
            double rate = comparison.Workload.FlopsPerStep / seconds;
            bool isPeer = measurement != comparison.DlGen;
            string ratio = isPeer ? Times(comparison.Ratio(measurement.Contender)!.Value) : "";
            string cpuRatio = isPeer ? Times(comparison.CpuRatio(measurement.Contender)!.Value) : "";
            Line($"{name,-21} {measurement.Contender,-14} {Microseconds(seconds),10} {comparison.Workload.Batch / seconds,11:N0} {rate / 1e9,8:F1} {rate / comparison.Peak,8:P1} {measurement.Cores,6:F2} {ratio,9} {cpuRatio,8}  {Bar(comparison, measurement)}");
            name = "";
        }

        foreach (string peer in comparison.Disagreements)
        {
            Console.WriteLine($"  {peer}'s result isn't DlGen's: the two did different work, and the ratio means nothing.");
        }
    }

    public void End()
    {
        if (arguments.Json)
        {
            Console.WriteLine(JsonSerializer.Serialize(ToJson(), Indented));
            return;
        }

        Console.WriteLine();
        Line($"FMA peak of {arguments.Threads} threads: {(comparisons.Count == 0 ? 0 : comparisons.Max(static comparison => comparison.Peak)) / 1e9:F1} GFLOP/s, measured between the rounds.");
        Console.WriteLine("Times are medians; \"DlGen is\" is the median over rounds of the peer's time over DlGen's, and \"by CPU\" the same of CPU time.");
        Console.WriteLine("Cores: CPU time over time. A figure well below the threads says that other processes took the machine; then no ratio counts.");
        if (!arguments.Tuned)
        {
            Console.WriteLine("The bars are meant against TorchSharp tuned (--tuned); here it runs as shipped.");
        }
    }

    private string Peer => arguments.Tuned ? "tuned" : "as shipped";

    private string Bar(Comparison comparison, Measurement measurement)
    {
        if (comparison.Workload.Bar is not { } bar || bar.Peer != measurement.Contender || bar.At(arguments.Threads) is not { } limits)
        {
            return "";
        }

        double ratio = comparison.Ratio(bar.Peer)!.Value;
        double peerOfPeak = comparison.Workload.FlopsPerStep / measurement.SecondsPerStep / comparison.Peak;
        return $"must {Limit(limits.Must)}, aim {Limit(limits.Aim)}";

        // What a bar comes to on this machine: where the peer is fast, it can lie beyond what the hardware does.
        string Limit(double limit) => string.Create(
            CultureInfo.InvariantCulture, $"{Times(limit)} ({limit * peerOfPeak:P0} of peak) {Met(ratio, limit)}");
    }

    private object ToJson() => new
    {
        machine = Machine.Describe(),
        threads = arguments.Threads,
        tuned = arguments.Tuned,
        problems = new[] { peers.TorchProblem, peers.OnnxProblem }.Where(static problem => problem is not null),
        workloads = comparisons.Select(comparison => new
        {
            name = comparison.Workload.Name,
            batch = comparison.Workload.Batch,
            flopsPerStep = comparison.Workload.FlopsPerStep,
            peakFlopsPerSecond = comparison.Peak,
            partOfPeak = comparison.PartOfPeak,
            disagreements = comparison.Disagreements,
            contenders = comparison.Measurements.Select(measurement => new
            {
                name = measurement.Contender,
                secondsPerStep = measurement.SecondsPerStep,
                samplesPerSecond = comparison.Workload.Batch / measurement.SecondsPerStep,
                cores = measurement.Cores,
                ratio = comparison.Ratio(measurement.Contender),
                cpuRatio = comparison.CpuRatio(measurement.Contender),
                rounds = measurement.Rounds.Select(static round => round.SecondsPerStep),
            }),
            bar = comparison.Workload.Bar is { } bar && bar.At(arguments.Threads) is { } limits && comparison.Ratio(bar.Peer) is { } ratio
                ? new { peer = bar.Peer, must = limits.Must, aim = limits.Aim, mustMet = ratio >= limits.Must, aimMet = ratio >= limits.Aim }
                : null,
        }),
    };

    private static string Met(double ratio, double limit) => ratio >= limit ? "met" : "MISSED";

    private static string Times(double ratio) => ratio.ToString(ratio < 10 ? "0.00" : "0.#", CultureInfo.InvariantCulture) + "×";

    private static string Microseconds(double seconds) =>
        (seconds * 1e6).ToString(seconds < 1e-4 ? "F3" : "N1", CultureInfo.InvariantCulture);

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
