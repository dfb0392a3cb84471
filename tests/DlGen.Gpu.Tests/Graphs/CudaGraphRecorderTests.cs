using DlGen.Gpu.Graphs;
using ILGPU.Runtime.Cuda;

namespace DlGen.Gpu.Tests.Graphs;

/// <summary>What the driver is asked for, in which order, and what becomes of its errors; no driver is needed.</summary>
public class CudaGraphRecorderTests
{
    private const nint Stream = 5;

    [Fact]
    public void Launches_AreCapturedInstantiatedAndReplayed()
    {
        FakeDriver.Reset();

        using (IRecordedLaunches graph = Record(static () => FakeDriver.Calls.Add("kernel"))!)
        {
            graph.Replay();
            graph.Replay();
        }

        Assert.Equal(
            ["bind", "begin 5 1", "kernel", "end 5", "instantiate 71 0", "destroy 71", "bind", "launch 72 5", "bind", "launch 72 5", "bind", "destroyExecutable 72"],
            FakeDriver.Calls);
    }

    [Fact]
    public void RefusedCapture_LaunchesNothing()
    {
        FakeDriver.Reset("Begin");

        Assert.Null(Record(static () => FakeDriver.Calls.Add("kernel")));
        Assert.Equal(["bind", "begin 5 1"], FakeDriver.Calls);
    }

    [Fact]
    public void FailedLaunch_EndsTheCapture()
    {
        FakeDriver.Reset();

        Assert.Null(Record(static () => throw new CudaException("A launch failed.")));
        Assert.Equal(["bind", "begin 5 1", "end 5", "destroy 71"], FakeDriver.Calls);
    }

    [Fact]
    public void OtherExceptions_EndTheCaptureAndGoOn()
    {
        FakeDriver.Reset();

        Assert.Throws<InvalidOperationException>(() => Record(static () => throw new InvalidOperationException()));
        Assert.Equal(["bind", "begin 5 1", "end 5"], FakeDriver.Calls);
    }

    [Fact]
    public void InvalidatedCapture_IsNoGraph()
    {
        FakeDriver.Reset("End");

        Assert.Null(Record(static () => { }));
        Assert.Equal(["bind", "begin 5 1", "end 5"], FakeDriver.Calls);
    }

    [Fact]
    public void GraphThatCantBeInstantiated_IsGivenBack()
    {
        FakeDriver.Reset("Instantiate");

        Assert.Null(Record(static () => { }));
        Assert.Equal("destroy 71", FakeDriver.Calls[^1]);
    }

    [Fact]
    public void FailedReplay_IsTheDevicesError()
    {
        FakeDriver.Reset("Launch");
        using IRecordedLaunches graph = Record(static () => { })!;

        Assert.Contains("900", Assert.Throws<CudaException>(graph.Replay).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OldDriver_HasNoGraphs() =>
        Assert.Null(CudaGraphFunctions.Load(static name => name == "cuGraphInstantiateWithFlags" ? 0 : FakeDriver.Export(name)));

    private static IRecordedLaunches? Record(Action launches) =>
        new CudaGraphRecorder(CudaGraphFunctions.Load(FakeDriver.Export)!, static () => FakeDriver.Calls.Add("bind"), Stream).TryRecord(launches);
}
