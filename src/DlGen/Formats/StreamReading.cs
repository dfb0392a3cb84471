namespace DlGen.Formats;

/// <summary>Reads from streams that hold less than they claim: what is allocated grows with what has come in.</summary>
internal static class StreamReading
{
    /// <summary>What is allocated before anything has come in.</summary>
    private const int FirstBytes = 1 << 16;

    /// <summary>Each array is so many times as long as the one before: a third more is allocated in all than is read.</summary>
    private const int Growth = 4;

    /// <summary>Fills a buffer as far as the stream goes.</summary>
    /// <returns>How many bytes there were.</returns>
    public static int Fill(this Stream stream, Span<byte> buffer) => stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);

    /// <summary>The next bytes of a stream: as many as claimed, or as many as there are.</summary>
    public static byte[] ReadUpTo(this Stream stream, int claimed)
    {
        byte[] bytes = new byte[stream.Rest() is { } rest ? Math.Min(claimed, rest) : Math.Min(claimed, FirstBytes)];
        int count = stream.Fill(bytes);
        while (count == bytes.Length && count < claimed && !stream.CanSeek)
        {
            Array.Resize(ref bytes, (int)Math.Min(claimed, (long)bytes.Length * Growth));
            count += stream.Fill(bytes.AsSpan(count));
        }

        Array.Resize(ref bytes, count);
        return bytes;
    }

    /// <summary>How many bytes are left; null for a stream that doesn't know.</summary>
    public static long? Rest(this Stream stream) => stream.CanSeek ? stream.Length - stream.Position : null;
}
