using Spectre.Console;
using Spectre.Console.Rendering;

namespace DlGen.Reporting;

/// <summary>A live display of Spectre.Console's that is updated from outside: it runs until it is told to end.</summary>
internal sealed class LiveView
{
    private readonly TaskCompletionSource end = new();
    private readonly Task display;
    private LiveDisplayContext? context;

    public LiveView(IAnsiConsole console) => display = console.Live(new Text("")).Overflow(VerticalOverflow.Crop).StartAsync(opened =>
    {
        // Called before StartAsync returns; the display stays while the task runs.
        context = opened;
        return end.Task;
    });

    /// <summary>Draws this in the place of what was drawn before.</summary>
    public void Show(IRenderable content) => context?.UpdateTarget(content);

    /// <summary>Leaves what was drawn last, and the cursor under it.</summary>
    public void End()
    {
        end.SetResult();
        display.GetAwaiter().GetResult();
    }
}
