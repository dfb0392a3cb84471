#:package DlGen@*-*
#:package DlGen.Reporting@*-*
using DlGen;
using DlGen.Reporting;

/// <summary>XOR: no line separates its classes. A hidden layer with two neurons does, by hand; with eight, it is learned.</summary>
public static class Lesson03
{
    private static readonly float[] Corners = [0, 0, 0, 1, 1, 0, 1, 1];   // x1 and x2 of four examples
    private static readonly float[] Xor = [0, 1, 1, 0];

    public static void Main()
    {
        // By hand: h1 counts the ones, and h2 notices when there are two. y = h1 − 2·h2.
        var byHand = new XorByHand();
        byHand.Linear1.Set([1, 1, 1, 1], [0, -1]);
        byHand.Linear2.Set([1, -2], [0]);
        float[] h = byHand.GetActivations("relu1", Corners);
        float[] y = byHand.Predict(Corners);

        // One neuron, which draws one line, and a hidden layer that learns where to bend it.
        var line = new XorLine(seed: 1);
        float lineLoss = Learn(line);
        float[] lineSays = line.Predict(Corners);
        var learned = new XorLearned(seed: 1);
        float learnedLoss = Learn(learned);
        float[] learnedSays = learned.Predict(Corners);

        Console.WriteLine("x1 x2   XOR    h1 h2   by hand   one neuron   learned");
        for (int i = 0; i < 4; i++)
        {
            Console.WriteLine($" {Corners[2 * i]}  {Corners[(2 * i) + 1]}     {Xor[i]}     {h[2 * i]}  {h[(2 * i) + 1]}         {y[i]}       {lineSays[i]:F4}    {learnedSays[i]:F4}");
        }

        Console.WriteLine($"loss of one neuron: {lineLoss:F4}, which is log 2: it can only say 'even odds'");
        Console.WriteLine($"loss with a hidden layer: {learnedLoss:F4}");
        Expect.Equal(h, [0, 0, 1, 0, 1, 0, 2, 1]);
        Expect.Equal(y, [0, 1, 1, 0]);
        Expect.Equal(lineLoss, Math.Log(2));
        Expect.Equal(lineSays, [0.5, 0.5, 0.5, 0.5], decimals: 2);
        Expect.Equal(learnedSays, [0, 1, 1, 0], decimals: 1);

        Dataset data = Dataset.FromArrays(Corners, [0, 1, 1, 0]);
        Picture.DecisionBoundary(learned, data, "XOR, learned").Save("xor.svg");
        Console.WriteLine($"picture: {Path.GetFullPath("xor.svg")}");
    }

    /// <summary>The four lines of every training.</summary>
    private static float Learn(INetwork<float> net)
    {
        float loss = 0;
        var optimizer = new Adam(0.05f).For(net);
        for (int step = 0; step < 500; step++)
        {
            net.Forward(Corners);                       // 1 forward
            loss = net.ComputeLoss(Xor);                // 2 loss
            net.Backward();                             // 3 backward
            optimizer.Step();                           // 4 update
        }

        return loss;
    }
}

[Mlp(2, 2, 1, Loss = Loss.MeanSquaredError)]
public partial class XorByHand;

[Mlp(2, 1, Loss = Loss.BinaryCrossEntropy)]
public partial class XorLine;

[Mlp(2, 8, 1, Activation = Activation.Tanh, Loss = Loss.BinaryCrossEntropy)]
public partial class XorLearned;
