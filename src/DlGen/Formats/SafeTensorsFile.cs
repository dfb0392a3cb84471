using System.Buffers.Binary;
using System.Runtime.InteropServices;
using static System.FormattableString;

namespace DlGen.Formats;

/// <summary>
/// A network's parameters as a safetensors file: the header's length (8 bytes, little-endian), the header, the tensors
/// in row-major order, little-endian, one behind the other. The same values give the same bytes.
/// </summary>
internal static class SafeTensorsFile
{
    private const int LengthBytes = 8;

    /// <summary>The limit of the reference implementation; a longer header is a sign that the file is something else.</summary>
    private const ulong MaxHeaderBytes = 100_000_000;

    /// <summary>Writes to a file, which is replaced as a whole or not at all.</summary>
    public static void Save<T>(string path, IReadOnlyList<Parameter<T>> parameters)
        where T : unmanaged => AtomicFile.Write(path, stream => Write(stream, parameters));

    /// <summary>Writes to a stream, which stays open.</summary>
    public static unsafe void Write<T>(Stream stream, IReadOnlyList<Parameter<T>> parameters)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(stream);
        var entries = new List<SafeTensorsEntry>();
        long offset = 0;
        foreach (Parameter<T> parameter in parameters)
        {
            long end = offset + ((long)parameter.Count * sizeof(T));
            entries.Add(new SafeTensorsEntry(parameter.Name, TypeName<T>(), LongShape(parameter), offset, end));
            offset = end;
        }

        byte[] header = SafeTensorsHeader.Write(entries);
        Span<byte> length = stackalloc byte[LengthBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (Parameter<T> parameter in parameters)
        {
            T[] values = parameter.Value.ToArray();
            SwapOnBigEndian<T>(values);
            stream.Write(MemoryMarshal.AsBytes<T>(values));
        }
    }

    /// <summary>Reads a file into the parameters; when it is refused, they stay as they are.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file doesn't hold exactly these parameters.</exception>
    public static void Load<T>(string path, IReadOnlyList<Parameter<T>> parameters)
        where T : unmanaged
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read);
        if (stream.Length > Array.MaxLength)
        {
            throw new InvalidDataException(Invariant($"{path}: {stream.Length} bytes, more than the {Array.MaxLength} that can be read."));
        }

        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        Read(file, parameters, path);
    }

    /// <summary>Reads the rest of a stream, which stays open, into the parameters; when it is refused, they stay as they are.</summary>
    /// <exception cref="InvalidDataException">The stream doesn't hold exactly these parameters.</exception>
    public static void Read<T>(Stream stream, IReadOnlyList<Parameter<T>> parameters)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        Read(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), parameters, "the stream");
    }

    /// <summary>Reads a file's bytes into the parameters: everything is checked before anything is copied.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="parameters">What it must hold, no more and no less.</param>
    /// <param name="source">What messages call the file.</param>
    /// <exception cref="InvalidDataException">The bytes don't hold exactly these parameters.</exception>
    public static void Read<T>(ReadOnlySpan<byte> file, IReadOnlyList<Parameter<T>> parameters, string source = "the bytes")
        where T : unmanaged
    {
        ReadOnlySpan<byte> header = Header(file, source);
        ReadOnlySpan<byte> data = file[(LengthBytes + header.Length)..];
        List<SafeTensorsEntry> entries = SafeTensorsHeader.Parse(header, source);
        Dictionary<string, SafeTensorsEntry> byName = Match(entries, parameters, source);
        CheckOffsets(entries, data.Length, source);

        // Allocated before the first copy, so that running out of memory leaves the parameters alone as well.
        var buffer = new T[parameters.Max(parameter => (int?)parameter.Count) ?? 0];
        foreach (Parameter<T> parameter in parameters)
        {
            SafeTensorsEntry entry = byName[parameter.Name];
            Span<T> values = buffer.AsSpan(0, parameter.Count);
            data[(int)entry.Begin..(int)entry.End].CopyTo(MemoryMarshal.AsBytes(values));
            SwapOnBigEndian(values);
            parameter.Value.CopyFrom(values);
        }
    }

    private static ReadOnlySpan<byte> Header(ReadOnlySpan<byte> file, string source)
    {
        if (file.Length < LengthBytes)
        {
            throw new InvalidDataException(Invariant(
                $"{source}: {file.Length} bytes; a safetensors file starts with the length of its header, {LengthBytes} bytes."));
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(file);
        if (length > MaxHeaderBytes)
        {
            throw new InvalidDataException(Invariant(
                $"{source}: not a safetensors file: its header would be {length} bytes long, at most {MaxHeaderBytes} are allowed."));
        }

        if (length > (ulong)(file.Length - LengthBytes))
        {
            throw new InvalidDataException(Invariant(
                $"{source}: truncated: the header is {length} bytes long, {file.Length - LengthBytes} bytes follow."));
        }

        return file.Slice(LengthBytes, (int)length);
    }

    /// <summary>The entries by name, once names, types, shapes and lengths are those of the parameters.</summary>
    private static unsafe Dictionary<string, SafeTensorsEntry> Match<T>(
        List<SafeTensorsEntry> entries, IReadOnlyList<Parameter<T>> parameters, string source)
        where T : unmanaged
    {
        Dictionary<string, SafeTensorsEntry> byName = entries.ToDictionary(entry => entry.Name, StringComparer.Ordinal);
        foreach (Parameter<T> parameter in parameters)
        {
            if (!byName.TryGetValue(parameter.Name, out SafeTensorsEntry? entry))
            {
                throw new InvalidDataException(Invariant(
                    $"{source}: holds no tensor '{parameter.Name}' of shape {ShapeText.Format(parameter.Shape)}, which the network has."));
            }

            if (!entry.Shape.AsSpan().SequenceEqual(LongShape(parameter)))
            {
                throw new InvalidDataException(Invariant(
                    $"{source}: tensor '{entry.Name}' has shape {ShapeText.Format<long>(entry.Shape)}; the network's has {ShapeText.Format(parameter.Shape)}."));
            }

            if (entry.Type != TypeName<T>())
            {
                throw new InvalidDataException(Invariant(
                    $"{source}: tensor '{entry.Name}' has type {entry.Type}; the network's has {TypeName<T>()}."));
            }

            long bytes = (long)parameter.Count * sizeof(T);
            if (entry.End - entry.Begin != bytes)
            {
                throw new InvalidDataException(Invariant(
                    $"{source}: tensor '{entry.Name}' has {entry.End - entry.Begin} bytes; shape {ShapeText.Format(parameter.Shape)} in {entry.Type} takes {bytes}."));
            }
        }

        var names = new HashSet<string>(parameters.Select(parameter => parameter.Name), StringComparer.Ordinal);
        if (entries.Find(entry => !names.Contains(entry.Name) && !IsBatchCount(entry, names)) is { } extra)
        {
            throw new InvalidDataException(Invariant(
                $"{source}: holds a tensor '{extra.Name}' of shape {ShapeText.Format<long>(extra.Shape)}, which the network lacks."));
        }

        return byName;
    }

    /// <summary>
    /// Whether it is PyTorch's count of the batches that a batch normalization has seen, which no momentum but PyTorch's None asks for:
    /// it is left alone, and PyTorch does without one in a file.
    /// </summary>
    private static bool IsBatchCount(SafeTensorsEntry entry, HashSet<string> names)
    {
        const string count = "num_batches_tracked";
        return entry is { Type: "I64", Shape.Length: 0 } && entry.End - entry.Begin == sizeof(long)
            && entry.Name.EndsWith("." + count, StringComparison.Ordinal) && names.Contains(entry.Name[..^count.Length] + "running_mean");
    }

    /// <summary>The format wants the tensors to cover the data: no overlap, no hole, nothing behind the last.</summary>
    private static void CheckOffsets(List<SafeTensorsEntry> entries, int dataBytes, string source)
    {
        long covered = 0;
        foreach (SafeTensorsEntry entry in entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (entry.End > dataBytes)
            {
                throw new InvalidDataException(Invariant(
                    $"{source}: truncated: tensor '{entry.Name}' ends at byte {entry.End} of the data, which have {dataBytes}."));
            }

            if (entry.Begin != covered)
            {
                throw new InvalidDataException(Invariant(
                    $"{source}: tensor '{entry.Name}' begins at byte {entry.Begin} of the data, {(entry.Begin < covered ? "inside the tensor before it" : "leaving a hole behind the tensor before it")}, which ends at {covered}."));
            }

            covered = entry.End;
        }

        if (covered != dataBytes)
        {
            throw new InvalidDataException(Invariant(
                $"{source}: the tensors end at byte {covered} of the data, which have {dataBytes}."));
        }
    }

    private static long[] LongShape(Parameter parameter)
    {
        var shape = new long[parameter.Shape.Length];
        for (int axis = 0; axis < shape.Length; axis++)
        {
            shape[axis] = parameter.Shape[axis];
        }

        return shape;
    }

    private static string TypeName<T>() =>
        typeof(T) == typeof(float) ? "F32"
        : typeof(T) == typeof(double) ? "F64"
        : throw new NotSupportedException(Invariant($"Networks compute in float or double, not in {typeof(T)}."));

    private static void SwapOnBigEndian<T>(Span<T> values)
        where T : unmanaged
    {
        if (BitConverter.IsLittleEndian)
        {
            return;
        }

        if (typeof(T) == typeof(float))
        {
            Span<uint> words = MemoryMarshal.Cast<T, uint>(values);
            BinaryPrimitives.ReverseEndianness(words, words);
        }
        else
        {
            Span<ulong> words = MemoryMarshal.Cast<T, ulong>(values);
            BinaryPrimitives.ReverseEndianness(words, words);
        }
    }
}
