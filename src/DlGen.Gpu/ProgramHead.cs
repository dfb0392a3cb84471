using DlGen.Gpu.Kernels;

namespace DlGen.Gpu;

/// <summary>What a program keeps for one of the network's outputs.</summary>
/// <param name="targets">What the outputs of a batch are compared with.</param>
/// <param name="losses">What the loss says of each of their rows.</param>
/// <param name="first">Where that starts among all heads' rows.</param>
/// <param name="rows">Rows an example.</param>
internal sealed class ProgramHead(DeviceTargets targets, RowResults losses, int first, int rows)
{
    public DeviceTargets Targets => targets;

    public RowResults Losses => losses;

    public int First => first;

    public int Rows => rows;

    /// <summary>What a training's examples count for here; as it is, one each.</summary>
    public ExampleWeights ExampleWeights { get; set; }
}
