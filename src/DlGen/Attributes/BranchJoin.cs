namespace DlGen;

/// <summary>How the outputs of parallel blocks become one.</summary>
public enum BranchJoin
{
    /// <summary>One behind the other along the last axis: [A] and [B] become [A + B].</summary>
    Concatenate,

    /// <summary>Added, element by element: both must have the same shape.</summary>
    Sum,

    /// <summary>
    /// The products of all rows of the first with all rows of the second, s = a·bᵀ: sequences [T, D] and [S, D] become [T, S], vectors
    /// [D] and [D] become [1]. For two blocks.
    /// </summary>
    Dot,
}
