using ILGPU;

namespace DlGen.Gpu.Training;

/// <summary>An epoch's steps.</summary>
/// <param name="Begun">Where the device counts those begun; one element.</param>
/// <param name="InEpoch">How many an epoch has.</param>
internal readonly record struct StepCount(ArrayView<int> Begun, int InEpoch);
