using DlGen.Gpu.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu.Training;

/// <summary>What an epoch's steps came to, or an evaluation's blocks: noted on the device, and read when somebody asks.</summary>
internal sealed class StepLosses
{
    private readonly ArrayView<float> losses;
    private readonly ArrayView<int> hits;
    private readonly ArrayView<int> failed;
    private readonly float[] readLosses;
    private readonly int[] readHits;
    private readonly double share;
    private int read;
    private int failedStep;

    /// <param name="memory">Where the device's part lies.</param>
    /// <param name="steps">The most steps there are.</param>
    /// <param name="share">What a row's loss is multiplied by, beyond what the device multiplies it by, in that of its example.</param>
    public StepLosses(GpuMemory memory, int steps, double share)
    {
        this.share = share;
        losses = memory.Allocate<float>(steps, "the steps' losses").View;
        hits = memory.Allocate<int>(steps, "the steps' losses").View;
        failed = memory.Allocate<int>(1, "the steps' losses").View;
        Made = memory.Allocate<int>(1, "the steps' losses").View;
        Begun = memory.Allocate<int>(1, "the steps' losses").View;
        readLosses = new float[steps];
        readHits = new int[steps];
        Results = new StepResults(losses, hits, failed, Made, Begun);
    }

    /// <summary>Where kernels note them.</summary>
    public StepResults Results { get; }

    /// <summary>The first step whose loss isn't finite, counted from 1, and 0 as long as there is none; one element.</summary>
    public ArrayView<int> Failed => failed;

    /// <summary>How many steps were made; one element.</summary>
    public ArrayView<int> Made { get; }

    /// <summary>How many steps were begun; one element.</summary>
    public ArrayView<int> Begun { get; }

    /// <summary>The sum of the losses of the examples in the steps read, each step's multiplied by its factor.</summary>
    public double Sum { get; private set; }

    /// <summary>What each step's losses are multiplied by in their sum; null where it is 1.</summary>
    public Func<int, double>? Factor { get; set; }

    /// <summary>How many of the examples in the steps read were classified correctly.</summary>
    public long Hits { get; private set; }

    /// <summary>The first step read whose loss isn't finite, counted from 1; 0 if there is none.</summary>
    public int FailedStep => failedStep;

    /// <summary>The sum of the losses of the examples in a step that was read, counted from 1.</summary>
    public double this[int step] => share * readLosses[step - 1];

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        read = 0;
        Sum = 0;
        Hits = 0;
        Made.MemSetToZero();
    }

    /// <summary>Begins behind the first steps of an epoch, which another training has made.</summary>
    /// <param name="steps">How many there were.</param>
    /// <param name="sum">The sum of their losses, each multiplied by its factor.</param>
    /// <param name="hits">How many of their examples were classified correctly.</param>
    public void Begin(int steps, double sum, long hits)
    {
        read = steps;
        Sum = sum;
        Hits = hits;
        Made.CopyFromCPU([steps]);
    }

    /// <summary>Reads the steps up to <paramref name="steps"/> that weren't yet; waits for the device.</summary>
    public void Read(int steps)
    {
        if (read == steps)
        {
            return;
        }

        // As spans, which are pinned: by reference ILGPU would write to where an array was before a garbage collection.
        losses.SubView(read, steps - read).CopyToCPU(readLosses.AsSpan(read, steps - read));
        hits.SubView(read, steps - read).CopyToCPU(readHits.AsSpan(read, steps - read));
        failed.CopyToCPU(new Span<int>(ref failedStep));
        for (; read < steps; read++)
        {
            Sum += share * readLosses[read] * (Factor?.Invoke(read) ?? 1);
            Hits += readHits[read];
        }
    }
}
