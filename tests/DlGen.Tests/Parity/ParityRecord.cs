using System.Globalization;

namespace DlGen.Tests.Parity;

/// <summary>What TorchSharp computed for a network: tensor by tensor, in the order in which it is compared.</summary>
/// <param name="Batch">Examples in the batch.</param>
/// <param name="Seed">What the batch and the parameters are drawn from.</param>
/// <param name="Tensors">The outputs, the loss, the gradients, and by each optimizer the changes of the parameters.</param>
internal sealed record ParityRecord(int Batch, int Seed, IReadOnlyList<RecordedTensor> Tensors)
{
    public static IReadOnlyDictionary<string, ParityRecord> All { get; } = Read("Drawn.txt").Concat(Read("Windows.txt")).ToDictionary();

    private static Dictionary<string, ParityRecord> Read(string resource)
    {
        using var reader = new StreamReader(typeof(ParityRecord).Assembly.GetManifestResourceStream(resource)!);
        var all = new Dictionary<string, ParityRecord>();
        List<RecordedTensor> tensors = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line.Split([": batch ", ", seed "], StringSplitOptions.None) is [var name, var batch, var seed])
            {
                tensors = [];
                all.Add(name, new ParityRecord(int.Parse(batch, CultureInfo.InvariantCulture), int.Parse(seed, CultureInfo.InvariantCulture), tensors));
                continue;
            }

            string[] parts = line.Split(' ');
            tensors.Add(new RecordedTensor(string.Join(' ', parts[..^4]), parts[^4], Number(parts[^3]), Number(parts[^2]), Number(parts[^1])));
        }

        return all;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>A tensor of a record.</summary>
/// <param name="Name">Such as "gradient 0.weight", or "adam 0.weight" for how far Adam's steps move it.</param>
/// <param name="Shape">With the batch axis, where it has one.</param>
/// <param name="Scale">What errors are compared with.</param>
/// <param name="Double">Its <see cref="Numbers.Project"/> in double precision.</param>
/// <param name="Single">The same in single precision.</param>
internal sealed record RecordedTensor(string Name, string Shape, double Scale, double Double, double Single);
