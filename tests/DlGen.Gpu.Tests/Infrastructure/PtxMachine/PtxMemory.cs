using System.Runtime.InteropServices;

namespace DlGen.Gpu.Tests.Infrastructure.PtxMachine;

/// <summary>Global memory: buffers far apart, so that an access beside one is noticed.</summary>
internal sealed class PtxMemory
{
    private const int Shift = 32;

    private readonly List<byte[]> buffers = [];

    /// <summary>Keeps numbers; returns their address.</summary>
    public ulong Add(float[] values)
    {
        buffers.Add(MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
        return (ulong)buffers.Count << Shift;
    }

    public float[] Read(ulong address) => MemoryMarshal.Cast<byte, float>(Buffer(address)).ToArray();

    /// <summary>So many bytes at an address.</summary>
    /// <exception cref="InvalidOperationException">They aren't all of one buffer, or the address is no multiple of their number.</exception>
    public Span<byte> At(ulong address, int length)
    {
        int offset = (int)(uint)address;
        byte[] buffer = Buffer(address);
        return offset % length == 0 && offset + length <= buffer.Length
            ? buffer.AsSpan(offset, length)
            : throw new InvalidOperationException(FormattableString.Invariant($"An access of {length} bytes at {offset} of {buffer.Length}."));
    }

    private byte[] Buffer(ulong address)
    {
        int index = (int)(address >> Shift) - 1;
        return index >= 0 && index < buffers.Count
            ? buffers[index]
            : throw new InvalidOperationException(FormattableString.Invariant($"There is nothing at {address:x}."));
    }
}
