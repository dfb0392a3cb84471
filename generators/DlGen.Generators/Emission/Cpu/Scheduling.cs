using System.Reflection;
using DlGen.Generators.Graph;
using DlGen.Generators.Graph.Ops;
using DlGen.Generators.Model;
using DlGen.Generators.Passes;

namespace DlGen.Generators.Emission.Cpu;

/// <summary>
/// Fused kernels → CPU kernels in order, with the fewest meetings of the threads: they meet before a kernel that touches
/// what another thread may still be writing or reading. Between meetings, a phase.
/// </summary>
internal static class Scheduling
{
    private static readonly KernelConstructors Constructors = KernelConstructors.Of<CpuKernel>();

    public static IReadOnlyList<ScheduledKernel> Run(FusedGraph fused, ScalarType scalar)
    {
        var scheduled = new List<ScheduledKernel>();
        int phase = 0;
        foreach (IGrouping<Stage, CpuKernel> stage in Lower(fused, scalar).GroupBy(kernel => kernel.Kernel.Stage).OrderBy(stage => stage.Key))
        {
            var running = new List<Access>();
            phase++;
            foreach (CpuKernel kernel in stage)
            {
                string? conflict = Conflict(running, kernel);
                if (conflict is not null)
                {
                    running.Clear();
                    phase++;
                }

                running.AddRange(kernel.Accesses);
                scheduled.Add(new ScheduledKernel(kernel, stage.Key, phase, conflict));
            }
        }

        return scheduled;
    }

    /// <summary>
    /// The kernels in order; what is transposed for a product follows the kernel that computes it, or comes first on the way
    /// back when that is the loss's.
    /// </summary>
    private static IEnumerable<CpuKernel> Lower(FusedGraph fused, ScalarType scalar)
    {
        List<Kernel> consumers = fused.Kernels.Where(kernel => kernel.Anchor is TransposedProduct).ToList();
        IEnumerable<CpuKernel> TransposedFrom(IEnumerable<string> values) => consumers
            .GroupBy(static consumer => ((TransposedProduct)consumer.Anchor).Left)
            .Where(consumer => values.Contains(consumer.Key))
            .Select(consumer => new Kernels.TransposeKernel(fused, consumer.First(), consumer.Key, scalar));

        bool backward = false;
        foreach (Kernel kernel in fused.Kernels)
        {
            if (kernel.Stage == Stage.Backward && !backward)
            {
                backward = true;
                foreach (CpuKernel transpose in TransposedFrom(fused.In(Stage.Loss).SelectMany(loss => loss.Stored)))
                {
                    yield return transpose;
                }
            }

            yield return (CpuKernel)Constructors.For(kernel.Anchor).Invoke([fused, kernel, kernel.Anchor, scalar]);
            if (kernel.Stage is Stage.Forward or Stage.Backward)
            {
                foreach (CpuKernel transpose in TransposedFrom(kernel.Stored))
                {
                    yield return transpose;
                }
            }
        }
    }

    /// <summary>Why the threads must meet before a kernel, if they must.</summary>
    private static string? Conflict(List<Access> running, CpuKernel kernel)
    {
        foreach (Access later in kernel.Accesses)
        {
            foreach (Access earlier in running.Where(earlier => earlier.Value == later.Value && earlier.ConflictsWith(later)))
            {
                return earlier.Writes
                    ? $"all of {later.Value} is needed next"
                    : $"{later.Value} may change only when nobody reads it any more";
            }
        }

        return null;
    }
}
