using DlGen.Peers.Environments;

namespace DlGen.Peers.Measuring;

/// <summary>Contenders taking turns, so that a slow spell of the machine meets all of them.</summary>
internal static class Rounds
{
    // What a library's threads spin through after their last piece of work, they take from the next contender.
    private const int SettleMilliseconds = 15;
    private const double PeakSeconds = 0.02;

    public static Comparison Compare(Workload workload, int threads, AvailablePeers peers, int rounds, double seconds)
    {
        List<Contender> contenders = workload.Create(threads, peers).ToList();
        try
        {
            List<string> disagreements = Disagreements(contenders, workload.Tolerance);
            (IReadOnlyList<Measurement> measurements, double peak) = Take(contenders, threads, rounds, seconds);
            return new Comparison(workload, measurements, peak, disagreements);
        }
        finally
        {
            contenders.ForEach(static contender => contender.Dispose());
        }
    }

    public static (IReadOnlyList<Measurement> Measurements, double Peak) Take(
        IReadOnlyList<Contender> contenders, int threads, int rounds, double seconds)
    {
        var timings = contenders.Select(_ => new List<Timing>()).ToList();
        double peak = 0;

        // The first round is a warm-up: code is compiled, memory is touched.
        for (int round = -1; round < rounds; round++)
        {
            peak = Math.Max(peak, FmaPeak.Measure(threads, PeakSeconds));
            for (int i = 0; i < contenders.Count; i++)
            {
                Thread.Sleep(SettleMilliseconds);
                Timing timing = contenders[i].Run(seconds);
                if (round >= 0)
                {
                    timings[i].Add(timing);
                }
            }
        }

        return (contenders.Select((contender, i) => new Measurement(contender.Name, timings[i])).ToList(), peak);
    }

    /// <summary>The contenders whose results differ from the first one's: they did other work.</summary>
    public static List<string> Disagreements(IReadOnlyList<Contender> contenders, double tolerance)
    {
        float[] expected = contenders[0].Result();
        var names = new List<string>();
        foreach (Contender peer in contenders.Skip(1))
        {
            float[] actual = peer.Result();
            if (actual.Length != expected.Length || actual.Zip(expected).Any(pair => !IsClose(pair.First, pair.Second, tolerance)))
            {
                names.Add(peer.Name);
            }
        }

        return names;
    }

    private static bool IsClose(float a, float b, double tolerance) => Math.Abs(a - b) <= tolerance * Math.Max(1, Math.Abs(b));
}
