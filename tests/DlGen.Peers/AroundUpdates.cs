using System.Globalization;
using DlGen.Peers.Contenders;
using DlGen.Peers.Environments;
using DlGen.Peers.Measuring;

namespace DlGen.Peers;

/// <summary>
/// What acts around an update, beside the plain training of the MLP in the same rounds. Clipping needs the whole gradient before the first
/// parameter moves, so that the update can't be fused into the backward pass; it may cost a tenth of a step.
/// </summary>
internal static class AroundUpdates
{
    private const double ClippingLimit = 1.10;

    public static void Measure(Arguments arguments)
    {
        Console.WriteLine(Machine.Describe());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"MLP 784-256-256-10, {arguments.Threads} thread(s), {arguments.Rounds} rounds: a step, and what it takes more."));
        Dataset data = Examples.Random(Examples.Count, Mlp.InputSize, Mlp.OutputSize);
        foreach (Rule rule in (Rule[])[Rule.Momentum, Rule.Adam])
        {
            foreach (int batch in (int[])[64, 256])
            {
                Measure(arguments, data, rule, batch);
            }
        }
    }

    private static void Measure(Arguments arguments, Dataset data, Rule rule, int batch)
    {
        TrainingOptions Options(int epochs, float? norm = null, float? value = null, Schedule? schedule = null, int accumulation = 1, Ema? averaging = null, double mixup = 0, TrainingChecks? checks = null) => new()
        {
            Epochs = epochs,
            BatchSize = batch,
            Optimizer = Rules.Create(rule),
            Threads = arguments.Threads,
            ClipNorm = norm,
            ClipValue = value,
            Schedule = schedule,
            AccumulationSteps = accumulation,
            WeightAveraging = averaging,
            Mixup = mixup,
            Checks = checks,
        };

        (string Name, Func<int, TrainingOptions> Options, double? Limit)[] all =
        [
            ("plain", epochs => Options(epochs), null),
            ("ClipNorm", epochs => Options(epochs, norm: 1), ClippingLimit),
            ("ClipValue", epochs => Options(epochs, value: 0.01f), ClippingLimit),
            ("Schedule", epochs => Options(epochs, schedule: new CosineSchedule()), null),
            ("AccumulationSteps = 4", epochs => Options(epochs, accumulation: 4), null),
            ("WeightAveraging", epochs => Options(epochs, averaging: new Ema()), null),
            ("Mixup = 0.2", epochs => Options(epochs, mixup: 0.2), null),
            ("Checks", epochs => Options(epochs, checks: new TrainingChecks()), null),
        ];
        Contender[] contenders = [.. all.Select(one => new DlGenTraining<Mlp>(data, data, batch, one.Options))];
        foreach (Contender contender in contenders)
        {
            contender.Result();
        }

        IReadOnlyList<Measurement> measurements = Rounds.Take(contenders, arguments.Threads, arguments.Rounds, arguments.Seconds).Measurements;
        for (int i = 0; i < all.Length; i++)
        {
            double ratio = Statistics.Median(measurements[i].Rounds.Zip(measurements[0].Rounds, static (with, without) => with.SecondsPerStep / without.SecondsPerStep));
            string verdict = all[i].Limit is { } limit ? string.Create(CultureInfo.InvariantCulture, $", must be within {limit:F2}×: {(ratio <= limit ? "met" : "MISSED")}") : "";
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{rule,-8} {batch,4} {all[i].Name,-22} {measurements[i].SecondsPerStep * 1e6,10:N1} µs {ratio,6:F2}×{verdict}"));
        }
    }
}
