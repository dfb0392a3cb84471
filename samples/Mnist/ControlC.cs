namespace Mnist;

/// <summary>Ctrl+C, as a request to stop training: the first ends the training after the step at work, a second ends the program.</summary>
internal static class ControlC
{
    private static readonly CancellationTokenSource Source = new();

    static ControlC() => Console.CancelKeyPress += static (_, pressed) =>
    {
        pressed.Cancel = !Source.IsCancellationRequested;
        Source.Cancel();
    };

    public static CancellationToken Token => Source.Token;
}
