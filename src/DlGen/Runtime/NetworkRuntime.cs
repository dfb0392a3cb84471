namespace DlGen;

/// <summary>The machinery behind a generated class: its parameters, its buffers, training, prediction, files.</summary>
/// <typeparam name="T">The scalar.</typeparam>
public sealed class NetworkRuntime<T>
    where T : unmanaged
{
}
