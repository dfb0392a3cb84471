using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>
/// Sums over the taps of windows, lane by lane: a register has 16 channels, or as many as it holds, each with its own image and weights, and a
/// tap takes one multiply-add a register. Up to eight results side by side share a tap's weights.
/// </summary>
/// <typeparam name="TVector">The register.</typeparam>
/// <typeparam name="T">The scalar.</typeparam>
internal static unsafe class LaneProduct<TVector, T>
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged
{
    private const int Width = Panels<T>.Width;
    private const int LineBytes = 64;
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>The results of one image for a register of channels, those along the two axes, and their epilogue.</summary>
    /// <param name="image">The image that is read.</param>
    /// <param name="planes">How many planes it has.</param>
    /// <param name="kernel">The weights of the first tap, in a panel that has a row for each tap and plane.</param>
    /// <param name="windowWidth">Taps that a row of a window has in the panel.</param>
    /// <param name="down">The rows of results.</param>
    /// <param name="across">The results of a row.</param>
    /// <param name="row">The row of the epilogue that the image's first place has.</param>
    /// <param name="width">Places from one row of results to the next.</param>
    /// <param name="column">The first channel.</param>
    /// <param name="epilogue">What takes the results.</param>
    [MethodImpl(Hot)]
    public static void Run<TEpilogue>(
        in LaneImage<TVector, T> image, int planes, T* kernel, int windowWidth, in TapAxis down, in TapAxis across, int row, int width, int column, TEpilogue epilogue)
        where TEpilogue : struct, IEpilogue<T>
    {
        (int wholeFrom, int wholeTo) = across.WholeResults(0, across.Taps);
        nint line = across.Length * image.Place;
        nint tapWeights = (nint)planes * Width;
        var taps = new LaneTaps
        {
            Planes = planes,
            Plane = image.Plane,
            RowStep = down.SourceTap * line,
            TapStep = across.SourceTap * image.Place,
            RowWeights = (nint)down.TapStep * windowWidth * tapWeights,
            TapWeights = across.TapStep * tapWeights,
        };
        nint step = across.SourceStep * image.Place;
        for (int y = 0; y < down.Count; y++)
        {
            (int fromRow, int toRow) = down.TapsOf(y);
            taps.Rows = toRow - fromRow;
            T* source = image.Origin + (down.SourceOf(y, fromRow) * line) + (across.Source * image.Place);
            T* weights = kernel + ((nint)(down.Tap + (fromRow * down.TapStep)) * windowWidth * tapWeights) + (across.Tap * tapWeights);
            int first = row + ((down.First + (y * down.Step)) * width) + across.First;
            for (int x = 0; x < across.Count;)
            {
                (int from, int to) = (0, across.Taps);
                int count = wholeTo - x;
                if (x < wholeFrom || count <= 0)
                {
                    (from, to) = across.TapsOf(x);
                    count = 1;
                }

                taps.Taps = to - from;
                T* start = source + (x * step) + (from * taps.TapStep);
                T* startWeights = weights + (from * taps.TapWeights);
                int place = first + (x * across.Step);
                if (count >= 8 || (count > 2 && across.SourceStep == 1))
                {
                    // The last tile may compute more than is wanted. It reads beyond the line for that, at most as far as the gap behind the image.
                    count = across.SourceStep == 1 ? count : count & ~7;
                    Line<Eight, TEpilogue>(count, start, step, startWeights, taps, place, across.Step, column, epilogue);
                }
                else if (count >= 4)
                {
                    count = 4;
                    Line<Four, TEpilogue>(count, start, step, startWeights, taps, place, across.Step, column, epilogue);
                }
                else if (count >= 2)
                {
                    count = 2;
                    Line<Two, TEpilogue>(count, start, step, startWeights, taps, place, across.Step, column, epilogue);
                }
                else
                {
                    Line<One, TEpilogue>(count, start, step, startWeights, taps, place, across.Step, column, epilogue);
                }

                x += count;
            }
        }
    }

    /// <summary>Results side by side, tile by tile; the last tile may have fewer.</summary>
    [MethodImpl(Hot)]
    [SkipLocalsInit]
    private static void Line<TResults, TEpilogue>(
        int results, T* source, nint step, T* kernel, in LaneTaps taps, int row, int rowStep, int column, TEpilogue epilogue)
        where TResults : unmanaged, IConstant
        where TEpilogue : struct, IEpilogue<T>
    {
        byte* memory = stackalloc byte[(8 * 64) + LineBytes];
        T* sums = (T*)(((nuint)memory + LineBytes - 1) & ~(nuint)(LineBytes - 1));
        for (; results > 0; results -= sizeof(TResults), source += sizeof(TResults) * step)
        {
            TVector sum0 = default, sum1 = default, sum2 = default, sum3 = default, sum4 = default, sum5 = default, sum6 = default, sum7 = default;
            T* plane = source;
            for (int i = 0; i < taps.Planes; i++, plane += taps.Plane)
            {
                T* weightsOfRow = kernel + ((nint)i * Width);
                T* placesOfRow = plane;
                for (int r = taps.Rows; r > 0; r--, placesOfRow += taps.RowStep, weightsOfRow += taps.RowWeights)
                {
                    T* weights = weightsOfRow;
                    T* place = placesOfRow;
                    for (int s = taps.Taps; s > 0; s--, place += taps.TapStep, weights += taps.TapWeights)
                    {
                        TVector weight = TVector.Load(weights);
                        TVector.MultiplyAccumulate(ref sum0, weight, TVector.Load(place));
                        if (sizeof(TResults) > 1)
                        {
                            TVector.MultiplyAccumulate(ref sum1, weight, TVector.Load(place + step));
                        }

                        if (sizeof(TResults) > 2)
                        {
                            TVector.MultiplyAccumulate(ref sum2, weight, TVector.Load(place + (2 * step)));
                            TVector.MultiplyAccumulate(ref sum3, weight, TVector.Load(place + (3 * step)));
                        }

                        if (sizeof(TResults) > 4)
                        {
                            TVector.MultiplyAccumulate(ref sum4, weight, TVector.Load(place + (4 * step)));
                            TVector.MultiplyAccumulate(ref sum5, weight, TVector.Load(place + (5 * step)));
                            TVector.MultiplyAccumulate(ref sum6, weight, TVector.Load(place + (6 * step)));
                            TVector.MultiplyAccumulate(ref sum7, weight, TVector.Load(place + (7 * step)));
                        }
                    }
                }
            }

            TVector.Store(sum0, sums);
            if (sizeof(TResults) > 1)
            {
                TVector.Store(sum1, sums + TVector.Count);
            }

            if (sizeof(TResults) > 2)
            {
                TVector.Store(sum2, sums + (2 * TVector.Count));
                TVector.Store(sum3, sums + (3 * TVector.Count));
            }

            if (sizeof(TResults) > 4)
            {
                TVector.Store(sum4, sums + (4 * TVector.Count));
                TVector.Store(sum5, sums + (5 * TVector.Count));
                TVector.Store(sum6, sums + (6 * TVector.Count));
                TVector.Store(sum7, sums + (7 * TVector.Count));
            }

            int wanted = Math.Min(sizeof(TResults), results);
            for (int i = 0; i < wanted; i++, row += rowStep)
            {
                epilogue.Apply(row, column, TVector.Load(sums + (i * TVector.Count)));
            }
        }
    }

    /// <summary>
    /// Turns the weights around for the backward pass: a panel's lanes are channels of the image, and its rows the outputs of a group for each
    /// tap.
    /// </summary>
    /// <param name="kernel">K, in panels of outputs.</param>
    /// <param name="places">Taps of a window.</param>
    /// <param name="channels">Channels of the image.</param>
    /// <param name="channelsOfGroup">Channels that a group has.</param>
    /// <param name="outputs">Channels that come out.</param>
    /// <param name="outputsOfGroup">Outputs that a group has.</param>
    /// <param name="turned">The result, in panels of channels.</param>
    [MethodImpl(Hot)]
    public static void Turn(T* kernel, int places, int channels, int channelsOfGroup, int outputs, int outputsOfGroup, T* turned)
    {
        var from = PanelLayout.Of(places * channelsOfGroup, outputs);
        var to = PanelLayout.Of(places * outputsOfGroup, channels);
        for (int channel = 0; channel < to.PaddedOutputs; channel++)
        {
            (int group, int ofGroup) = Math.DivRem(Math.Min(channel, channels - 1), channelsOfGroup);
            for (int output = 0; output < outputsOfGroup; output++)
            {
                T* source = kernel + from.Place((group * outputsOfGroup) + output) + ((nint)ofGroup * Width);
                T* destination = turned + to.Place(channel) + ((nint)output * Width);
                for (int place = 0; place < places; place++)
                {
                    destination[(nint)place * outputsOfGroup * Width] = source[(nint)place * channelsOfGroup * Width];
                }
            }
        }
    }

    /// <summary>What a result's sum runs over, and how far apart that lies.</summary>
    private struct LaneTaps
    {
        /// <summary>Planes of the image.</summary>
        public int Planes;

        /// <summary>Rows of a window.</summary>
        public int Rows;

        /// <summary>Taps of a row.</summary>
        public int Taps;

        /// <summary>Scalars from one plane to the next.</summary>
        public nint Plane;

        /// <summary>Scalars of the image from what one row of taps meets to what the next does.</summary>
        public nint RowStep;

        /// <summary>Scalars of the image from what one tap meets to what the next does.</summary>
        public nint TapStep;

        /// <summary>Scalars from the weights of one row to those of the next.</summary>
        public nint RowWeights;

        /// <summary>Scalars from the weights of one tap to those of the next.</summary>
        public nint TapWeights;
    }
}
