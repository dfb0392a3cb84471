#:package DlGen@*
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

        var options = new TrainingOptions { Epochs = 8, BatchSize = 20, Optimizer = new Adam(0.01f), Seed = 1 };
        var mlp = new PixelMlp(seed: 1);
        mlp.Train(train, options);
        var cnn = new PatternCnn(seed: 1);
        cnn.Train(train, options);
        Console.WriteLine();
        Console.WriteLine($"parameters: MLP {PixelMlp.ParameterCount:N0}, CNN {PatternCnn.ParameterCount:N0}");
        Console.WriteLine("shift    MLP       CNN");
        for (int shift = 0; shift <= 2; shift++)
        {
            Dataset test = Strokes(examples: 400, shift, seed: 2);
            double ofMlp = mlp.Evaluate(test).Accuracy, ofCnn = cnn.Evaluate(test).Accuracy;
            Console.WriteLine($"{shift,5}   {100 * ofMlp,5:F1} %   {100 * ofCnn,5:F1} %");
            Expect.Above(ofCnn, 0.98);
            if (shift == 0)
            {
                Expect.Above(ofMlp, 0.98);
            }
            else
            {
                Expect.Below(ofMlp, 0.8);
            }
        }
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

/// <summary>The same patterns of 3×3 pixels are looked for everywhere, and the mean over all places is what counts.</summary>
[Network(1, 12, 12)]
[Conv2d(8, 3, Padding = 1), Relu, GlobalAvgPool, Linear(2)]
public partial class PatternCnn;
