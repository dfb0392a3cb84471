using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using static System.FormattableString;

namespace DlGen.Formats;

/// <summary>
/// An array in NumPy's format, as numpy.save writes it: a magic number, a version, a header that is a Python dictionary, and the elements
/// (the format's description: NumPy, "numpy.lib.format").
/// </summary>
internal sealed class NpyFile
{
    private const int MagicBytes = 8;

    /// <summary>The longest header that is read; those of arrays have some 100 bytes.</summary>
    private const int MostHeaderBytes = 65_536;

    private const int MostAxes = 32;
    private readonly byte[] elements;
    private readonly bool isBigEndian;
    private readonly bool isFortran;

    private NpyFile(string source, char kind, int size, int[] dimensions, byte[] elements, bool isBigEndian, bool isFortran)
    {
        Source = source;
        Kind = kind;
        Size = size;
        Dimensions = dimensions;
        this.elements = elements;
        this.isBigEndian = isBigEndian;
        this.isFortran = isFortran && dimensions.Length > 1;
    }

    /// <summary>What messages call the file.</summary>
    public string Source { get; }

    /// <summary>What an element is: f floating point, i signed, u unsigned, b true or false.</summary>
    public char Kind { get; }

    /// <summary>The bytes of an element.</summary>
    public int Size { get; }

    /// <summary>The lengths of the axes, all positive; the first counts the examples.</summary>
    public int[] Dimensions { get; }

    /// <summary>Whether elements are whole numbers.</summary>
    public bool HasIntegers => Kind != 'f';

    /// <summary>Whether elements are bytes from 0 to 255.</summary>
    public bool HasBytes => Kind == 'u' && Size == 1;

    /// <summary>How many elements there are.</summary>
    public int Count => elements.Length / Size;

    /// <summary>Reads a file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is no whole array of numbers; the message names it.</exception>
    public static NpyFile Read(string path)
    {
        using FileStream stream = InputFile.Open(path);
        return Read(stream, path);
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <exception cref="InvalidDataException">It is no whole array of numbers.</exception>
    public static NpyFile Read(Stream stream, string source)
    {
        (NpyHeader read, _) = ReadHeader(stream, source);
        (char order, char letter, int size) = read.Type;
        long count = Product(read.Shape, size, source);
        byte[] elements = stream.ReadUpTo((int)(count * size));
        if (elements.Length < count * size)
        {
            throw new InvalidDataException(Invariant(
                $"{source}: truncated: shape {ShapeText.Format<long>(read.Shape)} of {size} bytes an element takes {count * size} bytes, the file holds {elements.Length}."));
        }

        if (stream.Fill(stackalloc byte[1]) > 0)
        {
            throw new InvalidDataException(Invariant($"{source}: too long: bytes follow the {count} elements of shape {ShapeText.Format<long>(read.Shape)}."));
        }

        return new NpyFile(
            source, letter, size, Array.ConvertAll(read.Shape, static axis => (int)axis), elements, order == '>' || (order == '=' && !BitConverter.IsLittleEndian), read.IsFortran);
    }

    /// <summary>Reads what a file says of its array, and where the elements begin.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is no array of numbers; the message names it.</exception>
    public static (NpyHeader Header, long Offset) ReadHeader(string path)
    {
        using FileStream stream = InputFile.Open(path);
        return ReadHeader(stream, path);
    }

    private static (NpyHeader Header, long Offset) ReadHeader(Stream stream, string source)
    {
        byte[] magic = stream.ReadUpTo(MagicBytes);
        if (magic is not [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', _, _])
        {
            byte[] start = [.. magic, .. stream.ReadUpTo(FileKind.StartBytes - magic.Length)];
            string kind = FileKind.Of(start) ?? "it doesn't begin as one";
            throw new InvalidDataException(Invariant($"{source}: not an array of NumPy's (.npy): {kind}."));
        }

        int version = magic[6];
        if (version is < 1 or > 3)
        {
            throw new InvalidDataException(Invariant($"{source}: version {version} of NumPy's format; 1 to 3 can be read."));
        }

        byte[] length = stream.ReadUpTo(version == 1 ? 2 : 4);
        if (length.Length < (version == 1 ? 2 : 4))
        {
            throw Truncated(source, "in the length of its header");
        }

        long headerLength = version == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(length) : BinaryPrimitives.ReadUInt32LittleEndian(length);
        if (headerLength > MostHeaderBytes)
        {
            throw new InvalidDataException(Invariant($"{source}: its header would be {headerLength} bytes long; that of an array is not longer than {MostHeaderBytes}."));
        }

        byte[] header = stream.ReadUpTo((int)headerLength);
        if (header.Length < headerLength)
        {
            throw Truncated(source, "in its header");
        }

        return (NpyHeader.Parse((version == 3 ? Encoding.UTF8 : Encoding.Latin1).GetString(header), source), MagicBytes + length.Length + headerLength);
    }

    /// <summary>The elements in row-major order, as the file has them; they must be <see cref="HasBytes"/>.</summary>
    public byte[] ToBytes() => Ordered(elements);

    /// <summary>The elements in row-major order, each rounded to the nearest float.</summary>
    public float[] ToFloats()
    {
        var values = new float[Count];
        for (int index = 0; index < values.Length; index++)
        {
            values[index] = (float)Element(index);
        }

        return Ordered(values);
    }

    /// <summary>The elements in row-major order, as labels.</summary>
    /// <exception cref="InvalidDataException">One is outside of an int's range.</exception>
    public int[] ToLabels()
    {
        var values = new int[Count];
        for (int index = 0; index < values.Length; index++)
        {
            // Whole numbers of up to 53 bits are exact in a double, and all others are out of range.
            double value = Element(index);
            values[index] = value is >= int.MinValue and <= int.MaxValue
                ? (int)value
                : throw new InvalidDataException(Invariant($"{Source}: element {index} is {value}, which is no label."));
        }

        return Ordered(values);
    }

    private double Element(int index)
    {
        Span<byte> bytes = stackalloc byte[8];
        bytes = bytes[..Size];
        elements.AsSpan(index * Size, Size).CopyTo(bytes);
        if (isBigEndian == BitConverter.IsLittleEndian)
        {
            bytes.Reverse();
        }

        return (Kind, Size) switch
        {
            ('f', 2) => (double)MemoryMarshal.Read<Half>(bytes),
            ('f', 4) => MemoryMarshal.Read<float>(bytes),
            ('f', _) => MemoryMarshal.Read<double>(bytes),
            ('i', 1) => MemoryMarshal.Read<sbyte>(bytes),
            ('i', 2) => MemoryMarshal.Read<short>(bytes),
            ('i', 4) => MemoryMarshal.Read<int>(bytes),
            ('i', _) => MemoryMarshal.Read<long>(bytes),
            (_, 1) => bytes[0],
            (_, 2) => MemoryMarshal.Read<ushort>(bytes),
            (_, 4) => MemoryMarshal.Read<uint>(bytes),
            _ => MemoryMarshal.Read<ulong>(bytes),
        };
    }

    /// <summary>The elements in row-major order; those of a Fortran array come with the first axis running fastest.</summary>
    private T[] Ordered<T>(T[] values)
    {
        if (!isFortran)
        {
            return values;
        }

        var ordered = new T[values.Length];
        Span<int> place = stackalloc int[Dimensions.Length];
        Span<int> strides = stackalloc int[Dimensions.Length];
        strides[^1] = 1;
        for (int axis = Dimensions.Length - 2; axis >= 0; axis--)
        {
            strides[axis] = strides[axis + 1] * Dimensions[axis + 1];
        }

        int to = 0;
        foreach (T value in values)
        {
            ordered[to] = value;
            for (int axis = 0; axis < place.Length; axis++)
            {
                to += strides[axis];
                if (++place[axis] < Dimensions[axis])
                {
                    break;
                }

                to -= place[axis] * strides[axis];
                place[axis] = 0;
            }
        }

        return ordered;
    }

    /// <summary>The number of elements; checked at each axis, so that it never overflows.</summary>
    private static long Product(long[] shape, int size, string source)
    {
        if (shape.Length is 0 or > MostAxes || shape.Contains(0))
        {
            throw new InvalidDataException(Invariant($"{source}: its shape is {ShapeText.Format<long>(shape)}; an array of examples has 1 to {MostAxes} axes, each at least 1 long."));
        }

        long product = 1;
        foreach (long length in shape)
        {
            if (length > Array.MaxLength || product * length * size > Array.MaxLength)
            {
                throw new InvalidDataException(Invariant($"{source}: shape {ShapeText.Format<long>(shape)} takes more than the {Array.MaxLength} bytes that can be read."));
            }

            product *= length;
        }

        return product;
    }

    private static InvalidDataException Truncated(string source, string where) => new(Invariant($"{source}: truncated: it ends {where}."));
}

/// <summary>What the header of an array says.</summary>
/// <param name="Type">The order of bytes, the kind of elements, and the bytes of one.</param>
/// <param name="IsFortran">Whether the first axis runs fastest.</param>
/// <param name="Shape">The lengths of the axes.</param>
internal sealed record NpyHeader((char Order, char Kind, int Size) Type, bool IsFortran, long[] Shape)
{
    /// <summary>Reads a dictionary of Python's such as {'descr': '&lt;f4', 'fortran_order': False, 'shape': (60000, 28, 28), }.</summary>
    /// <exception cref="InvalidDataException">It is no such dictionary, or the elements are no numbers.</exception>
    public static NpyHeader Parse(string text, string source)
    {
        string? description = null;
        bool? isFortran = null;
        long[]? shape = null;
        int at = 0;
        Expect('{');
        while (!TryTake('}'))
        {
            string key = Text();
            Expect(':');
            switch (key)
            {
                case "descr":
                    SkipSpace();
                    description = At() is '\'' or '"' ? Text() : throw new InvalidDataException(Invariant($"{source}: its elements are records; numbers are needed."));
                    break;
                case "fortran_order":
                    SkipSpace();
                    isFortran = Word() switch { "True" => true, "False" => false, _ => throw Wrong() };
                    break;
                case "shape":
                    shape = Axes();
                    break;
                default:
                    throw Wrong();
            }

            if (!TryTake(','))
            {
                Expect('}');
                break;
            }
        }

        SkipSpace();
        return at == text.Length && description is not null && isFortran is not null && shape is not null
            ? new NpyHeader(TypeOf(description, source), isFortran.Value, shape)
            : throw Wrong();

        char At() => at < text.Length ? text[at] : '\0';

        void SkipSpace()
        {
            while (At() is ' ' or '\n' or '\t' or '\r')
            {
                at++;
            }
        }

        bool TryTake(char character)
        {
            SkipSpace();
            if (At() != character)
            {
                return false;
            }

            at++;
            return true;
        }

        void Expect(char character)
        {
            if (!TryTake(character))
            {
                throw Wrong();
            }
        }

        string Text()
        {
            SkipSpace();
            char quote = At();
            int end = quote is '\'' or '"' ? text.IndexOf(quote, at + 1) : -1;
            if (end < 0)
            {
                throw Wrong();
            }

            string content = text[(at + 1)..end];
            at = end + 1;
            return content;
        }

        string Word()
        {
            int start = at;
            while (char.IsAsciiLetter(At()))
            {
                at++;
            }

            return text[start..at];
        }

        long[] Axes()
        {
            var axes = new List<long>();
            Expect('(');
            while (!TryTake(')'))
            {
                SkipSpace();
                int start = at;
                while (char.IsAsciiDigit(At()))
                {
                    at++;
                }

                axes.Add(long.TryParse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out long length) ? length : throw Wrong());

                // Python 2 wrote 3L.
                _ = TryTake('L');
                if (!TryTake(','))
                {
                    Expect(')');
                    break;
                }
            }

            return [.. axes];
        }

        InvalidDataException Wrong() => new(Invariant($"{source}: its header is no description of an array: it stops making sense at character {at} of \"{NearestName.Shorten(text.TrimEnd())}\"."));
    }

    private static (char Order, char Kind, int Size) TypeOf(string description, string source) => description switch
    {
        [('<' or '>' or '|' or '=') and var order, ('f' or 'i' or 'u' or 'b') and var kind, ('1' or '2' or '4' or '8') and var size]
            when (kind, size) is not (('f', '1') or ('b', not '1')) => (order, kind, size - '0'),
        _ => throw new InvalidDataException(Invariant(
            $"{source}: elements of type '{NearestName.Shorten(description)}'; floats of 2, 4 or 8 bytes, integers and booleans can be read.")),
    };
}
