namespace DlGen.Tests.EndToEnd;

[Block(3)]
[Linear(3)]
internal partial class Kind;

[Block(3)]
[Linear(2)]
internal partial class Place;

/// <summary>A class and a place, learned together.</summary>
[Network(2, Precision = Precision.Double)]
[Linear(3), Tanh, Head<Kind>(LabelSmoothing = 0.125f), Head<Place>(Loss = Loss.MeanSquaredError, Weight = 0.25f)]
internal partial class KindAndPlace;

/// <summary>A place alone, as the only head: an ordinary network whose last layers are a block.</summary>
[Network(2, Precision = Precision.Double)]
[Linear(3), Tanh, Head<Place>(Loss = Loss.MeanSquaredError)]
internal partial class PlaceAlone;

/// <summary>The network that <see cref="PlaceAlone"/> is, declared without a head.</summary>
[Network(2, Precision = Precision.Double, Loss = Loss.MeanSquaredError)]
[Linear(3), Tanh, Use<Place>]
internal partial class PlaceUsed;

/// <summary>A network with heads in another: its layers before the heads.</summary>
[Network(2, Precision = Precision.Double)]
[Use<KindAndPlace>, Linear(2)]
internal partial class OnTheSameTrunk;

[Block(3)]
[Linear(1)]
internal partial class Yes;

/// <summary>Two questions with yes or no for an answer, and a place that few examples have.</summary>
[Network(2)]
[Linear(3), Tanh, Head<Place>(Loss = Loss.MeanSquaredError), Head<Yes>(Loss = Loss.BinaryCrossEntropy), Head<Kind>]
internal partial class PlaceYesAndKind;

[Block(3)]
[Sigmoid]
internal partial class Rates;

/// <summary>Heads that compute place by place, whose gradients add up at one value.</summary>
[Network(2, Precision = Precision.Double)]
[Linear(3), Tanh, Head<Rates>(Loss = Loss.MeanSquaredError), Head<Rates>(Loss = Loss.BinaryCrossEntropy, Weight = 2)]
internal partial class TwoRates;
