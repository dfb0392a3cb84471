using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
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
    /// <param name="path">The file.</param>
    /// <param name="parameters">What it is to hold.</param>
    /// <param name="description">What it is to say of the network; nothing where empty.</param>
    /// <param name="more">What else it is to say.</param>
    public static void Save<T>(string path, IReadOnlyList<Parameter<T>> parameters, string description = "", params (string Key, string Text)[] more)
        where T : unmanaged => OutputFile.Write(path, stream => Write(stream, parameters, description, more));

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="parameters">What the file is to hold.</param>
    /// <param name="description">What it is to say of the network; nothing where empty.</param>
    /// <param name="more">What else it is to say.</param>
    public static void Write<T>(Stream stream, IReadOnlyList<Parameter<T>> parameters, string description = "", params (string Key, string Text)[] more)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(stream);
        Write(stream, parameters, description, more, digest: null);
    }

    /// <summary>Writes to a stream, and behind the other tensors the digest of all bytes before it (SHA-256).</summary>
    /// <param name="stream">The stream, which stays open.</param>
    /// <param name="parameters">What the file is to hold.</param>
    /// <param name="description">What it is to say of the network; nothing where empty.</param>
    /// <param name="digest">The name of the digest, a tensor of bytes.</param>
    /// <param name="more">What else it is to say.</param>
    public static void WriteWithDigest<T>(
        Stream stream, IReadOnlyList<Parameter<T>> parameters, string description, string digest, params (string Key, string Text)[] more)
        where T : unmanaged => Write(stream, parameters, description, more, digest);

    private static unsafe void Write<T>(
        Stream stream, IReadOnlyList<Parameter<T>> parameters, string description, (string Key, string Text)[] more, string? digest)
        where T : unmanaged
    {
        var entries = new List<SafeTensorsEntry>();
        long offset = 0;
        foreach (Parameter<T> parameter in parameters)
        {
            long end = offset + ((long)parameter.Count * sizeof(T));
            entries.Add(new SafeTensorsEntry(parameter.Name, TypeName<T>(), LongShape(parameter), offset, end));
            offset = end;
        }

        // Readers built on PyTorch's tools ask which framework the tensors' layout is for.
        Dictionary<string, string> metadata = new() { ["format"] = "pt" };
        if (description.Length > 0)
        {
            metadata.Add(NetworkDescription.Key, description);
        }

        foreach ((string key, string text) in more)
        {
            metadata.Add(key, text);
        }

        if (digest is not null)
        {
            entries.Add(new SafeTensorsEntry(digest, "U8", [SHA256.HashSizeInBytes], offset, offset + SHA256.HashSizeInBytes));
        }

        byte[] header = new SafeTensorsHeader(entries, metadata).Write();
        Span<byte> length = stackalloc byte[LengthBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        using IncrementalHash? hash = digest is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Put(length);
        Put(header);
        foreach (Parameter<T> parameter in parameters)
        {
            T[] values = parameter.Value.ToArray();
            SwapOnBigEndian<T>(values);
            Put(MemoryMarshal.AsBytes<T>(values));
        }

        if (hash is not null)
        {
            stream.Write(hash.GetHashAndReset());
        }

        void Put(ReadOnlySpan<byte> bytes)
        {
            hash?.AppendData(bytes);
            stream.Write(bytes);
        }
    }

    /// <summary>Reads a file's header from a stream, which then stands at the first tensor.</summary>
    /// <exception cref="InvalidDataException">The header is damaged, or the tensors don't cover the rest of the stream.</exception>
    public static SafeTensorsHeader ReadCheckedHeader(Stream stream, string source)
    {
        SafeTensorsHeader header = ReadHeader(stream, source);
        CheckOffsets(header.Tensors, stream.Rest(), source);
        return header;
    }

    /// <summary>Whether the digest at the end of a file is that of all bytes before it; the stream is read from its start to its end.</summary>
    public static bool HasRightDigest(Stream stream)
    {
        stream.Position = 0;
        long rest = stream.Length - SHA256.HashSizeInBytes;
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[(int)Math.Clamp(rest, 0, 1 << 20)];
        while (rest > 0)
        {
            int count = stream.Fill(buffer.AsSpan(0, (int)Math.Min(rest, buffer.Length)));
            hash.AppendData(buffer, 0, count);
            rest = count == 0 ? 0 : rest - count;
        }

        var digest = new byte[SHA256.HashSizeInBytes];
        return stream.Fill(digest) == digest.Length && digest.AsSpan().SequenceEqual(hash.GetHashAndReset());
    }

    /// <summary>Reads a file into the parameters; when it is refused, they stay as they are.</summary>
    /// <param name="path">The file.</param>
    /// <param name="parameters">What it must hold, no more and no less.</param>
    /// <param name="description">The network, which the file's must be if it says one; empty for any.</param>
    /// <returns>What the file says besides.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">The file doesn't hold exactly these parameters, or says that they are of other layers.</exception>
    public static IReadOnlyDictionary<string, string> Load<T>(string path, IReadOnlyList<Parameter<T>> parameters, string description = "")
        where T : unmanaged
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read);
        return ReadAll(stream, parameters, description, path);
    }

    /// <summary>Reads the rest of a stream, which stays open, into the parameters; when it is refused, they stay as they are.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="parameters">What it must hold, no more and no less.</param>
    /// <param name="description">The network, which the file's must be if it says one; empty for any.</param>
    /// <param name="source">What messages call the stream.</param>
    /// <exception cref="InvalidDataException">The stream doesn't hold exactly these parameters, or says that they are of other layers.</exception>
    public static IReadOnlyDictionary<string, string> Read<T>(
        Stream stream, IReadOnlyList<Parameter<T>> parameters, string description = "", string source = "the stream")
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ReadAll(stream, parameters, description, source);
    }

    /// <summary>Reads a file's bytes into the parameters; when they are refused, the parameters stay as they are.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="parameters">What it must hold, no more and no less.</param>
    /// <param name="description">The network, which the file's must be if it says one; empty for any.</param>
    /// <exception cref="InvalidDataException">The bytes don't hold exactly these parameters, or say that they are of other layers.</exception>
    public static unsafe IReadOnlyDictionary<string, string> Read<T>(ReadOnlySpan<byte> file, IReadOnlyList<Parameter<T>> parameters, string description = "")
        where T : unmanaged
    {
        fixed (byte* start = file)
        {
            // A span without bytes may have no address.
            using Stream stream = file.IsEmpty ? new MemoryStream([]) : new UnmanagedMemoryStream(start, file.Length);
            return ReadAll(stream, parameters, description, "the bytes");
        }
    }

    /// <summary>Reads a stream to its end: everything is checked before the first parameter changes.</summary>
    private static IReadOnlyDictionary<string, string> ReadAll<T>(Stream stream, IReadOnlyList<Parameter<T>> parameters, string description, string source)
        where T : unmanaged
    {
        SafeTensorsHeader header = ReadHeader(stream, source);
        Match(header, parameters, source);
        CheckOffsets(header.Tensors, stream.Rest(), source);
        NetworkDescription.Check(header.Metadata, description, source);

        // The tensors are as long as the network's own by now, so that no more is allocated than it has already.
        Dictionary<string, Parameter<T>> byName = parameters.ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);
        var read = new List<(Parameter<T> Parameter, T[] Values)>();
        foreach (SafeTensorsEntry entry in InOrder(header.Tensors))
        {
            if (byName.TryGetValue(entry.Name, out Parameter<T>? parameter))
            {
                var values = new T[parameter.Count];
                ReadTensor(stream, MemoryMarshal.AsBytes(values.AsSpan()), entry, source);
                SwapOnBigEndian<T>(values);
                read.Add((parameter, values));
            }
            else
            {
                SkipTensor(stream, entry, source);
            }
        }

        Span<byte> rest = stackalloc byte[1];
        if (stream.Fill(rest) > 0)
        {
            throw new InvalidDataException(Invariant($"{source}: bytes follow its last tensor."));
        }

        foreach ((Parameter<T> parameter, T[] values) in read)
        {
            parameter.Value.CopyFrom(values);
        }

        return header.Metadata;
    }

    private static void ReadTensor(Stream stream, Span<byte> values, SafeTensorsEntry entry, string source)
    {
        int count = stream.Fill(values);
        if (count < values.Length)
        {
            throw Truncated(entry, entry.Begin + count, source);
        }
    }

    private static void SkipTensor(Stream stream, SafeTensorsEntry entry, string source)
    {
        Span<byte> buffer = stackalloc byte[1 << 10];
        int count;
        for (long at = entry.Begin; at < entry.End; at += count)
        {
            count = stream.Fill(buffer[..(int)Math.Min(buffer.Length, entry.End - at)]);
            if (count == 0)
            {
                throw Truncated(entry, at, source);
            }
        }
    }

    private static SafeTensorsHeader ReadHeader(Stream stream, string source)
    {
        var start = new byte[LengthBytes];
        int count = stream.Fill(start);
        if (count < LengthBytes)
        {
            throw new InvalidDataException(Invariant(
                $"{source}: {count} bytes; a safetensors file starts with the length of its header, {LengthBytes} bytes."));
        }

        // What isn't a safetensors file is read as far as it takes to see what it is.
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(start);
        long? rest = stream.Rest();
        bool isPossible = length <= MaxHeaderBytes && (rest is null || length <= (ulong)rest);
        byte[] header = stream.ReadUpTo(isPossible ? (int)length : FileKind.StartBytes);
        bool isWhole = isPossible && header.Length == (int)length;
        string? kind = header is [(byte)'{', ..] ? null : FileKind.Of([.. start, .. header.AsSpan(0, Math.Min(header.Length, FileKind.StartBytes - LengthBytes))]);
        try
        {
            return isWhole ? SafeTensorsHeader.Parse(header, source)
                : length > MaxHeaderBytes ? throw new InvalidDataException(Invariant(
                    $"{source}: not a safetensors file: its header would be {length} bytes long, at most {MaxHeaderBytes} are allowed."))
                : throw new InvalidDataException(Invariant(
                    $"{source}: truncated: the header is {length} bytes long, {rest ?? header.Length} bytes follow."));
        }
        catch (InvalidDataException) when (kind is not null)
        {
            throw new InvalidDataException(Invariant($"{source}: not a safetensors file: {kind}."));
        }
    }

    /// <summary>Sees that names, types, shapes and lengths are those of the parameters.</summary>
    private static unsafe void Match<T>(SafeTensorsHeader header, IReadOnlyList<Parameter<T>> parameters, string source)
        where T : unmanaged
    {
        IReadOnlyList<SafeTensorsEntry> entries = header.Tensors;
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
                    $"{source}: tensor '{entry.Name}' has type {entry.Type}; the network's has {TypeName<T>()}{Conversion<T>(entry.Type)}."));
            }

            long bytes = (long)parameter.Count * sizeof(T);
            if (entry.End - entry.Begin != bytes)
            {
                throw new InvalidDataException(Invariant(
                    $"{source}: tensor '{entry.Name}' has {entry.End - entry.Begin} bytes; shape {ShapeText.Format(parameter.Shape)} in {entry.Type} takes {bytes}."));
            }
        }

        var names = new HashSet<string>(parameters.Select(parameter => parameter.Name), StringComparer.Ordinal);
        bool isCheckpoint = header.Metadata.ContainsKey(CheckpointNames.Key);
        if (entries.FirstOrDefault(entry => !names.Contains(entry.Name) && !IsBatchCount(entry, names) && !(isCheckpoint && CheckpointNames.IsOwn(entry.Name))) is { } extra)
        {
            throw new InvalidDataException(Invariant(
                $"{source}: holds a tensor '{extra.Name}' of shape {ShapeText.Format<long>(extra.Shape)}, which the network lacks."));
        }
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
    /// <param name="entries">The tensors.</param>
    /// <param name="dataBytes">How long the data are; null for a stream that doesn't know.</param>
    /// <param name="source">What messages call the file.</param>
    private static void CheckOffsets(IReadOnlyList<SafeTensorsEntry> entries, long? dataBytes, string source)
    {
        long covered = 0;
        foreach (SafeTensorsEntry entry in InOrder(entries))
        {
            if (entry.End > dataBytes)
            {
                throw Truncated(entry, dataBytes.Value, source);
            }

            if (entry.Begin != covered)
            {
                throw new InvalidDataException(Invariant(
                    $"{source}: tensor '{entry.Name}' begins at byte {entry.Begin} of the data, {(entry.Begin < covered ? "inside the tensor before it" : "leaving a hole behind the tensor before it")}, which ends at {covered}."));
            }

            covered = entry.End;
        }

        if (covered < dataBytes)
        {
            throw new InvalidDataException(Invariant(
                $"{source}: the tensors end at byte {covered} of the data, which have {dataBytes}."));
        }
    }

    /// <summary>The tensors in the order of their data.</summary>
    private static IEnumerable<SafeTensorsEntry> InOrder(IReadOnlyList<SafeTensorsEntry> entries) => entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End);

    private static InvalidDataException Truncated(SafeTensorsEntry entry, long dataBytes, string source) => new(Invariant(
        $"{source}: truncated: tensor '{entry.Name}' ends at byte {entry.End} of the data, which have {dataBytes}."));

    /// <summary>How a tensor of other floating-point numbers becomes one that is read.</summary>
    private static string Conversion<T>(string type) =>
        type is "F16" or "BF16" or "F32" or "F64" ? $", which model.{(TypeName<T>() == "F64" ? "double" : "float")}() makes of it in PyTorch" : "";

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
