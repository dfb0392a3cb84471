using System.ComponentModel;

namespace DlGen.Runtime;

/// <summary>One of a network's outputs: a network has one, unless its declaration has heads.</summary>
/// <param name="Name">The head's name as a layer; empty for a network's only output.</param>
/// <param name="Shape">Its shape, without the batch axis.</param>
/// <param name="Rows">How many rows an example has in its matrix: 1, or the product of all axes but the last.</param>
/// <param name="Targets">What its loss compares it with.</param>
/// <param name="Weight">What its loss is multiplied by in the loss of the network.</param>
/// <param name="WeighsClasses">Whether its loss multiplies by the weights of classes itself, as it does where the target is spread over all of them.</param>
/// <param name="SumsLosses">Whether its loss is the sum over a batch, and not the mean.</param>
/// <param name="IgnoreIndex">The label of examples, or of their positions, that are left out, where targets are classes.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record HeadModel(
    string Name,
    IReadOnlyList<int> Shape,
    int Rows,
    TargetKind Targets,
    double Weight = 1,
    bool WeighsClasses = false,
    bool SumsLosses = false,
    int IgnoreIndex = -100)
{
    /// <summary>How its loss is computed, as the layer table says it; empty where that isn't known.</summary>
    public string LossFormula { get; init; } = "";

    /// <summary>What the sum over an example's rows is divided by in its loss.</summary>
    public int RowsInMean => SumsLosses ? 1 : Rows;

    /// <summary>How many scalars an example has at the head.</summary>
    public int Size { get; } = Lengths.Product(Shape);

    /// <summary>The length of a row.</summary>
    public int Width => Size / Rows;

    /// <summary>
    /// How many classes its targets tell apart, in each of an example's rows; 0 where these are values. A single output is the probability of
    /// class 1 of two.
    /// </summary>
    public int Classes => this switch
    {
        { Targets: TargetKind.Classes } => Width,
        { Targets: TargetKind.Probabilities, Size: 1 } => 2,
        _ => 0,
    };

    /// <summary>How many labels an example has, each of which counts or is left out: one for each of its rows. It is 1 where targets are values, for these count as one.</summary>
    internal int Positions => Targets == TargetKind.Classes ? Rows : 1;

    /// <summary>
    /// What the sum of a batch's losses is multiplied by to be the sum over the examples that count. A mean over those was given to all
    /// examples of the batch, left out or not.
    /// </summary>
    /// <param name="counted">How many of the batch's positions count.</param>
    /// <param name="batch">How many examples the batch has.</param>
    internal double CountedShare(int counted, int batch) => SumsLosses ? 1 : InExamples(counted) / batch;

    /// <summary>How many examples a number of positions makes; it may be a fraction.</summary>
    internal double InExamples(long positions) => (double)positions / Positions;
}
