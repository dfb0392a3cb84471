namespace DlGen.Kernels;

/// <summary>
/// The register tiles: a few rows by two registers of running sums, kept in registers over the whole product. They are
/// the same for every network; shapes and epilogues come in as types, so each network gets its own machine code.
/// </summary>
/// <typeparam name="TVector">The register.</typeparam>
/// <typeparam name="T">The scalar.</typeparam>
public static unsafe class Tile<TVector, T>
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged
{
    /// <summary>Rows a tile of <see cref="Multiply"/> and <see cref="OuterSum"/>.</summary>
    public static int Rows => TVector.TileRows;

    /// <summary>Rows a tile of <see cref="MultiplyTransposed"/>, which runs along the batch.</summary>
    public static int BatchRows => TVector.Count;

    /// <summary>
    /// z = x·W for up to <see cref="Rows"/> rows from <paramref name="row"/> on (never past <paramref name="rows"/>) and the
    /// 32 outputs of <paramref name="block"/> (16 in the last block of an odd number of panels).
    /// </summary>
    public static void Multiply<TShape, TEpilogue>(Matrix<T> x, int row, int rows, Panels<T> w, int block, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IEpilogue<T> => throw new InvalidOperationException();

    /// <summary>
    /// dx = dz·Wᵀ for up to <see cref="BatchRows"/> rows from <paramref name="row"/> on and the 16 inputs of
    /// <paramref name="panel"/>. <paramref name="dzT"/> is dz transposed, [outputs × batch], zero behind the batch's end up
    /// to a whole register.
    /// </summary>
    public static void MultiplyTransposed<TShape, TEpilogue>(Matrix<T> dzT, int row, int rows, Panels<T> w, int panel, TEpilogue epilogue)
        where TShape : struct, ILinearShape
        where TEpilogue : struct, IEpilogue<T> => throw new InvalidOperationException();

    /// <summary>
    /// dW = xᵀ·dz over all <paramref name="rows"/>, for up to <see cref="Rows"/> inputs from <paramref name="input"/> on and
    /// the 32 outputs of <paramref name="block"/>; each register of it goes to <paramref name="step"/>.
    /// </summary>
    public static void OuterSum<TShape, TStep>(Matrix<T> x, Matrix<T> dz, int rows, Panels<T> w, int input, int block, TStep step)
        where TShape : struct, ILinearShape
        where TStep : struct, IStep<T> => throw new InvalidOperationException();

    /// <summary>db = Σ dz over all <paramref name="rows"/>, for the outputs of <paramref name="block"/>.</summary>
    public static void Sum<TShape, TStep>(Matrix<T> dz, int rows, Row<T> b, int block, TStep step)
        where TShape : struct, ILinearShape
        where TStep : struct, IStep<T> => throw new InvalidOperationException();

    /// <summary>
    /// dzT = dzᵀ for the 16 columns of <paramref name="panel"/> and all <paramref name="rows"/>; zero behind the batch's end
    /// up to a whole register.
    /// </summary>
    public static void Transpose(Matrix<T> dz, int rows, int panel, Matrix<T> dzT) => throw new InvalidOperationException();
}
