namespace DlGen.Peers.Measuring;

/// <summary>One timed section.</summary>
/// <param name="SecondsPerStep">What a step took.</param>
/// <param name="Cores">CPU time over wall-clock time: how many cores the process got, or kept busy by spinning.</param>
internal readonly record struct Timing(double SecondsPerStep, double Cores)
{
    public double CpuSecondsPerStep => SecondsPerStep * Cores;
}
