using System.Diagnostics;

namespace DlGen.Peers.Environments;

/// <summary>This program, in a process of its own.</summary>
internal static class Self
{
    /// <summary>Runs it to its end, with input and output shared.</summary>
    public static int Run(IEnumerable<string> args, IReadOnlyDictionary<string, string> environment)
    {
        ProcessStartInfo start = StartInfo(args);
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }

    public static ProcessStartInfo StartInfo(IEnumerable<string> args)
    {
        string path = Environment.ProcessPath!;
        var start = new ProcessStartInfo(path);
        if (Path.GetFileNameWithoutExtension(path) == "dotnet")
        {
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        }

        foreach (string argument in args)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }
}
