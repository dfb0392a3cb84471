#:package DlGen@*-*
using DlGen;

/// <summary>Parameter counts and shapes, on paper and as the compiler has them. A batch of B examples is a matrix [B×D].</summary>
public static class Lesson06
{
    public static void Main()
    {
        // On paper: a layer from n to m has m·n weights and m biases, and takes 2·m·n operations for an example.
        int onPaper = ((256 * 784) + 256) + ((256 * 256) + 256) + ((10 * 256) + 10);
        long operations = 2 * ((256 * 784) + (256 * 256) + (10 * 256));

        // These are constants of the generated class, known before the program runs. The table is also in its tooltip.
        Console.WriteLine(MnistMlp.Summary);
        Console.WriteLine();
        Console.WriteLine($"parameters on paper: {onPaper:N0}; GPT-3 has {175e9 / MnistMlp.ParameterCount:N0} times as many");
        Expect.Equal(onPaper, 269_322);
        Expect.Equal(MnistMlp.ParameterCount, 269_322);
        Expect.Equal(MnistMlp.ForwardFlops, operations);

        // The shapes of a batch: Z = X·W + b, with the examples below each other. The batch axis comes first everywhere.
        const int B = 64;
        var random = new Random(1);
        float[] x = [.. Enumerable.Range(0, B * MnistMlp.InputSize).Select(_ => random.NextSingle())];
        var net = new MnistMlp(seed: 1);
        float[] h1 = net.GetActivations("relu1", x);
        float[] z3 = net.GetActivations("linear3", x);
        Console.WriteLine();
        Console.WriteLine($"X   [{B}×{x.Length / B}]   the images of a batch, flattened");
        Console.WriteLine($"W1  [{net.Linear1.InputSize}×{net.Linear1.OutputSize}]  first weights; Linear1.Weight shows them transposed, [out, in], as PyTorch does");
        Console.WriteLine($"H1  [{B}×{h1.Length / B}]   hidden activations");
        Console.WriteLine($"Z3  [{B}×{z3.Length / B}]    logits");
        Expect.Equal(x.Length, 64 * 784);
        Expect.Equal(net.Linear1.Weight.Shape.ToArray(), [256, 784]);
        Expect.Equal(h1.Length, 64 * 256);
        Expect.Equal(z3.Length, 64 * 10);

        // A shape that doesn't fit is an error while you type, and none at run time:
        //   [Network(1, 28, 28)] [Linear(256), Relu, Linear(10)]    DLG1001: put Flatten before it, which makes it [784]
        //   [Mlp(784, 256, 1)]                                      DLG1002: the softmax of one output is always 1
        //   net.Predict(new float[783])                             DLG2100: an array isn't as long as the inputs
        // What only the program knows is checked where it comes in:
        try
        {
            net.Predict(x.AsSpan(1));
        }
        catch (ArgumentException error)
        {
            Console.WriteLine();
            Console.WriteLine($"a number too few: {error.Message}");
        }
    }
}

/// <summary>Rows of 784 pixels in, a logit for each of ten digits out. No activation after the last layer: the loss applies the softmax.</summary>
[Mlp(784, 256, 256, 10)]
public partial class MnistMlp;
