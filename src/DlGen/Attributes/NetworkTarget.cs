namespace DlGen;

/// <summary>What a network is compiled for.</summary>
public enum NetworkTarget
{
    /// <summary>For the processor, and for GPUs where the project references DlGen.Gpu.</summary>
    Auto,

    /// <summary>For the processor alone.</summary>
    Cpu,

    /// <summary>
    /// For GPUs by all means: without DlGen.Gpu, or where a network can't run on a GPU, it is an error. Predictions and
    /// evaluations still run on the processor.
    /// </summary>
    Gpu,
}
