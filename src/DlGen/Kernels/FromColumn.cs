namespace DlGen.Kernels;

/// <summary>The epilogue of some of a matrix's columns, whose kernel counts them from 0.</summary>
/// <typeparam name="T">The scalar.</typeparam>
/// <typeparam name="TEpilogue">The epilogue of all columns.</typeparam>
/// <param name="epilogue">What takes the results.</param>
/// <param name="first">The first of the columns.</param>
internal readonly struct FromColumn<T, TEpilogue>(TEpilogue epilogue, int first) : IEpilogue<T>
    where T : unmanaged
    where TEpilogue : struct, IEpilogue<T>
{
    public void Apply<TVector>(int row, int column, TVector value)
        where TVector : struct, IVector<TVector, T> => epilogue.Apply(row, first + column, value);
}
