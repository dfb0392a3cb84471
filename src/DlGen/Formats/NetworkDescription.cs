using static System.FormattableString;

namespace DlGen.Formats;

/// <summary>
/// What a file says of the network that its parameters are of: its layers as they act at inference, "Linear(8), Relu, Linear(1)". Names,
/// shapes and types of tensors don't tell a relu from a tanh.
/// </summary>
internal static class NetworkDescription
{
    /// <summary>
    /// The name among a file's metadata. Its end is the version of the wording, which the compiler writes: where that changes for the
    /// same layers, the version must change too. A file of another version says nothing here, and is taken as one of PyTorch's is.
    /// </summary>
    public const string Key = "dlgen.network.v1";

    /// <summary>A message has no more of a description than this.</summary>
    private const int Longest = 300;

    /// <summary>How much of what both have stands before the first difference, where a description is too long for a message.</summary>
    private const int Before = 60;

    /// <summary>Refuses a file of other layers.</summary>
    /// <param name="metadata">The file's metadata.</param>
    /// <param name="description">The network's description; empty for one that takes any file.</param>
    /// <param name="source">What messages call the file.</param>
    /// <exception cref="InvalidDataException">The file says that its parameters are of other layers.</exception>
    public static void Check(IReadOnlyDictionary<string, string> metadata, string description, string source)
    {
        if (description.Length == 0 || !metadata.TryGetValue(Key, out string? found) || found == description)
        {
            return;
        }

        int same = found.AsSpan().CommonPrefixLength(description);
        throw new InvalidDataException(Invariant(
            $"{source}: its parameters are of {Shorten(found, same)}; this network is {Shorten(description, same)}. To take them all the same, load with checkLayers: false."));
    }

    /// <summary>The description, or the part of it around the first difference.</summary>
    private static string Shorten(string description, int same)
    {
        if (description.Length <= Longest)
        {
            return description;
        }

        int start = Math.Clamp(same - Before, 0, description.Length - Longest);
        int end = start + Longest;
        return (start == 0 ? "" : "… ") + description[start..end] + (end == description.Length ? "" : " …");
    }
}
