namespace DlGen.Formats;

/// <summary>The names in a checkpoint, which is a network's file that holds a training's state besides.</summary>
internal static class CheckpointNames
{
    /// <summary>The name of the state's values among the file's metadata. Its end is the version of the format.</summary>
    public const string Key = "dlgen.checkpoint.v1";

    /// <summary>The name of the last tensor: the digest of all bytes before it.</summary>
    public const string Digest = Prefix + "digest";

    private const string Prefix = "checkpoint.";

    /// <summary>The name of a tensor of the state, of one of the network's parameters: checkpoint.mean.0.weight.</summary>
    /// <param name="state">What is kept: a mean, an average.</param>
    /// <param name="parameter">The parameter.</param>
    public static string Of(string state, string parameter) => $"{Prefix}{state}.{parameter}";

    /// <summary>Whether a tensor is of a training's state and not of the network.</summary>
    public static bool IsOwn(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);
}
