using System.ComponentModel;

namespace DlGen.Kernels;

/// <summary>
/// A register of <see cref="Count"/> scalars. Kernels, and formulas in generated code, are written once over this interface and
/// compiled for every instruction set: 512, 256 and 128 bits wide, in float and in double.
/// </summary>
/// <typeparam name="TSelf">The register type itself.</typeparam>
/// <typeparam name="T">The scalar: <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IVector<TSelf, T>
    where TSelf : struct, IVector<TSelf, T>
    where T : unmanaged
{
    /// <summary>How many scalars the register holds.</summary>
    static abstract int Count { get; }

    /// <summary>How many rows of a register tile, two registers wide, fit the register file.</summary>
    static abstract int TileRows { get; }

    /// <summary>Examples that a weight gradient's tile sums up at a time, see <see cref="Tile{TVector, T}.OuterSum"/>.</summary>
    static abstract int BatchPart { get; }

    /// <summary>
    /// Whether a weight gradient's tile pauses once a row to have the memory fetched that the optimizer's step will need. Where
    /// the pauses cost more than they save, the processor is left to fetch ahead by itself.
    /// </summary>
    static abstract bool FetchesWeights { get; }

    /// <summary>The scalar in every lane.</summary>
    static abstract implicit operator TSelf(T value);

    /// <summary>The sum, lane by lane.</summary>
    static abstract TSelf operator +(TSelf left, TSelf right);

    /// <summary>The difference, lane by lane.</summary>
    static abstract TSelf operator -(TSelf left, TSelf right);

    /// <summary>The product, lane by lane.</summary>
    static abstract TSelf operator *(TSelf left, TSelf right);

    /// <summary>The quotient, lane by lane.</summary>
    static abstract TSelf operator /(TSelf left, TSelf right);

    /// <summary>The negative, lane by lane.</summary>
    static abstract TSelf operator -(TSelf value);

    /// <summary>A mask for <see cref="Where"/>: all bits set in the lanes where it holds; false where a side is NaN.</summary>
    static abstract TSelf operator >(TSelf left, TSelf right);

    /// <inheritdoc cref="op_GreaterThan(TSelf, TSelf)"/>
    static abstract TSelf operator <(TSelf left, TSelf right);

    /// <inheritdoc cref="op_GreaterThan(TSelf, TSelf)"/>
    static abstract TSelf operator >=(TSelf left, TSelf right);

    /// <inheritdoc cref="op_GreaterThan(TSelf, TSelf)"/>
    static abstract TSelf operator <=(TSelf left, TSelf right);

    /// <summary>
    /// A mask for <see cref="Where"/>: set in the lanes whose random number of 31 bits is below <paramref name="threshold"/>. A
    /// lane's number is a hash of the row's two keys and the lane's column; <paramref name="column"/> is that of the first.
    /// </summary>
    static abstract TSelf IsBelow(int threshold, uint firstKey, uint secondKey, int column);

    /// <summary>Which scalars are neither 0 nor −0, a bit for each from the lowest on. A NaN is none of both.</summary>
    static abstract uint NonZeros(TSelf value);

    /// <summary><paramref name="yes"/> in the lanes where the mask is set, <paramref name="no"/> in the others.</summary>
    static abstract TSelf Where(TSelf mask, TSelf yes, TSelf no);

    /// <summary>left · right + addend, in one instruction where the hardware has it and in two elsewhere.</summary>
    static abstract TSelf MultiplyAdd(TSelf left, TSelf right, TSelf addend);

    /// <summary>
    /// sum ← left · right + sum, with the same right in every lane. The same number as <see cref="MultiplyAdd"/>, but written
    /// where the sum stands: returned first, the compiler would compute it in a factor's register and copy it.
    /// </summary>
    static abstract void MultiplyAccumulate(ref TSelf sum, TSelf left, T right);

    /// <summary>
    /// sum ← left · right + sum, lane by lane. The result of <see cref="MultiplyAdd"/>, but written where the sum stands.
    /// </summary>
    static abstract void MultiplyAccumulate(ref TSelf sum, TSelf left, TSelf right);

    /// <summary>
    /// Two sums at once: sum₀ ← left₀ · right + sum₀, sum₁ ← left₁ · right + sum₁. One call for a row of a tile, because
    /// what the compiler takes for a tile it takes for inlining calls.
    /// </summary>
    static abstract void MultiplyAccumulate(ref TSelf sum0, ref TSelf sum1, TSelf left0, TSelf left1, T right);

    /// <summary>The larger of the two; NaN where either is NaN. 0 is larger than −0.</summary>
    static abstract TSelf Max(TSelf left, TSelf right);

    /// <summary>The smaller of the two; NaN where either is NaN. −0 is smaller than 0.</summary>
    static abstract TSelf Min(TSelf left, TSelf right);

    /// <summary>|x|.</summary>
    static abstract TSelf Abs(TSelf value);

    /// <summary>√x.</summary>
    static abstract TSelf Sqrt(TSelf value);

    /// <summary>eˣ.</summary>
    static abstract TSelf Exp(TSelf value);

    /// <summary>The natural logarithm.</summary>
    static abstract TSelf Log(TSelf value);

    /// <summary>x to a power that is the same in every lane and isn't 0; NaN where x is below 0 and the power isn't whole.</summary>
    static abstract TSelf Pow(TSelf value, T exponent);

    /// <summary>sin x, accurate however large x is.</summary>
    static abstract TSelf Sin(TSelf value);

    /// <summary>cos x, accurate however large x is.</summary>
    static abstract TSelf Cos(TSelf value);

    /// <summary>The inverse tangent, between −π/2 and π/2.</summary>
    static abstract TSelf Atan(TSelf value);

    /// <summary>sinh x = (eˣ − e⁻ˣ) / 2, accurate near zero too.</summary>
    static abstract TSelf Sinh(TSelf value);

    /// <summary>cosh x = (eˣ + e⁻ˣ) / 2.</summary>
    static abstract TSelf Cosh(TSelf value);

    /// <summary>tanh x, accurate near zero too.</summary>
    static abstract TSelf Tanh(TSelf value);

    /// <summary>The logistic function 1 / (1 + e⁻ˣ).</summary>
    static abstract TSelf Sigmoid(TSelf value);

    /// <summary>log(1 + eˣ), without overflow for large x and without cancellation for small.</summary>
    static abstract TSelf Softplus(TSelf value);

    /// <summary>The error function 2/√π · ∫₀ˣ e^(−t²) dt.</summary>
    static abstract TSelf Erf(TSelf value);

    /// <summary>The sum over the lanes, in an order fixed by the register's width.</summary>
    static abstract T Sum(TSelf value);

    /// <summary>The largest lane; NaN if any lane is.</summary>
    static abstract T Largest(TSelf value);

    /// <summary>The first <paramref name="count"/> lanes as they are, <paramref name="fill"/> in the others; any count is valid.</summary>
    static abstract TSelf First(TSelf value, int count, TSelf fill = default);

    /// <summary>Reads <see cref="Count"/> scalars.</summary>
    static abstract unsafe TSelf Load(T* source);

    /// <summary>Writes <see cref="Count"/> scalars.</summary>
    static abstract unsafe void Store(TSelf value, T* destination);

    /// <summary>
    /// Transposes a block of <see cref="Count"/> rows of <see cref="Count"/> scalars; strides count scalars, and the two
    /// blocks must not overlap.
    /// </summary>
    static abstract unsafe void Transpose(T* source, nint sourceStride, T* destination, nint destinationStride);
}
