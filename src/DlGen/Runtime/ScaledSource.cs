namespace DlGen.Runtime;

/// <summary>An example whose values are scaled on the way to where they are used.</summary>
/// <typeparam name="T">The scalar.</typeparam>
/// <param name="example">The example's values.</param>
/// <param name="scaler">What scales them.</param>
internal readonly unsafe struct ScaledSource<T>(T* example, Scaler scaler) : IScalarSource<T>
    where T : unmanaged
{
    public void Read(int start, Span<T> destination)
    {
        new ReadOnlySpan<T>(example + start, destination.Length).CopyTo(destination);
        scaler.Transform(destination, start);
    }
}
