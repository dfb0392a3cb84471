using DlGen.Generators.Diagnostics;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators.Graph;

/// <summary>The groups of a convolution: an output reads only the channels of its own group.</summary>
/// <param name="Count">How many groups there are.</param>
/// <param name="Inputs">Channels of the image that a group has.</param>
/// <param name="Outputs">Outputs that a group has.</param>
internal sealed record ChannelGroups(int Count, int Inputs, int Outputs)
{
    /// <summary>Whether it is the convolution whose backward pass a layer is: its outputs are what goes in there, and its channels what comes out.</summary>
    public bool IsTransposed { get; init; }

    /// <summary>Whether every channel is a group, of which one output comes out: output c reads channel c.</summary>
    public bool AreChannels => Inputs == 1 && Outputs == 1;

    /// <summary>An output's letter in a formula: c where it is a channel of the image too.</summary>
    public string Output => AreChannels || IsTransposed ? "c" : "o";

    /// <summary>A weight's channel within its group, for a formula.</summary>
    public string Channel => Inputs == 1 ? "0" : IsTransposed ? "o" : "c";

    /// <summary>Which channel of the image an output's group has at c, for a formula: 3⌊o/2⌋+c.</summary>
    public string ChannelOfImage
    {
        get
        {
            string group = Outputs == 1 ? Output : $"⌊{Output}/{Text.Plain(Outputs)}⌋";
            return Inputs == 1 ? group : $"{Text.Plain(Inputs)}{group}+{Channel}";
        }
    }

    /// <summary>The windows as constants, with the number of groups.</summary>
    /// <param name="windows">The windows without them.</param>
    public ConstantsStruct ShapeOf(ConstantsStruct windows) => windows with
    {
        Summary = $"{windows.Summary.TrimEnd('.')}, {(AreChannels ? "each channel by itself" : $"in {Text.Plain(Count)} groups of channels")}.",
        Interface = "IGroupedWindowShape",
        Constants = [.. windows.Constants, new("Groups", Count)],
    };

    /// <summary>What is done with results. In groups a lane of the padding has what the image has there: it is stored as zero.</summary>
    /// <param name="groups">The groups; null where there are none.</param>
    /// <param name="scope">The network.</param>
    /// <param name="body">What is done with results.</param>
    /// <param name="results">The results.</param>
    public static RegisterStruct Padded(ChannelGroups? groups, LoweringScope scope, RegisterStruct body, string results) =>
        groups is null ? body : body with { Columns = scope.WithoutPadding(results) };

    /// <summary>What is wrong where groups don't divide the channels on both sides; null where they do.</summary>
    /// <param name="groups">How many groups are declared.</param>
    /// <param name="channels">The channels that go in.</param>
    /// <param name="outputs">The channels that come out.</param>
    /// <param name="layer">What messages call the layer.</param>
    /// <param name="site">The layer.</param>
    public static Problem? Divide(int groups, int channels, int outputs, string layer, Site site) => channels % groups == 0 && outputs % groups == 0
        ? null
        : Problem.At(site, DiagnosticIds.GroupsDivide, layer, Text.Plain(groups), Text.Plain(channels), Text.Plain(outputs), Possible(channels, outputs));

    /// <summary>1, 2 or 4: what divides both numbers.</summary>
    public static string Possible(int channels, int outputs)
    {
        // The divisors of the largest number that divides both, in pairs: there may be billions of channels.
        int rest = outputs;
        int largest = channels;
        while (rest > 0)
        {
            (largest, rest) = (rest, largest % rest);
        }

        var divisors = new SortedSet<int>();
        for (int divisor = 1; (long)divisor * divisor <= largest; divisor++)
        {
            divisors.UnionWith(largest % divisor == 0 ? [divisor, largest / divisor] : Array.Empty<int>());
        }

        string[] texts = [.. divisors.Select(static divisor => Text.Plain(divisor))];
        return texts.Length == 1 ? texts[0] : $"{string.Join(", ", texts.Take(texts.Length - 1))} or {texts[texts.Length - 1]}";
    }
}
