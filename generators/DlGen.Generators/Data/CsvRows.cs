using System.Text;

namespace DlGen.Generators.Data;

/// <summary>
/// The rows of a text of separated values, as the library that reads them at run time (Sep) divides them: a quotation mark anywhere
/// begins a quotation, in which separators and line ends are text. A value that begins with one loses its marks, and of two in a row one stays.
/// </summary>
internal sealed class CsvRows
{
    private readonly string text;
    private readonly char separator;
    private int position;
    private int line = 1;

    public CsvRows(string text, char separator)
    {
        this.text = text;
        this.separator = separator;
    }

    /// <summary>The line that the row begins in, counted from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The values of the row.</summary>
    public List<string> Values { get; } = [];

    /// <summary>Whether the row has a quotation mark without its second.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Goes to the next row with anything in it.</summary>
    public bool Next()
    {
        while (position < text.Length)
        {
            int start = position;
            ReadRow();
            for (int index = start; index < position; index++)
            {
                if (!char.IsWhiteSpace(text[index]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void ReadRow()
    {
        Values.Clear();
        Line = line;
        bool isQuoted = false;
        int start = position;
        for (; position < text.Length; position++)
        {
            char character = text[position];
            if (character == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (character is '\r' or '\n')
            {
                line++;
                bool isPair = character == '\r' && position + 1 < text.Length && text[position + 1] == '\n';
                if (!isQuoted)
                {
                    Add(start, position);
                    position += isPair ? 2 : 1;
                    IsOpen = false;
                    return;
                }

                position += isPair ? 1 : 0;
            }
            else if (character == separator && !isQuoted)
            {
                Add(start, position);
                start = position + 1;
            }
        }

        Add(start, text.Length);
        IsOpen = isQuoted;
    }

    private void Add(int start, int end)
    {
        if (start == end || text[start] != '"')
        {
            Values.Add(text.Substring(start, end - start));
            return;
        }

        var value = new StringBuilder(end - start);
        bool isOpen = true;
        for (int index = start + 1; index < end; index++)
        {
            bool isMark = text[index] == '"';
            isOpen ^= isMark;
            if (!isMark || isOpen)
            {
                value.Append(text[index]);
            }
        }

        Values.Add(value.ToString());
    }
}
