using System.Numerics;
using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>What takes the four results of a tile, see <see cref="WinogradTile{TVector, T}"/>.</summary>
/// <typeparam name="T">The scalar.</typeparam>
internal interface ITileEnd<T>
    where T : unmanaged
{
    /// <summary>Takes them, for the outputs from <paramref name="column"/> on.</summary>
    /// <param name="example">Whose image it is.</param>
    /// <param name="y">The tile's row.</param>
    /// <param name="x">The tile's place in its row.</param>
    /// <param name="column">The first output.</param>
    /// <param name="first">The result of the tile's first row and column.</param>
    /// <param name="right">The result beside it.</param>
    /// <param name="below">The result below it.</param>
    /// <param name="last">The result of the second row and column.</param>
    void Take<TVector>(int example, int y, int x, int column, TVector first, TVector right, TVector below, TVector last)
        where TVector : struct, IVector<TVector, T>;
}

/// <summary>Hands the results of a tile to an epilogue, as far as they are within the image.</summary>
internal readonly struct TileToEpilogue<T, TShape, TEpilogue>(TEpilogue epilogue) : ITileEnd<T>
    where T : unmanaged
    where TShape : struct, IWindowShape
    where TEpilogue : struct, IEpilogue<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take<TVector>(int example, int y, int x, int column, TVector first, TVector right, TVector below, TVector last)
        where TVector : struct, IVector<TVector, T>
    {
        int row = (((example * TShape.OutputHeight) + (2 * y)) * TShape.OutputWidth) + (2 * x);
        bool hasRight = (2 * x) + 1 < TShape.OutputWidth;
        epilogue.Apply(row, column, first);
        if (hasRight)
        {
            epilogue.Apply(row + 1, column, right);
        }

        if ((2 * y) + 1 < TShape.OutputHeight)
        {
            epilogue.Apply(row + TShape.OutputWidth, column, below);
            if (hasRight)
            {
                epilogue.Apply(row + TShape.OutputWidth + 1, column, last);
            }
        }
    }
}

/// <summary>Hands the maximum of a tile's results to an epilogue: a tile is a rectangle of the maximum pool behind the convolution.</summary>
internal readonly struct TileToPool<T, TShape, TEpilogue>(Matrix<T> places, bool keepsPlaces, TEpilogue epilogue) : ITileEnd<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TShape : struct, IPooledWindowShape
    where TEpilogue : struct, IPooledEpilogue<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take<TVector>(int example, int y, int x, int column, TVector first, TVector right, TVector below, TVector last)
        where TVector : struct, IVector<TVector, T>
    {
        int row = (((example * TShape.PooledHeight) + y) * TShape.PooledWidth) + x;
        TVector maximum = epilogue.BeforePool(column, first);
        TVector place = default;
        Maximum<TVector, T>.Take(epilogue.BeforePool(column, right), 1, keepsPlaces, ref maximum, ref place);
        Maximum<TVector, T>.Take(epilogue.BeforePool(column, below), 2, keepsPlaces, ref maximum, ref place);
        Maximum<TVector, T>.Take(epilogue.BeforePool(column, last), 3, keepsPlaces, ref maximum, ref place);
        if (keepsPlaces)
        {
            places.Store(row, column, place);
        }

        epilogue.Apply(row, column, maximum);
    }
}
