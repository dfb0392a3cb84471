using System.Text;
using DlGen.Formats;
using DlGen.Tests.Formats;

namespace DlGen.Tests.EndToEnd;

[Mlp(4, 8, 3, Loss = Loss.MeanSquaredError)]
public partial class OfRelu;

[Mlp(4, 8, 3, Loss = Loss.MeanSquaredError, Activation = Activation.Tanh)]
public partial class OfTanh;

[Network(4, LabelSmoothing = 0.1f, Initialization = Initialization.Xavier, ProductRounding = ProductRounding.Tf32)]
[Linear(8), Relu, Linear(3), Dropout]
public partial class OfReluToo;

[Network(4)]
[Use<OfRelu>(Frozen = true), Linear(3), Residual<OfReluBlock>, Linear(2)]
public partial class WithOfRelu;

[Block(3)]
[Linear(4), Tanh, Use<OfRelu>]
public partial class OfReluBlock;

/// <summary>Files of other layers with the same tensors.</summary>
public sealed class LayerCheckTests : IDisposable
{
    private const string Message =
        "its parameters are of Linear(8), Tanh, Linear(3); this network is Linear(8), Relu, Linear(3). To take them all the same, load with checkLayers: false.";

    private static readonly byte[] Tanh = Samples.File(new OfTanh(seed: 1));

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void FileOfOtherLayers_IsRefused()
    {
        string path = folder.Write("tanh.safetensors", Tanh);
        using var stream = new MemoryStream(Tanh);
        Assert.Equal($"{path}: {Message}", Assert.Throws<InvalidDataException>(() => OfRelu.Load(path)).Message);
        Assert.Equal($"the stream: {Message}", Assert.Throws<InvalidDataException>(() => OfRelu.Load(stream)).Message);
        Assert.Equal($"the bytes: {Message}", Assert.Throws<InvalidDataException>(() => OfRelu.Load(Tanh.AsSpan())).Message);
        Assert.Equal($"{path}: {Message}", Assert.Throws<InvalidDataException>(() => Generic<OfRelu>(path, checkLayers: true)).Message);
    }

    [Fact]
    public void FileOfOtherLayers_LoadsWhereTheCheckIsLeftOut()
    {
        string path = folder.Write("tanh.safetensors", Tanh);
        using var stream = new MemoryStream(Tanh);
        OfRelu[] loaded =
        [
            OfRelu.Load(path, checkLayers: false), OfRelu.Load(stream, checkLayers: false),
            OfRelu.Load(Tanh.AsSpan(), checkLayers: false), Generic<OfRelu>(path, checkLayers: false),
        ];
        Assert.All(loaded, net => Assert.Equal(new OfTanh(seed: 1).Linear2.Weight.ToArray(), net.Linear2.Weight.ToArray()));

        // What it saves from then on is its own.
        Assert.Equal(Samples.File(loaded[0]), Samples.File(OfRelu.Load(Samples.File(loaded[0]).AsSpan())));
    }

    [Fact]
    public void FileOfTheSameLayers_IsTaken_WhateverTrainingDoes()
    {
        byte[] file = Samples.File(new OfReluToo(seed: 2));
        Assert.Equal(Samples.File(OfRelu.Load(file.AsSpan())), file);
    }

    /// <summary>A file that says nothing of the layers, as PyTorch and other versions of DlGen write it.</summary>
    [Fact]
    public void FileThatSaysNothing_IsTaken()
    {
        var net = new OfTanh(seed: 1);
        using var file = new MemoryStream();
        SafeTensorsFile.Write(file, ((INetwork<float>)net).Runtime.State);
        Assert.Equal(net.Linear1.Weight.ToArray(), OfRelu.Load(file.ToArray().AsSpan()).Linear1.Weight.ToArray());

        byte[] otherVersion = [.. Tanh];
        otherVersion[otherVersion.AsSpan().IndexOf("network.v1\""u8) + "network.v".Length] = (byte)'2';
        Assert.Equal(net.Linear1.Weight.ToArray(), OfRelu.Load(otherVersion.AsSpan()).Linear1.Weight.ToArray());
    }

    [Fact]
    public void Header_SaysTheLayersAsTheyAreRead() =>
        Assert.Contains(
            """{"__metadata__":{"format":"pt","dlgen.network.v1":"Use(Linear(8), Relu, Linear(3)), Linear(3), Residual(Linear(4), Tanh, Use(Linear(8), Relu, Linear(3))), Linear(2)"},"0.0.weight":""",
            Encoding.UTF8.GetString(Samples.File(new WithOfRelu())),
            StringComparison.Ordinal);

    [Fact]
    public void Part_TakesTheFileOfItsOwnLayersAlone()
    {
        var net = new WithOfRelu(seed: 5);
        byte[] before = Samples.File(net);
        string message = $"the bytes: {Message}";
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => net.OfRelu1.Load(Tanh.AsSpan())).Message);
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => net.OfReluBlock1.OfRelu1.Load(Tanh.AsSpan())).Message);
        Assert.Equal(before, Samples.File(net));

        var own = new OfRelu(seed: 9);
        net.OfRelu1.Load(Samples.File(own).AsSpan());
        using var stream = new MemoryStream(Samples.File(own));
        net.OfReluBlock1.OfRelu1.Load(stream);
        Assert.Equal(own.Linear1.Weight.ToArray(), net.OfRelu1.Linear1.Weight.ToArray());
        using var saved = new MemoryStream();
        net.OfReluBlock1.OfRelu1.Save(saved);
        Assert.Equal(Samples.File(own), saved.ToArray());

        net.OfRelu1.Load(folder.Write("tanh.safetensors", Tanh), checkLayers: false);
        Assert.Equal(new OfTanh(seed: 1).Linear1.Weight.ToArray(), net.OfRelu1.Linear1.Weight.ToArray());
    }

    [Fact]
    public void LongDescriptions_AreShownWhereTheyDiffer()
    {
        string same = string.Concat(Enumerable.Range(0, 500).Select(static size => $"Linear({size}), Relu, "));
        string message = Assert.Throws<InvalidDataException>(() => NetworkDescription.Check(
            new Dictionary<string, string> { [NetworkDescription.Key] = $"{same}Tanh, {same}" }, $"{same}Sigmoid, {same}", "file")).Message;
        Assert.InRange(message.Length, 0, 900);
        Assert.Contains("Linear(499), Relu, Tanh, Linear(0)", message, StringComparison.Ordinal);
        Assert.Contains("Linear(499), Relu, Sigmoid, Linear(0)", message, StringComparison.Ordinal);
    }

    private static TNetwork Generic<TNetwork>(string path, bool checkLayers)
        where TNetwork : INetwork<TNetwork, float> => TNetwork.Load(path, checkLayers);
}
