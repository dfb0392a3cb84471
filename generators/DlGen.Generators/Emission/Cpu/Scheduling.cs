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
            var running = new Dictionary<string, List<Access>>();
            phase++;
            foreach (CpuKernel kernel in stage)
            {
                string? conflict = Conflict(running, kernel);
                if (conflict is not null)
                {
                    running.Clear();
                    phase++;
                }

                foreach (Access access in kernel.Accesses)
                {
                    Add(running, access);
                }

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
        Dictionary<string, (int Order, Kernel Kernel)> consumers = fused.Kernels
            .Where(static kernel => kernel.Anchor is TransposedProduct)
            .GroupBy(static kernel => ((TransposedProduct)kernel.Anchor).Left)
            .Select(static (group, order) => (group.Key, Consumer: (order, group.First())))
            .ToDictionary(static item => item.Key, static item => item.Consumer);
        IEnumerable<CpuKernel> TransposedFrom(IEnumerable<string> values) => values
            .Where(consumers.ContainsKey)
            .Distinct()
            .OrderBy(value => consumers[value].Order)
            .Select(value => new Kernels.TransposeKernel(fused, consumers[value].Kernel, value, scalar));

        bool backward = false;
        foreach (Kernel kernel in fused.Kernels)
        {
            if (kernel.Stage is Stage.Backward or Stage.InputGradient && !backward)
            {
                backward = true;
                foreach (CpuKernel transpose in TransposedFrom(fused.In(Stage.Loss).SelectMany(loss => loss.Stored)))
                {
                    yield return transpose;
                }
            }

            yield return (CpuKernel)Constructors.For(kernel.Anchor).Invoke([fused, kernel, kernel.Anchor, scalar]);
            if (kernel.Stage is Stage.Forward or Stage.Backward or Stage.InputGradient)
            {
                foreach (CpuKernel transpose in TransposedFrom(kernel.Stored))
                {
                    yield return transpose;
                }
            }
        }
    }

    /// <summary>Adds an access to those of the kernels that run between two meetings, by value; one like it is enough.</summary>
    private static void Add(Dictionary<string, List<Access>> running, Access access)
    {
        if (!running.TryGetValue(access.Value, out List<Access>? accesses))
        {
            running.Add(access.Value, accesses = new List<Access>());
        }

        if (!accesses.Contains(access))
        {
            accesses.Add(access);
        }
    }

    /// <summary>Why the threads must meet before a kernel, if they must.</summary>
    private static string? Conflict(Dictionary<string, List<Access>> running, CpuKernel kernel)
    {
        foreach (Access later in kernel.Accesses)
        {
            if (running.TryGetValue(later.Value, out List<Access>? accesses) && accesses.Exists(earlier => earlier.ConflictsWith(later)))
            {
                return accesses.Find(earlier => earlier.ConflictsWith(later)).Writes
                    ? $"all of {later.Value} is needed next"
                    : $"{later.Value} may change only when nobody reads it any more";
            }
        }

        return null;
    }
}
