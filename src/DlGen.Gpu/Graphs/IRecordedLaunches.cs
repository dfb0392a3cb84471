namespace DlGen.Gpu.Graphs;

/// <summary>Launches that were recorded, with their arguments.</summary>
internal interface IRecordedLaunches : IDisposable
{
    /// <summary>Puts all of them into the device's queue at once.</summary>
    /// <exception cref="ILGPU.Runtime.AcceleratorException">The device has failed.</exception>
    void Replay();
}
