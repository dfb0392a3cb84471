namespace DlGen;

/// <summary>Something other than this process's processor that networks can be trained on: see the package DlGen.Gpu.</summary>
public abstract class Device : IDisposable
{
    private protected Device()
    {
    }

    /// <summary>The name that its driver gives it.</summary>
    public abstract string Name { get; }

    /// <summary>Gives back the device and all that was kept on it.</summary>
    public abstract void Dispose();
}
