using System.Runtime.Intrinsics;
using DlGen.Kernels;

namespace DlGen.Tests.Kernels;

/// <summary>The register tile of windows a place apart: every sum is one chain of multiply-adds over rows, channels and taps.</summary>
public unsafe class SlidingTileTests
{
    private const int WindowHeight = 2;
    private const int Channels = 3;
    private const int ImageWidth = 21;

    [Fact]
    public void EachWindow_IsAChainOfMultiplyAdds()
    {
        // It takes 32 registers.
        if (!Vector512.IsHardwareAccelerated)
        {
            return;
        }

        for (int taps = 2; taps <= 5; taps++)
        {
            for (int count = 1; count <= RegisterTile<Simd512<float>, float>.Rows(twoRegisters: false); count++)
            {
                Check(taps, count);
            }
        }
    }

    private static void Check(int taps, int count)
    {
        var random = new Random(taps);
        float[] image = [.. Enumerable.Range(0, 3 * WindowHeight * ImageWidth * Channels).Select(_ => random.NextSingle() - 0.5f)];
        float[] weights = [.. Enumerable.Range(0, WindowHeight * taps * Channels * 16).Select(_ => random.NextSingle() - 0.5f)];
        float[] sums = new float[(count + 1) * 32];
        var windows = new WindowLayout
        {
            Channels = Channels, Height = 3 * WindowHeight, Width = ImageWidth, WindowHeight = WindowHeight, WindowWidth = taps, StrideHeight = 1, StrideWidth = 1,
            DilationHeight = 2, DilationWidth = 1, OutputHeight = 1, OutputWidth = count, ResultRow = count, ResultStep = 1,
        };
        Assert.True(SlidingTile<Simd512<float>, float>.Computes(windows));
        fixed (float* left = image, right = weights, to = sums)
        {
            SlidingTile<Simd512<float>, float>.Run(count, windows, left, right, to);
        }

        for (int window = 0; window < count; window++)
        {
            for (int output = 0; output < 16; output++)
            {
                float expected = 0;
                for (int row = 0; row < WindowHeight; row++)
                {
                    for (int channel = 0; channel < Channels; channel++)
                    {
                        for (int tap = 0; tap < taps; tap++)
                        {
                            float value = image[(((row * 2 * ImageWidth) + window + tap) * Channels) + channel];
                            float weight = weights[((((row * taps) + tap) * Channels) + channel) * 16 + output];
                            expected = float.FusedMultiplyAdd(value, weight, expected);
                        }
                    }
                }

                Assert.Equal(expected, sums[(window * 32) + output]);
            }
        }

        Assert.All(sums[(count * 32)..], static sum => Assert.Equal(0, sum));
    }
}
