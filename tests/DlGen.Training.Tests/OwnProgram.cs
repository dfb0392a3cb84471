using System.Diagnostics;

namespace DlGen.Training.Tests;

/// <summary>This assembly as a program, in a process of its own: see Program.cs.</summary>
internal static class OwnProgram
{
    /// <summary>Starts it. Its output can be read.</summary>
    public static Process Start(params string[] arguments)
    {
        string dotnet = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        return Process.Start(new ProcessStartInfo(dotnet, [typeof(OwnProgram).Assembly.Location, .. arguments]) { RedirectStandardOutput = true })!;
    }
}
