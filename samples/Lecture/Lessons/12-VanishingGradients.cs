#:package DlGen@*-*
#:package DlGen.Reporting@*-*
using DlGen;
using DlGen.Reporting;

/// <summary>Each sigmoid passes on at most a quarter of a gradient: over many layers nothing is left of it.</summary>
public static class Lesson12
{
    public static void Main()
    {
        // Five layers of one neuron, all weights 1, and each sigmoid where its slope is a tenth.
        double z = Math.Log(0.5 + Math.Sqrt(0.15)) - Math.Log(0.5 - Math.Sqrt(0.15));   // σ′(z) = σ(z)·(1 − σ(z)) = 0.1
        double h = 1 / (1 + Math.Exp(-z));
        var five = new FiveLayers();
        foreach (LinearLayer<double> layer in new[] { five.Linear1, five.Linear2, five.Linear3, five.Linear4, five.Linear5 })
        {
            layer.Set([1], [layer == five.Linear1 ? z - 1 : z - h]);     // with these biases every layer has the same z
        }

        five.Forward([1.0]);
        double y = five.GetOutputs()[0];
        five.ComputeLoss([y - 0.5]);                                     // L = (y − t)², so the gradient at the output is 2·0.5 = 1
        five.Backward();
        double[] signal = [.. five.Parameters.Where(parameter => parameter.Name.EndsWith(".bias")).Select(bias => bias.Gradient[0]).Reverse()];
        Console.WriteLine($"gradient from the output to layer 1: {string.Join(", ", signal.Select(s => $"{s:0.####}"))}");
        Expect.Equal(signal, [1, 0.1, 0.01, 0.001, 0.0001], decimals: 9);

        // At best, where every slope is 1/4.
        foreach (int depth in new[] { 5, 10, 20 })
        {
            Console.WriteLine($"at most 0.25^{depth} = {Math.Pow(0.25, depth):0.0E+0} behind {depth} sigmoids");
        }

        Expect.Equal(Math.Log10(Math.Pow(0.25, 5)), -3, decimals: 0);
        Expect.Equal(Math.Log10(Math.Pow(0.25, 10)), -6, decimals: 0);
        Expect.Equal(Math.Log10(Math.Pow(0.25, 20)), -12, decimals: 0);

        // Twenty layers of 32, as they start, on random data.
        double[] sigmoid = Norms<DeepSigmoid>(), relu = Norms<DeepRelu>(), residual = Norms<DeepResidual>();
        Console.WriteLine($"of the gradient at layer 20, layer 1 gets {sigmoid[0] / sigmoid[^1]:0.0E+0} with sigmoid, {relu[0] / relu[^1]:0.00} with relu, {residual[0] / residual[^1]:0.00} with residual blocks");
        Expect.Below(sigmoid[0] / sigmoid[^1], 1e-9);
        Expect.Above(relu[0] / relu[^1], 0.01);
        Expect.Above(residual[0] / residual[^1], 0.1);

        double[] layers = [.. Enumerable.Range(1, 20).Select(layer => (double)layer)];
        Picture.Lines("How much gradient reaches each layer", "layer", "length of the gradient", [
            new Curve("sigmoid", layers, sigmoid), new Curve("relu", layers, relu), new Curve("residual", layers, residual)], logarithmicY: true).Save("vanishing.svg");
        Console.WriteLine($"picture: {Path.GetFullPath("vanishing.svg")}");
    }

    /// <summary>The length of the gradient of each of the twenty layers' weights, from the first to the last.</summary>
    private static double[] Norms<TNetwork>()
        where TNetwork : INetwork<TNetwork, float>
    {
        var random = new Random(1);
        TNetwork net = TNetwork.Create(seed: 1);
        net.Forward([.. Enumerable.Range(0, 64 * 32).Select(_ => random.NextSingle() - 0.5f)]);
        net.ComputeLoss([.. Enumerable.Range(0, 64).Select(_ => random.Next(10))]);
        net.Backward();
        return [.. net.Parameters.Where(parameter => parameter.Count == 32 * 32).Select(weight => Math.Sqrt(weight.Gradient.ToArray().Sum(g => (double)g * g)))];
    }
}

[Mlp(1, 1, 1, 1, 1, 1, Activation = Activation.Sigmoid, Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
public partial class FiveLayers;

#pragma warning disable DLG2010, DLG2012 // What the compiler says of them is what the lesson shows: gradients vanish in sigmoids.
[Network(32)] [Use<SigmoidLayer>(Times = 20), Linear(10)] public partial class DeepSigmoid;
[Network(32)] [Use<ReluLayer>(Times = 20), Linear(10)] public partial class DeepRelu;
#pragma warning restore DLG2010, DLG2012
[Network(32)] [Residual<NormalizedLayer>(Times = 20), Linear(10)] public partial class DeepResidual;
[Block(32)] [Linear(32), Sigmoid] public partial class SigmoidLayer;
[Block(32)] [Linear(32), Relu] public partial class ReluLayer;
[Block(32)] [LayerNorm, Linear(32), Relu] public partial class NormalizedLayer;
