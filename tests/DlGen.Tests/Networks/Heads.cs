namespace DlGen.Tests.Networks;

/// <summary>A head of two layers.</summary>
[Block(7)]
[Linear(5), Tanh, Linear(3)]
public partial class ClassHead;

/// <summary>A head of one layer.</summary>
[Block(7)]
[Linear(2)]
public partial class ValueHead;

/// <summary>A yes or no.</summary>
[Block(7)]
[Linear(1)]
public partial class YesHead;

/// <summary>A head without parameters.</summary>
[Block(7)]
[Sigmoid]
public partial class PlainHead;

/// <summary>Heads with a loss of each kind, each with a weight of its own.</summary>
[Network(4, Precision = Precision.Double)]
[Linear(7), Tanh]
[Head<ClassHead>(LabelSmoothing = 0.1f), Head<ValueHead>(Loss = Loss.MeanSquaredError, Weight = 0.25f), Head<YesHead>(Loss = Loss.BinaryCrossEntropy, Weight = 2), Head<PlainHead>(Loss = Loss.Huber, HuberDelta = 0.5f, Weight = 0.5f)]
public partial class FourHeads;

/// <summary>Heads with a loss of each kind, each with a weight of its own, in single precision.</summary>
[Network(4)]
[Linear(7), Tanh]
[Head<ClassHead>(LabelSmoothing = 0.1f), Head<ValueHead>(Loss = Loss.MeanSquaredError, Weight = 0.25f), Head<YesHead>(Loss = Loss.BinaryCrossEntropy, Weight = 2), Head<PlainHead>(Loss = Loss.Huber, HuberDelta = 0.5f, Weight = 0.5f)]
public partial class FourHeadsSingle;

/// <summary>Two heads of the same block, with parameters of their own, and nothing before them that learns.</summary>
[Network(7, Precision = Precision.Double)]
[Head<ClassHead>, Head<ClassHead>(Weight = 3)]
public partial class TwinHeads;
