using System.Globalization;
using DlGen.Kernels;
using DlGen.Peers.Contenders;
using DlGen.Peers.Environments;
using DlGen.Peers.Measuring;

namespace DlGen.Peers;

/// <summary>
/// The kernels of a dense convolution of 3×3 by themselves, the forward pass by windows and in tiles, as parts of the multiply-add peak, and beside them TorchSharp's where it
/// loads.
/// </summary>
internal static class ConvolutionKernels
{
    private const double ForwardBar = 0.85;
    private const double GradientBar = 0.80;

    /// <summary>Beyond the peak: tiles take 16 of 36 products, and these are counted as if they took all.</summary>
    private const double TilesBar = 1.15;
    private const double Tolerance = 1e-3;

    public static void Measure(Arguments arguments)
    {
        AvailablePeers peers = AvailablePeers.Load(arguments.Threads);
        Console.WriteLine(Machine.Describe());
        Line($"Convolution of 3×3 from {ConvolutionWork.Channels} to {ConvolutionWork.Channels} channels, batch {ConvolutionWork.Batch}: {arguments.Threads} thread(s), {arguments.Rounds} rounds of {arguments.Seconds} s, load average {Machine.Load()} at the start, TorchSharp {(arguments.Tuned ? "tuned" : "as shipped")}");
        if (peers.TorchProblem is { } problem)
        {
            Console.WriteLine($"TorchSharp doesn't load: {problem}");
        }

        Console.WriteLine();
        Console.WriteLine("image  kernel          contender           µs  GFLOP/s  of peak   best  by CPU  cores  bar");
        var shortfalls = new List<(string Kernel, double Shortfall)>();
        foreach (ConvolutionPass pass in Enum.GetValues<ConvolutionPass>())
        {
            shortfalls.Add(Measure<Side14>(arguments, peers, pass));
            shortfalls.Add(Measure<Side28>(arguments, peers, pass));
        }

        (string kernel, double shortfall) = shortfalls.MaxBy(static one => one.Shortfall);
        Console.WriteLine();
        Line($"Furthest from its bar: {kernel}, {Math.Abs(shortfall) * 100:F1} points {(shortfall > 0 ? "below" : "above")} it by the better of the two figures.");
        Console.WriteLine("Of peak: the median over rounds, as part of what multiply-adds on registers reached at best between them; best: the best round.");
        Console.WriteLine("By CPU: the FLOPs of a CPU second as part of those of multiply-adds in the same round, which were disturbed as much.");
    }

    private static (string Kernel, double Shortfall) Measure<TSide>(Arguments arguments, AvailablePeers peers, ConvolutionPass pass)
        where TSide : struct, ISide
    {
        var work = new ConvolutionWork(pass, TSide.Length);
        var multiplyAdds = new MultiplyAdds(arguments.Threads);
        Contender[] convolutions =
        [
            new DlGenConvolution<Dense<TSide>>(work, arguments.Threads),
            .. peers.Torch ? [CreateTorch(work)] : (Contender[])[],
        ];
        try
        {
            IReadOnlyList<string> disagreements = Rounds.Disagreements(convolutions, Tolerance);
            (IReadOnlyList<Measurement> measurements, double peak) = Rounds.Take([.. convolutions, multiplyAdds], arguments.Threads, arguments.Rounds, arguments.Seconds);
            string name = pass switch
            {
                ConvolutionPass.Forward => "forward",
                ConvolutionPass.ForwardInTiles => "forward, tiles",
                ConvolutionPass.InputGradient => "input gradient",
                _ => "weight gradient",
            };
            double bar = pass switch
            {
                ConvolutionPass.Forward => ForwardBar,
                ConvolutionPass.ForwardInTiles => TilesBar,
                _ => GradientBar,
            };
            double OfPeak(double seconds) => work.Flops / seconds / peak;
            double ByCpu(Measurement measurement) => Statistics.Median(measurement.Rounds.Zip(
                measurements[^1].Rounds,
                (kernel, adds) => work.Flops / kernel.CpuSecondsPerStep / (multiplyAdds.FlopsPerStep / adds.CpuSecondsPerStep)));
            string Met(double part) => part >= bar ? "met" : "MISSED";
            double ours = OfPeak(measurements[0].SecondsPerStep), oursByCpu = ByCpu(measurements[0]);
            foreach (Measurement measurement in measurements.SkipLast(1))
            {
                double best = OfPeak(measurement.Rounds.Min(static round => round.SecondsPerStep));
                string verdict = measurement == measurements[0] ? $"must {Percent(bar)}: {Met(ours)}, by CPU {Met(oursByCpu)}" : "";
                Line($"{TSide.Length}×{TSide.Length}  {name,-15} {measurement.Contender,-12} {measurement.SecondsPerStep * 1e6,9:N0} {work.Flops / measurement.SecondsPerStep / 1e9,8:F1} {Percent(OfPeak(measurement.SecondsPerStep)),8} {Percent(best),6} {Percent(ByCpu(measurement)),7} {measurement.Cores,6:F2}  {verdict}");
            }

            foreach (string peer in disagreements)
            {
                Console.WriteLine($"  {peer}'s result isn't DlGen's: the two did different work.");
            }

            return ($"{name} of {TSide.Length}×{TSide.Length}", bar - Math.Max(ours, oursByCpu));
        }
        finally
        {
            foreach (Contender contender in convolutions)
            {
                contender.Dispose();
            }
        }
    }

    // In a method of its own, so that TorchSharp's assemblies are loaded only where it can be.
    private static Contender CreateTorch(ConvolutionWork work) => new TorchConvolution(work);

    private static string Percent(double part) => part.ToString("P0", CultureInfo.InvariantCulture);

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
