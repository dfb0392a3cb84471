using System.Globalization;

namespace DlGen.Generators.Graph;

/// <summary>One of a network's outputs, with what it is compared with. A network has one, unless its declaration has [Head]s.</summary>
/// <param name="Name">The layer that it is: digit1; empty for a network's only output.</param>
/// <param name="Output">The value that it ends in.</param>
/// <param name="Number">Behind the names of its target, its loss and its prediction, where there are several: 1, 2, …</param>
/// <param name="Weight">What its loss is multiplied by in that of the network.</param>
internal sealed record Head(string Name, string Output, string Number, double Weight)
{
    /// <summary>Whether its loss is the sum over a batch, and not the mean.</summary>
    public bool Sums { get; init; }

    /// <summary>How formulas name its reduction: sum of, or mean of.</summary>
    public string Reduction => Sums ? "sum of" : "mean of";

    /// <summary>What it is compared with: y.</summary>
    public string Target => NetworkGraph.Target + Number;

    /// <summary>The name of its loss: L.</summary>
    public string Loss => NetworkGraph.Loss + Number;

    /// <summary>The field that holds the losses of its rows.</summary>
    public string LossesField => "losses" + Number;

    /// <summary>What it says once the loss's function is applied: p.</summary>
    public string Prediction => "p" + Number;

    /// <summary>The weight as a factor in a formula: 0.5·; nothing for 1.</summary>
    public string Factor => Weight == 1 ? "" : Weight.ToString("0.######", CultureInfo.InvariantCulture) + "·";

    /// <summary>What a message calls its output.</summary>
    public string OutputText => Name.Length == 0 ? "the network's output" : $"the output of the head '{Name}'";

    /// <summary>An output of a block, or the only one of a network.</summary>
    public static Head Only(string output) => new("", output, "", 1);

    /// <summary>A layer of the loss's: loss, softmax, prediction; behind the head's name where there are several.</summary>
    public string Layer(string name) => Name.Length == 0 ? name : $"{Name}.{name}";
}
