using DlGen.Runtime;

namespace DlGen;

/// <summary>What a head's targets are, which decides on the metrics that it has.</summary>
internal enum TargetTask
{
    /// <summary>One class of several, for each row of outputs.</summary>
    Classes,

    /// <summary>Two classes: the only output is the probability of class 1.</summary>
    Binary,

    /// <summary>Several outputs, each the probability of a yes.</summary>
    Labels,

    /// <summary>Values.</summary>
    Values,
}

/// <summary>The tasks of heads.</summary>
internal static class TargetTasks
{
    /// <summary>The task of a head.</summary>
    public static TargetTask Of(HeadModel head) => head switch
    {
        { Targets: TargetKind.Classes } => TargetTask.Classes,
        { Targets: TargetKind.Probabilities, Size: 1 } => TargetTask.Binary,
        { Targets: TargetKind.Probabilities } => TargetTask.Labels,
        _ => TargetTask.Values,
    };
}
