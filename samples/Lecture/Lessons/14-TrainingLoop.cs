#:package DlGen@*-*
using DlGen;

/// <summary>The training loop, and what its classic bugs do to the numbers.</summary>
public static class Lesson14
{
    private const int Classes = 10;
    private static readonly Dataset Data = Blobs();

    public static void Main()
    {
        double right = Train(new TenClasses(seed: 1));
        Expect.Below(right, 0.1);
        Console.WriteLine($"the loop as it should be           loss {right:F4}");
        // Forgetting zero_grad: Backward overwrites the gradients, so there is nothing to forget. Adding up is an option, with these numbers.
        var net = new TenClasses(seed: 1);
        Batch first = Data.Batches(50).First();
        var lengths = new List<double>();
        for (int k = 1; k <= 4; k++)
        {
            net.Forward(first.Inputs);
            net.ComputeLoss(first.Targets);
            net.Backward(accumulate: true);
            lengths.Add(Math.Sqrt(net.Parameters.Sum(parameter => parameter.Gradient.ToArray().Sum(g => (double)g * g))));
            Expect.Equal(lengths[^1] / lengths[0], k);  // after k batches, a step is k times too long
        }

        double added = Train(new TenClasses(seed: 1), accumulate: true);
        Console.WriteLine($"gradients that are never zeroed    loss {added:G3}; on one batch they grow {string.Join(", ", lengths.Select(length => $"{length / lengths[0]:F0}x"))}");
        Expect.Above(added, 10 * right);

        // A softmax in the network, and again in the loss. The compiler says DLG2005: "twice, it keeps the loss near log 10 = 2.30".
        double twice = Train(new SoftmaxTwice(seed: 1));
        double floor = -Math.Log(Math.E / (Math.E + Classes - 1));       // what comes of logits from 0 to 1, at best
        Console.WriteLine($"softmax twice                      loss {twice:F4}; it begins at log 10 = {Math.Log(Classes):F2} and can't go below {floor:F2}");
        Expect.Equal(floor, 1.46, decimals: 2);
        Expect.Above(twice, floor);

        // The compiler warns of these; the first two also throw where they run.
        //   optimizer.Step(); net.Backward();                  DLG2121: Step comes before any Backward, so there are no gradients to step by
        //   net.Backward(); net.ComputeLoss(batch.Targets);    DLG2120: the order is Forward, ComputeLoss, Backward, Step
        //   Forward, ComputeLoss, Backward, and no Step        DLG2122: the loop computes gradients and never uses them
        //   new Adam().For(net) inside the loop                DLG2123: what it keeps from step to step is lost
        //   new Sgd(1000f)                                     DLG2130: larger than its usual rates by a factor of 100 or more
    }

    /// <summary>The loop. Train does the same in one call.</summary>
    private static double Train(INetwork<float> net, bool accumulate = false)
    {
        var optimizer = new Sgd(0.1f) { Momentum = 0.9f }.For(net);
        for (int epoch = 0; epoch < 10; epoch++)
        {
            foreach (Batch batch in Data.Batches(50, seed: epoch))
            {
                net.Forward(batch.Inputs);              // 1 forward
                net.ComputeLoss(batch.Targets);         // 2 loss
                net.Backward(accumulate);               // 3 backward: zeroes the gradients first, unless it accumulates
                optimizer.Step();                       // 4 update
            }
        }

        return net.Evaluate(Data).Loss;
    }

    /// <summary>Ten clouds of points on a circle.</summary>
    private static Dataset Blobs()
    {
        var random = new Random(1);
        int[] labels = [.. Enumerable.Range(0, 1000).Select(i => i % Classes)];
        double[] centers = [.. labels.Select(label => label * Math.Tau / Classes).SelectMany(angle => new[] { 2 * Math.Cos(angle), 2 * Math.Sin(angle) })];
        return Dataset.FromArrays([.. centers.Select(center => (float)(center + (0.4 * (random.NextDouble() - 0.5))))], labels);
    }
}

[Mlp(2, 32, 10)] public partial class TenClasses;

#pragma warning disable DLG2005 // Meant: the lesson shows what comes of it.
[Network(2)] [Linear(32), Relu, Linear(10), Softmax] public partial class SoftmaxTwice;
#pragma warning restore DLG2005
