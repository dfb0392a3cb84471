using DlGen.Kernels;
using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>Images that are enlarged, place by place. A thread has four channels of a place of the result, and takes what they depend on in order.</summary>
internal static class UpsampleKernels
{
    /// <summary>u[c, i, j] = a[c, ⌊i/s⌋, ⌊j/s⌋], or between four places, for so many places, then the epilogue.</summary>
    public static void Forward<TShape, TEpilogue>(DeviceMatrix a, int outputs, TEpilogue epilogue)
        where TShape : struct, IUpsampling
        where TEpilogue : struct, IDeviceEpilogue
    {
        (int row, int channel) = Place<TShape>();
        if (row < outputs)
        {
            int outputHeight = TShape.Height * TShape.Scale;
            int outputWidth = TShape.Width * TShape.Scale;
            int first = row / (outputHeight * outputWidth) * TShape.Height * TShape.Width;
            int y = PlaceOf<TShape>(row / outputWidth % outputHeight, TShape.Height);
            int x = PlaceOf<TShape>(row % outputWidth, TShape.Width);
            int top = y / Parts<TShape>(TShape.Height);
            int left = x / Parts<TShape>(TShape.Width);
            Float4 value = a.Load(first + (top * TShape.Width) + left, channel);
            if (TShape.Interpolates)
            {
                int bottom = IntrinsicMath.Min(top + 1, TShape.Height - 1);
                int right = IntrinsicMath.Min(left + 1, TShape.Width - 1);
                float down = (float)(y % Parts<TShape>(TShape.Height)) / Parts<TShape>(TShape.Height);
                float across = (float)(x % Parts<TShape>(TShape.Width)) / Parts<TShape>(TShape.Width);
                Float4 above = (value * (1f - across)) + (a.Load(first + (top * TShape.Width) + right, channel) * across);
                Float4 below = (a.Load(first + (bottom * TShape.Width) + left, channel) * (1f - across)) + (a.Load(first + (bottom * TShape.Width) + right, channel) * across);
                value = (above * (1f - down)) + (below * down);
            }

            epilogue.Apply(row, channel, value);
        }
    }

    /// <summary>da[c, i, j] = Σ of du over the outputs that each of so many places went into, by its part in each, then the epilogue.</summary>
    public static void Backward<TShape, TEpilogue>(DeviceMatrix du, int places, TEpilogue epilogue)
        where TShape : struct, IUpsampling
        where TEpilogue : struct, IDeviceEpilogue
    {
        (int row, int channel) = Place<TShape>();
        if (row < places)
        {
            int outputHeight = TShape.Height * TShape.Scale;
            int outputWidth = TShape.Width * TShape.Scale;
            int first = row / (TShape.Height * TShape.Width) * outputHeight * outputWidth;
            int y = row / TShape.Width % TShape.Height;
            int x = row % TShape.Width;
            Float4 sum = 0f;
            for (int outputY = From<TShape>(y, TShape.Height); outputY < To<TShape>(y, TShape.Height); outputY++)
            {
                int partY = PartOf<TShape>(y, outputY, TShape.Height);
                for (int outputX = From<TShape>(x, TShape.Width); outputX < To<TShape>(x, TShape.Width); outputX++)
                {
                    int partX = PartOf<TShape>(x, outputX, TShape.Width);
                    if (partY > 0 && partX > 0)
                    {
                        float part = (float)partY / Parts<TShape>(TShape.Height) * ((float)partX / Parts<TShape>(TShape.Width));
                        sum += du.Load(first + (outputY * outputWidth) + outputX, channel) * part;
                    }
                }
            }

            epilogue.Apply(row, channel, sum);
        }
    }

    /// <summary>What a place is divided into along an axis of so many places.</summary>
    private static int Parts<TShape>(int length)
        where TShape : struct, IUpsampling =>
        TShape.Interpolates ? TShape.AlignsCorners ? IntrinsicMath.Max(1, (length * TShape.Scale) - 1) : 2 * TShape.Scale : TShape.Scale;

    private static int Step<TShape>(int length)
        where TShape : struct, IUpsampling => TShape.Interpolates ? TShape.AlignsCorners ? length - 1 : 2 : 1;

    private static int Start<TShape>()
        where TShape : struct, IUpsampling => TShape.Interpolates && !TShape.AlignsCorners ? 1 - TShape.Scale : 0;

    /// <summary>Where an output is, in parts of a place.</summary>
    private static int PlaceOf<TShape>(int output, int length)
        where TShape : struct, IUpsampling => IntrinsicMath.Max(0, (Step<TShape>(length) * output) + Start<TShape>());

    /// <summary>The first output that a place can have a part in.</summary>
    private static int From<TShape>(int place, int length)
        where TShape : struct, IUpsampling
    {
        int before = TShape.Interpolates ? place - 1 : place;
        return IntrinsicMath.Max(0, ((before * Parts<TShape>(length)) - Start<TShape>()) / IntrinsicMath.Max(1, Step<TShape>(length)));
    }

    /// <summary>The output behind the last that a place can have a part in.</summary>
    private static int To<TShape>(int place, int length)
        where TShape : struct, IUpsampling
    {
        int outputs = length * TShape.Scale;
        int behind = ((((place + 1) * Parts<TShape>(length)) - Start<TShape>()) / IntrinsicMath.Max(1, Step<TShape>(length))) + 1;
        return place == length - 1 ? outputs : IntrinsicMath.Min(outputs, behind);
    }

    /// <summary>How many of an output's parts are a place's; 0 for a place that isn't beside it.</summary>
    private static int PartOf<TShape>(int place, int output, int length)
        where TShape : struct, IUpsampling
    {
        int parts = Parts<TShape>(length);
        int at = PlaceOf<TShape>(output, length);
        int below = at / parts;
        int part = TShape.Interpolates ? at % parts : 0;
        int above = TShape.Interpolates ? IntrinsicMath.Min(below + 1, length - 1) : below;
        return (below == place ? parts - part : 0) + (above == place ? part : 0);
    }

    private static (int Row, int Channel) Place<TShape>()
        where TShape : struct, IUpsampling
    {
        int index = (Grid.IdxX * CopyKernels.Threads) + Group.IdxX;
        int quads = RowPadding.Quads(TShape.Channels);
        return (index / quads, index % quads * Float4.Count);
    }
}
