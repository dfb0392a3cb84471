using System.Diagnostics;
using System.Globalization;
using DlGen.Peers.Contenders;
using DlGen.Peers.Environments;
using DlGen.Peers.Measuring;

namespace DlGen.Peers;

/// <summary>
/// DlGen on cores that are too few. Asked for 8 threads on 2 cores it may cost 1.3 times as much as with 2: a job gets no
/// more threads than cores, so both run on two. Beside a process that keeps both cores busy, 2 threads may be no slower than
/// one: whoever waits for a thread without a core must not keep it from getting one.
/// </summary>
internal static class Oversubscribed
{
    /// <summary>The argument that makes this program a process that keeps the cores busy.</summary>
    public const string Busy = "busy-child";

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

        var work = new InferenceWork(Architecture.Mlp, [Mlp.InputSize], [], Examples.Inputs(10_000 * Mlp.InputSize), 10_000);
        Print("inference, batch 10000", Times(arguments, threads => new DlGenInference<Mlp>(network, work, threads)));

        using Process other = Process.Start(Self.StartInfo([Busy]))!;
        try
        {
            IReadOnlyList<Measurement> times = Times(
                arguments, threads => new DlGenTraining<Mlp>(data, data, 64, Rule.Momentum, threads), 1, Cores);
            double ratio = Ratio(times);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"beside a busy process, training, batch 64: 1 thread {times[0].SecondsPerStep * 1e6:N1} µs, {Cores} threads {times[1].SecondsPerStep * 1e6:N1} µs: {ratio:F2}×, must be within 1×: {(ratio <= 1 ? "met" : "MISSED")}"));
        }
        finally
        {
            other.Kill();
        }
    }

    /// <summary>The child: keeps the cores busy until it is ended.</summary>
    public static void KeepBusy()
    {
        for (int core = 0; core < Cores; core++)
        {
            new Thread(static () =>
            {
                while (true)
                {
                }
            }).Start();
        }

        Thread.Sleep(Timeout.Infinite);
    }

    private static IReadOnlyList<Measurement> Times(Arguments arguments, Func<int, Contender> create, int few = Cores, int many = Many)
    {
        Contender[] contenders = [create(few), create(many)];
        foreach (Contender contender in contenders)
        {
            contender.Result();
        }

        return Rounds.Take(contenders, Cores, arguments.Rounds, arguments.Seconds).Measurements;
    }

    private static void Print(string work, IReadOnlyList<Measurement> measurements)
    {
        double ratio = Ratio(measurements);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{work,-24} {Cores} threads {measurements[0].SecondsPerStep * 1e6,10:N1} µs, {Many} asked for {measurements[1].SecondsPerStep * 1e6,10:N1} µs: {ratio:F2}×, must be within {Limit}×: {(ratio <= Limit ? "met" : "MISSED")}"));
    }

    private static double Ratio(IReadOnlyList<Measurement> measurements) => Statistics.Median(measurements[1].Rounds.Zip(
        measurements[0].Rounds, static (many, few) => many.SecondsPerStep / few.SecondsPerStep));
}
