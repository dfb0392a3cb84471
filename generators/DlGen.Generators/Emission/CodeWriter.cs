using System.Text;

namespace DlGen.Generators.Emission;

/// <summary>Indented text with '\n' line ends, whatever the platform.</summary>
internal sealed class CodeWriter
{
    private const int CommentColumn = 60;

    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>Writes a line at the current depth; an empty one stays empty.</summary>
    public CodeWriter Line(string line = "")
    {
        if (line.Length > 0)
        {
            text.Append(' ', depth * 4).Append(line);
        }

        text.Append('\n');
        return this;
    }

    /// <summary>Writes a line of code with a comment behind it, in a column of their own; an empty comment is left out.</summary>
    public CodeWriter Line(string line, string comment) => Line(comment.Length == 0 ? line : $"{line,-CommentColumn} // {comment}");

    /// <summary>Writes each line of a text.</summary>
    public CodeWriter Lines(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            Line(line);
        }

        return this;
    }

    /// <summary>
    /// Writes <paramref name="header"/> and an opening brace; what follows is deeper until the result is disposed, which writes
    /// <paramref name="end"/>.
    /// </summary>
    public Block Braces(string header, string end = "}")
    {
        Line(header).Line("{");
        depth++;
        return new Block(this, end);
    }

    /// <summary>Writes an opening brace; what follows is deeper until the result is disposed, which writes the closing one.</summary>
    public Block Braces()
    {
        Line("{");
        depth++;
        return new Block(this, "}");
    }

    /// <summary>Writes what follows deeper until the result is disposed.</summary>
    public Block Indent()
    {
        depth++;
        return new Block(this, null);
    }

    public override string ToString() => text.ToString();

    /// <summary>An open block.</summary>
    public readonly struct Block : IDisposable
    {
        private readonly CodeWriter writer;
        private readonly string? end;

        public Block(CodeWriter writer, string? end)
        {
            this.writer = writer;
            this.end = end;
        }

        public void Dispose()
        {
            writer.depth--;
            if (end is not null)
            {
                writer.Line(end);
            }
        }
    }
}
