using System.ComponentModel;

namespace DlGen.Runtime;

/// <summary>A network's formulas as a device runs them, with the memory they need there. The device's package defines what it can do.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DeviceProgram : IDisposable
{
    private protected DeviceProgram()
    {
    }

    /// <summary>Gives back the device's memory.</summary>
    public abstract void Dispose();
}
