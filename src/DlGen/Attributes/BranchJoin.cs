namespace DlGen;

/// <summary>How the outputs of parallel blocks become one.</summary>
public enum BranchJoin
{
    /// <summary>One behind the other along the last axis: [A] and [B] become [A + B].</summary>
    Concatenate,

    /// <summary>Added, element by element: both must have the same shape.</summary>
    Sum,
}
