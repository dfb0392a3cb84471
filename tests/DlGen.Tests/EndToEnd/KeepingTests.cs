using DlGen.Tests.Formats;

namespace DlGen.Tests.EndToEnd;

public class KeepingTests
{
    [Fact]
    public void SavedNetwork_LoadsFromPathStreamAndSpan()
    {
        using var folder = new TemporaryFolder();
        var net = new Small(seed: 5);
        net.Save(folder["net.safetensors"]);
        byte[] file = File.ReadAllBytes(folder["net.safetensors"]);
        Assert.Equal(file, Samples.File(net));
        Assert.Equal(file, Samples.File(Small.Load(folder["net.safetensors"])));
        Assert.Equal(file, Samples.File(Small.Load(new MemoryStream(file))));
        Assert.Equal(file, Samples.File(Small.Load(file.AsSpan())));
    }

    [Fact]
    public void LoadedNetwork_PredictsTheSame()
    {
        float[] x = Samples.Floats(new Random(1), 3 * 12);
        var net = new Small(seed: 5);
        Assert.Equal(net.Predict(x), Small.Load(Samples.File(net).AsSpan()).Predict(x));
    }

    [Fact]
    public void NetworkWithOtherShapes_IsRefused_NamingTensorAndShapes()
    {
        InvalidDataException exception = Assert.Throws<InvalidDataException>(() => Wide.Load(Samples.File(new Small()).AsSpan()));
        Assert.Contains("0.weight", exception.Message, StringComparison.Ordinal);
        Assert.Contains("[33, 12]", exception.Message, StringComparison.Ordinal);
        Assert.Contains("[128, 100]", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherPrecision_IsRefused() =>
        Assert.Throws<InvalidDataException>(() => Enums.Second.Load(Samples.File(new Enums.Third()).AsSpan()));

    [Fact]
    public void Names_AreThoseOfPyTorchsSequential() => Assert.Equal(
        ["0.weight", "0.bias", "2.weight", "2.bias", "4.weight", "4.bias"], new Small().Parameters.Select(parameter => parameter.Name));

    [Fact]
    public void Clone_IsIndependent()
    {
        var net = new Small(seed: 5);
        Small clone = net.Clone();
        byte[] before = Samples.File(net);
        Assert.Equal(before, Samples.File(clone));
        clone.Train(Samples.Labelled(20, 12, 5), new TrainingOptions { Epochs = 1 });
        Assert.Equal(before, Samples.File(net));
        Assert.NotEqual(before, Samples.File(clone));
    }
}
