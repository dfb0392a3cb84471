namespace DlGen.Gpu.Tests.Infrastructure;

/// <summary>Undoes what a test has changed about a device that others use after it.</summary>
internal sealed class Restoring(Action restore) : IDisposable
{
    public void Dispose() => restore();
}
