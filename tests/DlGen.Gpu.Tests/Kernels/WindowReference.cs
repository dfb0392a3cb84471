using DlGen.Kernels;

namespace DlGen.Gpu.Tests.Kernels;

/// <summary>Convolutions and pools by plain loops in double precision, of images, kernels and gradients as they lie on a device, but without padding.</summary>
/// <typeparam name="TShape">The windows.</typeparam>
internal static class WindowReference<TShape>
    where TShape : struct, IWindowShape
{
    public static int Windows => TShape.OutputHeight * TShape.OutputWidth;

    public static int Places => TShape.Height * TShape.Width;

    public static int KernelRows => TShape.WindowHeight * TShape.WindowWidth * TShape.Channels;

    /// <summary>z, da and dK. The gradient of the images lies place by place.</summary>
    public static (double[] Outputs, double[] ImageGradient, double[] KernelGradient) Convolve(float[] a, float[] kernel, float[] dz, int batch)
    {
        var z = new double[batch * Windows * TShape.Outputs];
        var da = new double[batch * Places * TShape.Channels];
        var dk = new double[kernel.Length];
        foreach ((int window, int within, int place) in Reads(batch))
        {
            for (int c = 0; c < TShape.Channels; c++)
            {
                int example = place / Places;
                double value = TShape.IsOfPlaces ? a[(place * TShape.Channels) + c] : a[(((example * TShape.Channels) + c) * Places) + (place % Places)];
                for (int o = 0; o < TShape.Outputs; o++)
                {
                    int weight = (((within * TShape.Channels) + c) * TShape.Outputs) + o;
                    int output = (window * TShape.Outputs) + o;
                    z[output] += kernel[weight] * value;
                    da[(place * TShape.Channels) + c] += (double)kernel[weight] * dz[output];
                    dk[weight] += value * dz[output];
                }
            }
        }

        return (z, da, dk);
    }

    /// <summary>The maxima, where in their windows they are, and the gradient of the images: a NaN counts as more than any number, and the last of several as the maximum.</summary>
    public static (float[] Maxima, float[] PlacesOfMaxima, double[] ImageGradient) MaxPool(float[] a, float[] dp, int batch)
    {
        float[] maxima = [.. Enumerable.Repeat(float.NegativeInfinity, batch * Windows * TShape.Channels)];
        float[] within = [.. Enumerable.Repeat(-1f, maxima.Length)];
        var from = new int[maxima.Length];
        foreach ((int window, int placeOfWindow, int place) in Reads(batch))
        {
            for (int c = 0; c < TShape.Channels; c++)
            {
                float value = a[(place * TShape.Channels) + c];
                int index = (window * TShape.Channels) + c;
                if (value > maxima[index] || float.IsNaN(value) || within[index] < 0)
                {
                    (maxima[index], within[index], from[index]) = (value, placeOfWindow, (place * TShape.Channels) + c);
                }
            }
        }

        var da = new double[a.Length];
        for (int index = 0; index < maxima.Length; index++)
        {
            da[from[index]] += dp[index];
        }

        return (maxima, within, da);
    }

    /// <summary>The means, and the gradient of the images.</summary>
    public static (double[] Means, double[] ImageGradient) AveragePool(float[] a, float[] dp, int batch, bool countsPadding)
    {
        var means = new double[batch * Windows * TShape.Channels];
        var da = new double[a.Length];
        ILookup<int, int> places = Reads(batch).ToLookup(static read => read.Window, static read => read.Place);
        for (int window = 0; window < batch * Windows; window++)
        {
            double count = countsPadding ? TShape.WindowHeight * TShape.WindowWidth : places[window].Count();
            foreach (int place in places[window])
            {
                for (int c = 0; c < TShape.Channels; c++)
                {
                    means[(window * TShape.Channels) + c] += a[(place * TShape.Channels) + c] / count;
                    da[(place * TShape.Channels) + c] += dp[(window * TShape.Channels) + c] / count;
                }
            }
        }

        return (means, da);
    }

    /// <summary>What each window reads: which of its places, and which of the batch's images.</summary>
    private static IEnumerable<(int Window, int Within, int Place)> Reads(int batch) =>
        from example in Enumerable.Range(0, batch)
        from outputY in Enumerable.Range(0, TShape.OutputHeight)
        from outputX in Enumerable.Range(0, TShape.OutputWidth)
        from r in Enumerable.Range(0, TShape.WindowHeight)
        from s in Enumerable.Range(0, TShape.WindowWidth)
        let y = (outputY * TShape.StrideHeight) + (r * TShape.Dilation) - TShape.Top
        let x = (outputX * TShape.StrideWidth) + (s * TShape.Dilation) - TShape.Left
        where y >= 0 && y < TShape.Height && x >= 0 && x < TShape.Width
        select ((example * Windows) + (outputY * TShape.OutputWidth) + outputX, (r * TShape.WindowWidth) + s, (example * Places) + (y * TShape.Width) + x);
}
