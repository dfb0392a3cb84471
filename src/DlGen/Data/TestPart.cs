namespace DlGen;

/// <summary>The test part of a split, which is for one evaluation in the end.</summary>
/// <param name="origin">Where its examples come from.</param>
/// <param name="rows">Their numbers there; null for all.</param>
internal sealed class TestPart(Origin origin, int[]? rows)
{
    private int evaluations;

    public Origin Origin => origin;

    public int[]? Rows => rows;

    /// <summary>Counts an evaluation.</summary>
    /// <returns>How many there were, with this one.</returns>
    public int CountEvaluation() => Interlocked.Increment(ref evaluations);
}
