using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DlGen.Peers.Parity;

/// <summary>A block on both sides.</summary>
internal sealed record DrawnBlock(string Name, int[] OutputShape, Func<Sequential> Create);

/// <summary>One of a network's outputs: its shape without the batch axis, its loss, and what that is multiplied by.</summary>
internal sealed record DrawnHead(int[] Shape, DrawnLoss Loss, double Weight = 1);

/// <summary>A network on both sides.</summary>
/// <param name="Name">The class in single precision; that in double precision has "Double" behind it.</param>
/// <param name="InputShape">Without the batch axis.</param>
/// <param name="Heads">The outputs: of several, those of an example lie one behind the other.</param>
/// <param name="Source">The declarations in C#: blocks, then the network in both precisions.</param>
/// <param name="Create">The network in TorchSharp.</param>
/// <param name="Batch">Examples in the batch.</param>
/// <param name="Seed">What the batch and the parameters are drawn from.</param>
internal sealed record DrawnNetwork(
    string Name, int[] InputShape, DrawnHead[] Heads, string Source, Func<nn.Module<Tensor, Tensor>> Create, int Batch, int Seed)
{
    /// <summary>The loss of outputs and of the targets of each head.</summary>
    public Tensor Loss(Tensor outputs, Tensor[] targets)
    {
        if (Heads.Length == 1)
        {
            return Heads[0].Loss.Compute(outputs, targets[0]);
        }

        Tensor? sum = null;
        long start = 0;
        foreach ((DrawnHead head, Tensor target) in Heads.Zip(targets))
        {
            int size = LayerKind.Size(head.Shape);
            Tensor own = outputs.narrow(1, start, size).reshape([outputs.shape[0], .. head.Shape.Select(static length => (long)length)]);
            Tensor loss = head.Weight * head.Loss.Compute(own, target);
            sum = sum is null ? loss : sum + loss;
            start += size;
        }

        return sum!;
    }
}
