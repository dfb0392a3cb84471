namespace DlGen.Kernels;

/// <summary>What <see cref="VectorMath{TVector, T}"/> needs for sine and cosine of arguments too large to be reduced in a few steps.</summary>
/// <typeparam name="TSelf">The register type itself.</typeparam>
internal interface ICircular<TSelf>
{
    /// <summary>Whether a mask is set in every lane.</summary>
    static abstract bool AllSet(TSelf mask);

    /// <summary>sin x for any x.</summary>
    static abstract TSelf SinOfAny(TSelf value);

    /// <summary>cos x for any x.</summary>
    static abstract TSelf CosOfAny(TSelf value);
}
