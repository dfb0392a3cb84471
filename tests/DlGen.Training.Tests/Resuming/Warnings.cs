using System.Diagnostics;
using System.Text;

namespace DlGen.Training.Tests.Resuming;

/// <summary>What is written to the trace while it listens.</summary>
internal sealed class Warnings : TraceListener
{
    private readonly StringBuilder text = new();

    public Warnings() => Trace.Listeners.Add(this);

    public string Text
    {
        get
        {
            lock (text)
            {
                return text.ToString();
            }
        }
    }

    public override void Write(string? message) => WriteLine(message);

    public override void WriteLine(string? message)
    {
        lock (text)
        {
            text.AppendLine(message);
        }
    }

    protected override void Dispose(bool disposing)
    {
        Trace.Listeners.Remove(this);
        base.Dispose(disposing);
    }
}
