using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using static System.FormattableString;

namespace DlGen.Formats;

/// <summary>One tensor of a safetensors file, as its header describes it.</summary>
/// <param name="Name">The name, unique in the file.</param>
/// <param name="Type">The scalar: F32, F64, …</param>
/// <param name="Shape">The lengths of the axes, none negative.</param>
/// <param name="Begin">Where its bytes start, counted from the end of the header.</param>
/// <param name="End">Where they end; never before <paramref name="Begin"/>.</param>
internal sealed record SafeTensorsEntry(string Name, string Type, long[] Shape, long Begin, long End);

/// <summary>
/// The JSON header of a safetensors file: {"name": {"dtype": …, "shape": […], "data_offsets": [begin, end]}, …}, and
/// strings under "__metadata__". Format: github.com/huggingface/safetensors.
/// </summary>
/// <param name="Tensors">The tensors in the order of the header, each checked on its own.</param>
/// <param name="Metadata">The strings under "__metadata__"; empty where there are none.</param>
internal sealed record SafeTensorsHeader(IReadOnlyList<SafeTensorsEntry> Tensors, IReadOnlyDictionary<string, string> Metadata)
{
    private const string MetadataName = "__metadata__";

    // A header is no web page: what a description has of × and > stays readable.
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The header as JSON, padded with spaces so that the data behind its length field start at a multiple of 8.</summary>
    public byte[] Write()
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json, Readable))
        {
            writer.WriteStartObject();
            writer.WriteStartObject(MetadataName);
            foreach ((string key, string value) in Metadata)
            {
                writer.WriteString(key, value);
            }

            writer.WriteEndObject();
            foreach (SafeTensorsEntry entry in Tensors)
            {
                WriteEntry(writer, entry);
            }

            writer.WriteEndObject();
        }

        var padded = new byte[(json.WrittenCount + 7) / 8 * 8];
        json.WrittenSpan.CopyTo(padded);
        padded.AsSpan(json.WrittenCount).Fill((byte)' ');
        return padded;
    }

    /// <summary>
    /// Reads a header. Where the format leaves a choice it is that of its reference implementation: metadata may be null, a tensor may
    /// have properties that nobody knows, and white space may stand around the header. Names that appear twice are refused.
    /// </summary>
    /// <exception cref="InvalidDataException">Not JSON, or not a safetensors header; the message starts with <paramref name="source"/>.</exception>
    public static SafeTensorsHeader Parse(ReadOnlySpan<byte> json, string source)
    {
        try
        {
            return Parse(json);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException(Invariant($"{source}: the header is not a safetensors header: {exception.Message}"), exception);
        }
    }

    private static void WriteEntry(Utf8JsonWriter writer, SafeTensorsEntry entry)
    {
        writer.WriteStartObject(entry.Name);
        writer.WriteString("dtype", entry.Type);
        writer.WriteStartArray("shape");
        foreach (long length in entry.Shape)
        {
            writer.WriteNumberValue(length);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("data_offsets");
        writer.WriteNumberValue(entry.Begin);
        writer.WriteNumberValue(entry.End);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static SafeTensorsHeader Parse(ReadOnlySpan<byte> json)
    {
        // The reader looks at the strings alone that it is asked for.
        if (!Utf8.IsValid(json))
        {
            throw new JsonException("it is not valid UTF-8.");
        }

        Dictionary<string, string> metadata = [];
        var entries = new List<SafeTensorsEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json);
        Expect(ref reader, JsonTokenType.StartObject, "the header");
        while (NextProperty(ref reader, "the header") is string name)
        {
            if (!names.Add(name))
            {
                throw new JsonException(Invariant($"'{name}' appears twice."));
            }

            if (name == MetadataName)
            {
                metadata = ReadMetadata(ref reader);
            }
            else
            {
                entries.Add(ReadEntry(ref reader, name));
            }
        }

        // The reader refuses whatever follows but white space.
        reader.Read();
        return new SafeTensorsHeader(entries, metadata);
    }

    private static Dictionary<string, string> ReadMetadata(ref Utf8JsonReader reader)
    {
        Dictionary<string, string> metadata = [];
        if (!reader.Read() || reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.Null))
        {
            throw new JsonException(Invariant($"{MetadataName} has {reader.TokenType} where {JsonTokenType.StartObject} belongs."));
        }

        while (reader.TokenType != JsonTokenType.Null && NextProperty(ref reader, MetadataName) is string key)
        {
            Expect(ref reader, JsonTokenType.String, MetadataName);

            // The reference takes the last of several values.
            metadata[key] = Text(ref reader);
        }

        return metadata;
    }

    private static SafeTensorsEntry ReadEntry(ref Utf8JsonReader reader, string name)
    {
        string? type = null;
        long[]? shape = null;
        long[]? offsets = null;
        Expect(ref reader, JsonTokenType.StartObject, name);
        while (NextProperty(ref reader, name) is string property)
        {
            switch (property)
            {
                case "dtype" when type is null:
                    Expect(ref reader, JsonTokenType.String, name);
                    type = Text(ref reader);
                    break;
                case "shape" when shape is null:
                    shape = ReadLengths(ref reader, name);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadLengths(ref reader, name);
                    break;
                case "dtype" or "shape" or "data_offsets":
                    throw new JsonException(Invariant($"'{name}' has two values for {property}."));
                default:
                    reader.Read();
                    reader.Skip();
                    break;
            }
        }

        if (type is null || shape is null || offsets is null)
        {
            string missing = type is null ? "dtype" : shape is null ? "shape" : "data_offsets";
            throw new JsonException(Invariant($"'{name}' has no {missing}."));
        }

        if (offsets.Length != 2 || offsets[0] > offsets[1])
        {
            throw new JsonException(Invariant(
                $"'{name}' has data_offsets {ShapeText.Format<long>(offsets)}, which are not [begin, end]."));
        }

        return new SafeTensorsEntry(name, type, shape, offsets[0], offsets[1]);
    }

    private static long[] ReadLengths(ref Utf8JsonReader reader, string name)
    {
        var lengths = new List<long>();
        Expect(ref reader, JsonTokenType.StartArray, name);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt64(out long length) || length < 0)
            {
                throw new JsonException(Invariant($"'{name}' has a length or an offset that is not a whole number from 0 to 2⁶³ − 1."));
            }

            lengths.Add(length);
        }

        return [.. lengths];
    }

    /// <summary>The name of an object's next property; null at its end.</summary>
    private static string? NextProperty(ref Utf8JsonReader reader, string name)
    {
        if (!reader.Read())
        {
            throw new JsonException(Invariant($"{name} breaks off."));
        }

        return reader.TokenType == JsonTokenType.PropertyName ? Text(ref reader) : null;
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type, string name)
    {
        if (!reader.Read() || reader.TokenType != type)
        {
            throw new JsonException(Invariant($"{name} has {reader.TokenType} where {type} belongs."));
        }
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("A string is not valid UTF-8.", exception);
        }
    }
}
