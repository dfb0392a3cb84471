namespace DlGen.Images;

/// <summary>
/// The bytes of a file as a stream for a decoder, which ends where they end: the decoder waits for its end at exactly that place, and
/// for ever behind it, where a damaged file can send it.
/// </summary>
/// <param name="file">The bytes.</param>
internal sealed class FileBytes(byte[] file) : MemoryStream(file, writable: false)
{
    /// <summary>Decoders look a little beyond the end; one that goes on has lost its way.</summary>
    private const int ReadsBehindTheEnd = 1 << 16;

    private int readsLeft = ReadsBehindTheEnd;

    /// <inheritdoc/>
    public override long Position
    {
        get => base.Position;
        set => base.Position = Math.Clamp(value, 0, Length);
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin loc) => Position = offset + loc switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => Position,
        _ => Length,
    };

    /// <inheritdoc/>
    public override int ReadByte() => Checked(base.ReadByte(), isEnd: Position == Length);

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Checked(base.Read(buffer, offset, count), isEnd: Position == Length);

    private int Checked(int read, bool isEnd) => !isEnd || read > 0 || readsLeft-- > 0
        ? read
        : throw new EndOfStreamException("the file ends where more must come");
}
