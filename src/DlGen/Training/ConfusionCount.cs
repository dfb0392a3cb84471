namespace DlGen;

/// <summary>How many examples of one class were taken for one class, their own or another.</summary>
/// <param name="Actual">The true class.</param>
/// <param name="Predicted">The predicted class; <see cref="ConfusionMatrix.NoClass"/> where an output was NaN.</param>
/// <param name="Count">How many examples.</param>
public readonly record struct ConfusionCount(int Actual, int Predicted, int Count);
