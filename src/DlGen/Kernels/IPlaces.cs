using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>How many rows an example has that a product takes as one: the places of an image.</summary>
internal interface IPlaces
{
    /// <summary>How many there are.</summary>
    static abstract int Count { get; }
}

/// <summary>An example is one row.</summary>
internal readonly struct OnePlace : IPlaces
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 1;
    }
}

/// <summary>An example has the places of the image that a linear layer reads.</summary>
internal readonly struct PlacesOf<TShape> : IPlaces
    where TShape : struct, ILinearShape
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TShape.Places;
    }
}
