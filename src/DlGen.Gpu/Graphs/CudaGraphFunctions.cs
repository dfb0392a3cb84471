namespace DlGen.Gpu.Graphs;

/// <summary>The driver's functions for CUDA graphs, which ILGPU doesn't import. Each returns 0, or an error's number.</summary>
internal sealed unsafe class CudaGraphFunctions
{
    // Only this thread's calls matter to a capture: another may use a device of its own meanwhile.
    private const int ThreadLocal = 1;

    private readonly delegate* unmanaged<nint, int, int> beginCapture;
    private readonly delegate* unmanaged<nint, nint*, int> endCapture;
    private readonly delegate* unmanaged<nint*, nint, ulong, int> instantiate;
    private readonly delegate* unmanaged<nint, nint, int> launch;
    private readonly delegate* unmanaged<nint, int> destroy;
    private readonly delegate* unmanaged<nint, int> destroyExecutable;

    private CudaGraphFunctions(nint begin, nint end, nint instantiate, nint launch, nint destroy, nint destroyExecutable)
    {
        beginCapture = (delegate* unmanaged<nint, int, int>)begin;
        endCapture = (delegate* unmanaged<nint, nint*, int>)end;
        this.instantiate = (delegate* unmanaged<nint*, nint, ulong, int>)instantiate;
        this.launch = (delegate* unmanaged<nint, nint, int>)launch;
        this.destroy = (delegate* unmanaged<nint, int>)destroy;
        this.destroyExecutable = (delegate* unmanaged<nint, int>)destroyExecutable;
    }

    /// <summary>Looks the functions up.</summary>
    /// <param name="export">A function's address by its name; 0 where there is none.</param>
    /// <returns>Null where the driver lacks one of them: it is older than CUDA 11.4.</returns>
    public static CudaGraphFunctions? Load(Func<string, nint> export)
    {
        nint begin = export("cuStreamBeginCapture_v2");
        nint end = export("cuStreamEndCapture");
        nint instantiate = export("cuGraphInstantiateWithFlags");
        nint launch = export("cuGraphLaunch");
        nint destroy = export("cuGraphDestroy");
        nint destroyExecutable = export("cuGraphExecDestroy");
        return begin == 0 || end == 0 || instantiate == 0 || launch == 0 || destroy == 0 || destroyExecutable == 0
            ? null
            : new CudaGraphFunctions(begin, end, instantiate, launch, destroy, destroyExecutable);
    }

    /// <summary>From here on what is put into a stream is recorded.</summary>
    public int BeginCapture(nint stream) => beginCapture(stream, ThreadLocal);

    /// <summary>Ends recording, also after a failure; the graph is 0 then.</summary>
    public int EndCapture(nint stream, out nint graph)
    {
        fixed (nint* pointer = &graph)
        {
            *pointer = 0;
            return endCapture(stream, pointer);
        }
    }

    /// <summary>Makes a graph that can be launched.</summary>
    public int Instantiate(nint graph, out nint executable)
    {
        fixed (nint* pointer = &executable)
        {
            *pointer = 0;
            return instantiate(pointer, graph, 0);
        }
    }

    /// <summary>Puts a graph's launches into a stream.</summary>
    public int Launch(nint executable, nint stream) => launch(executable, stream);

    /// <summary>Gives a recorded graph back.</summary>
    public int Destroy(nint graph) => destroy(graph);

    /// <summary>Gives a graph that can be launched back.</summary>
    public int DestroyExecutable(nint executable) => destroyExecutable(executable);
}
