namespace DlGen.Tests.Networks;

/// <summary>An image's way in.</summary>
[Block(2, 3, 2)]
[Flatten, Linear(5), Tanh]
public partial class PictureIn;

/// <summary>A sequence's way in, position by position.</summary>
[Block(3, 4)]
[Linear(2), Silu, Flatten]
public partial class SequenceIn;

/// <summary>A vector's way in.</summary>
[Block(3)]
[Linear(5), Sigmoid]
public partial class DetailsIn;

/// <summary>Inputs of every shape, side by side.</summary>
[Network(Precision = Precision.Double)]
[Inputs<PictureIn, SequenceIn, DetailsIn>, Linear(4), Tanh, Linear(3)]
public partial class ThreeInputs;

/// <summary>Two inputs in single precision, added up, with several outputs.</summary>
[Network]
[Inputs<PictureIn, DetailsIn>(Join = BranchJoin.Sum), Linear(7), Tanh, Head<ClassHead>, Head<ValueHead>(Loss = Loss.MeanSquaredError)]
public partial class TwoInputsTwoHeads;

/// <summary>A pair that goes through one block: a Siamese network (Bromley et al. 1993).</summary>
[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Inputs<DetailsIn, DetailsIn>(Shared = true), Linear(1)]
public partial class Siamese;

/// <summary>One that isn't trained beside one that is.</summary>
[Network(Loss = Loss.MeanAbsoluteError)]
[Inputs<DetailsIn, DetailsIn>(Frozen = true), Linear(33), Tanh, Linear(2)]
public partial class FrozenInputs;
