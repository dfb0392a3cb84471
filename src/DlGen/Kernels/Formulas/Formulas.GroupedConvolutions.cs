using System.Runtime.CompilerServices;
using static DlGen.Kernels.Lengths;

namespace DlGen.Kernels;

/// <content>
/// Convolutions in groups. Groups of whole panels of channels are convolutions of their own, one after the other. Smaller ones lie across
/// registers: each lane is a channel of the results, and reads its own group's. Where every channel is a group, a register of the results has
/// what it reads in one of the image.
/// </content>
public abstract partial class Formulas<T>
{
    /// <summary>z[o, i, j] = Σ K[o, c, r, s]·a[g(o)+c, i+r, j+s] over the channels of the output's group, then the epilogue. Threads share examples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void ConvolveGroups<TVector, TShape, TEpilogue>(Matrix<T> a, Panels<T> kernel, int batch, Worker worker, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IGroupedWindowShape
        where TEpilogue : struct, IEpilogue<T>
    {
        if (!HasGroupsOfPanels<TShape>())
        {
            ConvolveLanes<TVector, TShape, TEpilogue>(a, kernel, batch, worker, epilogue);
            return;
        }

        for (int group = 0; group < TShape.Groups; group++)
        {
            Convolve<TVector, OneGroup<TShape>, FromColumn<T, TEpilogue>>(
                a.From(group * InputsOfGroup<TShape>()), KernelOf<TShape>(kernel, group), batch, worker, new(epilogue, group * OutputsOfGroup<TShape>()));
        }
    }

    /// <summary>da[g(o)+c, i+r, j+s] = Σ K[o, c, r, s]·dz[o, i, j] over the outputs of the channel's group, then the epilogue. Threads share examples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void ConvolveGroupsTransposed<TVector, TShape, TEpilogue>(Matrix<T> dz, Panels<T> kernel, int batch, Worker worker, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IGroupedWindowShape
        where TEpilogue : struct, IEpilogue<T>
    {
        if (!HasGroupsOfPanels<TShape>())
        {
            ConvolveLanesTransposed<TVector, TShape, TEpilogue>(dz, kernel, batch, worker, epilogue);
            return;
        }

        for (int group = 0; group < TShape.Groups; group++)
        {
            ConvolveTransposed<TVector, OneGroup<TShape>, FromColumn<T, TEpilogue>>(
                dz.From(group * OutputsOfGroup<TShape>()), KernelOf<TShape>(kernel, group), batch, worker, new(epilogue, group * InputsOfGroup<TShape>()));
        }
    }

    /// <summary>dK[o, c, r, s] = Σ over the batch of dz[o, i, j]·a[g(o)+c, i+r, j+s], image by image, then the step of K. Threads share parts of K.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static void GroupedConvolutionSum<TVector, TShape, TStep>(Matrix<T> a, Matrix<T> dz, int batch, Worker worker, Panels<T> kernel, TStep step)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IGroupedWindowShape
        where TStep : struct, IStep<T>
    {
        if (!HasGroupsOfPanels<TShape>())
        {
            LanesSum<TVector, TShape, TStep>(a, dz, batch, worker, kernel, step);
            return;
        }

        for (int group = 0; group < TShape.Groups; group++)
        {
            ConvolutionSum<TVector, OneGroup<TShape>, TStep>(
                a.From(group * InputsOfGroup<TShape>()), dz.From(group * OutputsOfGroup<TShape>()), batch, worker, KernelOf<TShape>(kernel, group), step);
        }
    }

    [MethodImpl(Hot)]
    private static unsafe void ConvolveLanes<TVector, TShape, TEpilogue>(Matrix<T> a, Panels<T> kernel, int batch, Worker worker, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IGroupedWindowShape
        where TEpilogue : struct, IEpilogue<T>
    {
        (int first, int last) = worker.Share(batch);
        var groups = new LaneGroups(TShape.Outputs, OutputsOfGroup<TShape>(), InputsOfGroup<TShape>());
        var layout = PanelLayout.Of(TShape.WindowHeight * TShape.WindowWidth * groups.ChannelsOfGroup, TShape.Outputs);
        var down = TapAxis.Forward(TShape.OutputHeight, TShape.WindowHeight, TShape.StrideHeight, TShape.Dilation, TShape.Top, TShape.Height);
        var across = TapAxis.Forward(TShape.OutputWidth, TShape.WindowWidth, TShape.StrideWidth, TShape.Dilation, TShape.Left, TShape.Width);
        int places = TShape.Height * TShape.Width;
        T* room = groups.AreLanes ? null : ThreadRoom<T>.Take(LaneImage<TVector, T>.Length(places, groups.ChannelsOfGroup));
        for (int example = first; example < last; example++)
        {
            for (int output = 0; output < layout.PaddedOutputs && output < TShape.Outputs; output += TVector.Count)
            {
                LaneImage<TVector, T> image = groups.AreLanes
                    ? LaneImage<TVector, T>.Of(a, example * places, output)
                    : LaneImage<TVector, T>.Spread(a, example * places, places, groups, output, 0, groups.ChannelsOfGroup, room);
                LaneProduct<TVector, T>.Run(
                    image, groups.ChannelsOfGroup, kernel.Origin + layout.Place(output), TShape.WindowWidth, down, across,
                    example * TShape.OutputHeight * TShape.OutputWidth, TShape.OutputWidth, output, epilogue);
            }
        }
    }

    [MethodImpl(Hot)]
    private static unsafe void ConvolveLanesTransposed<TVector, TShape, TEpilogue>(Matrix<T> dz, Panels<T> kernel, int batch, Worker worker, TEpilogue epilogue)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IGroupedWindowShape
        where TEpilogue : struct, IEpilogue<T>
    {
        (int first, int last) = worker.Share(batch);
        if (first == last)
        {
            return;
        }

        var groups = new LaneGroups(TShape.Channels, InputsOfGroup<TShape>(), OutputsOfGroup<TShape>());
        int taps = TShape.WindowHeight * TShape.WindowWidth;
        var layout = PanelLayout.Of(taps * groups.ChannelsOfGroup, TShape.Channels);
        int windows = TShape.OutputHeight * TShape.OutputWidth;
        T* weights = kernel.Origin;
        T* room = null;
        if (!groups.AreLanes)
        {
            long length = layout.Length;
            weights = ThreadRoom<T>.Take(length + LaneImage<TVector, T>.Length(windows, groups.ChannelsOfGroup));
            room = weights + length;
            LaneProduct<TVector, T>.Turn(kernel.Origin, taps, TShape.Channels, groups.LanesOfGroup, TShape.Outputs, groups.ChannelsOfGroup, weights);
        }

        for (int example = first; example < last; example++)
        {
            for (int channel = 0; channel < TShape.Channels; channel += TVector.Count)
            {
                LaneImage<TVector, T> image = groups.AreLanes
                    ? LaneImage<TVector, T>.Of(dz, example * windows, channel)
                    : LaneImage<TVector, T>.Spread(dz, example * windows, windows, groups, channel, 0, groups.ChannelsOfGroup, room);
                for (int phaseDown = 0; phaseDown < Math.Min(TShape.StrideHeight, TShape.Height); phaseDown++)
                {
                    var down = TapAxis.Backward(
                        phaseDown, TShape.OutputHeight, TShape.WindowHeight, TShape.StrideHeight, TShape.Dilation, TShape.Top, TShape.Height);
                    for (int phaseAcross = 0; phaseAcross < Math.Min(TShape.StrideWidth, TShape.Width); phaseAcross++)
                    {
                        var across = TapAxis.Backward(
                            phaseAcross, TShape.OutputWidth, TShape.WindowWidth, TShape.StrideWidth, TShape.Dilation, TShape.Left, TShape.Width);
                        LaneProduct<TVector, T>.Run(
                            image, groups.ChannelsOfGroup, weights + layout.Place(channel), TShape.WindowWidth, down, across,
                            example * TShape.Height * TShape.Width, TShape.Width, channel, epilogue);
                    }
                }
            }
        }
    }

    [MethodImpl(Hot)]
    private static unsafe void LanesSum<TVector, TShape, TStep>(Matrix<T> a, Matrix<T> dz, int batch, Worker worker, Panels<T> kernel, TStep step)
        where TVector : struct, IVector<TVector, T>
        where TShape : struct, IGroupedWindowShape
        where TStep : struct, IStep<T>
    {
        var groups = new LaneGroups(TShape.Outputs, OutputsOfGroup<TShape>(), InputsOfGroup<TShape>());
        var layout = PanelLayout.Of(TShape.WindowHeight * TShape.WindowWidth * groups.ChannelsOfGroup, TShape.Outputs);
        var down = TapAxis.Forward(TShape.OutputHeight, TShape.WindowHeight, TShape.StrideHeight, TShape.Dilation, TShape.Top, TShape.Height);
        var across = TapAxis.Forward(TShape.OutputWidth, TShape.WindowWidth, TShape.StrideWidth, TShape.Dilation, TShape.Left, TShape.Width);
        int places = TShape.Height * TShape.Width;
        int windows = TShape.OutputHeight * TShape.OutputWidth;

        // A part is some rows of taps of one channel of a group, for a register of outputs. Fewer rows, where threads would stand idle: a tap's sum is the same.
        int planes = Pieces(layout.PaddedOutputs, TVector.Count) * groups.ChannelsOfGroup;
        int rows = planes * Pieces(TShape.WindowHeight, LaneOuter<TVector, T>.Tile) < worker.Count ? 1 : LaneOuter<TVector, T>.Tile;
        int parts = Pieces(TShape.WindowHeight, rows);
        (int first, int last) = worker.Share(planes * parts);
        if (first == last)
        {
            return;
        }

        long zerosLength = Aligned((long)TShape.Width * Panel);
        long totalsLength = rows * TShape.WindowWidth * TVector.Count;
        T* zeros = Cleared(zerosLength, zerosLength + totalsLength + (groups.AreLanes ? 0 : (long)places * TVector.Count));
        T* totals = zeros + zerosLength;
        T* room = totals + totalsLength;
        for (int part = first; part < last; part++)
        {
            (int plane, int partOfPlane) = Math.DivRem(part, parts);
            (int register, int channel) = Math.DivRem(plane, groups.ChannelsOfGroup);
            int output = register * TVector.Count;
            if (output >= TShape.Outputs)
            {
                continue;
            }

            int row = partOfPlane * rows;
            int count = Math.Min(rows, TShape.WindowHeight - row);
            new Span<T>(totals, (int)totalsLength).Clear();
            for (int example = 0; example < batch; example++)
            {
                LaneImage<TVector, T> image = groups.AreLanes
                    ? LaneImage<TVector, T>.Of(a, example * places, output)
                    : LaneImage<TVector, T>.Spread(a, example * places, places, groups, output, channel, 1, room);
                LaneOuter<TVector, T>.Add(image, zeros, dz.At(example * windows, output), down, across, row, count, totals);
            }

            for (int tap = 0; tap < count * TShape.WindowWidth; tap++)
            {
                TVector sum = TVector.Load(totals + (tap * TVector.Count));
                nint place = ((nint)((row * TShape.WindowWidth) + tap) * groups.ChannelsOfGroup) + channel;
                step.Apply(kernel.Offset + layout.Place(output) + (place * Panel), output + TVector.Count > TShape.Outputs ? TVector.First(sum, TShape.Outputs - output) : sum);
            }
        }
    }

    /// <summary>Whether the channels of each group are whole panels, on both sides.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasGroupsOfPanels<TShape>()
        where TShape : struct, IGroupedWindowShape => InputsOfGroup<TShape>() % Panel == 0 && OutputsOfGroup<TShape>() % Panel == 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int InputsOfGroup<TShape>()
        where TShape : struct, IGroupedWindowShape => TShape.Channels / TShape.Groups;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int OutputsOfGroup<TShape>()
        where TShape : struct, IGroupedWindowShape => TShape.Outputs / TShape.Groups;

    /// <summary>The weights of a group whose outputs are whole panels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe Panels<T> KernelOf<TShape>(Panels<T> kernel, int group)
        where TShape : struct, IGroupedWindowShape
    {
        nint place = KernelLayout<OneGroup<TShape>>().PanelLength * (group * OutputsOfGroup<TShape>() / Panel);
        return new(kernel.Origin + place, kernel.Offset + place);
    }
}
