using TorchSharp.Modules;

namespace DlGen.Peers.Parity;

/// <summary>A block on both sides.</summary>
internal sealed record DrawnBlock(string Name, int[] OutputShape, Func<Sequential> Create);

/// <summary>A network on both sides.</summary>
/// <param name="Name">The class in single precision; that in double precision has "Double" behind it.</param>
/// <param name="InputShape">Without the batch axis.</param>
/// <param name="OutputShape">Without the batch axis.</param>
/// <param name="Loss">What training makes small.</param>
/// <param name="Source">The declarations in C#: blocks, then the network in both precisions.</param>
/// <param name="Create">The network in TorchSharp.</param>
/// <param name="Batch">Examples in the batch.</param>
/// <param name="Seed">What the batch and the parameters are drawn from.</param>
internal sealed record DrawnNetwork(
    string Name, int[] InputShape, int[] OutputShape, DrawnLoss Loss, string Source, Func<Sequential> Create, int Batch, int Seed);
