using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <content>Images that are enlarged. Threads share examples; the channels of a place go through registers.</content>
public abstract partial class Formulas<T>
{
    /// <summary>u[c, i, j] = a[c, ⌊i/s⌋, ⌊j/s⌋], or between the four places around (i+½)/s − ½ and (j+½)/s − ½, then the epilogue.</summary>
    [MethodImpl(Hot)]
    protected static void Upsample<TVector, TShape, TEpilogue>(Matrix<T> a, int batch, Worker worker, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IUpsampling
        where TEpilogue : struct, IEpilogue<T>
    {
        var vertical = UpsampleAxis.Of<TShape>(TShape.Height);
        var horizontal = UpsampleAxis.Of<TShape>(TShape.Width);
        (int first, int last) = worker.Share(batch * vertical.Outputs, vertical.Outputs);
        for (int line = first; line < last; line++)
        {
            (int example, int outputY) = Math.DivRem(line, vertical.Outputs);
            (int top, int bottom, int partY) = vertical.Around(outputY);
            int topRow = ((example * TShape.Height) + top) * TShape.Width;
            int bottomRow = ((example * TShape.Height) + bottom) * TShape.Width;
            T down = Share(partY, vertical);
            for (int outputX = 0; outputX < horizontal.Outputs; outputX++)
            {
                (int left, int right, int partX) = horizontal.Around(outputX);
                T across = Share(partX, horizontal);
                int row = (line * horizontal.Outputs) + outputX;
                for (int channel = 0; channel < Padded(TShape.Channels); channel += TVector.Count)
                {
                    TVector value = a.Load<TVector>(topRow + left, channel);
                    if (TShape.Interpolates)
                    {
                        TVector above = (value * (T.One - across)) + (a.Load<TVector>(topRow + right, channel) * across);
                        TVector below = (a.Load<TVector>(bottomRow + left, channel) * (T.One - across)) + (a.Load<TVector>(bottomRow + right, channel) * across);
                        value = (above * (T.One - down)) + (below * down);
                    }

                    epilogue.Apply(row, channel, value);
                }
            }
        }
    }

    /// <summary>da[c, i, j] = Σ of du over the outputs that the place went into, by its part in each, then the epilogue.</summary>
    [MethodImpl(Hot)]
    protected static void UpsampleBackward<TVector, TShape, TEpilogue>(Matrix<T> du, int batch, Worker worker, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IUpsampling
        where TEpilogue : struct, IEpilogue<T>
    {
        var vertical = UpsampleAxis.Of<TShape>(TShape.Height);
        var horizontal = UpsampleAxis.Of<TShape>(TShape.Width);
        (int first, int last) = worker.Share(batch * TShape.Height, TShape.Height);
        for (int line = first; line < last; line++)
        {
            (int example, int y) = Math.DivRem(line, TShape.Height);
            (int fromY, int toY) = vertical.Over(y);
            for (int x = 0; x < TShape.Width; x++)
            {
                (int fromX, int toX) = horizontal.Over(x);
                for (int channel = 0; channel < Padded(TShape.Channels); channel += TVector.Count)
                {
                    TVector sum = default;
                    for (int outputY = fromY; outputY < toY; outputY++)
                    {
                        int partY = vertical.PartOf(y, outputY);
                        for (int outputX = fromX; outputX < toX; outputX++)
                        {
                            int partX = horizontal.PartOf(x, outputX);
                            if (partY > 0 && partX > 0)
                            {
                                int row = (((example * vertical.Outputs) + outputY) * horizontal.Outputs) + outputX;
                                sum += du.Load<TVector>(row, channel) * (Share(partY, vertical) * Share(partX, horizontal));
                            }
                        }
                    }

                    epilogue.Apply((line * TShape.Width) + x, channel, sum);
                }
            }
        }
    }

    /// <summary>Parts of a place as a number from 0 to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Share(int parts, UpsampleAxis axis) => T.CreateTruncating(parts) / T.CreateTruncating(axis.Parts);
}
