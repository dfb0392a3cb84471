namespace DlGen;

/// <summary>The examples whose probability lies in one interval: a point of a reliability diagram.</summary>
/// <param name="Lower">Where the interval begins; only in the first one this value itself lies in it.</param>
/// <param name="Upper">Where the interval ends; this value lies in it.</param>
/// <param name="Count">How many examples there are.</param>
/// <param name="Confidence">Their mean probability; NaN if there are none.</param>
/// <param name="Accuracy">The part of them for which it has come true; NaN if there are none.</param>
public readonly record struct CalibrationBin(double Lower, double Upper, int Count, double Confidence, double Accuracy);
