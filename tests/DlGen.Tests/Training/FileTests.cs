namespace DlGen.Tests.Training;

public sealed class FileTests : IDisposable
{
    private static readonly HandWrittenModel Model = new(3, 40, 4);
    private readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(path);

    [Fact]
    public void SavedNetwork_LoadsToTheSameBits()
    {
        NetworkRuntime<float> network = Model.Network<float>(seed: 3);
        network.Save(path);
        using var stream = new MemoryStream();
        network.Save(stream);
        Assert.Equal(File.ReadAllBytes(path), stream.ToArray());

        stream.Position = 0;
        NetworkModel<float> model = Model.Create<float>();
        NetworkRuntime<float>[] loaded =
        [
            NetworkRuntime<float>.Load(model, path),
            NetworkRuntime<float>.Load(model, stream),
            NetworkRuntime<float>.Load(model, stream.ToArray()),
        ];
        Assert.All(loaded, again => Assert.Equal(network.ParameterValues(), again.ParameterValues()));
        Assert.All(loaded, again => Assert.Equal(network.ParameterArena.Span, again.ParameterArena.Span));
        GC.KeepAlive(network);
        GC.KeepAlive(loaded);
    }

    [Fact]
    public void FileOfAnotherShape_IsRefused()
    {
        new HandWrittenModel(3, 41, 4).Network<float>().Save(path);
        string message = Assert.Throws<InvalidDataException>(() => NetworkRuntime<float>.Load(Model.Create<float>(), path)).Message;
        Assert.All([path, "0.weight", "[41, 3]", "[40, 3]"], part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public void Clone_IsIndependent()
    {
        NetworkRuntime<float> network = Model.Network<float>(seed: 3);
        NetworkRuntime<float> clone = network.Clone();
        float[] before = network.ParameterValues();
        Assert.Equal(before, clone.ParameterValues());
        clone.Train(Examples.Clusters(50), new TrainingOptions { Epochs = 1 });
        Assert.Equal(before, network.ParameterValues());
        Assert.NotEqual(before, clone.ParameterValues());
    }
}
