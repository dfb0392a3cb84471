using System.Runtime.CompilerServices;
using static DlGen.Kernels.Lengths;

namespace DlGen.Kernels;

/// <content>
/// Convolutions of 3×3 in tiles of four results, which take 16 products a channel and not 36: see <see cref="WinogradTile{TVector, T}"/>. The
/// weights are transformed each time, for nobody says when a user has changed them.
/// </content>
public abstract partial class Formulas<T>
{
    /// <summary>
    /// z[o, i, j] = Σ K[o, c, r, s]·a[c, i+r, j+s], then the epilogue. Threads meet once, when all weights are transformed; they share examples, or
    /// rows of tiles where there are too few.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void ConvolveTiles<TVector, TShape, TEpilogue>(
        Matrix<T> a, Panels<T> kernel, Arena<T> weights, int batch, Worker worker, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IWindowShape
        where TEpilogue : struct, IEpilogue<T> =>
        ConvolveTiles<TVector, TShape, TileToEpilogue<T, TShape, TEpilogue>>(
            a, kernel, weights, Pieces(TShape.OutputHeight, 2), Pieces(TShape.OutputWidth, 2), batch, worker, new TileToEpilogue<T, TShape, TEpilogue>(epilogue));

    /// <summary>
    /// p[o, i, j] = max over four places of z[o, i, j] = Σ K[o, c, r, s]·a[c, i+r, j+s], with the epilogue's part before the pool applied to z and
    /// the rest to p.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void ConvolveTilesAndPool<TVector, TShape, TEpilogue>(
        Matrix<T> a, Panels<T> kernel, Arena<T> weights, int batch, Worker worker, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IPooledWindowShape
        where TEpilogue : struct, IPooledEpilogue<T> =>
        ConvolveTiles<TVector, TShape, TileToPool<T, TShape, TEpilogue>>(
            a, kernel, weights, TShape.PooledHeight, TShape.PooledWidth, batch, worker, new TileToPool<T, TShape, TEpilogue>(default, keepsPlaces: false, epilogue));

    /// <summary>
    /// p[o, i, j] = max over four places of z[o, i, j] = Σ K[o, c, r, s]·a[c, i+r, j+s], with the epilogue's part before the pool applied to z and
    /// the rest to p; and where among the four each maximum is, the first of equal ones.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void ConvolveTilesAndPool<TVector, TShape, TEpilogue>(
        Matrix<T> a, Panels<T> kernel, Arena<T> weights, Matrix<T> places, int batch, Worker worker, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IPooledWindowShape
        where TEpilogue : struct, IPooledEpilogue<T> =>
        ConvolveTiles<TVector, TShape, TileToPool<T, TShape, TEpilogue>>(
            a, kernel, weights, TShape.PooledHeight, TShape.PooledWidth, batch, worker, new TileToPool<T, TShape, TEpilogue>(places, keepsPlaces: true, epilogue));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void ConvolveTiles<TVector, TShape, TEnd>(
        Matrix<T> a, Panels<T> kernel, Arena<T> weights, int tilesDown, int tilesAcross, int batch, Worker worker, TEnd end)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IWindowShape
        where TEnd : struct, ITileEnd<T>
    {
        (int firstPanel, int lastPanel) = worker.Share(Pieces(TShape.Outputs, Panel));
        WinogradTile<TVector, T>.TransformWeights(kernel.Origin, TShape.Channels, TShape.Outputs, firstPanel, lastPanel, weights.Origin);
        worker.Meet();
        (long first, long last) = worker.ShareParts(batch, tilesDown);
        WinogradTile<TVector, T>.Multiply<TShape, TEnd>(
            a, weights.Origin, tilesDown, tilesAcross, (int)first * tilesAcross, (int)last * tilesAcross, ThreadRoom<T>.Take(WinogradTile<TVector, T>.Room(TShape.Channels)), end);
    }
}
