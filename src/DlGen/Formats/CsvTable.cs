using System.Text;
using nietras.SeparatedValues;
using static System.FormattableString;

namespace DlGen.Formats;

/// <summary>The rows of a file of separated values, which can be gone through any number of times. What is no such file is refused by line.</summary>
internal sealed class CsvTable
{
    private readonly Stream stream;
    private readonly CsvOptions options;
    private readonly Encoding encoding;
    private readonly long start;
    private readonly Sep separator;

    /// <param name="stream">The file. It stays open; one that can't be read twice is copied.</param>
    /// <param name="source">What messages call it.</param>
    /// <param name="options">How it is read.</param>
    /// <exception cref="InvalidDataException">It is empty or no text, or two of its columns have the same name.</exception>
    public CsvTable(Stream stream, string source, CsvOptions options)
    {
        Source = source;
        this.options = options;
        this.stream = stream.CanSeek ? stream : Copy(stream);
        start = this.stream.Position;
        byte[] first = this.stream.ReadUpTo(FileKind.StartBytes);
        (encoding, int mark) = EncodingOf(first);
        start += mark;
        if (first.Length == mark)
        {
            throw new InvalidDataException(Invariant($"{source}: the file is empty."));
        }

        if (encoding.IsSingleByte || encoding is UTF8Encoding)
        {
            CheckText(first);
        }

        separator = new Sep(options.Separator ?? FindSeparator());
        Names = ReadNames();
    }

    /// <summary>What is done with a row of values.</summary>
    /// <param name="row">The row, which has a value for each column.</param>
    /// <param name="line">The line that it begins in, counted from 1.</param>
    public delegate void RowAction(SepReader.Row row, int line);

    /// <summary>What messages call the file.</summary>
    public string Source { get; }

    /// <summary>The columns' names.</summary>
    public string[] Names { get; }

    /// <summary>Goes through all rows but the header and lines without anything in them.</summary>
    /// <exception cref="InvalidDataException">A row hasn't a value for each column, a quotation isn't ended, or the bytes are no text.</exception>
    public void ForEach(RowAction action)
    {
        bool isHeader = options.HasHeader;
        Read((row, line) =>
        {
            if (!isHeader)
            {
                if (row.ColCount != Names.Length)
                {
                    throw new InvalidDataException($"{Source}: {TableText.Ragged(line, row.ColCount, Names.Length)}.");
                }

                action(row, line);
            }

            isHeader = false;
            return true;
        });
    }

    private void Read(Func<SepReader.Row, int, bool> action)
    {
        stream.Position = start;
        int line = 0;
        try
        {
            using var text = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
            using SepReader reader = separator.Reader(read => read with { HasHeader = false, Unescape = true, DisableColCountCheck = true }).From(text);
            foreach (SepReader.Row row in reader)
            {
                line = row.LineNumberFrom;

                // Before a value is asked for: that takes the quotation marks out of the row.
                if (row.Span.Count('"') % 2 != 0)
                {
                    throw new InvalidDataException(Invariant($"{Source}: line {line}: a quotation mark without its second."));
                }

                if (row.Span.IsWhiteSpace())
                {
                    continue;
                }

                if (!action(row, line))
                {
                    return;
                }
            }
        }
        catch (DecoderFallbackException exception)
        {
            throw new InvalidDataException(
                Invariant($"{Source}: behind line {line}: bytes that are no {encoding.WebName}. CsvOptions.Encoding names the encoding of a file."), exception);
        }
        catch (NotSupportedException exception)
        {
            throw new InvalidDataException(Invariant($"{Source}: behind line {line}: a row too long to be one. {exception.Message}"), exception);
        }
    }

    private char FindSeparator()
    {
        stream.Position = start;
        using var text = new StreamReader(stream, Lenient(encoding), detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var beginning = new char[TableText.SeparatorSearch];
        int length = text.ReadBlock(beginning);
        return TableText.FindSeparator(beginning.AsSpan(0, length));
    }

    /// <summary>An encoding that takes bytes that aren't of it for something.</summary>
    private static Encoding Lenient(Encoding encoding)
    {
        var lenient = (Encoding)encoding.Clone();
        lenient.DecoderFallback = DecoderFallback.ReplacementFallback;
        return lenient;
    }

    private string[] ReadNames()
    {
        string[] names = [];
        Read((row, _) =>
        {
            names = new string[row.ColCount];
            for (int column = 0; column < names.Length; column++)
            {
                names[column] = TableText.NameOf(column, row[column].Span, options.HasHeader);
            }

            return false;
        });
        if (names.Length == 0)
        {
            throw new InvalidDataException(Invariant($"{Source}: there is nothing but empty lines."));
        }

        return TableText.SameName(names) is { } same
            ? throw new InvalidDataException(Invariant(
                $"{Source}: columns {same.First + 1} and {same.Second + 1} have the same name, '{NearestName.Shorten(names[same.First])}'."))
            : names;
    }

    /// <summary>The encoding that a byte order mark says, and the mark's length; else that of the options. Bytes that aren't of it throw.</summary>
    private (Encoding Encoding, int Mark) EncodingOf(ReadOnlySpan<byte> first)
    {
        (Encoding encoding, int mark) = first switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => (options.Encoding, 0),
        };
        encoding = (Encoding)encoding.Clone();
        encoding.DecoderFallback = DecoderFallback.ExceptionFallback;
        return (encoding, mark);
    }

    private void CheckText(ReadOnlySpan<byte> first)
    {
        foreach (byte value in first)
        {
            if (value < ' ' && value is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f'))
            {
                string kind = FileKind.Of(first) ?? Invariant($"it has bytes that are no text, such as {value:X2}");
                throw new InvalidDataException(Invariant($"{Source}: not a file of separated values: {kind}."));
            }
        }
    }

    private static MemoryStream Copy(Stream stream)
    {
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }
}
