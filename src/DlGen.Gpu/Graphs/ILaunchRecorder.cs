namespace DlGen.Gpu.Graphs;

/// <summary>Records launches instead of making them.</summary>
internal interface ILaunchRecorder
{
    /// <summary>Runs <paramref name="launches"/>, whose kernels must be compiled by now, and keeps what it would have launched.</summary>
    /// <returns>Null where that failed; none of the kernels has run then either.</returns>
    IRecordedLaunches? TryRecord(Action launches);
}
