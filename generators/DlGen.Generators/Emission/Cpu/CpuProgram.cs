using System.Text;
using DlGen.Generators.Graph;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu;

/// <summary>One kernel in its place: the phase it runs in, and whether the threads meet before it.</summary>
internal sealed record ScheduledKernel(CpuKernel Kernel, Stage Stage, int Phase, string? MeetBecause);

/// <summary>The kernels in the order the CPU runs them, and where each value lies.</summary>
internal sealed record CpuProgram(FusedGraph Fused, IReadOnlyList<ScheduledKernel> Kernels, MemoryPlan Memory)
{
    public IEnumerable<ScheduledKernel> In(Stage stage) => Kernels.Where(kernel => kernel.Stage == stage);

    /// <summary>The program as text: what snapshots compare.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (ScheduledKernel scheduled in Kernels)
        {
            text.Append(scheduled.MeetBecause is null ? "" : $"  meet ({scheduled.MeetBecause})\n");
            text.Append("  phase ").Append(Text.Plain(scheduled.Phase)).Append("  ")
                .Append(scheduled.Kernel.GetType().Name).Append("  ")
                .Append(string.Join(", ", scheduled.Kernel.Accesses.Select(access => (access.Writes ? "→" : "") + access.Value)))
                .Append('\n');
        }

        return text.Append(Memory.ToText()).ToString();
    }
}
