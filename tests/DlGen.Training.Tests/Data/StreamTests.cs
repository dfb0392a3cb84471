using System.Runtime.CompilerServices;
using DlGen.Training.Tests.Resuming;

namespace DlGen.Training.Tests.Data;

/// <summary>Datasets from records that come one after another.</summary>
public sealed class StreamTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>To the bit what a dataset in memory is, in training too.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(300)]
    public async Task Dataset_IsThatInMemory(int count)
    {
        Sample[] samples = Samples(count);
        (Dataset Streamed, Dataset InMemory)[] pairs =
        [
            (await Dataset.FromEnumerableAsync(Stream(samples), Sample.Inputs, static sample => sample.Label, folder.Path), Dataset.FromEnumerable(samples, Sample.Inputs, static sample => sample.Label)),
            (await Dataset.FromEnumerableAsync(Stream(samples), Sample.Inputs, Sample.Name, folder: folder.Path), Dataset.FromEnumerable(samples, Sample.Inputs, Sample.Name)),
            (await Dataset.FromEnumerableAsync(Stream(samples), Sample.Inputs, Sample.Name, ["two", "zero", "one"], folder.Path), Dataset.FromEnumerable(samples, Sample.Inputs, Sample.Name, ["two", "zero", "one"])),
            (await Dataset.FromEnumerableAsync(Stream(samples), Sample.Inputs, static sample => new[] { sample.X, sample.Y }, folder.Path), Dataset.FromEnumerable(samples, Sample.Inputs, static sample => new[] { sample.X, sample.Y })),
        ];
        Assert.All(pairs, pair =>
        {
            Assert.True(pair.Streamed.IsMapped);
            Assert.Equal($"{pair.InMemory}", $"{pair.Streamed}");
            Assert.Equal(pair.InMemory.ClassNames, pair.Streamed.ClassNames);
            Assert.Equal(Values(pair.InMemory), Values(pair.Streamed));
        });

        float[] Trained(Dataset data)
        {
            var net = new Flowers(seed: 1);
            net.Train(data, new TrainingOptions { Epochs = 2, BatchSize = 8 });
            return Loop.Examples.Values(net);
        }

        Assert.Equal(Trained(pairs[0].InMemory), Trained(pairs[0].Streamed));
    }

    /// <summary>Rows that are longer than what is written at once.</summary>
    [Fact]
    public async Task LongRows_AreWhole()
    {
        float[][] rows = [.. Enumerable.Range(0, 3).Select(static row => Enumerable.Range(0, 700_001).Select(column => (float)((row * 31) + column)).ToArray())];
        Dataset data = await Dataset.FromEnumerableAsync(Stream(rows), static row => row, static _ => 0, folder.Path);
        var inputs = new float[700_001];
        for (int row = 0; row < 3; row++)
        {
            data.CopyInputs(row, inputs);
            Assert.Equal(rows[row], inputs);
        }
    }

    [Fact]
    public async Task WrongRecord_IsNamed()
    {
        Sample[] samples = Samples(20);
        await Refused("Record 7 has 3 inputs; the first has 4.", Changed(7, static sample => sample with { Length = 3 }));
        await Refused("Record 0 has 0 inputs; at least one is needed.", Changed(0, static sample => sample with { Length = 0 }));
        await Refused("inputs: row 19, column 1 is NaN; every value must be finite.", Changed(19, static sample => sample with { Y = float.NaN }));
        await Refused("A dataset needs at least one example; there are no records.", []);
        Assert.StartsWith(
            "Record 2 has the class 'two', which isn't among the classes; ",
            (await Assert.ThrowsAsync<ArgumentException>(() => Dataset.FromEnumerableAsync(Stream(samples), Sample.Inputs, Sample.Name, ["zero", "one"], folder.Path))).Message, StringComparison.Ordinal);
        Assert.StartsWith("The label of record 0 is null.", (await Assert.ThrowsAsync<ArgumentException>(
            () => Dataset.FromEnumerableAsync(Stream(samples), Sample.Inputs, static _ => (string)null!, folder: folder.Path))).Message, StringComparison.Ordinal);
        Assert.StartsWith("Record 1 has 2 target values; the first has 1.", (await Assert.ThrowsAsync<ArgumentException>(
            () => Dataset.FromEnumerableAsync(Stream(samples), Sample.Inputs, static sample => new float[1 + sample.Label], folder.Path))).Message, StringComparison.Ordinal);

        Sample[] Changed(int row, Func<Sample, Sample> change) => [.. samples.Select((sample, number) => number == row ? change(sample) : sample)];
        async Task Refused(string message, Sample[] records)
        {
            ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(() => Dataset.FromEnumerableAsync(Stream(records), Sample.Inputs, static sample => sample.Label, folder.Path));
            Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
            Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => Dataset.FromEnumerable(records, Sample.Inputs, static sample => sample.Label)).Message, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFiles(folder.Path));
        }
    }

    /// <summary>The file is gone, whatever ends the records.</summary>
    [Fact]
    public async Task RecordsThatEndEarly_LeaveNoFile()
    {
        var source = new InvalidOperationException("the source is closed");
        Assert.Same(source, await Assert.ThrowsAsync<InvalidOperationException>(() => Read(Stream(Samples(5), failure: source))));
        Assert.Same(source, await Assert.ThrowsAsync<InvalidOperationException>(
            () => Dataset.FromEnumerableAsync<Sample>(Stream(Samples(5)), sample => sample.Label == 2 ? throw source : Sample.Inputs(sample), static sample => sample.Label, folder.Path)));

        // By a source that looks at the token, and by one that doesn't.
        foreach (bool looks in new[] { true, false })
        {
            using var cancel = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => Read(Stream(Samples(50), at: 30, then: () => { Assert.Equal(OperatingSystem.IsWindows() ? 1 : 0, Directory.GetFiles(folder.Path).Length); cancel.Cancel(); }, looks: looks), cancel.Token));
        }

        await Assert.ThrowsAsync<ArgumentNullException>(() => Read(null!));
        Assert.Empty(Directory.GetFiles(folder.Path));

        Task<Dataset> Read(IAsyncEnumerable<Sample> records, CancellationToken token = default) =>
            Dataset.FromEnumerableAsync(records, Sample.Inputs, static sample => sample.Label, folder.Path, cancellationToken: token);
    }

    [Fact]
    public async Task Folder_IsNamedWhereItCannotBeUsed()
    {
        string none = folder["none"];
        Assert.Equal(
            $"{none}: there is no such folder; the rows of a dataset are kept in a temporary file in it.",
            (await Assert.ThrowsAsync<DirectoryNotFoundException>(() => Dataset.FromEnumerableAsync(Stream(Samples(5)), Sample.Inputs, static sample => sample.Label, none))).Message);
        if (Directory.Exists("/proc/self"))
        {
            string message = (await Assert.ThrowsAnyAsync<IOException>(() => Dataset.FromEnumerableAsync(Stream(Samples(5)), Sample.Inputs, static sample => sample.Label, "/proc/self"))).Message;
            Assert.StartsWith("/proc/self: the rows of the dataset can't be written to a file there: ", message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(999, new[] { 999 })]
    [InlineData(2000, new[] { 1000, 2000 })]
    [InlineData(2001, new[] { 1000, 2000, 2001 })]
    public async Task Progress_CountsRecords(int count, int[] expected)
    {
        var progress = new Reported();
        await Dataset.FromEnumerableAsync(Stream(Samples(count)), Sample.Inputs, static sample => sample.Label, folder.Path, progress);
        Assert.Equal(expected, progress.Counts);
    }

    private static Sample[] Samples(int count)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(row => new Sample(random.NextSingle(), random.NextSingle(), row % 3, 4))];
    }

    private static async IAsyncEnumerable<TRecord> Stream<TRecord>(
        TRecord[] records, int at = -1, Action? then = null, Exception? failure = null, bool looks = true, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (int row = 0; row < records.Length; row++)
        {
            if (row == at)
            {
                then!();
            }

            if (row % 7 == 0)
            {
                await Task.Yield();
            }

            if (looks)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            yield return records[row];
        }

        if (failure is not null)
        {
            throw failure;
        }
    }

    /// <summary>The inputs and targets of all examples.</summary>
    private static float[] Values(Dataset data)
    {
        Batch all = data.Batches(data.Count).Single();
        var inputs = new float[data.Count * data.InputSize];
        var targets = new float[data.Count * Math.Max(1, data.TargetSize)];
        all.Inputs.CopyTo(inputs);
        all.Targets.CopyTo(targets);
        return [.. inputs, .. targets];
    }

    private sealed record Sample(float X, float Y, int Label, int Length)
    {
        public static float[] Inputs(Sample sample) => [.. new[] { sample.X, sample.Y, sample.X * sample.Y, 1f }.Take(sample.Length)];

        public static string Name(Sample sample) => sample.Label switch { 0 => "zero", 1 => "one", _ => "two" };
    }

    private sealed class Reported : IProgress<int>
    {
        public List<int> Counts { get; } = [];

        public void Report(int value) => Counts.Add(value);
    }
}
