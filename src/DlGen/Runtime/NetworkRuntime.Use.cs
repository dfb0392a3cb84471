namespace DlGen.Runtime;

public sealed partial class NetworkRuntime<T>
{
    private int uses;

    /// <summary>Begins a training, or a part of the training loop written out. There is one at a time, for they share the values of a batch.</summary>
    /// <exception cref="InvalidOperationException">Another one is at work.</exception>
    private Use BeginUse() => Interlocked.Exchange(ref uses, 1) == 0
        ? new Use(this)
        : throw new InvalidOperationException(
            $"{Model.Name} is being trained already. Wait for that training, or that step of the loop, to end, or train a Clone.");

    private readonly ref struct Use(NetworkRuntime<T> network)
    {
        public void Dispose() => Volatile.Write(ref network.uses, 0);
    }
}
