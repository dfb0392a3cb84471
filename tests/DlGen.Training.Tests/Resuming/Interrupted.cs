using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace DlGen.Training.Tests.Resuming;

/// <summary>A program that trains and saves a checkpoint after every batch, to be killed and started again until it comes to its end.</summary>
internal static class Interrupted
{
    /// <summary>What the program prints when it begins to train.</summary>
    public const string Begins = "training";

    private static Setup Setup { get; } = new()
    {
        Network = nameof(Noisy),
        Optimizer = new AdamW(0.01f),
        Schedule = new PlateauSchedule { Patience = 3, Factor = 0.7f },
        AccumulationSteps = 2,
        ClipNorm = 1f,
        WeightAveraging = new Ema(0.95f),
        Augments = true,
        Epochs = 80,
    };

    /// <summary>Trains in a folder, resuming where there is something to resume from, and prints what it came to.</summary>
    public static int Run(string folder)
    {
        Console.WriteLine(Begins);
        Console.WriteLine(Digest(Setup.Train(new Checkpoints(folder) { EverySteps = 1, Keep = 2 }, resume: true)));
        return 0;
    }

    /// <summary>What the program prints where it is never interrupted.</summary>
    public static string Expected() => Digest(Setup.Train());

    private static string Digest(Outcome outcome)
    {
        byte[] history = Encoding.UTF8.GetBytes(string.Join("\n", outcome.History.Epochs.Select(static epoch => $"{epoch with { Duration = default, SamplesPerSecond = 0 }:R}")));
        return Convert.ToHexString(SHA256.HashData([.. MemoryMarshal.AsBytes<double>(outcome.Parameters), .. history]));
    }
}
