namespace DlGen;

/// <summary>A point of a receiver operating characteristic: what is found and what is mistaken at one threshold of the probability.</summary>
/// <param name="FalsePositiveRate">Of the examples that aren't of the class, the part with a probability of at least the threshold.</param>
/// <param name="TruePositiveRate">Of the examples of the class, the part with a probability of at least the threshold.</param>
/// <param name="Threshold">The threshold; infinity for the first point, at which nothing is found.</param>
public readonly record struct RocPoint(double FalsePositiveRate, double TruePositiveRate, double Threshold);
