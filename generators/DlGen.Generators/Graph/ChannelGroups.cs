namespace DlGen.Generators.Graph;

/// <summary>The groups of a convolution: an output reads only the channels of its own group.</summary>
/// <param name="Count">How many groups there are.</param>
/// <param name="Inputs">Channels of the image that a group has.</param>
/// <param name="Outputs">Outputs that a group has.</param>
internal sealed record ChannelGroups(int Count, int Inputs, int Outputs)
{
    /// <summary>Whether every channel is a group, of which one output comes out: output c reads channel c.</summary>
    public bool AreChannels => Inputs == 1 && Outputs == 1;

    /// <summary>An output's letter in a formula: c where it is a channel of the image too.</summary>
    public string Output => AreChannels ? "c" : "o";

    /// <summary>A weight's channel within its group, for a formula.</summary>
    public string Channel => Inputs == 1 ? "0" : "c";

    /// <summary>Which channel of the image an output's group has at c, for a formula: 3⌊o/2⌋+c.</summary>
    public string ChannelOfImage
    {
        get
        {
            string group = AreChannels ? "c" : Outputs == 1 ? "o" : $"⌊o/{Text.Plain(Outputs)}⌋";
            return Inputs == 1 ? group : $"{Text.Plain(Inputs)}{group}+c";
        }
    }
}
