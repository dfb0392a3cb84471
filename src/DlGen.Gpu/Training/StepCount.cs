using ILGPU;

namespace DlGen.Gpu.Training;

/// <summary>An epoch's steps.</summary>
/// <param name="Made">Where the device counts those made; one element.</param>
/// <param name="InEpoch">How many an epoch has.</param>
internal readonly record struct StepCount(ArrayView<int> Made, int InEpoch);
