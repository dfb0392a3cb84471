using System.Diagnostics;
using System.Globalization;
using DlGen.Peers.Contenders;
using DlGen.Peers.Environments;
using DlGen.Peers.Measuring;

namespace DlGen.Peers;

/// <summary>
/// DlGen asked for more threads than cores: 8 on 2 cores against 2, which may cost 1.3 times as much. A job gets no more
/// threads than cores, so both run on two; cores that other processes take are not measured here.
/// </summary>
internal static class Oversubscribed
{
    private const int Cores = 2;
    private const int Many = 8;
    private const double Limit = 1.3;

    /// <summary>Keeps the program to two cores, by starting it again where it has more.</summary>
    /// <returns>Its exit code, or null where this process has no more than two.</returns>
    public static int? RunAgain(string[] args)
    {
        if (Environment.ProcessorCount <= Cores || !(OperatingSystem.IsLinux() || OperatingSystem.IsWindows()))
        {
            return null;
        }

        // A child has the affinity of the thread that starts it, and counts its cores by it.
        using var process = Process.GetCurrentProcess();
        process.ProcessorAffinity = (1 << Cores) - 1;
        return Self.Run(args, new Dictionary<string, string>());
    }

    public static void Measure(Arguments arguments)
    {
        Console.WriteLine(Machine.Describe());
        Dataset data = Examples.Random(Examples.Count, Mlp.InputSize, Mlp.OutputSize);
        var network = new Mlp(seed: 0);
        foreach (int batch in (int[])[64, 1024])
        {
            Print($"training, batch {batch}", Times(
                arguments,
                threads => new DlGenTraining<Mlp>(data, data, batch, Rule.Momentum, threads)));
        }

        var work = new InferenceWork([], Examples.Inputs(10_000 * Mlp.InputSize), 10_000);
        Print("inference, batch 10000", Times(arguments, threads => new DlGenInference<Mlp>(network, work, threads)));
    }

    private static IReadOnlyList<Measurement> Times(Arguments arguments, Func<int, Contender> create)
    {
        Contender[] contenders = [create(Cores), create(Many)];
        foreach (Contender contender in contenders)
        {
            contender.Result();
        }

        return Rounds.Take(contenders, Cores, arguments.Rounds, arguments.Seconds).Measurements;
    }

    private static void Print(string work, IReadOnlyList<Measurement> measurements)
    {
        double ratio = Statistics.Median(measurements[1].Rounds.Zip(
            measurements[0].Rounds, static (many, few) => many.SecondsPerStep / few.SecondsPerStep));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{work,-24} {Cores} threads {measurements[0].SecondsPerStep * 1e6,10:N1} µs, {Many} asked for {measurements[1].SecondsPerStep * 1e6,10:N1} µs: {ratio:F2}×, must be within {Limit}×: {(ratio <= Limit ? "met" : "MISSED")}"));
    }
}
