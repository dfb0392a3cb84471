using System.Globalization;
using ILGPU.Runtime.Cuda;

namespace DlGen.Gpu.Graphs;

/// <summary>A CUDA graph that can be launched.</summary>
internal sealed class CudaGraph(CudaGraphFunctions functions, Action bind, nint executable, nint stream) : IRecordedLaunches
{
    public void Replay()
    {
        bind();
        int error = functions.Launch(executable, stream);
        if (error != 0)
        {
            throw new CudaException(string.Create(CultureInfo.InvariantCulture, $"cuGraphLaunch returned error {error}."));
        }
    }

    public void Dispose()
    {
        bind();

        // An error here is an earlier one's, which has been reported.
        _ = functions.DestroyExecutable(executable);
    }
}
