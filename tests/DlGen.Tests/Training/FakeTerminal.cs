using System.Text;

namespace DlGen.Tests.Training;

/// <summary>A terminal as a program writes to it: what is on its lines, and how often a line didn't fit.</summary>
internal sealed class FakeTerminal(int width) : TextWriter
{
    private readonly List<char[]> lines = [Blank(width)];
    private int column;

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>How often a line went on in the next, because it was wider than the terminal or filled it to the last column.</summary>
    public int Wraps { get; private set; }

    /// <summary>What a person sees.</summary>
    public string[] Lines => [.. lines.Select(static line => new string(line).TrimEnd())];

    public override void Write(char value)
    {
        if (value == '\r')
        {
            column = 0;
        }
        else if (value == '\n')
        {
            EndLine();
        }
        else
        {
            lines[^1][column++] = value;
            if (column == width)
            {
                Wraps++;
                EndLine();
            }
        }
    }

    private static char[] Blank(int width)
    {
        var line = new char[width];
        Array.Fill(line, ' ');
        return line;
    }

    private void EndLine()
    {
        lines.Add(Blank(width));
        column = 0;
    }
}

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class FakeTime : TimeProvider
{
    private long now = 1;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => now;

    public void Advance(double seconds) => now += TimeSpan.FromSeconds(seconds).Ticks;
}
