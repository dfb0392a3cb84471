using System.Reflection;
using System.Text;
using DlGen.Tests.Parity;
using TorchSharp;
using static System.FormattableString;

namespace DlGen.Peers.Parity;

/// <summary>Draws networks and writes their declarations and TorchSharp's results beside the tests that compare them.</summary>
internal static class ParityRecords
{
    // In single precision TorchSharp itself has to come as close to double precision, or another network is drawn: values next
    // to a kink, or gradients that cancel, show nothing.
    private const double MostError = 1e-5;
    private const double LeastNorm = 1e-2;

    // As many examples above as below their targets cancel to a rounding error, which Adam makes a whole step. An entry must stand out
    // from the 1e-8 that RmsProp's divisor is at least, or rounding errors of 1e-17 show in the step.
    private const double LeastEntry = 1e-6;

    public static void Write(int seed, int count)
    {
        var uses = new Dictionary<string, int>();
        var source = new StringBuilder($"""
            // Drawn by tests/DlGen.Peers -- --parity --seed {seed} --count {count}; TorchSharp's results are in Drawn.txt.

            namespace DlGen.Tests.Parity.Networks;


            """);
        var record = new StringBuilder($"""
            # Drawn by tests/DlGen.Peers -- --parity --seed {seed} --count {count}, computed by TorchSharp {typeof(torch).Assembly.GetName().Version!.ToString(3)}.
            # For each tensor its name and shape, what errors are compared with, and its projection in double and in single precision.

            """);
        int tries = 0;
        Draw("Drawn", count, static drawing => drawing.Network());
        Draw("DrawnHeads", count / 3, static drawing => drawing.NetworkWithHeads());

        string folder = typeof(ParityRecords).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "ParityFolder").Value!;
        File.WriteAllText(Path.Combine(folder, "Drawn.g.cs"), source.ToString().TrimEnd('\n') + "\n");
        File.WriteAllText(Path.Combine(folder, "Drawn.txt"), record.ToString());
        Console.WriteLine($"{count + (count / 3)} networks of {tries} drawn are in {Path.GetFullPath(folder)}.");

        void Draw(string name, int networks, Func<Drawing, DrawnNetwork> draw)
        {
            for (int i = 1; i <= networks;)
            {
                // A rejected network doesn't count.
                var counted = new Dictionary<string, int>(uses);
                DrawnNetwork network = draw(new Drawing($"{name}{i:00}", unchecked((seed * 1000) + tries++), counted));
                if (Lines(network) is { } lines)
                {
                    uses = counted;
                    source.Append(network.Source);
                    record.Append(Invariant($"\n{network.Name}: batch {network.Batch}, seed {network.Seed}\n")).Append(lines);
                    Console.WriteLine(Invariant($"{network.Name} is number {tries} of those drawn."));
                    i++;
                }
            }
        }
    }

    /// <summary>Writes the declarations of <see cref="WindowNetworks"/> and TorchSharp's results beside the tests. Examples and parameters are drawn until a network is fit for comparison.</summary>
    public static void WriteWindows()
    {
        var source = new StringBuilder("""
            // Written by tests/DlGen.Peers -- --windows; TorchSharp's results are in Windows.txt.

            namespace DlGen.Tests.Parity.Networks;


            """);
        var record = new StringBuilder($"""
            # Written by tests/DlGen.Peers -- --windows, computed by TorchSharp {typeof(torch).Assembly.GetName().Version!.ToString(3)}.
            # For each tensor its name and shape, what errors are compared with, and its projection in double and in single precision.

            """);
        foreach (DrawnNetwork network in WindowNetworks.All)
        {
            DrawnNetwork drawn = network;
            string? lines = Lines(drawn);
            for (; lines is null; lines = Lines(drawn))
            {
                drawn = drawn with { Seed = drawn.Seed + 100 };
            }

            source.Append(drawn.Source);
            record.Append(Invariant($"\n{drawn.Name}: batch {drawn.Batch}, seed {drawn.Seed}\n")).Append(lines);
        }

        string folder = typeof(ParityRecords).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static attribute => attribute.Key == "ParityFolder").Value!;
        File.WriteAllText(Path.Combine(folder, "Windows.g.cs"), source.ToString().TrimEnd('\n') + "\n");
        File.WriteAllText(Path.Combine(folder, "Windows.txt"), record.ToString());
        Console.WriteLine($"{WindowNetworks.All.Count} networks are in {Path.GetFullPath(folder)}.");
    }

    /// <returns>The record, or null where the network isn't fit for comparison.</returns>
    private static string? Lines(DrawnNetwork network)
    {
        List<TorchResult> exact = TorchResults.Of(network, torch.ScalarType.Float64);
        List<TorchResult> single = TorchResults.Of(network, torch.ScalarType.Float32);
        double[] gradients = [.. exact.Where(static result => result.Name.StartsWith("gradient ", StringComparison.Ordinal)).SelectMany(static result => result.Values)];
        if (TorchResults.Norm(gradients) < LeastNorm || (network.Heads.Any(static head => head.Loss.Loss == Loss.MeanAbsoluteError) && gradients.Any(static entry => Math.Abs(entry) < LeastEntry)))
        {
            return null;
        }

        var lines = new StringBuilder();
        foreach ((TorchResult result, TorchResult rounded) in exact.Zip(single))
        {
            double error = TorchResults.Norm(result.Values.Zip(rounded.Values, static (a, b) => a - b));
            if (!(error <= MostError * result.Scale))
            {
                return null;
            }

            lines.Append(Invariant($"{result.Name} [{string.Join('×', result.Shape)}] {result.Scale:G3} {Numbers.Project(result.Values):R} {(float)Numbers.Project(rounded.Values):R}\n"));
        }

        return lines.ToString();
    }
}
