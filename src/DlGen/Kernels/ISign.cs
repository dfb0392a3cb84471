namespace DlGen.Kernels;

/// <summary>What <see cref="VectorMath{TVector, T}"/> needs of a register's signs, which −0 and NaN have too.</summary>
/// <typeparam name="TSelf">The register type itself.</typeparam>
internal interface ISign<TSelf>
{
    /// <summary>The magnitudes of the one with the signs of the other.</summary>
    static abstract TSelf CopySign(TSelf value, TSelf sign);
}
