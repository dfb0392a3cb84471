using DlGen.Peers;
using DlGen.Peers.Environments;
using DlGen.Peers.Measuring;
using DlGen.Peers.Parity;

if (args is [FirstStep.Child, var contender, var threads, var start])
{
    return FirstStep.Run(contender, threads, start);
}

if (args is [StepMemory.Child, var trained, var trainer, var count])
{
    return StepMemory.Run(trained, trainer, count);
}

if (args is [Oversubscribed.Busy])
{
    Oversubscribed.KeepBusy();
}

if (args is [NativeEnvironment.MissingSymbols, var folder])
{
    Console.WriteLine(NativeEnvironment.MissingSymbolsOf(folder));
    return 0;
}

Arguments arguments;
try
{
    arguments = Arguments.Parse(args);
}
catch (FormatException exception)
{
    Console.Error.WriteLine(exception.Message);
    Console.Error.WriteLine(Arguments.Usage);
    return 2;
}

switch (arguments.Mode)
{
    case Mode.Help:
        Console.WriteLine(Arguments.Usage);
        return 0;

    case Mode.List:
        foreach (Workload workload in Workload.All)
        {
            Console.WriteLine(workload.Name);
        }

        return 0;

    case Mode.Oversubscribed:
        if (Oversubscribed.RunAgain(args) is { } oversubscribed)
        {
            return oversubscribed;
        }

        Oversubscribed.Measure(arguments);
        return 0;

    case Mode.Around:
        AroundUpdates.Measure(arguments);
        return 0;
}

if (NativeEnvironment.RunAgain(args, arguments.Tuned) is { } exitCode)
{
    return exitCode;
}

if (arguments.Mode == Mode.FirstStep)
{
    FirstStep.Measure(arguments);
    return 0;
}

if (arguments.Mode == Mode.Convolutions)
{
    ConvolutionKernels.Measure(arguments);
    return 0;
}

if (arguments.Mode is Mode.Parity or Mode.Steps or Mode.Windows)
{
    if (AvailablePeers.Load(threads: 1).TorchProblem is { } problem)
    {
        Console.Error.WriteLine($"TorchSharp doesn't load: {problem}");
        return 2;
    }

    if (arguments.Mode == Mode.Steps)
    {
        StepRecords.Write();
    }
    else if (arguments.Mode == Mode.Windows)
    {
        ParityRecords.WriteWindows();
    }
    else
    {
        ParityRecords.Write(arguments.Seed, arguments.Count);
    }

    return 0;
}

IReadOnlyList<Workload> chosen = Workload.Choose(arguments.Filters);
if (chosen.Count == 0)
{
    Console.Error.WriteLine($"No workload's name is or contains {string.Join(" or ", arguments.Filters)}; --list shows them.");
    return 2;
}

if (arguments.Mode == Mode.Memory)
{
    if (!OperatingSystem.IsLinux())
    {
        Console.Error.WriteLine("--memory reads what only Linux says of a process.");
        return 2;
    }

    StepMemory.Measure(chosen, arguments);
    return 0;
}

AvailablePeers peers = AvailablePeers.Load(arguments.Threads);
var report = new Report(arguments, peers);
report.Begin();
foreach (Workload workload in chosen)
{
    report.Add(Rounds.Compare(workload, arguments.Threads, peers, arguments.Rounds, arguments.Seconds));
}

report.End();
return 0;
