namespace DlGen.Peers.Measuring;

/// <summary>One contender's rounds at one workload.</summary>
internal sealed record Measurement(string Contender, IReadOnlyList<Timing> Rounds)
{
    public double SecondsPerStep { get; } = Statistics.Median(Rounds.Select(static round => round.SecondsPerStep));

    public double Cores { get; } = Statistics.Median(Rounds.Select(static round => round.Cores));
}

/// <summary>A workload's outcome.</summary>
/// <param name="Measurements">DlGen's first, then its peers'.</param>
/// <param name="Peak">The FLOP/s of multiply-adds on registers: the best of what was reached between the rounds.</param>
/// <param name="Disagreements">Contenders whose results aren't DlGen's, so that they did other work.</param>
internal sealed record Comparison(Workload Workload, IReadOnlyList<Measurement> Measurements, double Peak, IReadOnlyList<string> Disagreements)
{
    public Measurement DlGen => Measurements[0];

    public double PartOfPeak => Workload.FlopsPerStep / DlGen.SecondsPerStep / Peak;

    /// <summary>The median over rounds of a contender's time over DlGen's in the same round; null without that contender.</summary>
    public double? Ratio(string contender) => Ratio(contender, static round => round.SecondsPerStep);

    /// <summary>
    /// The median over rounds of a contender's CPU time over DlGen's, which other processes disturb less; spinning threads count in
    /// it.
    /// </summary>
    public double? CpuRatio(string contender) => Ratio(contender, static round => round.CpuSecondsPerStep);

    private double? Ratio(string contender, Func<Timing, double> time) =>
        Measurements.FirstOrDefault(measurement => measurement.Contender == contender) is { } peer
            ? Statistics.Median(peer.Rounds.Zip(DlGen.Rounds, (theirs, ours) => time(theirs) / time(ours)))
            : null;
}
