namespace DlGen.Kernels;

/// <summary>The one thing that <see cref="VectorMath{TVector, T}"/> needs of a register's bits.</summary>
/// <typeparam name="TSelf">The register type itself.</typeparam>
internal interface IPowerOfTwo<TSelf>
{
    /// <summary>2ⁿ for whole n within the range of normal exponents; anything else gives bits without meaning.</summary>
    static abstract TSelf PowerOfTwo(TSelf exponent);
}
