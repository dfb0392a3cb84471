using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DlGen.Gpu.Tests.Graphs;

/// <summary>Stands in for the driver's graph functions: notes the calls, and fails where it is told to.</summary>
internal static unsafe class FakeDriver
{
    public const nint Graph = 71;
    public const nint Executable = 72;

    // CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED
    private const int Error = 900;

    public static List<string> Calls { get; } = [];

    /// <summary>The functions that return an error.</summary>
    public static HashSet<string> Failing { get; } = [];

    public static nint Export(string name) => name switch
    {
        "cuStreamBeginCapture_v2" => (nint)(delegate* unmanaged<nint, int, int>)&Begin,
        "cuStreamEndCapture" => (nint)(delegate* unmanaged<nint, nint*, int>)&End,
        "cuGraphInstantiateWithFlags" => (nint)(delegate* unmanaged<nint*, nint, ulong, int>)&Instantiate,
        "cuGraphLaunch" => (nint)(delegate* unmanaged<nint, nint, int>)&Launch,
        "cuGraphDestroy" => (nint)(delegate* unmanaged<nint, int>)&Destroy,
        "cuGraphExecDestroy" => (nint)(delegate* unmanaged<nint, int>)&DestroyExecutable,
        _ => 0,
    };

    public static void Reset(params string[] failing)
    {
        Calls.Clear();
        Failing.Clear();
        Failing.UnionWith(failing);
    }

    [UnmanagedCallersOnly]
    private static int Begin(nint stream, int mode) => Call($"begin {stream} {mode}");

    [UnmanagedCallersOnly]
    private static int End(nint stream, nint* graph)
    {
        int error = Call($"end {stream}");
        *graph = error == 0 ? Graph : 0;
        return error;
    }

    [UnmanagedCallersOnly]
    private static int Instantiate(nint* executable, nint graph, ulong flags)
    {
        int error = Call($"instantiate {graph} {flags}");
        *executable = error == 0 ? Executable : 0;
        return error;
    }

    [UnmanagedCallersOnly]
    private static int Launch(nint executable, nint stream) => Call($"launch {executable} {stream}");

    [UnmanagedCallersOnly]
    private static int Destroy(nint graph) => Call($"destroy {graph}");

    [UnmanagedCallersOnly]
    private static int DestroyExecutable(nint executable) => Call($"destroyExecutable {executable}");

    private static int Call(string call, [CallerMemberName] string function = "")
    {
        Calls.Add(call);
        return Failing.Contains(function) ? Error : 0;
    }
}
