using System.Runtime.InteropServices;
using static System.FormattableString;

namespace DlGen.Formats;

/// <summary>
/// A temporary file that rows are written to, to be mapped into memory when all are there. It is gone when the last who uses it is, however the process
/// ends.
/// </summary>
internal sealed class SpoolFile : IDisposable
{
    private const int BufferBytes = 1 << 20;

    private readonly string folder;
    private readonly byte[] buffer = new byte[BufferBytes];
    private readonly FileStream stream;
    private int filled;
    private bool isMapped;

    /// <param name="folder">Where the file is; null for the system's folder for temporary files.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="IOException">The file can't be created.</exception>
    public SpoolFile(string? folder)
    {
        this.folder = folder ?? Path.GetTempPath();
        if (!Directory.Exists(this.folder))
        {
            throw new DirectoryNotFoundException($"{this.folder}: there is no such folder; the rows of a dataset are kept in a temporary file in it.");
        }

        string path = Path.Combine(this.folder, $"dlgen-{Guid.NewGuid():N}.rows");
        bool isWindows = OperatingSystem.IsWindows();
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Read,
            BufferSize = 0,
            Options = isWindows ? FileOptions.DeleteOnClose : FileOptions.None,
        };
        if (!isWindows)
        {
            // Nobody else reads what may be private.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            stream = new FileStream(path, options);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(exception);
        }

        if (!isWindows)
        {
            // The name alone: the file stays for who has it open.
            File.Delete(path);
        }
    }

    /// <summary>Writes a row.</summary>
    /// <exception cref="IOException">There is no room for it.</exception>
    public async ValueTask WriteAsync(float[] row, CancellationToken cancellationToken)
    {
        for (int written = 0; written < row.Length * sizeof(float);)
        {
            if (filled == buffer.Length)
            {
                await FlushAsync(cancellationToken).ConfigureAwait(false);
            }

            ReadOnlySpan<byte> rest = MemoryMarshal.AsBytes<float>(row)[written..];
            int count = Math.Min(rest.Length, buffer.Length - filled);
            rest[..count].CopyTo(buffer.AsSpan(filled));
            filled += count;
            written += count;
        }
    }

    /// <summary>Maps the rows, all of which are written. The file is theirs from then on.</summary>
    /// <param name="count">How many rows there are.</param>
    /// <param name="size">How many values each has.</param>
    /// <param name="cancellationToken">Ends the writing of what is left.</param>
    public async ValueTask<MappedInputs> MapAsync(int count, int size, CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        var inputs = new MappedInputs(stream, count, size);
        isMapped = true;
        return inputs;
    }

    public void Dispose()
    {
        if (!isMapped)
        {
            stream.Dispose();
        }
    }

    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            await stream.WriteAsync(buffer.AsMemory(0, filled), cancellationToken).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            throw Unwritable(exception);
        }

        filled = 0;
    }

    private IOException Unwritable(Exception exception) => new(
        Invariant($"{folder}: the rows of the dataset can't be written to a file there: {exception.Message} Choose another folder."), exception);
}
