using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using DlGen.Peers.Contenders;
using DlGen.Peers.Environments;
using DlGen.Peers.Measuring;

namespace DlGen.Peers;

/// <summary>
/// From the start of a process to the end of the MLP's first training step, its data in arrays. The parent hands over the
/// time of its clock, which all processes share, and the child says how much later it was done.
/// </summary>
internal static class FirstStep
{
    public const string Child = "first-step-child";

    private const int Batch = 64;
    private const double MustMilliseconds = 100;

    public static void Measure(Arguments arguments)
    {
        Console.WriteLine(Machine.Describe());
        Console.WriteLine("From the start of a process to the end of its first training step: MLP 784-256-256-10, SGD with momentum, batch 64.");
        string? problem = AvailablePeers.Load(arguments.Threads).TorchProblem;
        if (problem is not null)
        {
            Console.WriteLine($"TorchSharp doesn't load: {problem}");
        }

        string[] contenders = problem is null ? ["nothing", "DlGen", "TorchSharp"] : ["nothing", "DlGen"];
        var times = contenders.ToDictionary(static name => name, static _ => new List<(double Elapsed, double Cpu)>());
        for (int round = -1; round < arguments.Rounds; round++)
        {
            foreach (string contender in contenders)
            {
                (double Elapsed, double Cpu)? milliseconds = RunChild(contender, arguments.Threads);
                if (round >= 0 && milliseconds is not null)
                {
                    times[contender].Add(milliseconds.Value);
                }
            }
        }

        foreach ((string name, List<(double Elapsed, double Cpu)> list) in times)
        {
            Console.WriteLine(list.Count == 0 ? $"{name,-12} failed" : Describe(name, list));
        }

        Console.WriteLine("\"nothing\" is a process that reaches Main and ends: the .NET runtime's own share.");
    }

    /// <summary>The child: does the step and prints the milliseconds since the parent's <paramref name="start"/>.</summary>
    public static int Run(string contender, string threads, string start)
    {
        int count = int.Parse(threads, CultureInfo.InvariantCulture);
        if (contender == "DlGen")
        {
            StepDlGen(count);
        }
        else if (contender == "TorchSharp")
        {
            StepTorch(count);
        }

        TimeSpan elapsed = Stopwatch.GetElapsedTime(long.Parse(start, CultureInfo.InvariantCulture));
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalMilliseconds} {cpu.TotalMilliseconds}"));
        return 0;
    }

    private static (double Elapsed, double Cpu)? RunChild(string contender, int threads)
    {
        ProcessStartInfo start = Self.StartInfo([]);
        start.RedirectStandardOutput = true;
        start.ArgumentList.Add(Child);
        start.ArgumentList.Add(contender);
        start.ArgumentList.Add(threads.ToString(CultureInfo.InvariantCulture));
        start.ArgumentList.Add(Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture));
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 && output.Split(' ') is [var elapsed, var cpu]
            ? (double.Parse(elapsed, CultureInfo.InvariantCulture), double.Parse(cpu, CultureInfo.InvariantCulture))
            : null;
    }

    private static string Describe(string name, List<(double Elapsed, double Cpu)> times)
    {
        double median = Statistics.Median(times.Select(static time => time.Elapsed));
        string verdict = name != "DlGen" ? ""
            : FormattableString.Invariant($"; must be within {MustMilliseconds} ms: {(median <= MustMilliseconds ? "met" : "MISSED")}");
        return FormattableString.Invariant(
            $"{name,-12} median {median,6:F1} ms, best {times.Min(static time => time.Elapsed),6:F1} ms, CPU time {Statistics.Median(times.Select(static time => time.Cpu)),6:F1} ms{verdict}");
    }

    /// <summary>An epoch of one batch is one step.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StepDlGen(int threads) => new Mlp(seed: 0).Train(
        Dataset.FromArrays(Inputs(Batch * Mlp.InputSize), new int[Batch]),
        new TrainingOptions { Epochs = 1, BatchSize = Batch, Optimizer = Rules.Create(Rule.Momentum), Threads = threads });

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StepTorch(int threads)
    {
        TorchSharp.torch.set_num_threads(threads);
        ParameterValues[] parameters = [.. Layer(784, 256), .. Layer(256, 256), .. Layer(256, 10)];
        var batch = new TrainingBatch(Inputs(Batch * 784), new int[Batch], null);
        using var training = new TorchTraining(new TrainingWork(Architecture.Mlp, [784], parameters, Rule.Momentum, [batch], [batch]));
        training.Result();
    }

    /// <summary>By code that the runtime brings compiled: what it takes to make the data up isn't to be measured.</summary>
    private static float[] Inputs(int count)
    {
        var inputs = new float[count];
        Array.Fill(inputs, 0.5f);
        return inputs;
    }

    private static ParameterValues[] Layer(int inputs, int outputs) =>
        [new([outputs, inputs], new float[outputs * inputs]), new([outputs], new float[outputs])];
}
