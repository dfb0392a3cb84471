using System.Text;
using DlGen.Generators.Graph;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Lowering;

/// <summary>A kernel call in its place.</summary>
/// <param name="Call">The call.</param>
/// <param name="FirstPhase">The phase that it begins in.</param>
/// <param name="LastPhase">The phase that it ends in: another one where threads meet in it.</param>
/// <param name="MeetBecause">Why the threads meet before it; null where they don't.</param>
internal sealed record ScheduledCall(KernelCall Call, int FirstPhase, int LastPhase, string? MeetBecause)
{
    /// <summary>Whether the threads meet before it only where they share the parts of an example.</summary>
    public bool MeetsWithinExamples { get; init; }
}

/// <summary>The kernel calls in the order they run, and where each value lies: what a back end prints.</summary>
internal sealed record LoweredProgram(FusedGraph Fused, IReadOnlyList<ScheduledCall> Calls, MemoryPlan Memory)
{
    public NetworkGraph Graph => Fused.Graph;

    public IEnumerable<ScheduledCall> In(Stage stage) => Calls.Where(scheduled => scheduled.Call.Stage == stage);

    /// <summary>The program as text: what snapshots compare.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (ScheduledCall scheduled in Calls)
        {
            text.Append(scheduled.MeetBecause is null ? "" : $"  meet {(scheduled.MeetsWithinExamples ? "within examples " : "")}({scheduled.MeetBecause})\n");
            text.Append("  phase ").Append(Text.Plain(scheduled.FirstPhase)).Append("  ")
                .Append(scheduled.Call.Method).Append("  ")
                .Append(string.Join("; ", scheduled.Call.Accesses.Select(static part => string.Join(", ", part.Select(static access => (access.Writes ? "→" : "") + access.Value)))))
                .Append('\n');
        }

        return text.Append(Memory.ToText()).ToString();
    }
}
