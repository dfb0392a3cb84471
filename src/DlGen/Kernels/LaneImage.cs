using System.Runtime.CompilerServices;

namespace DlGen.Kernels;

/// <summary>
/// An image as a register of channels reads it: in each lane the channel that the lane's group has there. Where every channel is a group, that
/// is the image as it lies; else one plane for each channel of a group, in which a lane has that channel of its own group.
/// </summary>
/// <typeparam name="TVector">The register.</typeparam>
/// <typeparam name="T">The scalar.</typeparam>
internal readonly unsafe struct LaneImage<TVector, T>
    where TVector : struct, IVector<TVector, T>
    where T : unmanaged
{
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    private LaneImage(T* origin, nint place, nint plane)
    {
        Origin = origin;
        Place = place;
        Plane = plane;
    }

    /// <summary>The image's first place.</summary>
    public T* Origin { get; }

    /// <summary>Scalars from one place to the next.</summary>
    public nint Place { get; }

    /// <summary>Scalars from one plane to the next.</summary>
    public nint Plane { get; }

    /// <summary>The image as it lies, from a channel on.</summary>
    /// <param name="images">The images.</param>
    /// <param name="row">The image's first row.</param>
    /// <param name="channel">The first channel, a multiple of the register's length.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneImage<TVector, T> Of(Matrix<T> images, int row, int channel) => new(images.At(row, channel), Panels<T>.Width, 0);

    /// <summary>Scalars that planes take in memory, with a gap behind the last one as there is behind a matrix's panel: a tile may read that far.</summary>
    public static long Length(int places, int planes) => (((long)planes * places) + Matrix<T>.Gap) * TVector.Count;

    /// <summary>Copies planes of an image to where each lane has its group's channel.</summary>
    /// <param name="images">The images.</param>
    /// <param name="row">The image's first row.</param>
    /// <param name="places">Places of the image.</param>
    /// <param name="groups">Which channels the lanes read.</param>
    /// <param name="lane">The first lane.</param>
    /// <param name="first">The first plane: the channel that it has of each group.</param>
    /// <param name="planes">How many planes.</param>
    /// <param name="to">Where they are copied to.</param>
    [MethodImpl(Hot)]
    [SkipLocalsInit]
    public static LaneImage<TVector, T> Spread(Matrix<T> images, int row, int places, in LaneGroups groups, int lane, int first, int planes, T* to)
    {
        var image = new LaneImage<TVector, T>(to, TVector.Count, (nint)places * TVector.Count);
        int count = Math.Min(TVector.Count, groups.Lanes - lane);
        T* from = images.At(row, 0);
        nint* offsets = stackalloc nint[TVector.Count];
        for (int plane = first; plane < first + planes; plane++)
        {
            // Behind the last lane there is no channel, and what a lane computes of another's is nobody's.
            for (int i = 0; i < TVector.Count; i++)
            {
                offsets[i] = (nint)(images.At(row, groups.ChannelOf(lane + Math.Min(i, count - 1), plane)) - from);
            }

            bool isOneChannel = offsets[0] == offsets[TVector.Count - 1];
            T* place = from;
            for (T* end = to + image.Plane; to < end; to += TVector.Count, place += Panels<T>.Width)
            {
                if (isOneChannel)
                {
                    TVector.Store(place[offsets[0]], to);
                    continue;
                }

                for (int i = 0; i < TVector.Count; i += 2)
                {
                    (to[i], to[i + 1]) = (place[offsets[i]], place[offsets[i + 1]]);
                }
            }
        }

        return image;
    }
}

/// <summary>Which channels of an image lanes read, where lanes and channels are divided into the same number of groups.</summary>
/// <param name="Lanes">How many lanes there are.</param>
/// <param name="LanesOfGroup">Lanes that a group has.</param>
/// <param name="ChannelsOfGroup">Channels that a group has.</param>
internal readonly record struct LaneGroups(int Lanes, int LanesOfGroup, int ChannelsOfGroup)
{
    /// <summary>Whether every lane reads one channel, its own.</summary>
    public bool AreLanes => LanesOfGroup == 1 && ChannelsOfGroup == 1;

    /// <summary>The channel that a lane reads of its group.</summary>
    public int ChannelOf(int lane, int ofGroup) => (lane / LanesOfGroup * ChannelsOfGroup) + ofGroup;
}
