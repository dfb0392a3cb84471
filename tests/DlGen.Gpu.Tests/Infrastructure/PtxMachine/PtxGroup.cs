namespace DlGen.Gpu.Tests.Infrastructure.PtxMachine;

/// <summary>A group of threads that carries a kernel out, instruction by instruction as the PTX ISA says.</summary>
internal sealed class PtxGroup
{
    private const int Lanes = 32;

    private readonly byte[][] parameters;
    private readonly byte[] shared;
    private readonly PtxThread[] threads;

    public PtxGroup(PtxKernel kernel, PtxMemory memory, byte[][] parameters, int x, int y, int threads)
    {
        Kernel = kernel;
        Memory = memory;
        this.parameters = parameters;
        X = x;
        Y = y;
        shared = new byte[kernel.SharedSize];
        shared.AsSpan().Fill(0xFF);
        this.threads = [.. Enumerable.Range(0, threads).Select(index => new PtxThread(this, index))];
    }

    public PtxKernel Kernel { get; }

    public PtxMemory Memory { get; }

    public int X { get; }

    public int Y { get; }

    public void Run()
    {
        foreach (PtxThread thread in threads)
        {
            thread.Run();
        }

        while (!threads.All(static thread => thread.HasReturned))
        {
            // Warp after warp up to a barrier, as far apart as threads can get.
            foreach (PtxThread[] warp in threads.Chunk(Lanes))
            {
                while (!warp[0].HasReturned && warp[0].Instruction.Name != "bar.sync")
                {
                    AssertTogether(warp);
                    PtxWarp.Execute(warp, warp[0].Instruction);
                    Array.ForEach(warp, static lane => lane.Continue());
                    Array.ForEach(warp, static lane => lane.Run());
                }
            }

            if (!threads[0].HasReturned)
            {
                AssertTogether(threads);
                Array.ForEach(threads, static thread => thread.Continue());
                Array.ForEach(threads, static thread => thread.Run());
            }
        }
    }

    /// <summary>A parameter's bytes, so many of them.</summary>
    public ulong Parameter(PtxOperand place, int length) => length == 8
        ? BitConverter.ToUInt64(parameters[place.Index], (int)place.Number)
        : BitConverter.ToUInt32(parameters[place.Index], (int)place.Number);

    public Span<byte> Shared(ulong address, int length) => address % (uint)length == 0 && address + (uint)length <= (uint)shared.Length
        ? shared.AsSpan((int)address, length)
        : throw new InvalidOperationException(FormattableString.Invariant($"An access of {length} bytes at {address} of {shared.Length} shared ones."));

    private static void AssertTogether(PtxThread[] threads)
    {
        if (threads.Any(thread => thread.HasReturned || thread.Next != threads[0].Next))
        {
            throw new InvalidOperationException($"Not all threads are at: {threads[0].Instruction.Text}");
        }
    }
}
