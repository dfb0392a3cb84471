using System.Runtime.CompilerServices;
using DlGen.Kernels;

namespace DlGen.Tests;

internal static class ManyThreads
{
    /// <summary>Tests run on as many threads as they ask for, whatever the cores.</summary>
    [ModuleInitializer]
    public static void Allow() => Team.MostThreads = 64;
}
