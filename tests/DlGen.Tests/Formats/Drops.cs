namespace DlGen.Tests.Formats;

/// <summary>Bytes as a network brings them: few at a time, and nobody knows how many.</summary>
internal sealed class Drops(byte[] bytes, int most = 1) : Stream
{
    private int position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        count = Math.Min(Math.Min(count, most), bytes.Length - position);
        bytes.AsSpan(position, count).CopyTo(buffer.AsSpan(offset));
        position += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
