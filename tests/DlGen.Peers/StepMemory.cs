using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using DlGen.Peers.Contenders;
using DlGen.Peers.Environments;

namespace DlGen.Peers;

/// <summary>
/// What a training takes in memory. All that DlGen takes it allocates before the first step has ended, and so it can be stated. Of both
/// libraries the peak of a process's resident set is measured, above what it was when the library was loaded and the data were there. What
/// is read from files, the code of libraries, is left out.
/// </summary>
internal static class StepMemory
{
    public const string Child = "memory-child";

    private const int Steps = 20;

    /// <summary>What a child finds, in bytes.</summary>
    /// <param name="Peak">The peak of the resident set above where it began.</param>
    /// <param name="Allocated">What DlGen allocated in managed memory, where all its arenas are; 0 of a peer.</param>
    /// <param name="Parameters">DlGen's parameters, with their padding; 0 of a peer.</param>
    /// <param name="Optimizer">What DlGen's optimizer keeps for each parameter; 0 of a peer.</param>
    internal readonly record struct Reading(long Peak, long Allocated = 0, long Parameters = 0, long Optimizer = 0)
    {
        /// <summary>Values, gradients, inputs, and the room of each thread.</summary>
        public long Rest => Allocated - Parameters - Optimizer;
    }

    public static void Measure(IReadOnlyList<Workload> workloads, Arguments arguments)
    {
        Console.WriteLine(Machine.Describe());
        Line($"Memory of {Steps} training steps on {arguments.Threads} thread(s), in MB of a million bytes; TorchSharp {(arguments.Tuned ? "tuned" : "as shipped")}.");
        Console.WriteLine();
        Console.WriteLine("workload              DlGen: parameters  optimizer       rest     stated       peak  TorchSharp: peak  over DlGen's");
        foreach (Workload workload in workloads.Where(static workload => workload.ReadMemory is not null))
        {
            Reading? own = RunChild(workload, Bar.DlGen, arguments.Threads), peer = RunChild(workload, Bar.Torch, arguments.Threads);
            string ours = own is { } a
                ? $"{Megabytes(a.Parameters),17} {Megabytes(a.Optimizer),10} {Megabytes(a.Rest),10} {Megabytes(a.Allocated),10} {Megabytes(a.Peak),10}"
                : "failed";
            string theirs = peer is { } b ? Megabytes(b.Peak) : "failed";
            string ratio = own is { Peak: > 0 } && peer is not null
                ? string.Create(CultureInfo.InvariantCulture, $"{(double)peer.Value.Peak / own.Value.Peak:F1}×")
                : "";
            Console.WriteLine($"{workload.Name,-21} {ours,-61} {theirs,17} {ratio,13}");
        }

        Console.WriteLine();
        Console.WriteLine("Stated: what DlGen allocates: parameters, the optimizer's moments, and the rest, which are values, gradients, inputs and the threads' rooms.");
        Console.WriteLine("Peak: of the resident set of a process, above the loaded library and the data. DlGen's has the JIT's code too, and lacks what it never touches.");
    }

    /// <summary>The child: trains and prints what it took.</summary>
    public static int Run(string workload, string contender, string threads)
    {
        int count = int.Parse(threads, CultureInfo.InvariantCulture);
        if (contender == Bar.Torch && AvailablePeers.Load(count).TorchProblem is { } problem)
        {
            Console.Error.WriteLine($"TorchSharp doesn't load: {problem}");
            return 2;
        }

        Reading reading = Workload.All.Single(one => one.Name == workload).ReadMemory!(contender, count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reading.Peak} {reading.Allocated} {reading.Parameters} {reading.Optimizer}"));
        return 0;
    }

    /// <summary>Trains a new network with DlGen, each epoch one batch.</summary>
    public static Reading OfDlGen<TNetwork>(Dataset batch, Rule rule, int threads)
        where TNetwork : INetwork<TNetwork, float>
    {
        long allocated = 0, parameters = 0;
        long peak = Peak(() =>
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            TNetwork network = TNetwork.Create(seed: 0);
            network.Train(batch, new TrainingOptions { Epochs = Steps, BatchSize = batch.Count, Optimizer = Rules.Create(rule), Threads = threads });
            allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
            parameters = network.Runtime.Model.ParameterLength * sizeof(float);
        });
        return new Reading(peak, allocated, parameters, Rules.Moments(rule) * parameters);
    }

    /// <summary>Trains a new network with TorchSharp on one batch.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Reading OfTorch(TrainingWork work) => new(Peak(() =>
    {
        using var training = new TorchTraining(work);
        for (int step = 0; step < Steps; step++)
        {
            training.Result();
        }
    }));

    /// <summary>How far the resident set rises above where it is, without what is read from files meanwhile.</summary>
    private static long Peak(Action run)
    {
        // What the garbage collector has kept could be taken for the network's arenas, which then would count for nothing.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        ResidentSet.ResetPeak();
        ResidentSet before = ResidentSet.Read();
        run();
        ResidentSet after = ResidentSet.Read();
        return after.PeakBytes - before.Bytes - (after.FileBytes - before.FileBytes);
    }

    private static Reading? RunChild(Workload workload, string contender, int threads)
    {
        ProcessStartInfo start = Self.StartInfo([Child, workload.Name, contender, threads.ToString(CultureInfo.InvariantCulture)]);
        start.RedirectStandardOutput = true;
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 && output.Split(' ') is [var peak, var allocated, var parameters, var optimizer]
            ? new Reading(Number(peak), Number(allocated), Number(parameters), Number(optimizer))
            : null;

        static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
    }

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("F1", CultureInfo.InvariantCulture);

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
