#:package DlGen@*-*
using DlGen;

/// <summary>A shift by one pixel: to numbers in a row it is another image, to a convolution it is the same one.</summary>
public static class Lesson18
{
    private const int Side = 12;

    public static void Main()
    {
        // Two strokes, "/" and "\", always in the middle of the image, with noise.
        Dataset train = Strokes(examples: 400, shift: 0, seed: 1);
        float[] slash = Image(label: 0, shift: 0), moved = Image(label: 0, shift: 1), other = Image(label: 1, shift: 0);
        Console.WriteLine($"distance of a stroke to itself, a pixel to the right: {Distance(slash, moved):F2}");
        Console.WriteLine($"distance to the stroke of the other class:            {Distance(slash, other):F2}");
        Expect.Equal(Distance(slash, moved), Math.Sqrt(2 * 8));          // 8 pixels are gone and 8 others are there
        Expect.Equal(Distance(slash, other), Math.Sqrt(2 * 8));          // no nearer than another class

        double[] mlp = Accuracies<PixelMlp>(train), cnn = Accuracies<PatternCnn>(train);
        Console.WriteLine();
        Console.WriteLine("images shifted by    0 pixels     1 pixel    2 pixels   parameters");
        Console.WriteLine($"MLP               {string.Join("  ", mlp.Select(accuracy => $"{100 * accuracy,8:F1} %"))}   {PixelMlp.ParameterCount,10:N0}");
        Console.WriteLine($"CNN               {string.Join("  ", cnn.Select(accuracy => $"{100 * accuracy,8:F1} %"))}   {PatternCnn.ParameterCount,10:N0}");
        Expect.Above(mlp[0], 0.98);
        Expect.Below(mlp[1..].Max(), 0.75);             // a guess, or worse: shifted by 1, a stroke shares a pixel with the other class alone
        Expect.Above(cnn.Min(), 0.98);
    }

    /// <summary>The accuracy on images that are shifted by 0, 1 and 2 pixels: the mean of ten networks.</summary>
    private static double[] Accuracies<TNetwork>(Dataset train)
        where TNetwork : INetwork<TNetwork, float>
    {
        Dataset[] tests = [.. Enumerable.Range(0, 3).Select(shift => Strokes(examples: 200, shift, seed: 2))];
        var sums = new double[tests.Length];
        for (int seed = 0; seed < 10; seed++)
        {
            TNetwork net = TNetwork.Create(seed);
            net.Train(train, new TrainingOptions { Epochs = 8, BatchSize = 20, Optimizer = new Adam(0.01f), Seed = seed });
            sums = [.. sums.Zip(tests, (sum, test) => sum + net.Evaluate(test).Accuracy)];
        }

        return [.. sums.Select(sum => sum / 10)];
    }

    private static Dataset Strokes(int examples, int shift, int seed)
    {
        var random = new Random(seed);
        int[] labels = [.. Enumerable.Range(0, examples).Select(i => i % 2)];
        float[] images = [.. labels.SelectMany(label => Image(label, shift)).Select(pixel => pixel + (0.4f * (random.NextSingle() - 0.5f)))];
        return Dataset.FromArrays(images, labels);
    }

    /// <summary>A diagonal stroke of eight pixels, from the lower left or from the upper left.</summary>
    private static float[] Image(int label, int shift)
    {
        var pixels = new float[Side * Side];
        for (int i = 2; i < Side - 2; i++)
        {
            int row = label == 0 ? Side - 1 - i : i;
            pixels[(row * Side) + i + shift] = 1;
        }

        return pixels;
    }

    private static double Distance(float[] a, float[] b) => Math.Sqrt(a.Zip(b).Sum(pair => Math.Pow(pair.First - pair.Second, 2)));
}

/// <summary>A weight for every pixel: what is learned of a place is known of that place alone.</summary>
[Network(1, 12, 12)]
[Flatten, Linear(16), Relu, Linear(2)]
public partial class PixelMlp;

/// <summary>Looks for eight patterns of 3×3 pixels at every place alike; the mean over all places is what counts.</summary>
[Network(1, 12, 12)]
[Conv2d(8, 3, Padding = 1), Relu, GlobalAvgPool, Linear(2)]
public partial class PatternCnn;
