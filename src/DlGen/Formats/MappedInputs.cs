using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using static System.FormattableString;

namespace DlGen.Formats;

/// <summary>
/// Inputs that stay in their file, which is mapped into memory: the system reads what is asked for, and forgets it when it needs the room.
/// </summary>
internal sealed unsafe class MappedInputs
{
    private const int PageBytes = 4096;

    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;
    private readonly byte* start;
    private readonly long bytes;

    /// <param name="path">The file.</param>
    /// <param name="offset">Where the inputs begin in it.</param>
    /// <param name="count">How many examples there are.</param>
    /// <param name="size">How many values the input of one has.</param>
    /// <param name="hasBytes">Whether a value is a byte; else it is a float, little-endian.</param>
    /// <exception cref="InvalidDataException">The file isn't as long as that.</exception>
    /// <exception cref="IOException">The file can't be mapped.</exception>
    public MappedInputs(string path, long offset, int count, int size, bool hasBytes)
    {
        HasBytes = hasBytes;
        RowBytes = checked(size * (hasBytes ? 1 : sizeof(float)));
        bytes = (long)count * RowBytes;
        long length = new FileInfo(path).Length;
        long end = offset + bytes;
        if (length != end)
        {
            throw new InvalidDataException(Invariant(
                $"{path}: {(length < end ? "truncated" : "too long")}: {count} examples of {RowBytes} bytes behind {offset} take {end} bytes, the file holds {length}."));
        }

        file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        start = Start(view, offset);
    }

    /// <param name="stream">The file, which has the inputs and nothing else. It is open as long as they are in use.</param>
    /// <param name="count">How many examples there are.</param>
    /// <param name="size">How many floats the input of one has.</param>
    /// <exception cref="IOException">The file can't be mapped.</exception>
    public MappedInputs(FileStream stream, int count, int size)
    {
        RowBytes = checked(size * sizeof(float));
        bytes = (long)count * RowBytes;
        file = MemoryMappedFile.CreateFromFile(stream, mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        start = Start(view, offset: 0);
    }

    ~MappedInputs()
    {
        if (start != null)
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
        }
    }

    private static byte* Start(MemoryMappedViewAccessor view, long offset)
    {
        byte* first = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref first);
        return first + view.PointerOffset + offset;
    }

    /// <summary>Whether values are bytes; else they are floats.</summary>
    public bool HasBytes { get; }

    /// <summary>How many bytes a row has in the file.</summary>
    public int RowBytes { get; }

    /// <summary>The bytes of a row's values. Whoever reads them keeps these inputs alive.</summary>
    public ReadOnlySpan<byte> Bytes(int row) => new(start + ((long)row * RowBytes), RowBytes);

    /// <summary>The floats of a row.</summary>
    public ReadOnlySpan<float> Floats(int row) => MemoryMarshal.Cast<byte, float>(Bytes(row));

    /// <summary>Says whether rows are read here and there from now on, or in order.</summary>
    public void ReadAtRandom(bool atRandom)
    {
        PageHints.AreReadAtRandom(start, bytes, atRandom);
        GC.KeepAlive(this);
    }

    /// <summary>Has the system begin to read rows that lie end to end, as far as they aren't in memory.</summary>
    public void BeginFetch(int row, int count = 1)
    {
        // Of a longer piece, Linux reads only the beginning.
        const long pieceBytes = 128 * 1024;
        byte* from = start + ((long)row * RowBytes);
        byte* end = from + ((long)count * RowBytes);
        for (; from < end; from += pieceBytes)
        {
            PageHints.WillBeNeeded(from, Math.Min(pieceBytes, end - from));
        }

        GC.KeepAlive(this);
    }

    /// <summary>Waits until rows that lie end to end are in memory.</summary>
    /// <returns>Something that depends on every page of the rows, so that none of them is passed over.</returns>
    public int Touch(int row, int count = 1)
    {
        byte* from = start + ((long)row * RowBytes);
        long length = (long)count * RowBytes;
        int sum = from[length - 1];
        for (long at = 0; at < length; at += PageBytes)
        {
            sum += from[at];
        }

        GC.KeepAlive(this);
        return sum;
    }
}
