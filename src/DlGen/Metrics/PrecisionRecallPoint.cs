namespace DlGen;

/// <summary>A point of a precision-recall curve, at one threshold of the probability.</summary>
/// <param name="Recall">Of the examples of the class, the part with a probability of at least the threshold.</param>
/// <param name="Precision">Of the examples with a probability of at least the threshold, the part that are of the class; 1 for the first point, where there are none.</param>
/// <param name="Threshold">The threshold; infinity for the first point.</param>
public readonly record struct PrecisionRecallPoint(double Recall, double Precision, double Threshold);
