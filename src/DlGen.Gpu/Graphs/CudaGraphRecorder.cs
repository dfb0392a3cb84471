using ILGPU.Runtime;

namespace DlGen.Gpu.Graphs;

/// <summary>Records the launches into a stream as a CUDA graph.</summary>
/// <param name="functions">The driver's functions.</param>
/// <param name="bind">Makes the stream's device the thread's current one.</param>
/// <param name="stream">The stream. It can't be the default one, which the driver doesn't record.</param>
internal sealed class CudaGraphRecorder(CudaGraphFunctions functions, Action bind, nint stream) : ILaunchRecorder
{
    public IRecordedLaunches? TryRecord(Action launches)
    {
        bind();
        nint graph = Capture(launches);
        if (graph == 0)
        {
            return null;
        }

        int error = functions.Instantiate(graph, out nint executable);
        _ = functions.Destroy(graph);
        return error == 0 ? new CudaGraph(functions, bind, executable, stream) : null;
    }

    /// <summary>The graph; 0 where a launch or the recording failed.</summary>
    private nint Capture(Action launches)
    {
        if (functions.BeginCapture(stream) != 0)
        {
            return 0;
        }

        bool isComplete = false;
        nint graph;
        int error;
        try
        {
            launches();
            isComplete = true;
        }
        catch (AcceleratorException)
        {
            // What can't be recorded may yet be launched; if not, that will say why.
        }
        finally
        {
            error = functions.EndCapture(stream, out graph);
        }

        if (isComplete && error == 0)
        {
            return graph;
        }

        if (graph != 0)
        {
            _ = functions.Destroy(graph);
        }

        return 0;
    }
}
