namespace DlGen.Gpu;

/// <summary>There is no such device, it has not enough memory, or it failed. The message says what can be done.</summary>
public sealed class GpuException : Exception
{
    internal GpuException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
