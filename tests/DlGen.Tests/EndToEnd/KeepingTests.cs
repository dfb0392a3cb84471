using System.Diagnostics;
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

    public static TheoryData<string> Savers => ["network", "interface", "block"];

    /// <summary>A file is replaced as a whole, a name may be as long as a file's can be, and a pipe stays a pipe.</summary>
    [Theory]
    [MemberData(nameof(Savers))]
    public async Task Saving_ReplacesFiles_AndKeepsWhatIsNone(string saver)
    {
        using var folder = new TemporaryFolder();
        var network = new Networks.FrozenFirstSingle(seed: 5);
        Action<string> save = saver switch
        {
            "network" => network.Save,
            "interface" => ((INetwork<float>)network).Save,
            _ => network.Coder1.Save,
        };
        string path = folder.Write("file", [1, 2, 3]);
        using (var reader = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        {
            save(path);

            // Who has the old file open reads it to its end.
            Assert.Equal(3, reader.Length);
            Assert.Equal(1, reader.ReadByte());
        }

        byte[] file = await File.ReadAllBytesAsync(path);
        save(folder[new string('n', 255)]);
        Assert.Equal(file, await File.ReadAllBytesAsync(folder[new string('n', 255)]));
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string pipe = folder["pipe"];
        using (Process make = Process.Start("mkfifo", [pipe]))
        {
            await make.WaitForExitAsync();
        }

        Task<byte[]> read = Task.Run(() => File.ReadAllBytes(pipe));
        save(pipe);
        Assert.True(OutputFileTests.IsPipe(pipe));
        Assert.Equal(file, await read.WaitAsync(TimeSpan.FromMinutes(10)));
        Assert.Equal(3, Directory.GetFileSystemEntries(folder.Path).Length);
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
